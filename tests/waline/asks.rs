//! What is asked: ids with the type that they came with, threads as the server takes them, slots by one table.

use article_widget::{
    comments::model::CommentId,
    reactions::model::{DEFAULT_REACTIONS, ReactionId},
    store::waline::{ask, record::Id, slots},
};
use serde_json::{Value, json};

fn body(ask: &article_widget::store::wire::Ask) -> Value {
    serde_json::from_str(ask.body.as_deref().expect("a body")).expect("JSON")
}

#[test]
fn a_reply_names_its_parent_and_its_top_with_the_type_that_they_came_with() {
    let numbers = ask::add("/a/", "Ann", "Hi", Some((&Id::Number(5), &Id::Number(1))));
    assert_eq!((&body(&numbers)["pid"], &body(&numbers)["rid"]), (&json!(5), &json!(1)));
    let [parent, top] = ["65a1f00c2", "65a1f0001"].map(|id| Id::Word(id.to_owned()));
    let words = ask::add("/a/", "Ann", "Hi", Some((&parent, &top)));
    assert_eq!((&body(&words)["pid"], &body(&words)["rid"]), (&json!("65a1f00c2"), &json!("65a1f0001")));
    let top = body(&ask::add("/a/", "Ann", "Hi", None));
    assert!(top.get("pid").is_none() && top.get("rid").is_none());
}

#[test]
fn an_id_keeps_its_type_through_its_name_here() {
    for id in [json!(12), json!("12"), json!("65a1f00c2"), json!(0)] {
        let read = Id::read(&id).unwrap();
        assert_eq!(read.json(), id);
        assert_eq!(Id::named(&read.name()), Some(read));
    }
    for odd in [
        json!(null),
        json!(-1),
        json!(1.5),
        json!(""),
        json!("1,2"),
        json!("../x"),
        json!("x".repeat(65)),
        json!([1]),
    ] {
        assert_eq!(Id::read(&odd), None, "{odd}");
    }
    for name in ["#comment-3", "abcdefghij01234", "waline-", "waline-x", "waline_1,2"] {
        assert_eq!(Id::named(&CommentId::from(name)), None, "{name}");
    }
}

#[test]
fn what_a_host_calls_its_thread_cannot_say_anything_else() {
    assert!(
        ask::comments("/a/?x=1&page=9#top", 2)
            .path
            .starts_with("/api/comment?path=%2Fa%2F%3Fx%3D1%26page%3D9%23top&page=2&")
    );
    assert!(ask::moods("/a,b/").path.contains("path=%2Fa%252Cb%2F&"), "a comma would part two threads");
    assert_eq!(body(&ask::mood("/a,b/", 0, true))["path"], json!("/a%2Cb/"));
}

#[test]
fn a_like_and_an_edit_say_nothing_else() {
    assert_eq!(body(&ask::like(&Id::Number(2), false)), json!({ "like": false }));
    assert_eq!(body(&ask::edit(&Id::Number(2), "x")), json!({ "comment": "x" }));
}

#[test]
fn the_eight_moods_have_the_first_eight_slots_and_the_ninth_has_its_own_name() {
    for (slot, mood) in DEFAULT_REACTIONS.iter().enumerate() {
        assert_eq!(slots::slot(&ReactionId::from(*mood)), Some(slot));
        assert_eq!(slots::mood(slot), ReactionId::from(*mood));
    }
    assert_eq!(slots::slot(&"reaction8".into()), Some(8));
    assert_eq!(slots::mood(8), ReactionId::from("reaction8"));
    for none in ["url", "time", "heart", "reaction9", ""] {
        assert_eq!(slots::slot(&none.into()), None, "{none:?} must never become a column");
    }
    assert_eq!(
        body(&ask::mood("/a/", 3, false)),
        json!({ "path": "/a/", "type": "reaction3", "action": "desc" })
    );
}

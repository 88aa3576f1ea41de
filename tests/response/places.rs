//! What is written under a comment that goes meanwhile: its place stays, and the words do.

use article_widget::{
    response::state::{Draft, Open, Slot, action::Action, effect::Effect},
    store::model::Change,
};

use crate::story::{Story, mine};

fn gone(id: &str) -> Action {
    Action::Changed(Change::Delete(id.into()))
}

fn reply(id: &str) -> Action {
    Action::Open(Some(Open::Reply(id.into())))
}

fn typed(slot: &Slot, text: &str) -> Action {
    Action::Type(slot.clone(), text.to_owned())
}

#[test]
fn the_place_of_a_comment_that_is_being_answered_stays_until_nothing_is_written_there() {
    let mut story = Story::begin();
    let slot = Slot::Reply("c".into());
    story.go([reply("c"), gone("c")]);
    assert_eq!(story.rows(), "(c0) a0 b1");
    story.go([typed(&slot, "half a reply"), Action::Open(None)]);
    assert_eq!(story.rows(), "(c0) a0 b1", "there is a draft");
    story.go([typed(&slot, "")]);
    assert_eq!(story.rows(), "a0 b1");
}

#[test]
fn a_draft_under_a_reply_holds_all_places_above_it() {
    let mut story = Story::begin();
    story.go([typed(&Slot::Reply("b".into()), "half a reply"), gone("b"), gone("a")]);
    assert_eq!(story.rows(), "c0 (a0) (b1)");
    story.go([reply("b"), Action::Post(mine("m", Some("b"), 50))]);
    assert_eq!(story.rows(), "c0 (a0) (b1) m2");
}

#[test]
fn what_was_begun_is_still_there_after_another_document() {
    let mut story = Story::begin();
    story.go([typed(&Slot::Reply("c".into()), "half a reply"), gone("c")]);
    story.go([Action::Loaded(std::rc::Rc::new(crate::story::document()))]);
    assert_eq!(story.rows(), "(c0) a0 b1");
}

#[test]
fn an_edit_of_a_comment_that_went_is_posted_as_one_of_its_own() {
    let mut story = Story::begin();
    let edit = Slot::Edit("m".into());
    story.go([Action::Post(mine("m", Some("a"), 9)), Action::Saved("m".into())]);
    story.go([Action::Open(Some(Open::Edit("m".into()))), typed(&edit, "better"), gone("m")]);
    assert!(story.rows().contains("(m1)"), "{}", story.rows());
    let asked = story.tell(Action::SubmitEdit("m".into(), "better".to_owned()));
    let beside = Slot::Reply("a".into());
    let draft = Draft { parent: Some("a".into()), author: String::new(), text: "better".to_owned() };
    assert_eq!(
        asked,
        [
            Effect::KeepDraft(beside.clone(), "better".to_owned()),
            Effect::KeepDraft(edit.clone(), String::new()),
            Effect::Stamp(draft),
        ]
    );
    assert_eq!((story.0.draft(&edit), story.0.draft(&beside)), ("", "better"));
}

#[test]
fn an_edit_of_a_comment_that_went_joins_what_was_begun_beside_it() {
    let mut story = Story::begin();
    let (edit, beside) = (Slot::Edit("m".into()), Slot::Reply("a".into()));
    story.go([Action::Post(mine("m", Some("a"), 9)), typed(&beside, "else"), typed(&edit, "better")]);
    story.go([gone("m")]);
    let asked = story.tell(Action::SubmitEdit("m".into(), "better".to_owned()));
    assert!(!asked.iter().any(|effect| matches!(effect, Effect::Stamp(_))), "{asked:?}");
    assert_eq!((story.0.draft(&edit), story.0.draft(&beside)), ("", "better\n\nelse"));
    assert_eq!(story.0.open, Some(Open::Reply("a".into())));
}

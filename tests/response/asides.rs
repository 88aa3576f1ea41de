//! What tabs tell each other of small things, and what becomes of it; drafts that were sent from another tab.

use article_widget::{
    comments::model::Comment,
    response::state::{
        Open, Slot,
        action::Action,
        aside::Aside,
        effect::Effect,
        people::{Target, Why},
    },
    store::model::Change,
};
use proptest::prelude::*;

use crate::story::{Story, mine};

fn all() -> [Aside; 5] {
    [
        Aside::Hidden(Target::Person("Ada".into()), true),
        Aside::Hidden(Target::Comment("a".into()), false),
        Aside::Name("Bo \"B\"".into()),
        Aside::AppHidden(true),
        Aside::Import("000001 x".to_owned()),
    ]
}

#[test]
fn a_message_is_read_as_it_was_written_by_those_whom_it_concerns() {
    for aside in all() {
        let message = aside.write("here");
        assert_eq!(Aside::read("here", &message), Some(aside.clone()), "{message}");
        let is_of_thread = matches!(aside, Aside::Hidden(Target::Comment(_), _) | Aside::Import(_));
        assert_eq!(Aside::read("elsewhere", &message).is_none(), is_of_thread, "{message}");
    }
}

#[test]
fn what_is_none_of_ours_is_passed_over() {
    for message in [
        "",
        "7",
        "{}",
        r#"{"v":1,"aside":["here","app",true]}"#,
        r#"{"v":2,"aside":["here","app"]}"#,
        r#"{"v":2,"aside":["here","app","yes"]}"#,
        r#"{"v":2,"aside":["here","person","",true]}"#,
        r#"{"v":2,"aside":["here","person",7,true]}"#,
        r#"{"v":2,"aside":["here","other",true]}"#,
        r#"{"v":2,"aside":["here"]}"#,
        r#"{"v":2,"aside":[7,"app",true]}"#,
        r#"{"v":2,"message":["here","app",true]}"#,
    ] {
        assert_eq!(Aside::read("here", message), None, "{message}");
    }
}

proptest! {
    #[test]
    fn any_name_comes_through(name in any::<String>()) {
        let aside = Aside::Name(name.as_str().into());
        prop_assert_eq!(Aside::read("t", &aside.write("t")), Some(aside));
    }
}

#[test]
fn whom_another_tab_hides_is_hidden_here_at_once() {
    let mut story = Story::begin();
    let folded = |story: &Story| {
        story.0.people.standing(&story.shown("a").expect("the comment is there"), &story.0.own).folded
    };
    let hidden = |hidden| Action::Aside(Aside::Hidden(Target::Person("Ada".into()), hidden));
    assert_eq!(story.tell(hidden(true)), [], "that tab has kept it, and tells of it");
    assert_eq!((folded(&story), story.0.notice.is_none()), (Some(Why::Person), true));
    story.go([hidden(false)]);
    assert_eq!(folded(&story), None);
}

#[test]
fn the_name_and_the_call_to_action_are_the_same_in_all_tabs() {
    let mut story = Story::begin();
    story.go([Action::Aside(Aside::Name("Bo".into())), Action::Aside(Aside::AppHidden(true))]);
    assert_eq!((&*story.0.author, story.0.app_hidden), ("Bo", true));
}

#[test]
fn what_another_tab_brings_in_is_followed() {
    let asked = Story::begin().tell(Action::Aside(Aside::Import("key".to_owned())));
    assert_eq!(asked, [Effect::FollowImport("key".to_owned())]);
}

fn put(comment: Comment) -> Action {
    Action::Changed(Change::Put(comment))
}

#[test]
fn a_draft_that_was_sent_from_another_tab_is_none_here() {
    let mut story = Story::begin();
    let (top, reply) = (Slot::Top, Slot::Reply("a".into()));
    for (slot, parent) in [(top, None), (reply, Some("a"))] {
        let sent = mine("m", parent, 9);
        story.go([Action::Type(slot.clone(), sent.text.clone())]);
        let other = Comment { text: "other words".to_owned(), id: "n".into(), ..sent.clone() };
        assert_eq!(story.tell(put(other)), []);
        assert_eq!(story.0.draft(&slot), sent.text);
        assert_eq!(story.tell(put(sent)), [Effect::KeepDraft(slot.clone(), String::new())]);
        assert_eq!(story.0.draft(&slot), "");
        story.go([Action::Changed(Change::Delete("m".into()))]);
    }
}

#[test]
fn the_same_words_by_somebody_else_leave_a_draft_alone() {
    let mut story = Story::begin();
    let theirs = crate::story::theirs("t", None, 9);
    story.go([Action::Type(Slot::Top, theirs.text.clone()), put(theirs.clone())]);
    assert_eq!(story.0.draft(&Slot::Top), theirs.text);
}

#[test]
fn an_edit_that_is_open_keeps_its_words() {
    let mut story = Story::begin();
    let own = mine("m", None, 9);
    story.go([Action::Post(own.clone()), Action::Open(Some(Open::Edit("m".into())))]);
    story.go([put(crate::story::edited(&own, &own.text, 20))]);
    assert_eq!(story.0.draft(&Slot::Edit("m".into())), own.text);
}

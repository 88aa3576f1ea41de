//! Words that were typed and not sent: nothing of them is lost.

use article_widget::response::state::{Open, Slot, action::Action, effect::Effect};

use crate::story::{Story, draft, edited, mine};

fn typed(slot: &Slot, text: &str) -> Action {
    Action::Type(slot.clone(), text.to_owned())
}

#[test]
fn what_is_typed_is_kept_letter_by_letter_and_for_each_composer() {
    let mut story = Story::begin();
    for slot in [Slot::Top, Slot::Reply("a".into()), Slot::Edit("m".into())] {
        for text in ["H", "Hi", ""] {
            assert_eq!(story.tell(typed(&slot, text)), [Effect::KeepDraft(slot.clone(), text.to_owned())]);
            assert_eq!(story.0.draft(&slot), text);
        }
    }
    assert!(story.0.drafts.is_empty());
}

#[test]
fn drafts_of_an_earlier_visit_come_back_but_not_over_what_is_typed_now() {
    let mut story = Story::begin();
    story.go([typed(&Slot::Top, "now")]);
    let reply = Slot::Reply("a".into());
    let earlier = vec![
        (Slot::Top, "before".to_owned()),
        (reply.clone(), "one".to_owned()),
        (reply.clone(), "two".to_owned()),
    ];
    assert_eq!(story.tell(Action::DraftsRead(earlier)), []);
    assert_eq!((story.0.draft(&Slot::Top), story.0.draft(&reply)), ("now", "one"));
}

#[test]
fn a_draft_is_kept_until_its_comment_is_saved() {
    let mut story = Story::begin();
    let posted = mine("m", None, 9);
    let drops = |asked: &[Effect]| asked.contains(&Effect::KeepDraft(Slot::Top, String::new()));
    story.go([typed(&Slot::Top, &posted.text)]);
    assert!(!drops(&story.tell(Action::Submit(draft(&posted)))));
    assert_eq!(story.0.draft(&Slot::Top), posted.text);
    assert!(!drops(&story.tell(Action::Post(posted))));
    assert_eq!(story.0.draft(&Slot::Top), "");
    assert!(drops(&story.tell(Action::Saved("m".into()))));
}

#[test]
fn an_opened_edit_begins_with_the_words_of_the_comment_or_of_its_draft() {
    let mut story = Story::begin();
    let slot = Slot::Edit("m".into());
    let open = || Action::Open(Some(Open::Edit("m".into())));
    story.go([Action::Post(mine("m", None, 9))]);
    assert_eq!(story.tell(open()), []);
    assert_eq!(story.0.draft(&slot), "words of m");
    story.go([typed(&slot, "words of m, better"), Action::Open(None), open()]);
    assert_eq!(story.0.draft(&slot), "words of m, better");
}

#[test]
fn an_edit_that_is_sent_drops_its_draft_once_it_is_saved() {
    let mut story = Story::begin();
    let slot = Slot::Edit("m".into());
    story.go([
        Action::Post(mine("m", None, 9)),
        Action::Saved("m".into()),
        Action::Open(Some(Open::Edit("m".into()))),
    ]);
    story.go([typed(&slot, "better"), Action::Edit(edited(&mine("m", None, 9), "better", 20))]);
    assert_eq!((story.0.draft(&slot), story.0.open.clone()), ("", None));
    assert!(story.tell(Action::Saved("m".into())).contains(&Effect::KeepDraft(slot, String::new())));
}

#[test]
fn another_composer_may_open_and_the_draft_of_the_first_is_still_there() {
    let mut story = Story::begin();
    let (a, c) = (Slot::Reply("a".into()), Slot::Reply("c".into()));
    story.go([Action::Open(Some(Open::Reply("a".into()))), typed(&a, "to a")]);
    story.go([Action::Open(Some(Open::Reply("c".into()))), typed(&c, "to c"), Action::Open(None)]);
    assert_eq!((story.0.draft(&a), story.0.draft(&c)), ("to a", "to c"));
}

#[test]
fn the_name_is_kept_when_it_is_given_and_when_it_is_sent() {
    let mut story = Story::begin();
    assert_eq!(story.tell(Action::Name("Bo".into())), [Effect::KeepName("Bo".into())]);
    assert_eq!(&*story.0.author, "Bo");
    let mut sent = draft(&mine("m", None, 9));
    sent.author = "Bo".to_owned();
    assert_eq!(
        story.tell(Action::Submit(sent.clone())),
        [Effect::KeepName("Bo".into()), Effect::Stamp(sent)]
    );
}

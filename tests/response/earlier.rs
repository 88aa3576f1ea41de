//! What stood in this reader's comments before they were changed: what is shown, kept and forgotten.

use article_widget::{
    comments::{
        earlier::{Step, Version},
        model::CommentId,
    },
    response::state::{action::Action, earlier, effect::Effect},
    store::model::Change,
    time::Timestamp,
};

use crate::story::{Story, edited, mine};

fn texts(story: &Story) -> Vec<String> {
    let known = story.0.earlier.of(&"m".into());
    known.map_or_else(Vec::new, |(versions, _)| versions.iter().map(|one| one.text.to_string()).collect())
}

/// What is to be kept of it.
fn kept(asked: &[Effect]) -> Vec<Step> {
    let step = |effect: &Effect| match effect {
        Effect::KeepEarlier(id, step) if id.as_str() == "m" => Some(step.clone()),
        _ => None,
    };
    asked.iter().filter_map(step).collect()
}

fn first() -> Version {
    Version { text: "words of m".into(), at: Timestamp(9) }
}

fn written() -> Story {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", None, 9))]);
    story
}

fn anew(text: &str, at: i64) -> Action {
    Action::Edit(edited(&mine("m", None, 9), text, at))
}

#[test]
fn an_edit_keeps_what_stood_there_and_undo_takes_it_back() {
    let mut story = written();
    assert_eq!(kept(&story.tell(anew("better", 20))), [Step::Add(first())]);
    assert_eq!(texts(&story), ["words of m"]);
    assert_eq!(kept(&story.tell(Action::Undo)), [Step::TakeBack("words of m".into())]);
    assert_eq!(texts(&story), [""; 0]);
}

#[test]
fn with_the_comment_they_go_and_come_back() {
    let mut story = written();
    story.go([anew("better", 20)]);
    assert_eq!(kept(&story.tell(Action::Delete("m".into()))), [Step::Forget]);
    assert_eq!(kept(&story.tell(Action::Undo)), [Step::Restore(vec![first()])]);
    assert_eq!(texts(&story), ["words of m"]);
    assert_eq!(kept(&story.tell(Action::Post(mine("n", None, 30)))), []);
}

#[test]
fn a_comment_that_is_undone_leaves_nothing() {
    let mut story = written();
    assert_eq!(kept(&story.tell(Action::Undo)), []);
    assert_eq!(texts(&story), [""; 0]);
}

#[test]
fn what_another_tab_edits_is_known_here_and_kept_by_that_tab() {
    let mut story = written();
    let asked = story.tell(Action::Changed(Change::Put(edited(&mine("m", None, 9), "elsewhere", 20))));
    assert_eq!((kept(&asked), texts(&story)), (vec![], vec!["words of m".to_owned()]));
    story.go([Action::Changed(Change::Put(edited(&mine("m", None, 9), "words of m", 20)))]);
    assert_eq!(texts(&story), [""; 0], "it was taken back there");
}

#[test]
fn what_was_kept_comes_before_what_was_changed_meanwhile() {
    let mut story = written();
    story.go([anew("better", 20), anew("best", 21)]);
    let older = Version { text: "older".into(), at: Timestamp(1) };
    let on_disk = vec![("m".into(), vec![older, first()])];
    story.go([Action::Earlier(earlier::Action::Kept(on_disk))]);
    assert_eq!(texts(&story), ["older", "words of m", "better"]);
}

#[test]
fn they_are_shown_when_asked_for_and_belong_to_their_thread() {
    let mut story = written();
    let id = || CommentId::from("m");
    let is_shown = |story: &Story| story.0.earlier.of(&id()).map(|(_, shown)| shown);
    assert_eq!(is_shown(&story), None, "nothing was changed");
    story.go([anew("better", 20)]);
    assert_eq!(is_shown(&story), Some(false));
    story.go([Action::Earlier(earlier::Action::Look(id()))]);
    assert_eq!(is_shown(&story), Some(true));
    story.go([Action::Earlier(earlier::Action::Look(id()))]);
    assert_eq!(is_shown(&story), Some(false));
    story.go([Action::Opened]);
    assert_eq!(is_shown(&story), None);
}

#[test]
fn the_document_goes_out_without_them() {
    let mut story = written();
    story.go([anew("better", 20)]);
    let out = article_widget::document::write(&story.0.export(&crate::story::document()));
    assert!(out.contains("better") && !out.contains("words of m"), "{out}");
}

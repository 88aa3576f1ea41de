//! What all composers share: the emoji, the preview, and who can be mentioned.

use std::rc::Rc;

use article_widget::{
    comments::composer::{catalog::Catalog, people::People},
    response::state::{
        Open,
        action::{Action, Kept},
        effect::Effect,
        writing::{self, Emoji},
    },
    store::model::Page,
};

use crate::story::{Story, mine, theirs};

fn want() -> Action {
    Action::Writing(writing::Action::WantEmoji("en".to_owned()))
}

fn came(file: Option<&str>) -> Action {
    Action::Writing(writing::Action::Emoji(file.and_then(Catalog::read).map(Rc::new)))
}

#[test]
fn emoji_are_fetched_once_and_again_only_where_they_did_not_come() {
    let mut story = Story::begin();
    assert_eq!(story.tell(want()), [Effect::FetchEmoji("en".to_owned())]);
    assert_eq!(story.0.writing.emoji, Emoji::Coming);
    assert_eq!(story.tell(want()), [], "they are on their way");
    story.go([came(None)]);
    assert_eq!(story.0.writing.emoji, Emoji::Missing);
    assert_eq!(story.tell(want()), [Effect::FetchEmoji("en".to_owned())]);
    story.go([came(Some("= Smileys\n😀\tgrinning face\n"))]);
    assert!(matches!(story.0.writing.emoji, Emoji::Here(_)));
    assert_eq!(story.tell(want()), []);
}

#[test]
fn whether_a_preview_is_wanted_is_kept() {
    let mut story = Story::begin();
    let hide = Action::Writing(writing::Action::ShowPreview(false));
    assert_eq!(story.tell(hide), [Effect::KeepPreview(false)]);
    assert!(story.0.writing.preview_hidden);
    let mut next = Story::begin();
    next.go([Action::Kept(Kept { preview_hidden: true, ..Kept::default() })]);
    assert!(next.0.writing.preview_hidden);
}

#[test]
fn those_above_a_comment_are_near_to_who_answers_it() {
    let mut story = Story::begin();
    let bo =
        article_widget::comments::model::Comment { author: "Bo".to_owned(), ..theirs("d", Some("b"), 4) };
    story.go([Action::Changed(article_widget::store::model::Change::Put(bo)), Action::ShowNews]);
    story.go([Action::Open(Some(Open::Reply("d".into())))]);
    let near: Vec<&str> = story.0.writing.near.iter().map(|name| &**name).collect();
    assert_eq!(near, ["Bo", "Ada"], "the nearest first, each once");
    story.go([Action::Open(None)]);
    assert!(story.0.writing.near.is_empty());
}

#[test]
fn a_thread_is_counted_when_it_is_whole_and_when_somebody_new_writes() {
    let mut story = Story::begin();
    let more = Page { next: Some("more".to_owned()), ..Page::default() };
    assert_eq!(story.tell(Action::Stored(more)), []);
    assert_eq!(story.tell(Action::Stored(Page::default())), [Effect::CountPeople]);
    let named =
        |id: &str| article_widget::comments::model::Comment { author: "Cy".to_owned(), ..mine(id, None, 9) };
    assert!(story.tell(Action::Post(named("m"))).contains(&Effect::CountPeople));
    let mut people = People::default();
    people.add("Cy");
    story.go([Action::Writing(writing::Action::People(Rc::new(people)))]);
    assert!(!story.tell(Action::Post(named("n"))).contains(&Effect::CountPeople));
    assert!(
        !story.tell(Action::Post(mine("o", None, 9))).contains(&Effect::CountPeople),
        "a guest has no name"
    );
}

#[test]
fn whoever_comes_by_news_or_a_document_is_counted_too() {
    let mut story = Story::begin();
    story.go([Action::Stored(Page::default())]);
    let counts = |asked: &[Effect]| asked.contains(&Effect::CountPeople);
    let news = |id: &str| Action::Changed(article_widget::store::model::Change::Put(theirs(id, None, 9)));
    assert!(!counts(&story.tell(news("x"))), "nobody sees it yet");
    assert!(counts(&story.tell(Action::ShowNews)));
    let mut people = People::default();
    people.add("Ada");
    story.go([Action::Writing(writing::Action::People(Rc::new(people))), news("y")]);
    assert!(!counts(&story.tell(Action::ShowNews)), "she is known");
}

#[test]
fn a_deleted_comment_with_replies_comes_back_above_them() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", None, 9)), Action::Saved("m".into())]);
    story.go([Action::Post(mine("n", Some("m"), 10)), Action::Saved("n".into())]);
    let before = story.rows();
    story.go([Action::Delete("m".into())]);
    assert_eq!(story.shown("m"), None);
    assert!(story.shown("n").is_some(), "its reply stays");
    story.go([Action::Undo]);
    assert_eq!(story.rows(), before);
}

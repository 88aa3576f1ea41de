//! Permalinks to comments that are not here: among what waits, on a page that is to come, or nowhere.

use article_widget::{
    embed::config::{Config, Keeper},
    response::state::{NoticeKind, action::Action, effect::Effect, shared},
    store::{
        model::{Change, Page, StoreError},
        news::News,
    },
};

use crate::story::{Story, theirs};

fn target(story: &Story) -> Option<&str> {
    story.0.target.as_ref().map(|(id, _)| id.as_str())
}

fn says_that_it_is_not_here(story: &Story) -> bool {
    story.0.notice.as_ref().is_some_and(|notice| notice.kind == NoticeKind::NotHere)
}

fn go_to(id: &str) -> Action {
    Action::GoTo(id.into())
}

#[test]
fn what_is_nowhere_is_said_to_be_nowhere_once_all_is_read() {
    let mut story = Story::begin();
    story.go([go_to("x")]);
    assert!(!says_that_it_is_not_here(&story), "the store is not read yet");
    story.go([Action::Stored(Page::default())]);
    assert!(says_that_it_is_not_here(&story));
    assert_eq!((target(&story), story.0.sought.is_none()), (None, true));
}

#[test]
fn what_comes_later_is_gone_to_when_it_comes() {
    let mut story = Story::begin();
    story.go([Action::Reading(0), go_to("x"), Action::Stored(Page::default())]);
    assert!(!says_that_it_is_not_here(&story), "the document is not read yet");
    let mut document = crate::story::document();
    document.comments.push(std::rc::Rc::new(theirs("x", None, 9)));
    story.go([Action::Loaded(std::rc::Rc::new(document))]);
    assert_eq!(target(&story), Some("x"));
}

#[test]
fn what_waits_behind_the_button_is_shown_with_what_it_answers_and_nothing_else() {
    let mut story = Story::begin();
    story.go([Action::Stored(Page::default())]);
    for news in [theirs("x", None, 9), theirs("y", Some("x"), 10), theirs("z", None, 11)] {
        story.go([Action::Changed(Change::Put(news))]);
    }
    story.go([go_to("y")]);
    assert_eq!((target(&story), story.0.waiting.len()), (Some("y"), 1));
    assert!(story.rows().contains("x0 y1"), "{}", story.rows());
}

fn part(id: &str, next: Option<&str>) -> Action {
    let next = next.map(str::to_owned);
    let comments = vec![theirs(id, None, 10)];
    Action::Stored(Page { comments, shared: true, on_demand: true, next, ..Page::default() })
}

fn at_waline() -> Story {
    Story::with(Config { keeper: Keeper::Waline("https://x.test".into()), ..Config::default() })
}

fn reads_on(asked: &[Effect]) -> Vec<&str> {
    let from = asked.iter().filter_map(|effect| match effect {
        Effect::ReadOn(from) => Some(from.as_str()),
        _ => None,
    });
    from.collect()
}

#[test]
fn parts_that_come_on_demand_are_asked_for_until_it_is_there() {
    let mut story = at_waline();
    story.go([part("s", Some("2"))]);
    assert_eq!(reads_on(&story.tell(go_to("u"))), ["2"]);
    assert_eq!(reads_on(&story.tell(part("t", Some("3")))), ["3"]);
    assert!(reads_on(&story.tell(part("u", Some("4")))).is_empty());
    assert_eq!(target(&story), Some("u"));
}

#[test]
fn a_part_that_does_not_come_ends_it_and_can_be_asked_for_again() {
    let mut story = at_waline();
    story.go([part("s", Some("2")), go_to("u")]);
    let failed = Page { next: Some("2".to_owned()), on_demand: true, ..Page::default() };
    assert!(reads_on(&story.tell(Action::Stored(failed))).is_empty());
    assert!(says_that_it_is_not_here(&story));
    let more = story.tell(Action::Shared(shared::Action::More));
    assert_eq!(reads_on(&more), ["2"]);
}

#[test]
fn it_does_not_go_on_for_ever() {
    let mut story = at_waline();
    story.go([part("s", Some("0")), go_to("u")]);
    let mut parts = 0;
    while story.0.sought.is_some() {
        parts += 1;
        story.go([part(&format!("p{parts}"), Some(&parts.to_string()))]);
        assert!(parts < 1_000);
    }
    assert!(says_that_it_is_not_here(&story));
}

#[test]
fn who_writes_meanwhile_is_not_led_away() {
    let mut story = at_waline();
    story.go([part("s", Some("2")), go_to("u")]);
    story.go([Action::Type(article_widget::response::state::Slot::Top, "words".to_owned())]);
    story.go([part("u", None)]);
    assert_eq!(target(&story), None);
}

#[test]
fn word_of_a_server_that_was_away_may_bring_it() {
    let mut story =
        Story::with(Config { keeper: Keeper::PocketBase("https://x.test".into()), ..Config::default() });
    let news = |news| Action::Shared(shared::Action::News(news));
    story.go([news(News::Link(Err(StoreError::Away("why".to_owned())))), go_to("x")]);
    story.go([Action::Stored(Page::default())]);
    assert!(!says_that_it_is_not_here(&story));
    story.go([news(News::Link(Ok(()))), news(News::Put(theirs("x", None, 9)))]);
    assert_eq!((target(&story), story.0.waiting.len()), (Some("x"), 0));
}

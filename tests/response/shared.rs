//! A thread that readers share by a server: what others do, what of one's own is on its way, and what is taken back.

use std::rc::Rc;

use article_widget::{
    comments::model::{Comment, Vote, Votes},
    embed::config::{Config, Keeper},
    response::state::{Delivery, NoticeKind, action::Action, effect::Effect, shared},
    store::{
        model::{Change, Page, StoreError},
        news::{News, Passage},
    },
};

use crate::story::{Story, document, edited, mine, mood, theirs};

fn begin() -> Story {
    Story::with(Config { keeper: Keeper::PocketBase("https://x.test".into()), ..Config::default() })
}

fn page(comments: impl IntoIterator<Item = Comment>) -> Page {
    Page { comments: comments.into_iter().collect(), shared: true, total: Some(9), ..Page::default() }
}

fn news(news: News) -> Action {
    Action::Shared(shared::Action::News(news))
}

fn discard(id: &str) -> Action {
    Action::Shared(shared::Action::Discard(id.into()))
}

fn passage(id: &str, passage: Passage) -> Action {
    news(News::Passage(id.into(), passage))
}

fn delivery(story: &Story, id: &str) -> Option<Delivery> {
    story.0.deliveries.get(&id.into()).cloned()
}

#[test]
fn comments_of_others_come_in_pages_and_are_nobodys_own() {
    let mut story = begin();
    let first = Page { next: Some("x".to_owned()), ..page([theirs("s", None, 10)]) };
    story.go([Action::Stored(first)]);
    assert!(!story.0.thread_complete);
    assert_eq!((story.0.total, story.0.thread.len()), (Some(9), 4));
    story.go([Action::Stored(page([mine("t", Some("s"), 11)]))]);
    assert!(story.0.thread_complete);
    assert!(
        story.0.own.comments.contains_key(&"t".into()) && !story.0.own.comments.contains_key(&"s".into())
    );
}

#[test]
fn votes_are_those_of_others_and_ones_own_on_top() {
    let mut story = begin();
    let votes = vec![("s".into(), Vote::Up)];
    story.go([Action::Stored(Page { votes, ..page([theirs("s", None, 10)]) })]);
    assert_eq!(story.votes("s"), (3, 1));
    story.go([news(News::Votes("s".into(), Votes { up: 5, down: 0 }))]);
    assert_eq!(story.votes("s"), (6, 0));
    story.go([Action::Vote("s".into(), None)]);
    assert_eq!(story.votes("s"), (5, 0));
    // The document's own comments have votes there too.
    story.go([news(News::Votes("a".into(), Votes { up: 4, down: 1 }))]);
    assert_eq!(story.votes("a"), (6, 2));
    story.go([news(News::Votes("a".into(), Votes { up: 3, down: 1 }))]);
    assert_eq!(story.votes("a"), (5, 2));
}

#[test]
fn a_comment_of_the_document_that_the_server_has_too_counts_the_votes_there_alone() {
    let mut story = begin();
    story.go([news(News::Votes("a".into(), Votes { up: 4, down: 0 }))]);
    assert_eq!(story.votes("a"), (6, 1), "the server has votes for it, and nothing else");
    story.go([Action::Stored(page([theirs("a", None, 1)]))]);
    assert_eq!(story.votes("a"), (2, 1));
    story.go([news(News::Votes("a".into(), Votes { up: 5, down: 2 }))]);
    assert_eq!(story.votes("a"), (5, 2));
    story
        .go([news(News::Put(theirs("c", None, 3))), news(News::Votes("c".into(), Votes { up: 3, down: 1 }))]);
    assert_eq!(story.votes("c"), (3, 1));
}

#[test]
fn a_votes_count_on_a_later_page_is_right_too() {
    let mut story = begin();
    let votes = vec![("t".into(), Vote::Down)];
    let first = Page { votes, next: Some("x".to_owned()), ..page([theirs("s", None, 10)]) };
    story.go([Action::Stored(first), Action::Stored(page([theirs("t", None, 11)]))]);
    assert_eq!(story.votes("t"), (2, 2));
}

#[test]
fn moods_are_those_of_others_and_ones_own_on_top() {
    let mut story = begin();
    story.go([Action::React(Some(mood("sad")))]);
    story.go([news(News::Counts(vec![(mood("happy"), 7), (mood("sad"), 2)]))]);
    assert_eq!((story.count("happy"), story.count("sad")), (7, 3));
}

#[test]
fn a_comment_is_saved_when_the_server_says_so() {
    let mut story = begin();
    story.go([Action::Post(mine("m", None, 50)), Action::Saved("m".into())]);
    assert_eq!(delivery(&story, "m"), Some(Delivery::Sending), "it is written down, no more");
    story.go([passage("m", Passage::Waiting)]);
    assert_eq!(delivery(&story, "m"), Some(Delivery::Waiting));
    story.go([passage("m", Passage::Sent)]);
    assert_eq!(delivery(&story, "m"), None);
    story.go([passage("m", Passage::Held)]);
    assert_eq!(delivery(&story, "m"), Some(Delivery::Held));
}

#[test]
fn words_that_wait_are_not_overwritten_by_what_the_server_has() {
    let mut story = begin();
    let own = mine("m", None, 50);
    story.go([Action::Stored(page([own.clone()])), Action::Edit(edited(&own, "better", 60))]);
    story.go([news(News::Put(Comment { text: "older".to_owned(), ..own.clone() }))]);
    assert_eq!(story.shown("m").unwrap().text, "better");
    story.go([news(News::Removed("m".into()))]);
    assert_eq!(story.shown("m").unwrap().text, "better");
    story.go([passage("m", Passage::Sent), news(News::Put(Comment { text: "better".to_owned(), ..own }))]);
    assert_eq!(story.shown("m").unwrap().text, "better");
}

#[test]
fn what_the_operator_pins_is_pinned_whoever_wrote_it_and_whatever_waits() {
    let mut story = begin();
    let (own, other) = (mine("m", None, 50), theirs("s", None, 10));
    story.go([Action::Stored(page([own.clone(), other.clone()]))]);
    let pinned = |comment: &Comment, pinned| news(News::Put(Comment { pinned, ..comment.clone() }));
    let first = |story: &Story| story.rows().split(' ').next().map(str::to_owned);
    for comment in [&own, &other] {
        story.go([pinned(comment, true)]);
        assert!(story.shown(comment.id.as_str()).unwrap().pinned);
        assert_eq!(first(&story), Some(format!("{}0", comment.id.as_str())));
        story.go([Action::Loaded(Rc::new(document()))]);
        assert!(story.shown(comment.id.as_str()).unwrap().pinned, "after another document");
        story.go([pinned(comment, false)]);
        assert!(!story.shown(comment.id.as_str()).unwrap().pinned);
    }
    story.go([Action::Edit(edited(&own, "better", 60)), pinned(&own, true)]);
    let shown = story.shown("m").unwrap();
    assert_eq!((shown.text.as_str(), shown.pinned), ("better", true), "while an edit waits");
    let mut anew = begin();
    anew.go([Action::Stored(page([
        Comment { pinned: true, ..own },
        Comment { pinned: true, ..theirs("a", None, 1) },
    ]))]);
    assert!(
        anew.shown("m").unwrap().pinned && anew.shown("a").unwrap().pinned,
        "the document has no say in it"
    );
}

#[test]
fn a_discarded_edit_leaves_what_the_server_has_and_a_discarded_comment_nothing() {
    let mut story = begin();
    let own = mine("m", None, 50);
    story.go([Action::Stored(page([own.clone()])), Action::Edit(edited(&own, "better", 60))]);
    let refused = StoreError::Refused("no".to_owned());
    story.go([passage("m", Passage::Refused(refused))]);
    assert_eq!(story.tell(discard("m")), [Effect::Discard("m".into())]);
    assert_eq!((story.shown("m").unwrap().text, delivery(&story, "m")), (own.text, None));
    story.go([Action::Post(mine("n", None, 51)), discard("n")]);
    assert_eq!((story.shown("n"), delivery(&story, "n")), (None, None));
}

#[test]
fn a_refused_deletion_brings_the_comment_back_and_says_why() {
    let mut story = begin();
    story.go([Action::Stored(page([mine("m", None, 50)])), Action::Delete("m".into())]);
    assert_eq!(story.shown("m"), None);
    let refused = StoreError::Refused("no".to_owned());
    story.go([news(News::TakenBack(Some("m".into()), refused.clone()))]);
    assert!(story.shown("m").is_some());
    assert_eq!(story.0.notice.as_ref().map(|notice| &notice.kind), Some(&NoticeKind::TakenBack(refused)));
}

#[test]
fn a_comment_that_is_taken_away_leaves_its_replies() {
    let mut story = begin();
    story.go([Action::Stored(page([theirs("s", None, 10), theirs("t", Some("s"), 11)]))]);
    story.go([news(News::Removed("s".into()))]);
    assert!(story.rows().contains("(s0) t1"), "{}", story.rows());
    story.go([news(News::Put(theirs("s", None, 10))), Action::ShowNews]);
    assert!(story.rows().contains("s0 t1"), "{}", story.rows());
}

#[test]
fn a_reply_stands_at_the_same_place_for_who_came_before_and_after_the_deletion() {
    let (place, reply) = (theirs("s", Some("r"), 10).place(), theirs("t", Some("s"), 11));
    let mut before = begin();
    before.go([Action::Stored(page([theirs("r", None, 9), theirs("s", Some("r"), 10), reply.clone()]))]);
    before.go([news(News::Vacated(place.clone()))]);
    let mut after = begin();
    after.go([Action::Stored(Page { vacant: vec![place], ..page([theirs("r", None, 9), reply]) })]);
    for story in [&mut before, &mut after] {
        assert!(story.rows().contains("r0 (s1) t2"), "{}", story.rows());
        assert_eq!(story.shown("s"), None);
        story.go([Action::Loaded(Rc::new(document()))]);
        assert!(story.rows().contains("r0 (s1) t2"), "after another document: {}", story.rows());
    }
}

#[test]
fn what_is_taken_away_does_not_come_back_with_an_older_word_of_it() {
    let mut story = begin();
    let own = mine("m", None, 50);
    story.go([Action::Stored(page([own.clone()])), Action::Delete("m".into())]);
    story.go([news(News::Put(Comment { text: "an edit before".to_owned(), ..own.clone() }))]);
    assert_eq!(story.shown("m"), None);
    // Once the server has taken it, what comes is newer.
    story.go([news(News::Vacated(own.place())), news(News::Put(own))]);
    assert!(story.shown("m").is_some());
}

#[test]
fn a_place_takes_no_words_that_wait() {
    let mut story = begin();
    let own = mine("m", None, 50);
    story.go([Action::Stored(page([own.clone()])), Action::Edit(edited(&own, "better", 60))]);
    story.go([news(News::Vacated(own.place()))]);
    story.go([Action::Stored(Page { vacant: vec![own.place()], ..page([]) })]);
    assert_eq!(story.shown("m").unwrap().text, "better");
}

#[test]
fn another_document_loses_nothing_of_the_server() {
    let mut story = begin();
    story.go([Action::Stored(page([theirs("s", None, 10)])), Action::Vote("s".into(), Some(Vote::Up))]);
    story.go([Action::Loaded(Rc::new(document()))]);
    assert_eq!(story.votes("s"), (3, 1));
    story.go([Action::Opened]);
    assert_eq!(story.shown("s"), None, "another thread has other comments");
}

#[test]
fn that_the_server_is_away_is_told_once() {
    let mut story = begin();
    let away = || news(News::Link(Err(StoreError::Away("why".to_owned()))));
    assert_eq!(story.tell(away()).len(), 1);
    assert_eq!(story.tell(away()), []);
    assert!(story.0.away.is_some());
    story.go([news(News::Link(Ok(())))]);
    assert_eq!(story.0.away, None);
}

#[test]
fn what_was_done_in_another_tab_or_before_is_shown() {
    let mut story = begin();
    story.go([news(News::Own(Change::Put(mine("m", None, 50)))), passage("m", Passage::Waiting)]);
    assert!(story.shown("m").unwrap().mine);
    story.go([Action::Stored(page([]))]);
    assert!(story.shown("m").is_some());
}

#[test]
fn another_server_is_another_thread() {
    let mut story = begin();
    let other = Config { keeper: Keeper::PocketBase("https://y.test".into()), ..Config::default() };
    assert_eq!(story.tell(Action::Configured(Rc::new(other))), [Effect::OpenThread]);
}

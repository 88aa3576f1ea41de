//! Liking and disliking: what is counted, stored and announced.

use std::rc::Rc;

use article_widget::{
    comments::model::Vote,
    response::state::{action::Action, effect::Effect},
    store::model::{Change, Page},
};

use crate::story::{Story, document, mine, theirs, told_of};

#[test]
fn a_vote_counts_once_moves_when_changed_and_leaves_when_taken_back() {
    let mut story = Story::begin();
    for (vote, counts, told) in [
        (Some(Vote::Up), (3, 1), "like"),
        (Some(Vote::Up), (3, 1), "like"),
        (Some(Vote::Down), (2, 2), "dislike"),
        (None, (2, 1), "unvote"),
        (None, (2, 1), "unvote"),
    ] {
        let asked = story.tell(Action::Vote("a".into(), vote));
        assert_eq!(asked, [Effect::Vote("a".into(), vote), told_of(told, &theirs("a", None, 1))]);
        assert_eq!(story.votes("a"), counts, "{vote:?}");
        assert_eq!(story.0.own.votes.get(&"a".into()).copied(), vote);
    }
}

#[test]
fn a_vote_on_what_is_not_there_is_not_stored() {
    assert_eq!(Story::begin().tell(Action::Vote("nobody".into(), Some(Vote::Up))), []);
}

#[test]
fn the_store_may_be_read_twice_without_counting_votes_twice() {
    let page = Page {
        comments: vec![mine("m", None, 9)],
        votes: vec![("a".into(), Vote::Up), ("m".into(), Vote::Down)],
        ..Page::default()
    };
    let mut story = Story::begin();
    for _ in 0..3 {
        story.go([Action::Stored(page.clone())]);
        assert_eq!((story.votes("a"), story.votes("m")), ((3, 1), (0, 1)));
    }
}

#[test]
fn a_vote_that_was_stored_can_be_changed() {
    let mut story = Story::begin();
    story.go([Action::Stored(Page { votes: vec![("a".into(), Vote::Up)], ..Page::default() })]);
    story.go([Action::Vote("a".into(), Some(Vote::Down))]);
    assert_eq!(story.votes("a"), (2, 2));
}

#[test]
fn a_vote_on_a_comment_of_a_later_page_counts_when_that_comes() {
    let mut story = Story::begin();
    let votes = vec![("m".into(), Vote::Up)];
    story.go([Action::Stored(Page { votes, next: Some("x".to_owned()), ..Page::default() })]);
    story.go([Action::Stored(Page { comments: vec![mine("m", None, 9)], ..Page::default() })]);
    assert_eq!(story.votes("m"), (1, 0));
}

#[test]
fn an_edit_keeps_the_votes_on_the_comment() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", None, 9)), Action::Vote("m".into(), Some(Vote::Up))]);
    story.go([Action::Edit(crate::story::edited(&mine("m", None, 9), "better", 20))]);
    assert_eq!(story.votes("m"), (1, 0));
    story.go([Action::Undo]);
    assert_eq!(story.votes("m"), (1, 0));
}

#[test]
fn a_vote_from_another_tab_counts_like_ones_own() {
    let mut story = Story::begin();
    let vote = |vote| Action::Changed(Change::Vote("a".into(), vote));
    assert_eq!(story.tell(vote(Some(Vote::Up))), []);
    assert_eq!(story.votes("a"), (3, 1));
    story.go([vote(Some(Vote::Up)), vote(Some(Vote::Down))]);
    assert_eq!(story.votes("a"), (2, 2));
    story.go([vote(None)]);
    assert_eq!(story.votes("a"), (2, 1));
}

#[test]
fn the_document_may_come_again_without_counting_votes_twice() {
    let mut story = Story::begin();
    story.go([Action::Vote("a".into(), Some(Vote::Up)), Action::Loaded(Rc::new(document()))]);
    assert_eq!(story.votes("a"), (3, 1));
}

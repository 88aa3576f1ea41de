//! The exported thread: what others see when it is read again, and that reading it again changes nothing.

use std::rc::Rc;

use article_widget::{
    comments::model::Vote,
    document::{self, model::Document},
    embed::config::Config,
    response::state::{State, action::Action},
    time::Timestamp,
};

use crate::story::{Story, document, edited, mine, mood};

fn exported(story: &Story) -> Document {
    story.0.export(&document())
}

fn read_again(document: &Document) -> Document {
    let (read, problems) = document::read(&document::write(document)).expect("what was written can be read");
    assert_eq!(problems, []);
    read
}

/// A story with a bit of everything in it.
fn busy() -> Story {
    let mut story = Story::begin();
    story.go([
        Action::Post(mine("m", Some("b"), 9)),
        Action::Post(mine("n", None, 10)),
        Action::Edit(edited(&mine("n", None, 10), "better **words**", 20)),
        Action::Post(mine("o", Some("n"), 11)),
        Action::Delete("n".into()),
        Action::Vote("a".into(), Some(Vote::Up)),
        Action::Vote("b".into(), Some(Vote::Down)),
        Action::Vote("m".into(), Some(Vote::Up)),
        Action::React(Some(mood("sad"))),
        Action::SortBy(article_widget::comments::order::Order::Newest),
    ]);
    story
}

#[test]
fn an_untouched_thread_is_exported_as_it_came() {
    let Document { article, summary, comments, reactions } = exported(&Story::begin());
    let came = document();
    assert_eq!((article, summary, comments), (came.article, came.summary, came.comments));
    let counted: Vec<_> = reactions.into_iter().filter(|(_, count)| *count > 0).collect();
    assert_eq!(counted, came.reactions);
}

#[test]
fn the_votes_and_the_choice_of_this_reader_are_not_exported() {
    let document = exported(&busy());
    let votes = |id: &str| document.comments.iter().find(|comment| comment.id.as_str() == id).unwrap().votes;
    assert_eq!([votes("a"), votes("b")].map(|votes| (votes.up, votes.down)), [(2, 1), (2, 1)]);
    assert_eq!((votes("m").up, votes("m").down), (0, 0));
    assert_eq!(document.reactions.iter().find(|(id, _)| *id == mood("sad")), Some(&(mood("sad"), 1)));
}

#[test]
fn comments_of_the_reader_are_exported_and_deleted_ones_are_not() {
    let document = exported(&busy());
    let ids: Vec<&str> = document.comments.iter().map(|comment| comment.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "m", "o"]);
    assert_eq!(document.comments[4].parent, None, "its parent is not there any more");
}

#[test]
fn an_export_is_read_as_it_was_written() {
    let mut written = exported(&busy());
    // Who holds a comment is no matter of the document.
    for comment in &mut written.comments {
        Rc::make_mut(comment).mine = false;
    }
    assert_eq!(read_again(&written), written);
}

#[test]
fn an_export_read_by_another_reader_and_exported_again_is_the_same() {
    let first = read_again(&exported(&busy()));
    let other = State::new(&Rc::new(Config::default()), &first, Timestamp(500));
    assert_eq!(read_again(&other.export(&first)), first);
}

#[test]
fn an_export_read_again_by_the_same_reader_shows_the_same() {
    let mut story = busy();
    let (rows, counts) = (story.rows(), story.0.tally.clone());
    let document = Rc::new(read_again(&exported(&story)));
    story.go([Action::Loaded(Rc::clone(&document))]);
    // The reply whose parent was deleted has lost its place below it: the document says nothing of that.
    assert_eq!(story.rows().replace("(n0) o1", "o0"), rows.replace("(n0) o1", "o0"));
    assert_eq!((story.votes("a"), story.votes("b"), story.votes("m")), ((3, 1), (2, 2), (1, 0)));
    assert_eq!(story.0.tally, counts);
    let again: Document = read_again(&story.0.export(&document));
    assert_eq!(again, *document);
}

#[test]
fn moods_that_are_not_offered_keep_their_counts_in_the_export() {
    let config = Config { reactions: vec![mood("happy")], ..Config::default() };
    let reactions = exported(&Story::with(config)).reactions;
    assert!(reactions.contains(&(mood("sad"), 1)), "{reactions:?}");
}

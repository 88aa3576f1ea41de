//! Stories with a store: what a reader sees is what is there after the page was loaded again.

use std::{
    future::Future,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use article_widget::{
    comments::model::{Comment, CommentId, Vote},
    embed::config::Config,
    reactions::model::ReactionId,
    response::state::{State, action::Action, effect::Effect},
    store::{Keep, Store, memory::Memory},
    time::Timestamp,
};
use proptest::{collection::vec, prelude::*};

use crate::story::{Story, document, draft, mine, mood};

/// A reader with a store that answers at once, and a clock that goes on with every stamp.
struct Reader {
    story: Story,
    store: Memory,
    clock: i64,
}

/// Memory never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the answer has to wait for something"),
    }
}

impl Reader {
    fn new() -> Self {
        Self { story: Story::begin(), store: Memory::default(), clock: 1_000 }
    }

    /// Tells an action and does what it asks for, to the end.
    fn act(&mut self, action: Action) {
        for effect in self.story.tell(action) {
            let (id, answer) = match effect {
                Effect::Stamp(draft) => {
                    self.clock += 1;
                    let id = format!("own-{}", self.clock);
                    let comment = mine(&id, draft.parent.as_ref().map(CommentId::as_str), self.clock);
                    self.act(Action::Post(Comment { author: draft.author, text: draft.text, ..comment }));
                    continue;
                }
                Effect::StampEdit(mut comment) => {
                    self.clock += 1;
                    comment.modified = Some(Timestamp(self.clock));
                    self.act(Action::Edit(comment));
                    continue;
                }
                Effect::Add(comment) => (Some(comment.id.clone()), now(self.store.add(comment))),
                Effect::Edit(comment) => (Some(comment.id.clone()), now(self.store.edit(comment))),
                Effect::Delete(id) => (Some(id.clone()), now(self.store.delete(id))),
                Effect::Vote(id, vote) => (None, now(self.store.vote(id, vote))),
                Effect::React(choice) => (None, now(self.store.react(choice))),
                _ => continue,
            };
            if let Some(id) = id {
                self.act(match answer {
                    Ok(()) => Action::Saved(id),
                    Err(error) => Action::Refused(id, error),
                });
            }
        }
    }

    fn post(&mut self, parent: Option<&str>, text: &str) -> String {
        let comment = Comment { text: text.to_owned(), ..mine("", parent, 0) };
        self.act(Action::Submit(draft(&comment)));
        format!("own-{}", self.clock)
    }

    /// What another visit in this browser would find.
    fn reloaded(&self) -> Story {
        let mut story = Story(State::new(&Rc::new(Config::default()), &document(), Timestamp(100)));
        let mut after = None;
        loop {
            let page = now(self.store.read(after.take())).expect("memory can be read");
            after.clone_from(&page.next);
            story.go([Action::Stored(page)]);
            if after.is_none() {
                break story;
            }
        }
    }

    fn check(&self) {
        let again = self.reloaded();
        // The place of a deleted comment is not stored: its replies come back without it.
        if self.story.rows().contains('(') {
            assert_eq!(again.0.thread.len(), self.story.0.thread.len());
        } else {
            assert_eq!(again.rows(), self.story.rows());
        }
        let State { thread, order, .. } = &self.story.0;
        for row in (0..thread.rows(*order)).filter_map(|row| thread.row(*order, row)) {
            if !row.removed {
                assert_eq!(again.shown(row.comment.id.as_str()), Some(Comment::clone(&row.comment)));
            }
        }
        assert_eq!(again.0.tally, self.story.0.tally);
        assert!(self.story.deliveries().is_empty());
    }
}

#[test]
fn posts_votes_and_a_mood_are_there_after_a_reload() {
    let mut reader = Reader::new();
    let own = reader.post(None, "first");
    reader.post(Some(&own), "second");
    reader.act(Action::Vote("a".into(), Some(Vote::Up)));
    reader.act(Action::Vote(own.as_str().into(), Some(Vote::Down)));
    reader.act(Action::React(Some(mood("sad"))));
    reader.check();
    assert_eq!(reader.reloaded().votes("a"), (3, 1));
}

#[test]
fn an_undone_deletion_is_undone_after_a_reload_too() {
    let mut reader = Reader::new();
    let own = reader.post(Some("a"), "first");
    reader.act(Action::Delete(own.as_str().into()));
    reader.check();
    reader.act(Action::Undo);
    reader.check();
    assert!(reader.reloaded().shown(&own).is_some());
}

#[test]
fn an_undone_edit_is_undone_after_a_reload_too() {
    let mut reader = Reader::new();
    let own = reader.post(None, "first");
    reader.act(Action::SubmitEdit(own.as_str().into(), "second".to_owned()));
    reader.check();
    reader.act(Action::SubmitEdit(own.as_str().into(), "third".to_owned()));
    reader.act(Action::Undo);
    assert_eq!(reader.reloaded().shown(&own).map(|comment| comment.text), Some("second".to_owned()));
    reader.check();
}

/// One thing that a reader does; numbers name comments, wherever they point.
#[derive(Clone, Debug)]
enum Deed {
    Post(usize),
    Edit(usize, String),
    Delete(usize),
    Vote(usize, Option<Vote>),
    React(Option<ReactionId>),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let vote = prop_oneof![Just(None), Just(Some(Vote::Up)), Just(Some(Vote::Down))];
    let choice = prop_oneof![Just(None), Just(Some(mood("happy"))), Just(Some(mood("angry")))];
    prop_oneof![
        3 => any::<usize>().prop_map(Deed::Post),
        2 => (any::<usize>(), "[a-z]{1,5}").prop_map(|(at, text)| Deed::Edit(at, text)),
        1 => any::<usize>().prop_map(Deed::Delete),
        2 => (any::<usize>(), vote).prop_map(|(at, vote)| Deed::Vote(at, vote)),
        1 => choice.prop_map(Deed::React),
        2 => Just(Deed::Undo),
    ]
}

proptest! {
    #[test]
    fn whatever_a_reader_does_a_reload_shows_the_same(deeds in vec(deed(), 0..25)) {
        let mut reader = Reader::new();
        for deed in deeds {
            let there: Vec<CommentId> = reader.story.0.thread.export().map(|comment| comment.id.clone()).collect();
            let named = |at: usize| there[at % there.len()].clone();
            match deed {
                Deed::Post(at) => {
                    reader.post((at % 3 > 0).then(|| named(at)).as_ref().map(CommentId::as_str), "posted");
                }
                Deed::Edit(at, text) => reader.act(Action::SubmitEdit(named(at), text)),
                Deed::Delete(at) => reader.act(Action::Delete(named(at))),
                Deed::Vote(at, vote) => reader.act(Action::Vote(named(at), vote)),
                Deed::React(choice) => reader.act(Action::React(choice)),
                Deed::Undo => reader.act(Action::Undo),
            }
        }
        reader.check();
    }
}

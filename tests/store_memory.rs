//! What each operation does to a thread, and how a thread is read in pages.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    cell::RefCell,
    future::Future,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use article_widget::{
    comments::model::{Comment, Vote, Votes},
    store::{
        Keep, Store,
        listen::Listeners,
        memory::Memory,
        model::{Change, Page, StoreError},
    },
    time::Timestamp,
};

/// Memory never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the answer has to wait for something"),
    }
}

fn comment(id: &str, text: &str, modified: Option<i64>) -> Comment {
    Comment {
        id: id.into(),
        parent: None,
        author: String::new(),
        text: text.to_owned(),
        created: Timestamp(1),
        modified: modified.map(Timestamp),
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    }
}

fn all(store: &Memory) -> Page {
    now(store.read(None)).expect("memory can be read")
}

#[test]
fn adding_the_same_id_again_changes_nothing() {
    let store = Memory::default();
    now(store.add(comment("a", "one", None))).unwrap();
    now(store.add(comment("a", "other", Some(9)))).unwrap();
    assert_eq!(all(&store).comments, [comment("a", "one", None)]);
}

#[test]
fn the_later_edit_stays_in_whatever_order_they_come() {
    let store = Memory::default();
    now(store.add(comment("a", "one", None))).unwrap();
    now(store.edit(comment("a", "later", Some(9)))).unwrap();
    now(store.edit(comment("a", "earlier", Some(5)))).unwrap();
    assert_eq!(all(&store).comments, [comment("a", "later", Some(9))]);
}

#[test]
fn an_edit_does_not_bring_a_deleted_comment_back_but_adding_does() {
    let store = Memory::default();
    now(store.add(comment("a", "one", None))).unwrap();
    now(store.delete("a".into())).unwrap();
    assert_eq!(now(store.edit(comment("a", "two", Some(5)))), Err(StoreError::Gone));
    assert_eq!(all(&store).deleted, ["a".into()]);
    now(store.add(comment("a", "one", None))).unwrap();
    assert_eq!(all(&store).comments.len(), 1);
    assert_eq!(all(&store).deleted, []);
}

#[test]
fn votes_and_the_reaction_are_set_changed_and_taken_back() {
    let store = Memory::default();
    now(store.vote("a".into(), Some(Vote::Up))).unwrap();
    now(store.vote("a".into(), Some(Vote::Down))).unwrap();
    now(store.react(Some("sad".into()))).unwrap();
    assert_eq!(all(&store).votes, [("a".into(), Vote::Down)]);
    assert_eq!(all(&store).reaction, Some("sad".into()));
    now(store.vote("a".into(), None)).unwrap();
    now(store.react(None)).unwrap();
    assert_eq!(all(&store), Page::default());
}

#[test]
fn a_long_thread_comes_in_pages_without_a_gap_or_a_double() {
    let store = Memory::default();
    for number in (0..2_500).rev() {
        now(store.add(comment(&format!("{number:04}"), "", None))).unwrap();
    }
    now(store.react(Some("sad".into()))).unwrap();
    let (mut ids, mut sizes, mut after) = (Vec::new(), Vec::new(), None);
    loop {
        let page = now(store.read(after)).unwrap();
        sizes.push(page.comments.len());
        assert_eq!(page.reaction.is_some(), sizes.len() == 1, "only the first page has the reaction");
        ids.extend(page.comments.into_iter().map(|comment| comment.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [1_000, 1_000, 500]);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 2_500);
}

#[test]
fn a_listener_is_called_until_its_subscription_is_dropped() {
    let listeners = Rc::<Listeners>::default();
    let heard = Rc::<RefCell<Vec<&str>>>::default();
    let listen = |name| {
        let heard = heard.clone();
        listeners.add(Rc::new(move |_| heard.borrow_mut().push(name)))
    };
    let first = listen("first");
    let second = listen("second");
    listeners.tell(&Change::React(None));
    drop(first);
    listeners.tell(&Change::React(None));
    drop(second);
    listeners.tell(&Change::React(None));
    assert_eq!(*heard.borrow(), ["first", "second", "second"]);
}

#[test]
fn a_listener_may_end_its_subscription_while_it_is_called() {
    let listeners = Rc::<Listeners>::default();
    let held = Rc::new(RefCell::new(None));
    let inner = held.clone();
    let subscription = listeners.add(Rc::new(move |_| drop(inner.borrow_mut().take())));
    *held.borrow_mut() = Some(subscription);
    listeners.tell(&Change::React(None));
    assert!(held.borrow().is_none());
}

//! A disk that fails in every way, and what the reader sees of that: the thread in memory, and nothing.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    cell::{Cell, RefCell},
    future::{self, Future},
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use article_widget::{
    comments::model::{Comment, Vote, Votes},
    store::{
        Answer, Keep,
        fallback::Guarded,
        memory::Memory,
        model::{Change, Op, Page, StoreError},
    },
    time::Timestamp,
};

/// Nothing in these tests ever waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the answer has to wait for something"),
    }
}

fn comment(id: &str, text: &str) -> Comment {
    Comment {
        id: id.into(),
        parent: None,
        author: String::new(),
        text: text.to_owned(),
        created: Timestamp(1),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    }
}

fn edit(id: &str, text: &str, at: i64) -> Op {
    Op::Edit(Comment { modified: Some(Timestamp(at)), ..comment(id, text) })
}

type Fault = Rc<dyn Fn(&Op) -> Option<StoreError>>;

/// A disk in memory with faults.
#[derive(Clone)]
struct Disk {
    memory: Memory,
    unreadable: Rc<Cell<bool>>,
    fault: Rc<RefCell<Fault>>,
}

impl Keep for Disk {
    fn read(&self, after: Option<String>) -> Answer<Page> {
        if self.unreadable.get() {
            return Box::pin(future::ready(Err(StoreError::Unavailable("blocked".to_owned()))));
        }
        self.memory.read(after)
    }

    fn write(&self, op: Op) -> Answer<()> {
        let fault = self.fault.borrow().clone();
        match fault(&op) {
            Some(error) => Box::pin(future::ready(Err(error))),
            None => self.memory.write(op),
        }
    }
}

struct Bench {
    disk: Disk,
    store: Guarded,
    troubles: Rc<RefCell<Vec<StoreError>>>,
}

impl Bench {
    fn new() -> Self {
        let disk = Disk {
            memory: Memory::default(),
            unreadable: Rc::default(),
            fault: Rc::new(RefCell::new(Rc::new(|_| None))),
        };
        let troubles = Rc::<RefCell<Vec<StoreError>>>::default();
        let told = troubles.clone();
        let store = Guarded::new(Rc::new(disk.clone()), Rc::new(move |error| told.borrow_mut().push(error)));
        Self { disk, store, troubles }
    }

    fn fail(&self, fault: impl Fn(&Op) -> Option<StoreError> + 'static) {
        *self.disk.fault.borrow_mut() = Rc::new(fault);
    }

    fn full(&self) {
        self.fail(|_| Some(StoreError::Full));
    }

    fn heal(&self) {
        self.fail(|_| None);
        self.disk.unreadable.set(false);
    }

    fn write(&self, op: Op) {
        assert_eq!(now(self.store.write(op)), Ok(()));
    }

    fn shown(&self) -> Page {
        now(self.store.read(None)).expect("a guarded store always answers")
    }

    fn on_disk(&self) -> Page {
        now(self.disk.memory.read(None)).expect("memory can be read")
    }
}

fn texts(page: &Page) -> Vec<&str> {
    page.comments.iter().map(|comment| comment.text.as_str()).collect()
}

#[test]
fn a_sound_disk_has_everything_and_nobody_is_troubled() {
    let bench = Bench::new();
    bench.write(Op::Add(comment("a", "one")));
    bench.write(edit("a", "two", 5));
    bench.write(Op::Vote("x".into(), Some(Vote::Up)));
    bench.write(Op::React(Some("sad".into())));
    assert_eq!(bench.shown(), bench.on_disk());
    assert_eq!(texts(&bench.on_disk()), ["two"]);
    assert_eq!(bench.store.unsaved(), 0);
    assert_eq!(*bench.troubles.borrow(), []);
}

#[test]
fn without_any_disk_the_thread_lives_in_memory_and_trouble_is_told_once() {
    let bench = Bench::new();
    bench.fail(|_| Some(StoreError::Unavailable("private".to_owned())));
    bench.disk.unreadable.set(true);
    assert_eq!(bench.shown(), Page::default());
    bench.write(Op::Add(comment("a", "one")));
    bench.write(edit("a", "two", 5));
    bench.write(Op::Add(comment("b", "three")));
    bench.write(Op::Delete("b".into()));
    bench.write(Op::Vote("x".into(), Some(Vote::Down)));
    bench.write(Op::React(Some("sad".into())));
    let shown = bench.shown();
    assert_eq!(texts(&shown), ["two"]);
    assert_eq!(shown.deleted, ["b".into()]);
    assert_eq!(shown.votes, [("x".into(), Vote::Down)]);
    assert_eq!(shown.reaction, Some("sad".into()));
    assert_eq!(*bench.troubles.borrow(), [StoreError::Unavailable("blocked".to_owned())]);
}

#[test]
fn a_disk_that_breaks_later_leaves_everything_known_in_sight() {
    let bench = Bench::new();
    now(bench.disk.memory.write(Op::Add(comment("a", "old")))).unwrap();
    now(bench.disk.memory.write(Op::Vote("x".into(), Some(Vote::Up)))).unwrap();
    let before = bench.shown();
    bench.disk.unreadable.set(true);
    assert_eq!(bench.shown(), before);
    assert_eq!(bench.troubles.borrow().len(), 1);
}

#[test]
fn what_a_full_disk_refused_is_shown_and_saved_when_there_is_room() {
    let bench = Bench::new();
    bench.full();
    bench.write(Op::Add(comment("a", "one")));
    bench.write(edit("a", "two", 5));
    bench.write(Op::Vote("x".into(), Some(Vote::Up)));
    assert_eq!(texts(&bench.shown()), ["two"]);
    assert_eq!(bench.on_disk(), Page::default());
    assert_eq!(bench.store.unsaved(), 3);

    bench.heal();
    bench.write(Op::React(Some("sad".into())));
    assert_eq!(bench.store.unsaved(), 0);
    assert_eq!(bench.on_disk(), bench.shown());
    assert_eq!(texts(&bench.on_disk()), ["two"]);
    assert_eq!(bench.on_disk().votes, [("x".into(), Vote::Up)]);
    assert_eq!(*bench.troubles.borrow(), [StoreError::Full]);
}

#[test]
fn a_comment_too_large_does_not_keep_a_vote_from_the_disk() {
    let bench = Bench::new();
    bench.fail(|op| matches!(op, Op::Add(_) | Op::Edit(_)).then_some(StoreError::Full));
    bench.write(Op::Add(comment("a", "large")));
    bench.write(Op::Vote("x".into(), Some(Vote::Up)));
    assert_eq!(bench.on_disk().votes, [("x".into(), Vote::Up)]);
    assert_eq!(texts(&bench.shown()), ["large"]);
    assert_eq!(bench.store.unsaved(), 1);
}

#[test]
fn a_later_write_that_went_through_is_not_undone_by_an_earlier_one() {
    let bench = Bench::new();
    bench.full();
    bench.write(Op::Vote("x".into(), Some(Vote::Up)));
    bench.write(Op::React(Some("sad".into())));
    bench.heal();
    bench.write(Op::Vote("x".into(), Some(Vote::Down)));
    assert_eq!(bench.on_disk().votes, [("x".into(), Vote::Down)]);
    assert_eq!(bench.on_disk().reaction, Some("sad".into()));
    assert_eq!(bench.store.unsaved(), 0);
}

#[test]
fn a_comment_deleted_before_it_was_ever_saved_does_not_come_back() {
    let bench = Bench::new();
    bench.full();
    bench.write(Op::Add(comment("a", "one")));
    bench.heal();
    bench.write(Op::Delete("a".into()));
    bench.write(Op::React(None));
    assert_eq!(texts(&bench.on_disk()), Vec::<&str>::new());
    assert_eq!(bench.on_disk().deleted, ["a".into()]);
    assert_eq!(bench.shown(), bench.on_disk());
}

#[test]
fn what_another_tab_voted_later_wins_over_a_vote_that_waits() {
    let bench = Bench::new();
    bench.full();
    bench.write(Op::Vote("x".into(), Some(Vote::Up)));
    bench.heal();
    now(bench.disk.memory.write(Op::Vote("x".into(), None))).unwrap();
    bench.store.heard(Change::Vote("x".into(), None));
    bench.write(Op::React(None));
    assert_eq!(bench.on_disk().votes, []);
    assert_eq!(bench.shown().votes, []);
}

#[test]
fn an_edit_of_a_comment_deleted_in_another_tab_is_told_to_the_caller_only() {
    let bench = Bench::new();
    bench.write(Op::Add(comment("a", "one")));
    now(bench.disk.memory.write(Op::Delete("a".into()))).unwrap();
    assert_eq!(now(bench.store.write(edit("a", "two", 5))), Err(StoreError::Gone));
    assert_eq!(texts(&bench.shown()), Vec::<&str>::new());
    assert_eq!(bench.store.unsaved(), 0);
    assert_eq!(*bench.troubles.borrow(), []);
}

#[test]
fn what_was_heard_is_there_when_the_disk_is_not() {
    let bench = Bench::new();
    bench.disk.unreadable.set(true);
    bench.store.heard(Change::Put(comment("a", "one")));
    bench.store.heard(Change::React(Some("happy".into())));
    assert_eq!(texts(&bench.shown()), ["one"]);
    assert_eq!(bench.shown().reaction, Some("happy".into()));
}

#[test]
fn what_is_not_saved_appears_once_over_all_pages() {
    let bench = Bench::new();
    for number in 0..1_500 {
        now(bench.disk.memory.write(Op::Add(comment(&format!("{number:04}"), "saved")))).unwrap();
    }
    bench.full();
    bench.write(Op::Add(comment("zzz", "new")));
    bench.write(edit("1400", "edited", 5));
    bench.write(Op::Delete("1401".into()));
    let first = bench.shown();
    let second = now(bench.store.read(first.next.clone())).unwrap();
    assert_eq!(second.next, None);
    let all: Vec<_> = first.comments.iter().chain(&second.comments).collect();
    assert_eq!(all.len(), 1_500);
    for (text, count) in [("new", 1), ("edited", 1), ("saved", 1_498)] {
        assert_eq!(all.iter().filter(|comment| comment.text == text).count(), count, "of {text}");
    }
    assert_eq!(first.deleted, ["1401".into()]);
}

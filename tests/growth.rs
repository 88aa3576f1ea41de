//! What a thread takes and what a change of it costs, counted in bytes of memory, as it grows.
#![cfg(not(target_arch = "wasm32"))]
#![expect(unsafe_code, reason = "an allocator that counts is one that passes on what is asked of it")]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    rc::Rc,
};

use article_widget::{
    comments::{
        model::{Comment, CommentId, Votes},
        order::Order,
        thread::Thread,
    },
    time::Timestamp,
};

struct Counting;

thread_local! {
    /// Bytes that this test holds, and bytes that it ever asked for.
    static HELD: Cell<(isize, isize)> = const { Cell::new((0, 0)) };
}

fn count(held: usize, freed: usize) {
    let (held, freed) = (held.cast_signed(), freed.cast_signed());
    HELD.set((HELD.get().0 + held - freed, HELD.get().1 + held));
}

// SAFETY: the system's allocator does all of it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        // SAFETY: the layout is the caller's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        count(0, layout.size());
        // SAFETY: the place came from the system's allocator.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn id(number: usize) -> CommentId {
    format!("https://news.example/c/{number}").as_str().into()
}

/// A third of all comments answer an earlier one.
fn comments(count: usize) -> Vec<Rc<Comment>> {
    let comment = |number: usize| {
        let mixed = number.wrapping_mul(2_654_435_761) % (1 << 32);
        Rc::new(Comment {
            id: id(number),
            parent: (number > 0 && mixed.is_multiple_of(3)).then(|| id(mixed % number)),
            author: "Somebody".to_owned(),
            text: String::new(),
            created: Timestamp((mixed % 1_000_003).cast_signed() as i64),
            modified: None,
            votes: Votes { up: mixed as u64 % 211, down: mixed as u64 % 53 },
            badge: None,
            pinned: false,
            mine: false,
        })
    };
    (0..count).map(comment).collect()
}

/// The bytes that a comment takes with its id, its author and all nine orders, without its text; and the most bytes
/// that one change asked for, with the version before it still there.
fn figures(count: usize) -> (isize, isize) {
    let start = HELD.get().0;
    let mut thread = Thread::new(comments(count));
    for order in Order::ALL {
        thread.prepare(order);
    }
    let each = (HELD.get().0 - start) / count.cast_signed();
    let mut most = 0;
    for number in (0..count).step_by(count / 20) {
        let known = thread.get(&id(number)).cloned().expect("nothing was taken away yet");
        let vote = Comment { votes: Votes { up: 999, down: 0 }, ..Comment::clone(&known) };
        let add = Comment { id: id(count + number), parent: Some(id(number)), ..Comment::clone(&known) };
        let deeds: [&dyn Fn(&mut Thread); 5] = [
            &|thread| thread.put(vote.clone()),
            &|thread| thread.put(add.clone()),
            &|thread| thread.fold(&known.id, true),
            &|thread| thread.fold(&known.id, false),
            &|thread| thread.remove(&add.id),
        ];
        for deed in deeds {
            let _before = thread.clone();
            let asked = HELD.get().1;
            deed(&mut thread);
            most = most.max(HELD.get().1 - asked);
        }
    }
    (each, most)
}

#[test]
fn a_comment_takes_less_than_400_bytes_and_a_change_hardly_more_in_a_long_thread() {
    let (small_each, small) = figures(1_000);
    let (large_each, large) = figures(100_000);
    assert!(small_each < 400 && large_each < 400, "{small_each} and {large_each} bytes a comment");
    // A hundred times as many comments: a tree of nodes of 48 has one level more in each order, a shelf one or two.
    assert!(large < 4 * small, "{small} bytes of 1,000 comments, {large} bytes of 100,000");
}

//! Threads so deep or so wide as no reader makes them.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::{
    comments::{
        model::{Comment, CommentId, Votes},
        order::Order,
        thread::{DEEPEST, Row, Thread},
    },
    time::Timestamp,
};

fn comment(id: &str, parent: Option<&str>, created: i64) -> Comment {
    Comment {
        id: id.into(),
        parent: parent.map(Into::into),
        author: String::new(),
        text: format!("words of {id}"),
        created: Timestamp(created),
        modified: None,
        votes: Votes::default(),
        mine: false,
        badge: None,
        pinned: false,
    }
}

fn rows(thread: &Thread, order: Order) -> Vec<Row> {
    (0..thread.rows(order)).filter_map(|row| thread.row(order, row)).collect()
}

#[test]
fn a_thread_2_000_deep_is_shown_part_by_part_to_its_end() {
    let name = |number: usize| format!("{number:04}");
    let id = |number: usize| CommentId::from(name(number).as_str());
    let mut thread = Thread::new((0..2_000usize).map(|number| {
        let parent = number.checked_sub(1).map(name);
        comment(&name(number), parent.as_deref(), 0)
    }));
    let shown = rows(&thread, Order::Best);
    let deepest = usize::from(DEEPEST);
    assert_eq!((shown.len(), shown[0].descendants), (deepest + 1, 1_999));
    let mut from = 0;
    while from + deepest < 1_999 {
        let part = Thread::new(thread.below(&id(from)));
        let shown = rows(&part, Order::Best);
        assert_eq!((&shown[0].comment.id, part.len()), (&id(from), 2_000 - from));
        assert!(shown[deepest].continues && !shown[deepest - 1].continues);
        assert_eq!(thread.shown_from(&id(from + deepest + 1)), Some(id(from + deepest)));
        from += deepest;
    }
    assert!(Thread::new(thread.below(&id(from))).row_of(Order::Best, &id(1_999)).is_some());
    let mut late = Thread::default();
    for number in (0..2_000).rev() {
        late.put(Comment::clone(thread.get(&id(number)).expect("nothing was taken away yet")));
    }
    assert_eq!(rows(&late, Order::Best).len(), deepest + 1);
    for number in 0..1_999 {
        thread.remove(&name(number).as_str().into());
    }
    assert_eq!(
        thread.export().map(|left| (left.id.clone(), left.parent.clone())).collect::<Vec<_>>(),
        [(id(1_999), None)]
    );
    assert_eq!(rows(&thread, Order::Best).len(), deepest + 1);
    thread.remove(&"1999".into());
    assert!(rows(&thread, Order::Best).is_empty());
}

#[test]
fn threads_100_000_wide_at_the_top_and_below_are_shown_whole() {
    let name = |number: u32| format!("{number:06}");
    let wide = Thread::new((0..100_000).map(|number| comment(&name(number), None, i64::from(number))));
    for order in Order::ALL {
        assert_eq!(rows(&wide, order).len(), 100_000, "{}", order.id());
    }
    let below = Thread::new(
        (0..100_000)
            .map(|number| comment(&name(number), (number > 0).then_some("000000"), -i64::from(number))),
    );
    let shown = rows(&below, Order::Best);
    assert_eq!((shown.len(), shown[0].descendants), (100_000, 99_999));
    assert_eq!(shown[1].comment.id.as_str(), "099999");
}

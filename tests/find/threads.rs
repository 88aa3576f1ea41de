//! Results stay what they should be while the thread under them changes.

use std::rc::Rc;

use article_widget::comments::{
    find::{Filter, Query, matcher::Matcher, search::Search},
    model::Votes,
    order::Order,
    thread::{
        Thread,
        sorting::{Sorted, Sorting},
    },
};
use proptest::prelude::*;

use crate::{
    comment,
    searches::{found, ids},
};

/// Something that happens to a thread: what, to which comment, a number, and whether it has the word.
type Deed = (u8, u8, u8, bool);

fn change(thread: &mut Thread, (deed, which, number, has_word): Deed) {
    let id = format!("c{}", which % 40);
    let text = if has_word { "a word" } else { "nothing" };
    let parent = (number % 3 > 0).then(|| format!("c{}", number % 40));
    match deed % 4 {
        0 => thread.put(comment(&id, parent.as_deref(), i64::from(number), text)),
        1 => thread.remove(&id.as_str().into()),
        2 => thread.fold(&id.as_str().into(), has_word),
        _ => {
            if let Some(known) = thread.get(&id.as_str().into()) {
                let mut voted = (**known).clone();
                voted.votes = Votes { up: number.into(), down: 1 };
                thread.put(voted);
            }
        }
    }
}

fn searched(thread: &Thread, query: &Query) -> Thread {
    let mut search = Search::new(Rc::new(thread.clone()), Order::Best, query.clone());
    while search.step() {}
    search.found()
}

proptest! {
    #[test]
    fn results_that_follow_are_those_of_a_new_search(
        start in prop::collection::vec(any::<Deed>(), 0..60),
        later in prop::collection::vec(prop::collection::vec(any::<Deed>(), 0..4), 1..12),
        answered in any::<bool>(),
    ) {
        let mut thread = Thread::default();
        for deed in start {
            change(&mut thread, deed);
        }
        let word = Query::of("word");
        let query = if answered { word.toggled(Filter::Answered) } else { word };
        let mut results = searched(&thread, &query);
        for deeds in later {
            for deed in deeds {
                change(&mut thread, deed);
            }
            let mut matcher = Matcher::new(query.clone());
            results.follow(&thread, |comment, below| matcher.takes(comment, below));
            let anew = searched(&thread, &query);
            for order in Order::ALL {
                prop_assert_eq!(ids(&results, order), ids(&anew, order), "{:?}", order);
            }
            let end = anew.rows(Order::Best);
            prop_assert_eq!(results.bytes_before(Order::Best, end), anew.bytes_before(Order::Best, end));
        }
    }
}

#[test]
fn only_what_changed_is_looked_at() {
    let text = |at: u32| if at.is_multiple_of(2) { "a word" } else { "nothing" };
    let mut thread =
        Thread::new((0..10_000).map(|at| comment(&at.to_string(), None, i64::from(at), text(at))));
    let mut results = found(&Rc::new(thread.clone()), Order::Newest, "word");
    thread.put(comment("7", None, 7, "a word now"));
    thread.put(comment("new", Some("8"), 1, "nothing"));
    let mut looked_at = Vec::new();
    results.follow(&thread, |comment, _| {
        looked_at.push(comment.id.as_str().to_owned());
        comment.text.contains("word")
    });
    assert_eq!(looked_at, ["7", "8", "new"]);
    assert_eq!(results.rows(Order::Newest), 5_001);
    assert!(results.row_of(Order::Newest, &"7".into()).is_some());
}

fn sorted(results: &Thread, order: Order) -> Sorted {
    let mut sorting = Sorting::new(results, order);
    std::iter::repeat_with(|| sorting.step()).flatten().next().expect("it comes to an end")
}

#[test]
fn many_results_are_put_into_another_order_in_steps_and_stand_as_they_stood_until_then() {
    let mut thread =
        Thread::new((0..5_000).map(|at| comment(&at.to_string(), None, i64::from(at), "a word")));
    let mut results = found(&Rc::new(thread.clone()), Order::Newest, "word");
    let newest = ids(&results, Order::Newest);
    let oldest: Vec<_> = newest.iter().rev().cloned().collect();
    assert!(!results.is_whole(Order::Oldest) && results.is_whole(Order::Newest));
    assert_eq!(ids(&results, Order::Oldest), newest);
    assert_eq!(results.row_of(Order::Oldest, &newest[7].as_str().into()), Some(7));

    let stale = sorted(&results, Order::Oldest);
    assert!(stale.is_flat());
    let other = found(&Rc::new(thread.clone()), Order::Newest, "a");
    let of_others = sorted(&other.only(Order::Newest, &[1, 2, 3]), Order::Oldest);
    results.take(of_others);
    assert!(!results.is_whole(Order::Oldest), "it is the order of another list");
    thread.put(comment("4", None, 9_999, "a word"));
    results.follow(&thread, |_, _| true);
    results.take(stale);
    assert!(!results.is_whole(Order::Oldest), "something has changed since");

    let fresh = sorted(&results, Order::Oldest);
    results.take(fresh);
    assert!(results.is_whole(Order::Oldest));
    let mut expected: Vec<_> = oldest.into_iter().filter(|id| id != "4").collect();
    expected.push("4".to_owned());
    assert_eq!(ids(&results, Order::Oldest), expected);
    assert_eq!(ids(&results, Order::Newest).first().map(String::as_str), Some("4"));
    let of_thread = sorted(&thread, Order::Best);
    results.take(of_thread);
    assert_eq!(ids(&results, Order::Oldest), expected);
}

#[test]
fn two_results_of_one_thread_are_not_the_same() {
    let thread = Rc::new(Thread::new([comment("a", None, 1, "one"), comment("b", None, 2, "two")]));
    let one = found(&thread, Order::Best, "one");
    assert_ne!(one, found(&thread, Order::Best, "two"));
    assert_ne!(one, *thread);
    assert_eq!(one, found(&thread, Order::Best, "one"));
}

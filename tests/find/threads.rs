//! Results stay what they should be while the thread under them changes.

use std::rc::Rc;

use article_widget::comments::{
    find::{Filter, Query, matcher::Matcher, search::Search},
    model::Votes,
    order::Order,
    thread::Thread,
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

#[test]
fn two_results_of_one_thread_are_not_the_same() {
    let thread = Rc::new(Thread::new([comment("a", None, 1, "one"), comment("b", None, 2, "two")]));
    let one = found(&thread, Order::Best, "one");
    assert_ne!(one, found(&thread, Order::Best, "two"));
    assert_ne!(one, *thread);
    assert_eq!(one, found(&thread, Order::Best, "one"));
}

//! What holds for threads of every shape: circles, lost parents and deletions included.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};

use article_widget::{
    comments::{
        model::{Comment, CommentId, Votes},
        order::Order,
        thread::{DEEPEST, Row, Thread},
    },
    time::Timestamp,
};
use proptest::{bool::weighted, collection::vec, prelude::*};

fn comment(id: &str, parent: Option<&str>, created: i64) -> Comment {
    Comment {
        id: id.into(),
        parent: parent.map(Into::into),
        author: String::new(),
        text: format!("words of {id}"),
        created: Timestamp(created),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: false,
    }
}

fn unfolded(thread: &Thread, order: Order) -> Vec<Row> {
    folded_rows(thread, order, &BTreeSet::new())
}

fn folded_rows(thread: &Thread, order: Order, folded: &BTreeSet<CommentId>) -> Vec<Row> {
    let mut thread = thread.clone();
    for id in folded {
        thread.fold(id, true);
    }
    (0..thread.rows(order)).filter_map(|row| thread.row(order, row)).collect()
}

fn exported(thread: &Thread) -> Vec<(CommentId, Option<CommentId>)> {
    thread.export().map(|comment| (comment.id.clone(), comment.parent.clone())).collect()
}

/// Threads of any shape: parents may be missing, later, themselves, or in a circle; dates often are the same. Half of
/// them are deep: most answer the one before.
fn any_thread() -> impl Strategy<Value = (Vec<Comment>, Vec<bool>)> {
    let seed = (0..24usize, proptest::option::of(0..28usize), 0..5i64, any::<bool>(), weighted(0.9));
    (vec(seed, 0..40), any::<bool>()).prop_map(|(mut seeds, deep)| {
        for (id, parent, ..) in seeds.iter_mut().filter(|seed| deep && seed.4) {
            *parent = id.checked_sub(1);
        }
        let comments = seeds.iter().map(|(id, parent, created, ..)| {
            comment(&id.to_string(), parent.map(|parent| parent.to_string()).as_deref(), *created)
        });
        (comments.collect(), seeds.iter().map(|seed| seed.3).collect())
    })
}

/// How many comments stand above it.
fn depth(thread: &Thread, id: &CommentId) -> usize {
    thread.ancestors(id).count()
}

/// The thread, and the ids of what is left in it.
fn after_removals(comments: &[Comment], removed: &[bool]) -> (Thread, BTreeSet<CommentId>) {
    let mut thread = Thread::new(comments.to_vec());
    let mut left: BTreeSet<CommentId> = comments.iter().map(|comment| comment.id.clone()).collect();
    for (comment, _) in comments.iter().zip(removed).filter(|(_, removed)| **removed) {
        thread.remove(&comment.id);
        left.remove(&comment.id);
    }
    (thread, left)
}

proptest! {
    #[test]
    fn every_comment_that_is_left_stands_in_the_rows_once((comments, removed) in any_thread()) {
        let (thread, left) = after_removals(&comments, &removed);
        prop_assert_eq!(thread.len(), left.len());
        for order in Order::ALL {
            let rows = unfolded(&thread, order);
            let shown: Vec<CommentId> =
                rows.iter().filter(|row| !row.removed).map(|row| row.comment.id.clone()).collect();
            let expected: BTreeSet<_> = left.iter().filter(|id| depth(&thread, id) <= DEEPEST.into()).cloned().collect();
            prop_assert_eq!(shown.len(), expected.len());
            prop_assert_eq!(&shown.into_iter().collect::<BTreeSet<_>>(), &expected);
        }
    }

    #[test]
    fn parents_stand_above_their_replies_and_the_rows_between_are_theirs((comments, removed) in any_thread()) {
        let (thread, _) = after_removals(&comments, &removed);
        for order in Order::ALL {
            // The comments that stand open above the present row, by depth.
            let mut above: Vec<Row> = Vec::new();
            for row in unfolded(&thread, order) {
                let depth = row.depth as usize;
                prop_assert!(depth <= above.len());
                above.truncate(depth);
                if let Some(parent) = above.last() {
                    prop_assert_eq!(row.comment.parent.as_ref(), Some(&parent.comment.id));
                }
                let named: Vec<&CommentId> = thread.ancestors(&row.comment.id).map(|comment| &comment.id).collect();
                let open: Vec<&CommentId> = above.iter().rev().map(|row| &row.comment.id).collect();
                prop_assert_eq!(named, open);
                above.push(row);
            }
        }
    }

    #[test]
    fn a_row_counts_the_comments_below_it_and_says_where_they_are_not_shown((comments, removed) in any_thread()) {
        let (thread, left) = after_removals(&comments, &removed);
        for row in unfolded(&thread, Order::Best) {
            let stands_below = |id: &&CommentId| thread.ancestors(id).any(|above| above.id == row.comment.id);
            let below = left.iter().filter(stands_below).count();
            prop_assert_eq!(below, row.descendants as usize);
            prop_assert_eq!(row.continues, below > 0 && row.depth == u32::from(DEEPEST));
        }
    }

    #[test]
    fn a_comment_too_deep_to_be_shown_is_shown_from_where_its_thread_breaks_off((comments, removed) in any_thread()) {
        let (thread, left) = after_removals(&comments, &removed);
        for id in &left {
            let from = thread.shown_from(id);
            prop_assert_eq!(from.is_none(), thread.row_of(Order::Best, id).is_some());
            let Some(from) = from else { continue };
            prop_assert_eq!(depth(&thread, &from) % usize::from(DEEPEST), 0);
            let of_its_own = Thread::new(thread.below(&from));
            prop_assert!(of_its_own.row_of(Order::Best, id).is_some());
        }
    }

    #[test]
    fn what_stands_below_a_comment_is_a_thread_of_its_own((comments, removed) in any_thread(), from in 0..24usize) {
        let (thread, left) = after_removals(&comments, &removed);
        let from = CommentId::from(from.to_string().as_str());
        let is_of_it =
            |id: &&CommentId| **id == from || thread.ancestors(id).any(|above| above.id == from);
        let expected: BTreeSet<_> = left.iter().filter(is_of_it).cloned().collect();
        let below: Vec<_> = thread.below(&from).collect();
        prop_assert_eq!(below.len(), expected.len());
        let mut seen = BTreeSet::new();
        for comment in below {
            let answered = comment.parent.as_ref().filter(|parent| expected.contains(parent));
            prop_assert!(answered.is_none_or(|answered| comment.id == from || seen.contains(answered)));
            prop_assert!(seen.insert(comment.id.clone()));
        }
        prop_assert_eq!(seen, expected);
    }

    #[test]
    fn pinned_threads_stand_first_and_both_parts_stand_as_without_pins(
        (comments, removed) in any_thread(), pins in vec(any::<bool>(), 24),
    ) {
        let (plain, _) = after_removals(&comments, &removed);
        let is_pinned = |id: &CommentId| id.as_str().parse::<usize>().is_ok_and(|number| pins[number]);
        let pinned: Vec<_> =
            comments.into_iter().map(|comment| Comment { pinned: is_pinned(&comment.id), ..comment }).collect();
        let (thread, _) = after_removals(&pinned, &removed);
        for order in Order::ALL {
            let tops = |thread: &Thread| -> Vec<CommentId> {
                let tops = unfolded(thread, order).into_iter().filter(|row| row.depth == 0);
                tops.map(|row| row.comment.id.clone()).collect()
            };
            let (mut expected, others): (Vec<_>, Vec<_>) = tops(&plain).into_iter().partition(&is_pinned);
            expected.extend(others);
            prop_assert_eq!(tops(&thread), expected, "{}", order.id());
        }
    }

    #[test]
    fn siblings_stand_oldest_first((comments, removed) in any_thread()) {
        let (thread, _) = after_removals(&comments, &removed);
        let mut last: BTreeMap<CommentId, (Timestamp, CommentId)> = BTreeMap::new();
        for row in unfolded(&thread, Order::Newest).into_iter().filter(|row| row.depth > 0) {
            let this = (row.comment.created, row.comment.id.clone());
            let parent = row.comment.parent.clone().expect("a row below another answers it");
            if let Some(before) = last.insert(parent, this.clone()) {
                prop_assert!(before < this);
            }
        }
    }

    #[test]
    fn what_is_exported_is_read_again_as_it_is_and_stands_alone((comments, removed) in any_thread()) {
        let (thread, left) = after_removals(&comments, &removed);
        let once = exported(&thread);
        prop_assert_eq!(once.len(), left.len());
        for (_, parent) in &once {
            prop_assert!(parent.as_ref().is_none_or(|parent| left.contains(parent)));
        }
        let again = Thread::new(thread.export());
        prop_assert_eq!(exported(&again), once);
        prop_assert!(unfolded(&again, Order::Best).iter().all(|row| !row.removed));
    }

    #[test]
    fn a_fold_hides_exactly_what_stands_below_it((comments, removed) in any_thread(), folded in 0..24usize) {
        let (thread, _) = after_removals(&comments, &removed);
        let folded = CommentId::from(folded.to_string().as_str());
        let mut expected = Vec::new();
        let mut hidden_below = None;
        for row in unfolded(&thread, Order::Best) {
            if hidden_below.is_some_and(|depth| row.depth > depth) {
                continue;
            }
            hidden_below = (row.comment.id == folded).then_some(row.depth);
            expected.push(Row { folded: row.comment.id == folded, ..row });
        }
        prop_assert_eq!(folded_rows(&thread, Order::Best, &BTreeSet::from([folded])), expected);
    }
}

//! What holds for threads of every shape: circles, lost parents and deletions included.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};

use article_widget::{
    comments::{
        model::{Comment, CommentId, Votes},
        order::Order,
        thread::{Row, Thread},
    },
    time::Timestamp,
};
use proptest::{collection::vec, prelude::*};

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

/// Threads of any shape: parents may be missing, later, themselves, or in a circle; dates often are the same.
fn any_thread() -> impl Strategy<Value = (Vec<Comment>, Vec<bool>)> {
    let number = 0..24usize;
    vec((number, proptest::option::of(0..28usize), 0..5i64, any::<bool>()), 0..40).prop_map(|seeds| {
        let comments = seeds.iter().map(|(id, parent, created, _)| {
            comment(&id.to_string(), parent.map(|parent| parent.to_string()).as_deref(), *created)
        });
        (comments.collect(), seeds.iter().map(|seed| seed.3).collect())
    })
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
            prop_assert_eq!(shown.len(), left.len());
            prop_assert_eq!(&shown.into_iter().collect::<BTreeSet<_>>(), &left);
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
    fn a_row_counts_the_rows_below_it_that_are_not_removed((comments, removed) in any_thread()) {
        let (thread, _) = after_removals(&comments, &removed);
        let rows = unfolded(&thread, Order::Best);
        for (index, row) in rows.iter().enumerate() {
            let below = rows[index + 1..].iter().take_while(|below| below.depth > row.depth);
            prop_assert_eq!(below.filter(|below| !below.removed).count(), row.descendants as usize);
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

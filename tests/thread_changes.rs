//! Threads that change: after any doings, a thread is the one that is made anew, and older versions are as they were.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use article_widget::{
    comments::{
        model::{Comment, CommentId, Votes},
        order::Order,
        thread::{Row, Thread},
    },
    time::Timestamp,
};
use proptest::{bool::weighted, collection::vec, option, prelude::*, sample::select};

#[derive(Clone, Debug)]
enum Deed {
    Put { id: u32, parent: Option<u32>, created: i64, votes: Votes, words: usize, pinned: bool },
    Remove(u32),
    Fold(u32, bool),
    Look(Order),
}

fn name(id: u32) -> CommentId {
    format!("{id:02}").as_str().into()
}

/// Few ids, so that parents come late, change and lead in circles.
fn deed(ids: u32) -> impl Strategy<Value = Deed> {
    let votes = (0..4u64, 0..4u64).prop_map(|(up, down)| Votes { up, down });
    prop_oneof![
        6 => (0..ids, option::weighted(0.7, 0..ids), 0..4i64, votes, 0..40usize, weighted(0.1))
            .prop_map(|(id, parent, created, votes, words, pinned)| Deed::Put { id, parent, created, votes, words, pinned }),
        2 => (0..ids).prop_map(Deed::Remove),
        1 => (0..ids, any::<bool>()).prop_map(|(id, folded)| Deed::Fold(id, folded)),
        1 => select(Order::ALL.to_vec()).prop_map(Deed::Look),
    ]
}

/// What was done, as a plain list.
#[derive(Clone, Default)]
struct Plain {
    comments: Vec<Comment>,
    removed: BTreeSet<CommentId>,
    folded: BTreeSet<CommentId>,
}

impl Plain {
    fn do_it(&mut self, deed: &Deed) {
        match deed {
            Deed::Put { .. } => {
                let comment = comment(deed);
                self.removed.remove(&comment.id);
                match self.comments.iter_mut().find(|known| known.id == comment.id) {
                    Some(known) => *known = comment,
                    None => self.comments.push(comment),
                }
            }
            Deed::Remove(id) => {
                if self.comments.iter().any(|comment| comment.id == name(*id)) {
                    self.removed.insert(name(*id));
                }
            }
            Deed::Fold(id, true) => drop(self.folded.insert(name(*id))),
            Deed::Fold(id, false) => drop(self.folded.remove(&name(*id))),
            Deed::Look(_) => {}
        }
    }

    /// The thread, made anew.
    fn thread(&self) -> Thread {
        let mut thread = Thread::new(self.comments.clone());
        for id in &self.removed {
            thread.remove(id);
        }
        for id in &self.folded {
            thread.fold(id, true);
        }
        thread
    }
}

fn comment(deed: &Deed) -> Comment {
    let Deed::Put { id, parent, created, votes, words, pinned } = deed else { panic!("no comment") };
    Comment {
        id: name(*id),
        parent: parent.map(name),
        author: String::new(),
        text: "w".repeat(*words),
        created: Timestamp(*created),
        modified: None,
        votes: *votes,
        badge: None,
        mine: false,
        pinned: *pinned,
    }
}

fn do_it(thread: &mut Thread, deed: &Deed) {
    match deed {
        Deed::Put { .. } => thread.put(comment(deed)),
        Deed::Remove(id) => thread.remove(&name(*id)),
        Deed::Fold(id, folded) => thread.fold(&name(*id), *folded),
        Deed::Look(order) => drop(thread.rows(*order)),
    }
}

fn rows(thread: &Thread, order: Order) -> Vec<Row> {
    (0..thread.rows(order)).map(|row| thread.row(order, row).expect("there are so many rows")).collect()
}

fn sorted_rows(mut thread: Thread, order: Order) -> Vec<Row> {
    thread.prepare(order);
    rows(&thread, order)
}

/// All that a thread tells, found by every way.
fn holds(thread: &Thread, plain: &Plain) -> Result<(), TestCaseError> {
    let anew = plain.thread();
    prop_assert_eq!(thread, &anew);
    prop_assert_eq!(thread.len(), plain.comments.len() - plain.removed.len());
    prop_assert!(thread.export().eq(anew.export()));
    for order in Order::ALL {
        let shown = rows(thread, order);
        prop_assert_eq!(&shown, &rows(&anew, order), "{}", order.id());
        prop_assert_eq!(thread.row(order, shown.len()), None);
        let mut bytes = 0;
        for (index, row) in shown.iter().enumerate() {
            prop_assert_eq!(thread.row_of(order, &row.comment.id), Some(index));
            prop_assert_eq!(thread.row_of_number(order, row.number), Some(index));
            prop_assert_eq!(thread.bytes_before(order, index), bytes);
            bytes += if row.removed {
                0
            } else {
                u32::try_from(row.comment.text.len()).expect("texts in tests are short")
            };
        }
        prop_assert_eq!(thread.bytes_before(order, shown.len()), bytes);
        for comment in &plain.comments {
            let is_shown = shown.iter().any(|row| row.comment.id == comment.id);
            prop_assert_eq!(thread.row_of(order, &comment.id).is_some(), is_shown);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn after_any_doings_a_thread_is_the_one_that_is_made_anew(deeds in vec(deed(12), 0..60)) {
        let (mut thread, mut plain) = (Thread::default(), Plain::default());
        for deed in &deeds {
            do_it(&mut thread, deed);
            plain.do_it(deed);
        }
        holds(&thread, &plain)?;
    }

    #[test]
    fn a_wide_thread_is_the_one_that_is_made_anew(
        wide in vec(deed(400), 300..600), deeds in vec(deed(400), 0..60), order in select(Order::ALL.to_vec()),
    ) {
        let mut plain = Plain::default();
        // All answer the first or nobody: nodes of the trees must split, and run empty again.
        for deed in wide.iter().chain(&deeds) {
            let mut deed = deed.clone();
            if let Deed::Put { parent, .. } = &mut deed {
                *parent = parent.filter(|parent| parent % 3 != 0).map(|_| 0);
            }
            plain.do_it(&deed);
        }
        let mut thread = Thread::default();
        for comment in &plain.comments {
            thread.put(comment.clone());
            assert!(thread.rows(order) > 0);
        }
        for id in &plain.folded {
            thread.fold(id, true);
        }
        for id in &plain.removed {
            thread.remove(id);
        }
        prop_assert_eq!(rows(&thread, order), sorted_rows(plain.thread(), order));
        for comment in plain.comments.iter().step_by(2) {
            thread.remove(&comment.id);
            plain.removed.insert(comment.id.clone());
        }
        prop_assert_eq!(rows(&thread, order), sorted_rows(plain.thread(), order));
    }

    #[test]
    fn older_versions_are_as_they_were(deeds in vec(deed(9), 1..30)) {
        let (mut thread, mut plain) = (Thread::default(), Plain::default());
        let mut versions = Vec::new();
        for deed in &deeds {
            versions.push((thread.clone(), plain.clone()));
            do_it(&mut thread, deed);
            plain.do_it(deed);
        }
        for (thread, plain) in versions {
            holds(&thread, &plain)?;
        }
    }
}

//! The orders of the contract, worked out once more and independently, to hold the widget's against.

use std::cmp::Ordering;

use crate::document::Comment;

/// The ids of the orders.
pub const ORDERS: [&str; 9] =
    ["best", "worst", "newest", "oldest", "active", "inactive", "replies", "controversial", "agreed"];

/// z of the 95 % interval, as in the contract.
const Z: f64 = 1.959_964;

struct Thread<'a> {
    root: &'a Comment,
    latest: u64,
    replies: u32,
}

/// The indices (in `comments`) of those that answer nothing, in this order.
#[must_use]
pub fn roots(comments: &[Comment], order: &str) -> Vec<usize> {
    let mut threads = comments
        .iter()
        .filter(|comment| comment.parent.is_none())
        .map(|root| (root.index, Thread { root, latest: root.created, replies: 0 }))
        .collect::<std::collections::BTreeMap<_, _>>();
    for comment in comments.iter().filter(|comment| comment.parent.is_some()) {
        if let Some(thread) = threads.get_mut(&root_of(comments, comment)) {
            thread.latest = thread.latest.max(comment.created);
            thread.replies += 1;
        }
    }
    let mut threads = threads.into_values().collect::<Vec<_>>();
    threads.sort_by(|a, b| by_key(a, b, order).then_with(|| by_date_and_id(a, b)));
    threads.into_iter().map(|thread| thread.root.index).collect()
}

/// The indices of all comments as they are read in this order: each thread at a stretch, replies oldest first under
/// what they answer.
#[must_use]
pub fn rows(comments: &[Comment], order: &str) -> Vec<usize> {
    let mut rows = Vec::with_capacity(comments.len());
    // The next to be read stands last.
    let mut waiting = roots(comments, order);
    waiting.reverse();
    while let Some(index) = waiting.pop() {
        rows.push(index);
        // Made-up comments come oldest first, those of one moment by rising id.
        waiting.extend(comments.iter().rev().filter(|one| one.parent == Some(index)).map(|one| one.index));
    }
    rows
}

fn root_of(comments: &[Comment], comment: &Comment) -> usize {
    let mut index = comment.index;
    while let Some(parent) = comments[index].parent {
        index = parent;
    }
    index
}

fn by_key(a: &Thread<'_>, b: &Thread<'_>, order: &str) -> Ordering {
    match order {
        "worst" => wilson(a.root).total_cmp(&wilson(b.root)),
        "newest" => b.root.created.cmp(&a.root.created),
        "oldest" => a.root.created.cmp(&b.root.created),
        "active" => b.latest.cmp(&a.latest),
        "inactive" => a.latest.cmp(&b.latest),
        "replies" => b.replies.cmp(&a.replies),
        "controversial" => controversy(b.root).total_cmp(&controversy(a.root)),
        "agreed" => controversy(a.root).total_cmp(&controversy(b.root)),
        _ => wilson(b.root).total_cmp(&wilson(a.root)),
    }
}

fn by_date_and_id(a: &Thread<'_>, b: &Thread<'_>) -> Ordering {
    b.root.created.cmp(&a.root.created).then_with(|| a.root.id().cmp(&b.root.id()))
}

/// The lower bound of the Wilson score interval of up over all votes (Wilson 1927), 0 without votes.
fn wilson(comment: &Comment) -> f64 {
    let (up, all) = (f64::from(comment.up), f64::from(comment.up + comment.down));
    // Without an up vote the bound is 0 too, which the formula below may miss by its last digit.
    if up == 0.0 {
        return 0.0;
    }
    let share = up / all;
    let spread = Z * ((share * (1.0 - share) + Z * Z / (4.0 * all)) / all).sqrt();
    (share + Z * Z / (2.0 * all) - spread) / (1.0 + Z * Z / all)
}

fn controversy(comment: &Comment) -> f64 {
    let (up, down) = (f64::from(comment.up), f64::from(comment.down));
    if up == 0.0 || down == 0.0 { 0.0 } else { (up + down).powf(up.min(down) / up.max(down)) }
}

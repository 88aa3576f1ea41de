//! Dates from clocks that run ahead: a comment from the future would stand first among the newest for years.

use std::rc::Rc;

use super::model::{Document, Problem};
use crate::time::Timestamp;

/// How far a clock may be ahead, in milliseconds: a day, for clocks that are set to the wrong side of the date line.
const AHEAD: i64 = 24 * 3_600_000;

/// Takes dates after `now` for none: a comment is as old as the article then, as one without a date is, and was never
/// edited. Tells of them in one problem.
#[must_use]
pub fn set(document: Document, now: Timestamp) -> (Document, Option<Problem>) {
    let (mut document, mut count) = (document, 0);
    let latest = Timestamp(now.0.saturating_add(AHEAD));
    let instead = document.article.published.filter(|published| *published <= latest).unwrap_or_default();
    for comment in &mut document.comments {
        if comment.created > latest || comment.modified > Some(latest) {
            count += 1;
            let comment = Rc::make_mut(comment);
            if comment.created > latest {
                comment.created = instead;
            }
            comment.modified.take_if(|modified| *modified > latest);
        }
    }
    let problem = (count > 0).then(|| Problem {
        property: "comment".to_owned(),
        message: format!("comment has {count} with a date in the future; the article's date is used."),
    });
    (document, problem)
}

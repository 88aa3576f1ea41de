//! Dates from clocks that run ahead: a comment from the future would stand first among the newest for years.

use std::rc::Rc;

use super::model::{Document, Problem};
use crate::{comments::model::Comment, time::Timestamp};

/// How far a clock may be ahead, in milliseconds: a day, for clocks that are set to the wrong side of the date line.
const AHEAD: i64 = 24 * 3_600_000;

/// Which dates of comments can be true. Those that cannot are taken for none: a comment is as old as the article then, as
/// one without a date is, and was never edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    latest: Timestamp,
    instead: Timestamp,
}

impl Clock {
    /// What can be true `now` of comments on an article that was published then.
    #[must_use]
    pub fn new(now: Timestamp, published: Option<Timestamp>) -> Self {
        let latest = Timestamp(now.0.saturating_add(AHEAD));
        Self { latest, instead: published.filter(|published| *published <= latest).unwrap_or_default() }
    }

    /// The comment has a date that cannot be true.
    #[must_use]
    pub fn doubts(self, comment: &Comment) -> bool {
        comment.created > self.latest || comment.modified > Some(self.latest)
    }

    /// The comment without such dates.
    #[must_use]
    pub fn on_time(self, mut comment: Comment) -> Comment {
        self.set(&mut comment);
        comment
    }

    fn set(self, comment: &mut Comment) {
        if comment.created > self.latest {
            comment.created = self.instead;
        }
        comment.modified.take_if(|modified| *modified > self.latest);
    }
}

/// Takes away what cannot be true `now` of the dates of comments. Tells of them in one problem.
#[must_use]
pub fn set(document: Document, now: Timestamp) -> (Document, Option<Problem>) {
    let (mut document, mut count) = (document, 0);
    let clock = Clock::new(now, document.article.published);
    for comment in document.comments.iter_mut().filter(|comment| clock.doubts(comment)) {
        count += 1;
        clock.set(Rc::make_mut(comment));
    }
    let problem = (count > 0).then(|| Problem {
        property: "comment".to_owned(),
        message: format!("comment has {count} with a date in the future; the article's date is used."),
    });
    (document, problem)
}

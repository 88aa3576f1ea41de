//! What stood in a comment before its author changed it.

use std::rc::Rc;

use super::model::Comment;
use crate::time::Timestamp;

/// How many are kept of a comment: the first, which those who answered it have read, and those that came last. With the
/// longest text that a comment may have, that is half a megabyte at most.
pub const MOST: usize = 10;

/// A text that a comment had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Markdown as the reader typed it.
    pub text: Rc<str>,
    /// When it was written.
    pub at: Timestamp,
}

impl Version {
    /// What stands in a comment now.
    #[must_use]
    pub fn of(comment: &Comment) -> Self {
        Self { text: comment.text.as_str().into(), at: comment.modified.unwrap_or(comment.created) }
    }
}

/// The texts that a comment had, the oldest first.
pub type Versions = Vec<Version>;

/// What becomes of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another text stands in its place.
    Add(Version),
    /// An edit was taken back: what stood there last stands there again.
    TakeBack(Rc<str>),
    /// The comment is here again, with these.
    Restore(Versions),
    /// The comment is gone.
    Forget,
}

/// What a change of a comment makes of them; nothing where its words stay as they are.
#[must_use]
pub fn step(before: Option<&Comment>, after: Option<&Comment>, versions: &[Version]) -> Option<Step> {
    match (before, after) {
        (Some(before), Some(after)) if before.text != after.text => {
            let last = versions.last().filter(|last| *last.text == *after.text);
            // Taking an edit back is none: it is no later than what it takes back.
            let is_back = last.filter(|_| after.modified <= before.modified);
            Some(match is_back {
                Some(last) => Step::TakeBack(Rc::clone(&last.text)),
                None => Step::Add(Version::of(before)),
            })
        }
        (None, Some(_)) if !versions.is_empty() => Some(Step::Restore(versions.to_vec())),
        (Some(_), None) if !versions.is_empty() => Some(Step::Forget),
        _ => None,
    }
}

/// Takes a step.
pub fn take(versions: &mut Versions, step: &Step) {
    match step {
        Step::Add(version) => {
            // A text that is written down once more, after a page went away in that moment, is the same one.
            if versions.last() != Some(version) {
                versions.push(version.clone());
            }
        }
        Step::TakeBack(text) => drop(versions.pop_if(|last| last.text == *text)),
        Step::Restore(all) => versions.clone_from(all),
        Step::Forget => versions.clear(),
    }
    if let Some(more) = versions.len().checked_sub(MOST + 1) {
        versions.drain(1..=more + 1);
    }
}

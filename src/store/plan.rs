//! Which records an operation writes, and how records make a page: the part of a database that needs none.

use super::{
    memory,
    model::{Op, Page, StoreError},
    record,
};

/// Where the reader's comments are, by thread and id.
pub const COMMENTS: &str = "comments";
/// Which of them were taken away, by thread and id.
pub const DELETED: &str = "deleted";
/// The reader's votes, by thread and id.
pub const VOTES: &str = "votes";
/// The reader's reports of comments, by thread and id.
pub const REPORTS: &str = "reports";
/// The reader's reactions, by thread.
pub const REACTIONS: &str = "reactions";
/// What an older version kept and could not be read, by thread.
pub const UNREAD: &str = "unread";
/// Documents that were brought in, by thread and key.
pub const IMPORTS: &str = "imports";
/// What stood in the reader's comments before they were changed, by thread and id.
pub const EARLIER: &str = "earlier";
/// All object stores of records.
pub const STORES: [&str; 6] = [COMMENTS, DELETED, VOTES, REPORTS, REACTIONS, UNREAD];

/// A record to be written, or to be removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The object store.
    pub store: &'static str,
    /// The new text; `None` removes the record.
    pub text: Option<String>,
}

/// The object stores that an operation reads and writes.
#[must_use]
pub fn stores(op: &Op) -> &'static [&'static str] {
    match op {
        Op::Add(_) | Op::Edit(_) | Op::Delete(_) | Op::Vacate(_) => &[COMMENTS, DELETED],
        Op::Vote(..) => &[VOTES],
        Op::Report(..) => &[REPORTS],
        Op::React(_) => &[REACTIONS],
    }
}

/// The id of the record that an operation writes, in each of its stores; `None` where that is the thread's own.
#[must_use]
pub fn id(op: &Op) -> Option<&str> {
    match op {
        Op::Add(comment) | Op::Edit(comment) | Op::Vacate(comment) => Some(comment.id.as_str()),
        Op::Delete(id) | Op::Vote(id, _) | Op::Report(id, _) => Some(id.as_str()),
        Op::React(_) => None,
    }
}

/// What an operation writes, where `stored` is the text under its id in `comments`, and `deleted` whether there is
/// one in `deleted`.
///
/// # Errors
/// [`StoreError::Gone`] for an edit of what was taken away, [`StoreError::Corrupt`] for one of what is unreadable.
pub fn writes(op: Op, stored: Option<&str>, deleted: bool) -> Result<Vec<Write>, StoreError> {
    let set = |store, text| Write { store, text: Some(text) };
    let remove = |store| Write { store, text: None };
    Ok(match op {
        Op::Add(_) if stored.is_some() => Vec::new(),
        Op::Add(comment) => vec![set(COMMENTS, record::write_comment(&comment)), remove(DELETED)],
        Op::Edit(_) if deleted => return Err(StoreError::Gone),
        Op::Edit(edit) => {
            let Some(stored) = stored else { return Ok(vec![set(COMMENTS, record::write_comment(&edit))]) };
            let mut comment = record::read_comment(edit.id.as_str(), stored)?;
            if memory::revise(&mut comment, edit) {
                vec![set(COMMENTS, record::write_comment(&comment))]
            } else {
                Vec::new()
            }
        }
        Op::Delete(_) | Op::Vacate(_) => vec![set(DELETED, record::write_deleted()), remove(COMMENTS)],
        Op::Vote(_, vote) => vec![Write { store: VOTES, text: vote.map(record::write_vote) }],
        Op::Report(_, report) => {
            vec![Write { store: REPORTS, text: report.as_ref().map(record::write_report) }]
        }
        Op::React(reaction) => {
            vec![Write { store: REACTIONS, text: reaction.as_ref().map(record::write_reaction) }]
        }
    })
}

/// Adds what a record says to a page, or its name to what is unreadable.
pub fn take_in(page: &mut Page, store: &str, id: &str, text: &str) {
    let result = match store {
        COMMENTS => record::read_comment(id, text).map(|comment| page.comments.push(comment)),
        DELETED => {
            page.deleted.push(id.into());
            Ok(())
        }
        VOTES => record::read_vote(id, text).map(|vote| page.votes.push((id.into(), vote))),
        REPORTS => record::read_report(id, text).map(|report| page.reports.push((id.into(), report))),
        REACTIONS => record::read_reaction(id, text).map(|reaction| page.reaction = Some(reaction)),
        _ => Err(StoreError::Corrupt(String::new())),
    };
    if result.is_err() {
        page.unreadable.push([store, " ", id].concat());
    }
}

//! The line of what waits: what cancels out, what comes next, what an answer means.

use std::collections::BTreeMap;

use super::{
    super::{
        model::{Op, StoreError},
        news::Passage,
    },
    entry::{Deed, Entry},
};
use crate::comments::model::CommentId;

/// A text to be kept under a key; `None` removes what is there.
pub type Write = (String, Option<String>);

/// All that waits for one server and thread, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<Entry>);

impl Line {
    /// A line of these, in any order.
    #[must_use]
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.key.cmp(&b.key));
        Self(entries)
    }

    /// What waits, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// What of it is here alone and builds on nothing that is elsewhere: it can be sent beside who sends the rest.
    #[must_use]
    pub fn apart(&self, is_here: impl Fn(&Entry) -> bool) -> Self {
        let (mut apart, mut rest) = (Vec::new(), Vec::<&Entry>::new());
        for entry in &self.0 {
            let builds = |on: &&Entry| {
                same_place(on, entry) || on.comment().is_some() && on.comment() == answered_by(entry)
            };
            if is_here(entry) && !rest.iter().any(builds) {
                apart.push(entry.clone());
            } else {
                rest.push(entry);
            }
        }
        Self(apart)
    }

    /// Puts together what comes to the same, and takes out what cancels out. Only who sends may do so: what is on
    /// its way must stay as it is.
    #[must_use]
    pub fn settle(&mut self) -> Vec<Write> {
        let before = std::mem::take(&mut self.0);
        let mut writes = Vec::new();
        for entry in &before {
            self.join(entry.clone());
        }
        for old in &before {
            match self.0.iter().find(|entry| entry.key == old.key) {
                None => writes.push((old.key.clone(), None)),
                Some(entry) if entry != old => writes.push((old.key.clone(), Some(entry.write()))),
                Some(_) => {}
            }
        }
        writes
    }

    /// Takes in the next entry of the line as it was written down.
    fn join(&mut self, entry: Entry) {
        match &entry.deed {
            Deed::Discard(id) => return self.discard(id),
            // Nothing of it need be sent any more.
            Deed::Do(Op::Delete(id)) if self.addition(id).is_some() => return self.discard(id),
            Deed::Do(_) => {}
        }
        let Some(at) = self.0.iter().rposition(|earlier| same_place(earlier, &entry)) else {
            return self.0.push(entry);
        };
        let earlier = &mut self.0[at];
        match (&mut earlier.deed, &entry.deed) {
            (Deed::Do(Op::Add(waiting)), Deed::Do(Op::Add(comment) | Op::Edit(comment))) => {
                // It keeps its place, since replies to it may stand behind it. Nobody has seen another text of it,
                // unless it arrived: then the edit has to follow.
                if earlier.is_doubtful && waiting.text != comment.text {
                    self.0.push(entry);
                    return;
                }
                waiting.text.clone_from(&comment.text);
                waiting.author.clone_from(&comment.author);
                (earlier.refused, earlier.failures) = (None, 0);
            }
            (Deed::Do(Op::Vacate(_)), Deed::Do(Op::Delete(_))) => {}
            (Deed::Do(Op::Vacate(_)), Deed::Do(Op::Add(_))) if !earlier.is_doubtful => {
                earlier.deed = entry.deed;
                earlier.by.clone_from(&entry.by);
            }
            // It was to be taken away, and is to be there again: as it is written now, since an edit may have gone with
            // the words before.
            (Deed::Do(Op::Delete(_)), Deed::Do(Op::Add(comment))) if !earlier.is_doubtful => {
                earlier.deed = Deed::Do(Op::Edit(comment.clone()));
                earlier.by.clone_from(&entry.by);
            }
            // The later one counts: it says all that is to be true in the end.
            (
                Deed::Do(_),
                Deed::Do(Op::Edit(_) | Op::Delete(_) | Op::Vote(..) | Op::Report(..) | Op::React(_)),
            ) => {
                self.0.remove(at);
                self.0.push(entry);
            }
            _ => self.0.push(entry),
        }
    }

    /// Where the addition of this comment waits.
    fn addition(&self, id: &CommentId) -> Option<usize> {
        let adds = |entry: &Entry| matches!(&entry.deed, Deed::Do(Op::Add(comment)) if comment.id == *id);
        self.0.iter().position(adds)
    }

    /// Takes out what was to be added or changed.
    fn discard(&mut self, id: &CommentId) {
        if let Some(at) = self.addition(id) {
            self.take_back(at);
        }
        let stays = |entry: &Entry| matches!(entry.deed, Deed::Do(Op::Delete(_) | Op::Vacate(_)));
        self.0.retain(|entry| entry.comment() != Some(id) || stays(entry));
    }

    /// Takes an addition out. Where it may have arrived, or come yet, or a reply to it waits, it is taken away at the
    /// server, which keeps its place: or else one reader would see the replies there and another at the top.
    fn take_back(&mut self, at: usize) {
        let Deed::Do(Op::Add(comment)) = &self.0[at].deed else { return };
        let answers = |entry: &Entry| matches!(&entry.deed, Deed::Do(Op::Add(reply)) if reply.parent.as_ref() == Some(&comment.id));
        if self.0[at].is_doubtful || self.0.iter().any(answers) {
            let (add, vacate) = (&self.0[at], Deed::Do(Op::Vacate(comment.clone())));
            let place = Entry::new(add.key.clone(), vacate).by(add.by.clone());
            // Where the words may have arrived they go first, and then come again: nothing is put together with that.
            self.0[at] = Entry { is_locked: add.is_locked, is_doubtful: add.is_doubtful, ..place };
        } else {
            self.0.remove(at);
        }
    }

    /// What is to be sent now.
    ///
    /// What was refused waits for the reader, what another account did waits for that one, and with both what builds on
    /// them; everything else passes by.
    #[must_use]
    pub fn next(&self) -> Option<&Entry> {
        self.0
            .iter()
            .enumerate()
            .find(|(at, entry)| entry.refused.is_none() && !entry.is_locked && !self.is_behind(*at))
            .map(|(_, entry)| entry)
    }

    fn is_behind(&self, at: usize) -> bool {
        let parent = answered_by(&self.0[at]);
        self.0[..at].iter().any(|earlier| {
            (earlier.refused.is_some() || earlier.is_locked)
                && matches!(earlier.deed, Deed::Do(Op::Add(_)))
                && (parent.is_some() && earlier.comment() == parent)
        })
    }

    /// How far each comment of this line is.
    #[must_use]
    pub fn passages(&self) -> BTreeMap<CommentId, Passage> {
        let is_stuck = self.next().is_some_and(|next| next.failures > 0);
        let mut passages = BTreeMap::new();
        for (at, entry) in self.0.iter().enumerate().filter(|(_, entry)| keeps_words(entry)) {
            let Some(id) = entry.comment() else { continue };
            let passage = match &entry.refused {
                Some(why) => Passage::Refused(why.clone()),
                None if entry.is_locked => Passage::Locked,
                None if is_stuck || self.is_behind(at) => Passage::Waiting,
                None => Passage::Sending,
            };
            passages.insert(id.clone(), passage);
        }
        passages
    }
}

/// How often the server has to break at a deed before that is taken for the deed's own fault.
const BREAKS: u32 = 5;

/// Whether it may be this deed alone at which the server breaks, again and again: where it is well otherwise, nothing
/// behind the deed has to wait any more. A server that is away, or whose database is, breaks at reading as well.
#[must_use]
pub fn may_be_at_fault(entry: &Entry, error: &StoreError) -> bool {
    entry.failures >= BREAKS && matches!(error, StoreError::Away(why) if why == "status 500")
}

/// What an answer makes of an entry: what to write down instead of it.
#[must_use]
pub fn answered(entry: &Entry, answer: Result<(), &StoreError>) -> Write {
    let mut entry = entry.clone();
    let text = match answer {
        Err(error) if error.may_pass() => {
            entry.failures = entry.failures.saturating_add(1);
            Some(entry.write())
        }
        Err(error) if keeps_words(&entry) => {
            entry.is_doubtful = false;
            entry.refused = Some(error.clone());
            Some(entry.write())
        }
        // A vote or a mood has no words to be kept, and a comment that cannot be taken away is still there.
        Ok(()) | Err(_) => None,
    };
    (entry.key, text)
}

/// The reader wrote something that must not be lost.
#[must_use]
pub fn keeps_words(entry: &Entry) -> bool {
    matches!(entry.deed, Deed::Do(Op::Add(_) | Op::Edit(_)))
}

/// The comment that it answers or votes on.
fn answered_by(entry: &Entry) -> Option<&CommentId> {
    match &entry.deed {
        Deed::Do(Op::Add(comment)) => comment.parent.as_ref(),
        Deed::Do(Op::Vote(id, _) | Op::Report(id, _)) => Some(id),
        _ => None,
    }
}

fn same_place(earlier: &Entry, later: &Entry) -> bool {
    match (&earlier.deed, &later.deed) {
        // Two people may vote on the same comment; a comment has one author.
        (Deed::Do(Op::Vote(..) | Op::Report(..) | Op::React(_)), _) if earlier.by != later.by => false,
        (Deed::Do(earlier), Deed::Do(later)) => earlier.same_target(later),
        _ => earlier.comment().is_some() && earlier.comment() == later.comment(),
    }
}

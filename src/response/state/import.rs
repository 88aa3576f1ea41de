//! Comments from a document that somebody brings in: what they would change, before anything is changed.
//!
//! Words: the later edit stands, and of two edits of one time the one that is brought in. Counts: the larger one stands,
//! since they grow. So the same document brought in twice changes nothing, and it does not matter which of two comes
//! first. What this reader wrote or deleted lies over all of it (see [`Own::over`]), and is never changed.

use std::{collections::HashMap, rc::Rc, vec};

use foldhash::fast::RandomState;

use super::Own;
use crate::{
    comments::{
        model::{Comment, CommentId},
        thread::{Thread, indexing::Indexing},
    },
    document::model::{Document, Problem, Untold},
    reactions::model::ReactionId,
};

/// How many lines a report has at most.
pub const LINES: usize = 1_000;

/// How many readers chose each mood.
pub type Counts = Rc<Vec<(ReactionId, u64)>>;

/// A document that was compared with what is here.
#[derive(Debug)]
pub struct Import {
    /// Names it for good, where it is kept.
    pub key: String,
    /// The document as it came, as it is kept.
    pub text: Rc<String>,
    /// The comments and counts that it was compared with.
    pub over: (Rc<Thread>, Counts),
    /// The comments and counts once it is taken.
    pub with: (Rc<Thread>, Counts),
    /// What that changes.
    pub report: Report,
}

/// Two with one key are one.
impl PartialEq for Import {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Import {}

/// What a document changes, comment by comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many comments are new here.
    pub added: u64,
    /// How many have other words or higher counts here from then on.
    pub updated: u64,
    /// How many are here as they are there.
    pub unchanged: u64,
    /// How many are not taken.
    pub refused: u64,
    /// Why each of them is not: [`LINES`] of them at most.
    pub losses: Vec<Line>,
    /// How many things were taken otherwise than they stood there.
    pub mends: u64,
    /// What these are: as many at most.
    pub mended: Vec<Line>,
}

/// One line of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The comment, by its id, or by its place in the document; `comment` where it is several.
    pub comment: String,
    /// What is wrong, as one plain sentence.
    pub problem: String,
}

impl Report {
    /// Something would be other than it is.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.added + self.updated > 0
    }

    fn refuse(&mut self, id: &CommentId, why: &str) {
        self.refused += 1;
        if self.losses.len() < LINES {
            let (comment, problem) = (id.as_str().to_owned(), [id.as_str(), " ", why].concat());
            self.losses.push(Line { comment, problem });
        }
    }

    fn tell(&mut self, problem: &Problem) {
        let Some(place) = problem.comment() else { return };
        let (count, lines) = if problem.is_loss() {
            (&mut self.refused, &mut self.losses)
        } else {
            (&mut self.mends, &mut self.mended)
        };
        *count += 1;
        if lines.len() < LINES {
            lines.push(Line { comment: place.to_owned(), problem: problem.message.clone() });
        }
    }
}

/// The comparison of a document with what is here, in short steps.
pub struct Checking {
    /// Without its comments.
    file: Document,
    /// Those that are not compared yet: one that is goes then, not all of them in the end.
    comments: vec::IntoIter<Rc<Comment>>,
    /// How many there were.
    count: usize,
    over: (Rc<Thread>, Counts),
    own: Rc<Own>,
    /// What a server holds of everybody's comments: it knows best, and lies over all of this.
    shared: Rc<Thread>,
    report: Report,
    /// What is here, as it would be: so many of it as were looked at.
    all: Vec<Rc<Comment>>,
    /// Up to which number that is.
    gathered: usize,
    added: Vec<Rc<Comment>>,
    updated: HashMap<CommentId, Rc<Comment>, RandomState>,
    indexing: Option<Indexing>,
}

impl Checking {
    /// How many comments one step compares.
    const STEP: usize = 1_024;
    /// How many of those that are here one step gathers, which costs less.
    const GATHERED: usize = 8_192;

    /// Nothing is compared yet. `problems` are what was wrong with the document.
    #[must_use]
    pub fn new(read: (Document, Vec<Problem>), over: (Rc<Thread>, Counts), own: Rc<Own>) -> Self {
        let (mut file, problems) = read;
        let mut report = Report::default();
        for problem in &problems {
            report.tell(problem);
        }
        let (count, comments) = (file.comments.len(), std::mem::take(&mut file.comments).into_iter());
        Self {
            file,
            comments,
            count,
            over,
            own,
            shared: Rc::default(),
            report,
            all: Vec::new(),
            gathered: 0,
            added: Vec::new(),
            updated: HashMap::default(),
            indexing: None,
        }
    }

    /// The same beside what a server holds.
    #[must_use]
    pub fn beside(mut self, shared: Rc<Thread>) -> Self {
        self.shared = shared;
        self
    }

    /// The same where so much more than those problems was wrong with the comments of the document.
    #[must_use]
    pub fn beyond(mut self, untold: Untold) -> Self {
        self.report.refused += untold.lost;
        self.report.mends += untold.mended;
        self
    }

    /// How far it has come, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "lengths in memory stay below 2^53")]
    pub fn done(&self) -> f64 {
        let compared = (self.count - self.comments.len()) as f64 / self.count.max(1) as f64;
        f64::midpoint(compared, self.indexing.as_ref().map_or(0.0, Indexing::done))
    }

    /// Goes a step further. At the end, gives the comments and counts as they would be, and what that changes; there is
    /// nothing left to do after that.
    pub fn step(&mut self) -> Option<((Rc<Thread>, Counts), Report)> {
        if let Some(indexing) = &mut self.indexing {
            let thread = indexing.step()?;
            return Some(((Rc::new(thread), self.counts()), std::mem::take(&mut self.report)));
        }
        for _ in 0..Self::STEP {
            let Some(comment) = self.comments.next() else { return self.compared() };
            self.compare(&comment);
        }
        None
    }

    /// All comments are compared: makes the thread that would stand afterwards, if it is another one.
    fn compared(&mut self) -> Option<((Rc<Thread>, Counts), Report)> {
        if !self.report.changes() {
            let thread = Rc::clone(&self.over.0);
            return Some(((thread, self.counts()), std::mem::take(&mut self.report)));
        }
        let next = self.gathered..self.over.0.numbers().min(self.gathered + Self::GATHERED);
        self.gathered = next.end;
        let here = self.over.0.export_part(next);
        self.all.extend(here.map(|comment| self.updated.remove(&comment.id).unwrap_or(comment)));
        if self.gathered == self.over.0.numbers() {
            let mut all = std::mem::take(&mut self.all);
            all.append(&mut self.added);
            self.indexing = Some(Indexing::new(all));
        }
        None
    }

    fn compare(&mut self, comment: &Rc<Comment>) {
        let (id, report) = (&comment.id, &mut self.report);
        if self.own.deleted.contains_key(id) {
            report.refuse(id, "was deleted on this device, and stays so.");
        } else if let Some(own) = self.own.comments.get(id) {
            if own.text == comment.text {
                report.unchanged += 1;
            } else {
                report.refuse(id, "is this reader’s own, and stays as it is here.");
            }
        } else if let Some(here) = self.over.0.get(id) {
            match joined(here, comment) {
                Joined::Same => report.unchanged += 1,
                Joined::Other(comment) => {
                    report.updated += 1;
                    self.updated.insert(id.clone(), Rc::new(comment));
                }
                Joined::Refused(why) => report.refuse(id, why),
            }
        } else if let Some(served) = self.shared.get(id) {
            if served.text == comment.text {
                report.unchanged += 1;
            } else {
                report.refuse(id, "is kept by the server, and stays as it is there.");
            }
        } else {
            report.added += 1;
            self.added.push(Rc::clone(comment));
        }
    }

    fn counts(&mut self) -> Counts {
        let mut counts = Vec::clone(&self.over.1);
        for (id, count) in std::mem::take(&mut self.file.reactions) {
            match counts.iter_mut().find(|(known, _)| *known == id) {
                Some((_, known)) => *known = count.max(*known),
                None => counts.push((id, count)),
            }
        }
        Rc::new(counts)
    }
}

enum Joined {
    Same,
    Other(Comment),
    Refused(&'static str),
}

/// What becomes of a comment that is here and in the document.
fn joined(here: &Comment, there: &Comment) -> Joined {
    if here.created != there.created && here.text != there.text {
        return Joined::Refused("is the id of another comment here.");
    }
    let mut joined = here.clone();
    joined.votes.up = here.votes.up.max(there.votes.up);
    joined.votes.down = here.votes.down.max(there.votes.down);
    let is_late = here.modified > there.modified;
    if !is_late {
        joined.text.clone_from(&there.text);
        joined.author.clone_from(&there.author);
        (joined.badge, joined.pinned) = (there.badge.clone(), there.pinned);
        joined.created = there.created;
        joined.modified = there.modified;
        // Whoever leaves the replies of others out of a document does not take them out of their threads.
        joined.parent = there.parent.clone().or(joined.parent);
    }
    if joined != *here {
        Joined::Other(joined)
    } else if is_late && here.text != there.text {
        Joined::Refused("was edited here later, and stays so.")
    } else {
        Joined::Same
    }
}

/// The article of a document is another one than that which is shown: by its id where both have one, else by its
/// headline.
#[must_use]
pub fn is_elsewhere(file: &Document, shown: &Document) -> bool {
    match (&file.article.id, &shown.article.id) {
        (Some(file), Some(shown)) => file != shown,
        _ => file.article.headline != shown.article.headline,
    }
}

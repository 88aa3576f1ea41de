//! A reader, a queue that is written down after each step, and a server that loses requests and answers.

use std::collections::{BTreeMap, BTreeSet};

use article_widget::{
    comments::model::{Comment, CommentId, Vote, Votes},
    reactions::model::ReactionId,
    store::{
        model::{Op, StoreError},
        queue::{
            entry::{Deed, Entry},
            line::{self, Line},
        },
    },
    time::Timestamp,
};

/// A comment of this reader's.
pub(crate) fn comment(id: &str, parent: Option<&str>, text: &str) -> Comment {
    Comment {
        id: id.into(),
        parent: parent.map(CommentId::from),
        author: String::new(),
        text: text.to_owned(),
        created: Timestamp(1),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    }
}

/// What is true of a thread as far as this reader wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Thread {
    pub(crate) comments: BTreeMap<CommentId, String>,
    pub(crate) votes: BTreeMap<CommentId, Vote>,
    pub(crate) mood: Option<ReactionId>,
    /// Places of comments that were taken away. What was there once has one.
    pub(crate) places: BTreeSet<CommentId>,
}

impl Thread {
    pub(crate) fn apply(&mut self, op: &Op) {
        match op {
            Op::Add(comment) | Op::Edit(comment) => {
                self.places.insert(comment.id.clone());
                self.comments.insert(comment.id.clone(), comment.text.clone());
            }
            Op::Delete(id) => drop(self.comments.remove(id)),
            Op::Vacate(comment) => {
                self.places.insert(comment.id.clone());
                self.comments.remove(&comment.id);
            }
            Op::Vote(id, Some(vote)) => drop(self.votes.insert(id.clone(), *vote)),
            Op::Vote(id, None) => drop(self.votes.remove(id)),
            Op::Report(..) => {}
            Op::React(mood) => self.mood.clone_from(mood),
        }
    }

    fn has(&self, op: &Op) -> bool {
        match op {
            Op::Add(comment) => self.comments.contains_key(&comment.id),
            Op::Edit(comment) => self.comments.get(&comment.id) == Some(&comment.text),
            Op::Vacate(comment) => {
                self.places.contains(&comment.id) && !self.comments.contains_key(&comment.id)
            }
            Op::Delete(id) => !self.comments.contains_key(id),
            Op::Vote(id, vote) => self.votes.get(id).copied() == *vote,
            Op::Report(..) => false,
            Op::React(mood) => self.mood == *mood,
        }
    }
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Luck {
    Good,
    /// It never reaches the server.
    LostOnTheWay,
    /// The server does it, and the answer is lost.
    AnswerLost,
    /// The server says no.
    Refused,
}

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct World {
    /// What this browser keeps: texts by key.
    pub(crate) kept: BTreeMap<String, String>,
    pub(crate) server: Thread,
    /// Comments in the order in which they were created.
    pub(crate) created: Vec<CommentId>,
    /// Replies that came before what they answer.
    pub(crate) orphans: Vec<CommentId>,
    /// Something was asked for that would have doubled a comment.
    pub(crate) doubled: Vec<CommentId>,
    serial: u32,
}

impl World {
    pub(crate) fn put(&mut self, deed: Deed) {
        self.serial += 1;
        let key = format!("{:06}", self.serial);
        let text = Entry::new(key.clone(), deed).write();
        self.kept.insert(key, text);
    }

    pub(crate) fn line(&self) -> Line {
        let read =
            |(key, text): (&String, &String)| Entry::read(key, text).expect("what was written is read");
        Line::new(self.kept.iter().map(read).collect())
    }

    fn write(&mut self, (key, text): line::Write) {
        match text {
            Some(text) => drop(self.kept.insert(key, text)),
            None => drop(self.kept.remove(&key)),
        }
    }

    /// What the sender does in one step, as after a reload; false where nothing is to be done.
    pub(crate) fn step(&mut self, luck: Luck) -> bool {
        let mut line = self.line();
        for write in line.settle() {
            self.write(write);
        }
        assert_eq!(self.line(), line, "what is written down is what is settled");
        let Some(mut entry) = line.next().cloned() else { return false };
        let Deed::Do(op) = entry.deed.clone() else { panic!("a discard is never sent") };
        let has_arrived = entry.is_doubtful && self.server.has(&op);
        if !entry.is_doubtful {
            entry.is_doubtful = true;
            self.write((entry.key.clone(), Some(entry.write())));
        }
        let away = StoreError::Away(String::new());
        let no = StoreError::Refused("no".to_owned());
        let answer = match luck {
            _ if has_arrived => Ok(()),
            Luck::LostOnTheWay => Err(&away),
            Luck::Refused => Err(&no),
            Luck::Good | Luck::AnswerLost => {
                if let Op::Add(comment) = &op {
                    if self.server.comments.contains_key(&comment.id) {
                        self.doubled.push(comment.id.clone());
                    }
                    self.created.push(comment.id.clone());
                    if comment.parent.as_ref().is_some_and(|parent| !self.server.places.contains(parent)) {
                        self.orphans.push(comment.id.clone());
                    }
                }
                self.server.apply(&op);
                if luck == Luck::Good { Ok(()) } else { Err(&away) }
            }
        };
        self.write(line::answered(&entry, answer));
        true
    }

    /// Sends all that is left, with luck.
    pub(crate) fn finish(&mut self) {
        for _ in 0..1_000 {
            if !self.step(Luck::Good) {
                return;
            }
        }
        panic!("the queue never ends: {:?}", self.kept);
    }
}

//! Builds a thread of many comments in short steps, so that the page stays alive.

use std::rc::Rc;

use super::{
    Thread,
    nodes::{self, ByDate, ByNumber, MOST, Node, Number},
};
use crate::comments::{circles::break_circles, model::Comment, names::Names, order::Order, tree::Tree};

/// How many comments one step takes: a few milliseconds on a slow phone.
const STEP: usize = 2_048;

/// A thread in the making.
pub struct Indexing {
    comments: Vec<Rc<Comment>>,
    thread: Thread,
    /// The comment that each answers, free of circles.
    parents: Vec<Option<usize>>,
    /// Replies, grouped by whom they answer; those to comment `n` begin at `starts[n]`.
    replies: Vec<u32>,
    starts: Vec<u32>,
    /// Parents before replies: read backwards, every reply is added up before its parent.
    down: Vec<u32>,
    phase: Phase,
    /// How far the phase has come.
    done: usize,
}

#[derive(Clone, Copy)]
enum Phase {
    Take,
    Parents,
    Group,
    Sums,
    Orders,
}

impl Indexing {
    /// Nothing is done yet. Of two comments with one id the later stands.
    #[must_use]
    pub fn new(comments: Vec<Rc<Comment>>) -> Self {
        let thread = Thread { names: Names::with_room(comments.len()), ..Thread::default() };
        let (parents, replies, starts, down) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { comments, thread, parents, replies, starts, down, phase: Phase::Take, done: 0 }
    }

    /// How far it has come, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "lengths in memory stay below 2^53")]
    pub fn done(&self) -> f64 {
        (self.phase as usize as f64 + self.done as f64 / self.comments.len().max(1) as f64)
            / Phase::Orders as usize as f64
    }

    /// Goes a step further. Gives the thread when it is done; there is nothing left to do after that.
    pub fn step(&mut self) -> Option<Thread> {
        let count = self.thread.nodes.len();
        let (next, of) = match self.phase {
            Phase::Take => (Phase::Parents, self.comments.len()),
            Phase::Parents => (Phase::Group, count),
            Phase::Group => (Phase::Sums, 1),
            Phase::Sums => (Phase::Orders, count),
            Phase::Orders => return Some(std::mem::take(&mut self.thread)),
        };
        let from = self.done;
        self.done = of.min(from + STEP);
        for at in from..self.done {
            match self.phase {
                Phase::Take => self.take(at),
                Phase::Parents => self.find_parent(at),
                Phase::Group => self.group(),
                Phase::Sums => self.add_up(count - 1 - at),
                Phase::Orders => {}
            }
        }
        if self.done == of {
            (self.phase, self.done) = (next, 0);
        }
        None
    }

    fn take(&mut self, at: usize) {
        let comment = Rc::clone(&self.comments[at]);
        let thread = &mut self.thread;
        match thread.number(&comment.id) {
            Some(number) => thread.nodes.at_mut(number.code()).comment = comment,
            None if thread.nodes.len() < MOST => {
                thread.names.add(&comment.id, as_u32(thread.nodes.len()));
                thread.nodes.push(Node::new(comment, false));
            }
            None => {}
        }
    }

    fn find_parent(&mut self, at: usize) {
        let number = as_u32(at);
        let parent = self.thread.nodes.at(number).comment.parent.clone();
        let parent = parent.map(|parent| self.thread.number_or_missing(&parent));
        if let Some(Number::Missing(missing)) = parent {
            self.thread.waiting(missing).insert(number, &ByNumber);
        }
        self.parents.push(match parent {
            Some(Number::Here(parent)) => Some(parent as usize),
            _ => None,
        });
    }

    fn group(&mut self) {
        // What a store holds need not be free of circles, and a comment in one would stand in no thread.
        break_circles(&mut self.parents);
        let count = self.parents.len();
        let mut starts = vec![0u32; count + 1];
        for parent in self.parents.iter().flatten() {
            starts[parent + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut free = starts.clone();
        self.replies = vec![0; starts[count] as usize];
        self.down.reserve(count);
        for (number, parent) in (0u32..).zip(&self.parents) {
            if let Some(parent) = parent {
                self.replies[free[*parent] as usize] = number;
                free[*parent] += 1;
            } else {
                self.down.push(number);
            }
        }
        self.starts = starts;
        let mut next = 0;
        while next < self.down.len() {
            let above = self.down[next];
            let depth = nodes::below(self.thread.nodes.at(above).depth);
            let replies = self.starts[above as usize] as usize..self.starts[above as usize + 1] as usize;
            let replies = &self.replies[replies];
            for &reply in replies {
                self.thread.nodes.at_mut(reply).depth = depth;
            }
            self.down.extend_from_slice(replies);
            next += 1;
        }
    }

    fn add_up(&mut self, at: usize) {
        let number = self.down[at];
        let index = number as usize;
        let nodes = &mut self.thread.nodes;
        let replies = &mut self.replies[self.starts[index] as usize..self.starts[index + 1] as usize];
        replies.sort_by(|&one, &other| nodes.by_date(one, other));
        let tree = Tree::of_sorted(replies, &ByDate(nodes));
        let below = tree.sum(&ByDate(nodes));
        let node = nodes.at_mut(number);
        node.sum = node.sum_with(below);
        node.replies = tree;
        node.parent = self.parents[index].map(as_u32);
    }
}

impl Thread {
    /// The tops of threads, sorted.
    pub(super) fn sorted(&self, order: Order) -> Vec<u32> {
        let tops = (0u32..).zip(self.nodes.iter()).filter(|(_, node)| node.parent.is_none());
        self.put_in_order(order, &tops.map(|(number, _)| number).collect::<Vec<_>>())
    }
}

/// A thread takes no more comments than a number counts.
#[expect(clippy::cast_possible_truncation, reason = "bounded by `MOST`")]
fn as_u32(index: usize) -> u32 {
    index as u32
}

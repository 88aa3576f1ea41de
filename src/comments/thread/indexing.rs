//! Builds a thread of many comments in short steps, so that the page stays alive.

use std::rc::Rc;

use super::{
    Thread,
    heads::Heads,
    nodes::{self, MOST, Node, Number},
    rankings::{ByCame, ByDate, ByNumber},
};
use crate::comments::{
    circles::break_circles,
    model::Comment,
    names::Names,
    tree::{Growing, Tree},
};

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
    /// So many of them, the first, are tops of threads.
    tops: usize,
    came: Growing,
    heads: Heads,
    phase: Phase,
    /// How far the phase has come.
    done: usize,
}

#[derive(Clone, Copy)]
enum Phase {
    Take,
    Parents,
    Group,
    Down,
    Sums,
    Tops,
    Done,
}

impl Indexing {
    /// Nothing is done yet. Of two comments with one id the later stands.
    #[must_use]
    pub fn new(comments: Vec<Rc<Comment>>) -> Self {
        let thread = Thread { names: Names::with_room(comments.len()), ..Thread::default() };
        let (parents, replies, starts, down) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (came, heads) = (Growing::default(), Heads::default());
        let (tops, phase, done) = (0, Phase::Take, 0);
        Self { comments, thread, parents, replies, starts, down, tops, came, heads, phase, done }
    }

    /// How far it has come, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "lengths in memory stay below 2^53")]
    pub fn done(&self) -> f64 {
        (self.phase as usize as f64 + self.done as f64 / self.comments.len().max(1) as f64)
            / Phase::Done as usize as f64
    }

    /// Goes a step further. Gives the thread when it is done; there is nothing left to do after that.
    pub fn step(&mut self) -> Option<Thread> {
        let count = self.thread.nodes.len();
        let (next, of) = match self.phase {
            Phase::Take => (Phase::Parents, self.comments.len()),
            Phase::Parents => (Phase::Group, count),
            Phase::Group => (Phase::Down, 1),
            Phase::Down => (Phase::Sums, count),
            Phase::Sums => (Phase::Tops, count),
            Phase::Tops => (Phase::Done, self.tops),
            Phase::Done => return Some(self.finish()),
        };
        let from = self.done;
        self.done = of.min(from + STEP);
        for at in from..self.done {
            match self.phase {
                Phase::Take => self.take(at),
                Phase::Parents => self.find_parent(at),
                Phase::Group => self.group(),
                Phase::Down => self.go_down(at),
                Phase::Sums => self.add_up(count - 1 - at),
                Phase::Tops => self.heads.offer(self.down[at], &self.thread.nodes),
                Phase::Done => {}
            }
        }
        if let Phase::Tops = self.phase {
            self.came.add(&self.down[from..self.done], &ByCame(&self.thread.nodes));
        }
        if self.done == of {
            (self.phase, self.done) = (next, 0);
        }
        None
    }

    fn finish(&mut self) -> Thread {
        let mut thread = std::mem::take(&mut self.thread);
        thread.came = std::mem::take(&mut self.came).done();
        thread.orders = std::mem::take(&mut self.heads).listings(&thread.nodes);
        thread
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
        self.starts = vec![0u32; count + 1];
        for parent in self.parents.iter().flatten() {
            self.starts[parent + 1] += 1;
        }
        for at in 0..count {
            self.starts[at + 1] += self.starts[at];
        }
        let mut free = self.starts.clone();
        self.replies = vec![0; self.starts[count] as usize];
        self.down.reserve(count);
        for (number, parent) in (0u32..).zip(&self.parents) {
            if let Some(parent) = parent {
                self.replies[free[*parent] as usize] = number;
                free[*parent] += 1;
            } else {
                self.down.push(number);
            }
        }
        self.tops = self.down.len();
    }

    fn go_down(&mut self, at: usize) {
        let above = self.down[at];
        let nodes = &mut self.thread.nodes;
        let depth = nodes::below(nodes.at(above).depth);
        let replies =
            &self.replies[self.starts[above as usize] as usize..self.starts[above as usize + 1] as usize];
        for &reply in replies {
            let reply = nodes.at_mut(reply);
            (reply.depth, reply.parent) = (depth, Some(above));
        }
        self.down.extend_from_slice(replies);
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
    }
}

/// A thread takes no more comments than a number counts.
#[expect(clippy::cast_possible_truncation, reason = "bounded by `MOST`")]
fn as_u32(index: usize) -> u32 {
    index as u32
}

//! The list as it is shown: which comment stands in which row of an order.

use std::rc::Rc;

use super::{Thread, nodes::Number, rankings::ByDate};
use crate::comments::{
    model::{Comment, CommentId},
    order::Order,
};

/// One comment in the list as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The comment.
    pub comment: Rc<Comment>,
    /// Its number in the thread: it stays the same as long as the thread grows.
    pub number: u32,
    /// 0 for a top-level comment.
    pub depth: u32,
    /// How many comments stand below it.
    pub descendants: u32,
    /// It was taken away; only its place is shown, for the sake of its replies.
    pub removed: bool,
    /// Its replies are folded away.
    pub folded: bool,
    /// It has replies that stand too deep to be shown, see [`DEEPEST`](super::DEEPEST).
    pub continues: bool,
}

/// Rows are counted from 0. Replies stand oldest first, whatever the order. Each costs O(d log n), d comments above.
impl Thread {
    /// How many rows there are, without what folds hide.
    #[must_use]
    pub fn rows(&self, order: Order) -> usize {
        self.listed(order).sum().rows as usize
    }

    /// The comment in this row.
    #[must_use]
    pub fn row(&self, order: Order, row: usize) -> Option<Row> {
        let (number, depth, _) = self.walk(order, row)?;
        let node = self.nodes.at(number);
        Some(Row {
            comment: Rc::clone(&node.comment),
            number,
            depth,
            descendants: node.descendants(),
            removed: node.removed,
            folded: node.folded,
            continues: !self.is_flat() && node.is_deepest() && node.descendants() > 0,
        })
    }

    /// The first `most` rows as they would be if nothing were folded and nothing stood too deep. O(m log n) for m of them.
    #[must_use]
    pub fn unfolded(&self, order: Order, most: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let shown = (0..self.rows(order)).map_while(|at| self.row(order, at));
        for row in shown {
            if rows.len() >= most {
                break;
            }
            let hides = !self.is_flat() && self.nodes.at(row.number).hides();
            let depth = row.depth;
            // The last of these is the next: replies of replies come before those beside them.
            let mut hidden: Vec<(u32, u32)> = Vec::new();
            let below = |number: u32, depth: u32| {
                let replies = self.nodes.at(number).replies.items();
                replies.into_iter().rev().map(move |reply| (reply, depth + 1))
            };
            if hides {
                hidden.extend(below(row.number, depth));
            }
            rows.push(Row { folded: false, continues: false, ..row });
            while let Some((number, depth)) = hidden.pop().filter(|_| rows.len() < most) {
                let node = self.nodes.at(number);
                hidden.extend(below(number, depth));
                if !node.removed || node.descendants() > 0 {
                    rows.push(Row {
                        comment: Rc::clone(&node.comment),
                        number,
                        depth,
                        descendants: node.descendants(),
                        removed: node.removed,
                        folded: false,
                        continues: false,
                    });
                }
            }
        }
        rows
    }

    /// The number of bytes of text in all rows before this one.
    #[must_use]
    pub fn bytes_before(&self, order: Order, row: usize) -> u32 {
        match self.walk(order, row) {
            Some((_, _, bytes)) => bytes,
            None => self.listed(order).sum().bytes,
        }
    }

    /// The row of the comment with this id, if it is shown: see [`Thread::shown_from`].
    #[must_use]
    pub fn row_of(&self, order: Order, id: &CommentId) -> Option<usize> {
        match self.number(id)? {
            Number::Here(number) => self.row_of_number(order, number),
            Number::Missing(_) => None,
        }
    }

    /// The row of the comment with this number, if it is shown.
    #[must_use]
    pub fn row_of_number(&self, order: Order, number: u32) -> Option<usize> {
        let mut node = self.nodes.get(number).filter(|node| node.sum.rows > 0)?;
        if self.is_flat() {
            let list = self.listed(order);
            let row = list.before(number).rows;
            return list.find(row).filter(|(found, _)| *found == number).map(|_| row as usize);
        }
        let (mut row, mut number) = (0, number);
        while let Some(above) = node.parent {
            node = self.nodes.at(above);
            if node.hides() {
                return None;
            }
            row += 1 + node.replies.before(number, &ByDate(&self.nodes)).rows as usize;
            number = above;
        }
        Some(row + self.listed(order).before(number).rows as usize)
    }

    /// The comment in this row, how deep it stands, and how many bytes of text stand before it.
    fn walk(&self, order: Order, row: usize) -> Option<(u32, u32, u32)> {
        let by = ByDate(&self.nodes);
        let mut left = u32::try_from(row).ok()?;
        let (mut number, mut before) = self.listed(order).find(left)?;
        let (mut depth, mut bytes) = (0, 0u32);
        loop {
            left -= before.rows;
            bytes = bytes.saturating_add(before.bytes);
            if left == 0 {
                return Some((number, depth, bytes));
            }
            let node = self.nodes.at(number);
            left -= 1;
            bytes = bytes.saturating_add(node.own_bytes());
            (number, before) = node.replies.find(left, &by)?;
            depth += 1;
        }
    }
}

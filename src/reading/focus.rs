//! Where the focus goes: to the marked sentence, back to its link, and nowhere that has gone.

use yew::NodeRef;

use super::{Action, State};
use crate::{article, summary::panel};

/// See the module.
#[derive(Default)]
pub struct Focus {
    /// The marked sentence in the article.
    pub mark: NodeRef,
    /// The place of the summary.
    pub summary: NodeRef,
    /// What the next rendering is to be followed with.
    turn: Option<Turn>,
}

enum Turn {
    /// To the marked sentence of the article.
    Mark,
    /// Back to this sentence of the summary.
    Sentence(usize),
    /// To the summary, where what had the focus in it has gone.
    Summary,
}

impl Focus {
    /// Takes notice of what happened; whether the next rendering is to be followed.
    pub fn turns(&mut self, before: &State, action: &Action, after: &State) -> bool {
        let turn = match (action, before.marked) {
            (Action::Reveal(Some(_)), _) => Some(Turn::Mark),
            (Action::Reveal(None), Some(sentence)) => Some(Turn::Sentence(sentence)),
            _ if before.summary != after.summary && panel::has_focus(&self.summary) => Some(Turn::Summary),
            _ => None,
        };
        self.turn = turn.or_else(|| self.turn.take());
        self.turn.is_some()
    }

    /// Follows a rendering.
    pub fn follow(&mut self) {
        match self.turn.take() {
            Some(Turn::Mark) => article::view::reveal(&self.mark),
            Some(Turn::Sentence(sentence)) => panel::focus_link(&self.summary, sentence),
            Some(Turn::Summary) => panel::keep_focus(&self.summary),
            None => {}
        }
    }
}

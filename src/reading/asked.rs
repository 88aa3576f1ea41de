//! What the reader asks of the summary: it begins, ends, is called off, comes back from among those made before.

use std::rc::Rc;

use super::{State, SummaryPhase};
use crate::{
    embed::config::SummaryFrom,
    summary::model::{Ask, Form, Maker, Note, Sentence, Summary, Work},
};

impl State {
    /// The host allows a summary to be made.
    #[must_use]
    pub fn may_summarize(&self) -> bool {
        !matches!(self.config.summary, SummaryFrom::Publisher | SummaryFrom::Off)
    }

    /// Asks for a summary: one that was made before is there at once.
    pub(super) fn ask(&mut self, ask: Ask) {
        let known = self.made.iter().find(|(asked, made)| answers(*asked, made, ask));
        match known.map(|(_, made)| Rc::clone(made)) {
            Some(made) => {
                self.ask = ask;
                self.show(made);
            }
            None => self.begin(ask),
        }
    }

    /// Asks for another form. What the device picked, and what the publisher wrote, is only set differently.
    pub(super) fn reform(&mut self, form: Form) {
        let ask = Ask { form, ..self.ask };
        match &self.summary {
            SummaryPhase::Ready(summary) if is_by_model(summary) => self.ask(ask),
            SummaryPhase::Working(_) => self.ask(ask),
            _ => self.ask = ask,
        }
        self.copied = None;
    }

    /// Asks for the same once more, past what was made before.
    pub(super) fn renew(&mut self) {
        let ask = self.ask;
        self.made.retain(|(asked, made)| !answers(*asked, made, ask));
        self.begin(ask);
    }

    /// The summary is there, or it is known why it is not.
    pub(super) fn end(&mut self, result: &Result<Rc<Summary>, String>) {
        match result {
            Ok(summary) => {
                if is_worth_keeping(summary) {
                    self.made.push((self.ask, Rc::clone(summary)));
                }
                self.show(Rc::clone(summary));
            }
            Err(why) => {
                self.fold();
                self.summary = SummaryPhase::Failed(why.clone());
            }
        }
    }

    /// The reader puts the summary away; or waits no longer for another one, and has the one before again.
    pub(super) fn give_up(&mut self) {
        match self.before.take().filter(|_| self.is_summarizing()) {
            Some((ask, summary)) => {
                self.ask = ask;
                self.show(summary);
            }
            None => self.fold(),
        }
    }

    /// The summary is of another article, or from someone else.
    pub(super) fn forget(&mut self) {
        self.made.clear();
        self.fold();
    }

    /// Shows the publisher's summary, where there is one and the host wants it; says whether that is so.
    pub(super) fn show_publisher_summary(&mut self, texts: &[String]) -> bool {
        let is_wanted = matches!(self.config.summary, SummaryFrom::Auto | SummaryFrom::Publisher);
        let is_shown = is_wanted && !texts.is_empty();
        if is_shown {
            let sentences = texts.iter().map(|text| Sentence::told(text)).collect();
            let summary = SummaryPhase::Ready(Rc::new(Summary {
                sentences,
                maker: Maker::Publisher,
                notes: Vec::new(),
            }));
            // The same article once more takes nothing from what the reader did.
            if self.summary != summary {
                self.fold();
                self.summary = summary;
            }
        }
        is_shown
    }

    fn begin(&mut self, ask: Ask) {
        let before = match &self.summary {
            SummaryPhase::Ready(summary) => Some((self.ask, Rc::clone(summary))),
            SummaryPhase::Working(_) => self.before.take(),
            _ => None,
        };
        self.fold();
        self.ask = ask;
        self.before = before;
        self.summary = SummaryPhase::Working(Work::default());
    }

    fn show(&mut self, summary: Rc<Summary>) {
        self.fold();
        self.summary = SummaryPhase::Ready(summary);
    }

    fn fold(&mut self) {
        self.summary = SummaryPhase::Folded;
        self.before = None;
        self.marked = None;
        self.copied = None;
        self.useful = None;
    }
}

/// The sentences were written for the form in which they were asked for.
fn is_by_model(summary: &Summary) -> bool {
    matches!(summary.maker, Maker::Browser | Maker::Service)
}

/// What was made for one question answers another.
fn answers(asked: Ask, made: &Summary, ask: Ask) -> bool {
    asked.length == ask.length && (asked.form == ask.form || !is_by_model(made))
}

/// What stood in for something else is asked for again the next time: the other may be there by then.
fn is_worth_keeping(summary: &Summary) -> bool {
    !summary.notes.iter().any(|note| matches!(note, Note::Instead(_) | Note::NoModel))
}

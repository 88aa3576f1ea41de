//! The article and its summary: what a reader meets first, and so what the first download holds.

mod asked;
pub mod effects;
mod failure;
pub mod focus;
mod in_place;
pub mod load;
pub mod panels;

use std::{cell::RefCell, rc::Rc};

use crate::{
    article::model::Article,
    document::{
        Parts, Text,
        model::{Document, Problem, Shown},
    },
    embed::config::Config,
    summary::model::{Ask, Form, Length, Source, Summary, Work},
};

/// What the widget knows of the article and its summary. Cheap to clone: what is large is shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What the host asked for.
    pub config: Rc<Config>,
    /// How far the article is.
    pub phase: Phase,
    /// The summary panel.
    pub summary: SummaryPhase,
    /// What summary the reader asks for.
    pub ask: Ask,
    /// The summaries made so far of this article, with what was asked for: a second look costs nothing.
    pub made: Vec<(Ask, Rc<Summary>)>,
    /// The summary that stays on the page while another one is made, with what was asked for.
    pub before: Option<(Ask, Rc<Summary>)>,
    /// The sentence of the summary whose source is marked in the article.
    pub marked: Option<usize>,
    /// The summary was copied (`true`), or the browser did not let us.
    pub copied: Option<bool>,
    /// What the reader answered to "Was this useful?".
    pub useful: Option<bool>,
    /// The code for what stands below the article could not be fetched.
    pub stranded: bool,
}

/// How far the article is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// On its way.
    #[default]
    Loading,
    /// There.
    Ready(Rc<Loaded>),
    /// It did not come.
    Failed(LoadFailure),
}

/// A document that came, read as far as the article and its summary go.
#[derive(Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The article.
    pub article: Rc<Article>,
    /// `abstract`: the publisher's summary.
    pub summary: Vec<String>,
    /// What else the document holds: comments and counts. Once they are read, the text they were read from is let go: a
    /// long one takes as much room as all that is made of it.
    pub rest: RefCell<Rest>,
    /// What was wrong with the article.
    pub problems: Vec<Problem>,
    /// The article is the host's own markup, shown through the slot.
    pub in_place: bool,
}

/// What a document of more bytes, some 3,000 comments, holds beside the article is read in slices: a slow phone takes several
/// times what is 25 ms here.
pub const LONG: usize = 1_000_000;

/// What a document holds beside the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Not read yet: the whole document as it came. May be empty where the article is the host's own markup.
    Unread(Rc<String>),
    /// Not read yet, and so long that it is taken apart.
    InParts(Rc<String>, Rc<Parts>),
    /// Being read, taken apart, its text kept elsewhere.
    Elsewhere(Rc<dyn Text>, Rc<Parts>),
    /// Read.
    Read(Rc<Document>),
}

impl Loaded {
    /// What was read of a document so far.
    #[must_use]
    pub fn new(shown: Shown, rest: Rest, problems: Vec<Problem>, in_place: bool) -> Rc<Self> {
        let Shown { article, summary } = shown;
        Rc::new(Self { article: Rc::new(article), summary, rest: RefCell::new(rest), problems, in_place })
    }
}

/// Why there is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// No answer: no network, no such host, or the other side does not allow this page to ask.
    Unreachable,
    /// The server answered with this HTTP status.
    Status(u16),
    /// The answer is no article.
    Unreadable(Problem),
    /// The host gave neither `article`, `src` nor children.
    Nothing,
}

impl LoadFailure {
    /// Asking again may help.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Unreachable | Self::Status(408 | 425 | 429 | 500..))
    }
}

/// How far the summary is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SummaryPhase {
    /// Not asked for.
    #[default]
    Folded,
    /// Being made.
    Working(Work),
    /// There.
    Ready(Rc<Summary>),
    /// Why it could not be made, for the reader.
    Failed(String),
}

/// Something that happened to the article or its summary.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The host changed an attribute or property.
    Configured(Rc<Config>),
    /// The article shall be fetched (again).
    Load,
    /// It came.
    Loaded(Rc<Loaded>),
    /// It did not.
    LoadFailed(LoadFailure),
    /// The reader asks for the summary.
    Summarize,
    /// It is being made.
    Summarizing(Work),
    /// It is there, or why it is not.
    Summarized(Result<Rc<Summary>, String>),
    /// The reader no longer wants it, or no longer waits for it.
    FoldSummary,
    /// The reader wants more of it, or less.
    Lengthen(Length),
    /// The reader wants it in another form.
    Reform(Form),
    /// The reader wants it made anew.
    Renew,
    /// The reader wants this text of the summary in the clipboard.
    Copy(String),
    /// It is there (`true`), or the browser does not let us.
    Copied(bool),
    /// Whether the summary was of use to the reader.
    Judge(bool),
    /// Show where this sentence of the summary stands; `None`: back.
    Reveal(Option<usize>),
    /// The code for what stands below the article could not be fetched (`true`), or is asked for again.
    Stranded(bool),
}

impl State {
    /// The state after an action. Nothing here asks the world for anything: see `effects`.
    #[must_use]
    pub fn reduce(&self, action: &Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Configured(config) => {
                next.config = Rc::clone(config);
                if config.summary != self.config.summary {
                    next.forget();
                    if let Some(loaded) = self.loaded() {
                        next.show_publisher_summary(&loaded.summary);
                    }
                }
            }
            // An article that is on the page stays there: a failed refresh takes nothing away.
            Action::Load if !self.is_ready() => next.phase = Phase::Loading,
            Action::LoadFailed(failure) if !self.is_ready() => next.phase = Phase::Failed(failure.clone()),
            Action::Load | Action::LoadFailed(_) | Action::Copy(_) => {}
            Action::Loaded(loaded) => {
                if self.article() != Some(&loaded.article) {
                    next.forget();
                }
                next.phase = Phase::Ready(Rc::clone(loaded));
                next.show_publisher_summary(&loaded.summary);
            }
            Action::Summarize if self.is_summarizing() || !self.may_summarize() => {}
            Action::Summarize => {
                let summary = |loaded: &Rc<Loaded>| next.show_publisher_summary(&loaded.summary);
                if !self.loaded().is_some_and(summary) {
                    next.ask(self.ask);
                }
            }
            Action::Lengthen(length) => next.ask(Ask { length: *length, ..self.ask }),
            Action::Reform(form) => next.reform(*form),
            Action::Renew => next.renew(),
            // What was called off may still come in: it is no longer wanted.
            Action::Summarizing(_) | Action::Summarized(_) if !self.is_summarizing() => {}
            Action::Summarizing(work) => next.summary = SummaryPhase::Working(work.clone()),
            Action::Summarized(result) => next.end(result),
            Action::FoldSummary => next.give_up(),
            Action::Copied(copied) => next.copied = Some(*copied),
            Action::Judge(useful) => {
                next.useful = Some(*useful);
                next.copied = None;
            }
            Action::Reveal(sentence) => next.marked = *sentence,
            Action::Stranded(stranded) => next.stranded = *stranded,
        }
        next
    }

    /// The article, once it is there.
    #[must_use]
    pub fn article(&self) -> Option<&Rc<Article>> {
        self.loaded().map(|loaded| &loaded.article)
    }

    fn loaded(&self) -> Option<&Rc<Loaded>> {
        match &self.phase {
            Phase::Ready(loaded) => Some(loaded),
            _ => None,
        }
    }

    /// Where the marked sentence of the summary stands.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        match &self.summary {
            SummaryPhase::Ready(summary) => summary.sentences.get(self.marked?)?.source,
            _ => None,
        }
    }

    fn is_ready(&self) -> bool {
        matches!(self.phase, Phase::Ready(_))
    }

    /// A summary is being made.
    #[must_use]
    pub fn is_summarizing(&self) -> bool {
        matches!(self.summary, SummaryPhase::Working(_))
    }
}

//! What the first download does in the world: gets the article and the words, fetches the rest when it is wanted.

use std::{cell::Cell, rc::Rc};

use web_sys::HtmlElement;
use yew::Callback;

use super::{Action, State, SummaryPhase, in_place::InPlace, load};
use crate::{
    embed::{datum::Datum, events},
    late::{self, Late},
    summary::model::{Maker, Summary},
    words::Words,
};

/// Does things in the world for one widget's article.
pub struct Effects {
    host: HtmlElement,
    base: String,
    send: Callback<Action>,
    speak: Callback<Words>,
    in_place: Option<InPlace>,
    /// The code that comes late, once it is there.
    pub late: Option<Late>,
    load: load::Latest,
    /// Counts the summaries asked for and called off: an answer to an older question is dropped.
    summary: Rc<Cell<u32>>,
}

impl Effects {
    /// The effects of a widget that stands in `host`; its own files are in the folder at the URL `base`.
    #[must_use]
    pub fn new(host: HtmlElement, base: String, send: Callback<Action>, speak: Callback<Words>) -> Self {
        Self {
            host,
            base,
            send,
            speak,
            in_place: None,
            late: None,
            load: load::Latest::default(),
            summary: Rc::default(),
        }
    }

    /// Does what `action` asks of the world; `before` and `after` are the states around it.
    pub fn follow(&mut self, before: &State, action: &Action, after: &State) {
        match action {
            Action::Load => self.get_article(after),
            Action::Configured(config) => {
                let old = &before.config;
                if config.lang != old.lang {
                    self.get_words(after);
                }
                if (&config.src, &config.article) != (&old.src, &old.article) {
                    self.get_article(after);
                }
            }
            Action::Loaded(loaded) => {
                events::warn(loaded.problems.iter().map(|problem| problem.message.as_str()));
                let headline = Datum::text(&loaded.article.headline);
                events::announce(&self.host, "article-ready", &[("headline", headline)]);
                if let SummaryPhase::Ready(summary) = &after.summary {
                    self.announce_summary(summary);
                }
            }
            Action::LoadFailed(failure) => {
                events::error(&self.host, "article", &failure.to_string(), failure.is_retryable());
            }
            Action::Summarize | Action::Lengthen(_) => self.summarize(after),
            Action::Summarized(Ok(_)) => {
                if let SummaryPhase::Ready(summary) = &after.summary {
                    self.announce_summary(summary);
                }
            }
            Action::Summarized(Err(why)) => events::error(&self.host, "summary", why, true),
            Action::FoldSummary => self.summary.set(self.summary.get() + 1),
            Action::Reveal(_) => {
                if let Some(in_place) = &self.in_place {
                    in_place.reveal(after, &self.send);
                }
            }
            Action::Summarizing(_) | Action::Stranded(_) => {}
        }
    }

    /// Fetches the widget's words in the reader's language, unless they are English.
    pub fn get_words(&self, state: &State) {
        load::words(&self.host, &self.base, state.config.lang.as_deref(), self.speak.clone());
    }

    /// Fetches the code for what stands below the article, and hands it over.
    pub fn get_late(&self, arrived: Callback<Late>) {
        let send = self.send.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match late::load().await {
                Ok(late) => arrived.emit(*late),
                Err(why) => {
                    events::warn([why.to_string().as_str()]);
                    send.emit(Action::Stranded(true));
                }
            }
        });
    }

    /// Stops everything that would call back.
    pub fn stop(&mut self) {
        self.load.cancel();
        self.summary.set(self.summary.get() + 1);
        self.in_place = None;
    }

    fn get_article(&mut self, state: &State) {
        self.in_place = load::article(&self.host, &state.config, &self.load, self.late, self.send.clone());
    }

    fn summarize(&self, state: &State) {
        let Some(article) = state.article().cloned() else {
            self.send.emit(Action::Summarized(Err("the article is not there yet".to_owned())));
            return;
        };
        let mine = self.summary.get() + 1;
        self.summary.set(mine);
        let (run, length, send) = (Rc::clone(&self.summary), state.length, self.send.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let wanted = Rc::new(move || run.get() == mine);
            match late::load().await {
                Ok(late) => (late.summarize)(article, length, wanted, send),
                Err(why) => send.emit(Action::Summarized(Err(why.to_string()))),
            }
        });
    }

    fn announce_summary(&self, summary: &Summary) {
        let source = match summary.maker {
            Maker::Publisher => "publisher",
            Maker::Device => "on-device",
            Maker::Browser => "built-in",
            Maker::Service => "service",
        };
        let sentences = summary.sentences.iter().map(|sentence| Datum::text(&sentence.text)).collect();
        let detail = [("source", Datum::text(source)), ("sentences", Datum::List(sentences))];
        events::announce(&self.host, "article-summary", &detail);
    }
}

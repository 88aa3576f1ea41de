//! What the first download does in the world: gets the article and the words, fetches the rest when it is wanted.

use std::{any::Any, rc::Rc};

use web_sys::{Element, HtmlElement};
use yew::Callback;

use super::{Action, Phase, State, SummaryPhase, load};
use crate::{
    embed::{datum::Datum, events},
    late::{self, Late, Task},
    summary::model::{Maker, Summary},
    words::Words,
};

/// Does things in the world for one widget's article.
pub struct Effects {
    host: HtmlElement,
    base: String,
    send: Callback<Action>,
    speak: Callback<Words>,
    arrived: Callback<Late>,
    /// The elements of the blocks, where the article is the host's own markup.
    in_place: Option<Vec<Element>>,
    /// Keeps a sentence of the host's own markup marked.
    revealed: Option<Box<dyn Any>>,
    /// The code that comes late, once it is there.
    pub late: Option<Late>,
    load: load::Latest,
    words: load::Latest,
    /// An answer to an older question is dropped.
    summary: load::Latest,
}

impl Effects {
    /// The effects of a widget that stands in `host`; its own files are in the folder at the URL `base`. `arrived` is
    /// told of the code that comes late.
    #[must_use]
    pub fn new(
        host: HtmlElement,
        base: String,
        send: Callback<Action>,
        speak: Callback<Words>,
        arrived: Callback<Late>,
    ) -> Self {
        Self {
            host,
            base,
            send,
            speak,
            arrived,
            in_place: None,
            revealed: None,
            late: None,
            load: load::Latest::default(),
            words: load::Latest::default(),
            summary: load::Latest::default(),
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
                let (new, was) =
                    ((&config.src, &config.article, &config.target), (&old.src, &old.article, &old.target));
                if new != was || config.awaited != old.awaited {
                    self.get_article(after);
                }
            }
            Action::Loaded(loaded) => {
                events::warn(loaded.problems.iter().map(|problem| problem.message.as_str()));
                let headline = Datum::text(&loaded.article.headline);
                events::announce(&self.host, "article-ready", &[("headline", headline)]);
                if let SummaryPhase::Ready(summary) = &after.summary {
                    self.announce_summary(summary);
                } else if before.is_summarizing() && before.article().is_none() {
                    // It was asked for before there was anything to make it of.
                    self.send.emit(Action::Summarize);
                }
            }
            Action::LoadFailed(failure) => {
                let why = failure.to_string();
                events::error(&self.host, "article", &why, failure.is_retryable());
                if after.is_summarizing() && after.article().is_none() {
                    self.send.emit(Action::Summarized(Err(why)));
                }
            }
            Action::Summarize if !after.may_summarize() => {
                events::error(&self.host, "summary", "the attribute summary lets nobody make one", false);
            }
            Action::Summarize | Action::Lengthen(_) | Action::Reform(_) | Action::Renew => {
                self.follow_question(before, action, after);
            }
            Action::Summarized(Ok(_)) => {
                if let SummaryPhase::Ready(summary) = &after.summary {
                    self.announce_summary(summary);
                }
            }
            Action::Summarized(Err(why)) => events::error(&self.host, "summary", why, true),
            Action::Copy(text) => {
                if let Some(late) = self.late {
                    (late.copy)(text, &self.host, self.send.clone());
                }
            }
            Action::Judge(useful) if before.useful != after.useful => {
                if let SummaryPhase::Ready(summary) = &after.summary {
                    let detail = [("useful", Datum::Flag(*useful)), ("source", source(summary))];
                    events::announce(&self.host, "article-summary-feedback", &detail);
                }
            }
            Action::Stranded(false) => self.get_late(),
            Action::Stranded(true) => events::error(&self.host, "loading", late::MISSING, true),
            Action::FoldSummary
            | Action::Reveal(_)
            | Action::Summarizing(_)
            | Action::Copied(_)
            | Action::Judge(_) => {}
        }
        if before.is_summarizing() && !after.is_summarizing() {
            self.summary.cancel();
            // Whoever called `summarize()` waits for an end of it.
            let why = match action {
                Action::FoldSummary => "the reader called the summary off",
                Action::Configured(_) => "the attribute summary changed before there was one",
                Action::Loaded(_) if before.article().is_some() => {
                    "the article changed before there was a summary"
                }
                _ => "",
            };
            if !why.is_empty() {
                events::error(&self.host, "summary", why, true);
            }
        }
        if matches!(action, Action::Reveal(_)) || before.source() != after.source() {
            // The old mark goes first: both are parts of the same highlight.
            self.revealed = None;
            self.revealed = self
                .in_place
                .as_ref()
                .zip(self.late)
                .and_then(|(elements, late)| (late.reveal)(elements, &self.host, after, &self.send));
        }
    }

    /// Fetches the widget's words in the reader's language, unless they are English.
    pub fn get_words(&self, state: &State) {
        let lang = state.config.lang.as_deref();
        load::words(&self.host, &self.base, lang, &self.words, self.speak.clone());
    }

    /// Fetches the code for what stands below the article, and hands it over.
    pub fn get_late(&self) {
        let (send, arrived) = (self.send.clone(), self.arrived.clone());
        wasm_bindgen_futures::spawn_local(async move {
            match late::load().await {
                Ok(late) => arrived.emit(*late),
                Err(_) => send.emit(Action::Stranded(true)),
            }
        });
    }

    /// Stops everything that would call back.
    pub fn stop(&mut self) {
        self.load.cancel();
        self.words.cancel();
        self.summary.cancel();
        self.in_place = None;
        self.revealed = None;
    }

    fn get_article(&mut self, state: &State) {
        self.in_place = load::article(&self.host, &state.config, &self.load, self.late, self.send.clone());
    }

    /// The reader asked for a summary: one is made, or was made before.
    fn follow_question(&self, before: &State, action: &Action, after: &State) {
        match &after.summary {
            SummaryPhase::Ready(summary)
                if *action == Action::Summarize || before.summary != after.summary =>
            {
                self.announce_summary(summary);
            }
            SummaryPhase::Working(_) if *action != Action::Summarize || !before.is_summarizing() => {
                self.summarize(after, *action == Action::Renew);
            }
            _ => {}
        }
    }

    fn summarize(&self, state: &State, is_fresh: bool) {
        let article = match &state.phase {
            Phase::Ready(loaded) => Rc::clone(&loaded.article),
            // It is made as soon as there is an article.
            Phase::Loading => return,
            Phase::Failed(failure) => {
                self.send.emit(Action::Summarized(Err(failure.to_string())));
                return;
            }
        };
        let signal = self.summary.next().map(|controller| controller.signal());
        let (send, arrived) = (self.send.clone(), self.arrived.clone());
        let task = Task {
            article,
            from: state.config.summary.clone(),
            ask: state.ask,
            is_fresh,
            base: self.base.clone(),
            signal,
            send,
        };
        wasm_bindgen_futures::spawn_local(async move {
            // Both on their way at once; what comes of the first is asked for again below.
            wasm_bindgen_futures::spawn_local(async {
                let _ = late::load_summarizer().await;
            });
            let late = late::load().await.map(|late| arrived.emit(*late));
            match (late, late::load_summarizer().await) {
                (Ok(()), Ok(summarize)) => summarize(task),
                (Err(why), _) | (_, Err(why)) => task.send.emit(Action::Summarized(Err(why.to_string()))),
            }
        });
    }

    fn announce_summary(&self, summary: &Summary) {
        let sentences = summary.sentences.iter().map(|sentence| Datum::text(&sentence.text)).collect();
        let detail = [("source", source(summary)), ("sentences", Datum::List(sentences))];
        events::announce(&self.host, "article-summary", &detail);
    }
}

/// Who made a summary, as hosts are told.
fn source(summary: &Summary) -> Datum {
    Datum::text(match summary.maker {
        Maker::Publisher => "publisher",
        Maker::Device => "on-device",
        Maker::Browser => "built-in",
        Maker::Service => "service",
    })
}

//! Import and export: the discussion as a file, and files into the discussion, each looked at before it is taken.

pub mod incoming;
pub mod method;
pub mod outgoing;
mod view;
pub mod wrong;

use std::{cell::Cell, rc::Rc};

use web_sys::{File, HtmlElement};
use yew::prelude::*;

use super::state::{
    State,
    action::Action,
    import::{self, Import, Report},
    imported,
};
use crate::{
    document::{date, model::Document},
    ui::locale::{Locale, LocaleHandle},
};
use incoming::{Work, on_time};
use wrong::Wrong;

/// Gives what is known now: the state, the document under it, and a key for what comes in. Nothing where the widget is
/// gone.
pub type Ask = Callback<(), Option<(State, Rc<Document>, String)>>;

/// Properties of [`Exchange`].
#[derive(PartialEq, Properties)]
pub struct ExchangeProps {
    /// What there is to write, and to compare with.
    pub ask: Ask,
    /// All comments are read.
    pub is_read: bool,
    /// How many comments are here, and how many there are as far as that is known; nothing where these are all.
    pub part: Option<(u64, Option<u64>)>,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// What the reader sees of it.
enum Stage {
    /// Nothing is done.
    Idle,
    /// A file is read, so far in per cent.
    Reading(u8),
    /// A file is written, so far.
    Writing(u8),
    /// Nothing of a file can be taken.
    Refused(Wrong),
    /// This can be taken. It comes from another article, if the flag says so.
    Checked(Rc<Import>, bool),
}

/// See the module.
pub struct Exchange {
    stage: Stage,
    /// The file that was picked.
    name: String,
    /// False as soon as nobody waits for the work that goes on.
    wanted: Rc<Cell<bool>>,
    /// A file hovers over the place for it.
    hovering: bool,
    /// What a reader was at has gone: the focus goes where its outcome is.
    moved: bool,
    outcome: NodeRef,
}

/// What happens to it.
pub enum Msg {
    /// The reader picked a file.
    Pick(File),
    /// A file hovers over the place for it, or no longer does.
    Hover(bool),
    /// So much is done, in per cent.
    Part(u8),
    /// The file was looked at.
    Checked(Result<(Rc<Import>, bool), Wrong>),
    /// The reader takes what was looked at.
    Take,
    /// The reader wants none of it.
    Cancel,
    /// The reader wants the discussion as a file.
    Export,
    /// It was written, or could not be.
    Written(Result<(), Wrong>),
}

impl Component for Exchange {
    type Message = Msg;
    type Properties = ExchangeProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            stage: Stage::Idle,
            name: String::new(),
            wanted: Rc::default(),
            hovering: false,
            moved: false,
            outcome: NodeRef::default(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.moved = !matches!(msg, Msg::Part(_) | Msg::Hover(_));
        match msg {
            Msg::Hover(hovering) => self.hovering = hovering,
            Msg::Pick(file) => {
                self.hovering = false;
                self.name = file.name();
                self.stage = Stage::Reading(0);
                let (work, ask, link) = (self.work(ctx), ctx.props().ask.clone(), ctx.link().clone());
                wasm_bindgen_futures::spawn_local(async move {
                    let checked = look(&file, &ask, work).await;
                    if checked != Err(Wrong::Unwanted) {
                        link.send_message(Msg::Checked(checked));
                    }
                });
            }
            Msg::Part(part) => match &mut self.stage {
                Stage::Reading(done) | Stage::Writing(done) => *done = part,
                _ => return false,
            },
            Msg::Checked(Ok((import, elsewhere))) => self.stage = Stage::Checked(import, elsewhere),
            Msg::Checked(Err(wrong)) | Msg::Written(Err(wrong)) => self.stage = Stage::Refused(wrong),
            Msg::Take => {
                if let Stage::Checked(import, _) = std::mem::replace(&mut self.stage, Stage::Idle) {
                    ctx.props().on_action.emit(Action::Import(imported::Action::Take(import)));
                }
            }
            Msg::Cancel => {
                self.wanted.set(false);
                self.stage = Stage::Idle;
            }
            Msg::Export => {
                self.stage = Stage::Writing(0);
                let (work, ask, link) = (self.work(ctx), ctx.props().ask.clone(), ctx.link().clone());
                wasm_bindgen_futures::spawn_local(async move {
                    let written = write(&ask, work).await;
                    if written != Err(Wrong::Unwanted) {
                        link.send_message(Msg::Written(written));
                    }
                });
            }
            Msg::Written(Ok(())) => self.stage = Stage::Idle,
        }
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if std::mem::take(&mut self.moved)
            && is_lost()
            && let Some(outcome) = self.outcome.cast::<HtmlElement>()
        {
            // An element that cannot take the focus leaves it where it is.
            let _ = outcome.focus();
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.html(ctx)
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.wanted.set(false);
    }
}

impl Exchange {
    /// Work for the reader, in place of any that goes on.
    fn work(&mut self, ctx: &Context<Self>) -> Work {
        self.wanted.set(false);
        self.wanted = Rc::new(Cell::new(true));
        Work::new(Rc::clone(&self.wanted), ctx.link().callback(Msg::Part))
    }
}

/// The focus is nowhere: what had it has gone.
fn is_lost() -> bool {
    let page = web_sys::window().and_then(|window| window.document());
    page.is_some_and(|page| page.active_element().is_none_or(|active| active.tag_name() == "BODY"))
}

async fn look(file: &File, ask: &Ask, mut work: Work) -> Result<(Rc<Import>, bool), Wrong> {
    let text = incoming::text(file, &mut work).await?;
    checked(Rc::new(text), ask, &mut work).await
}

/// What a document in a text would change, and whether it is of another article.
///
/// # Errors
/// Where nothing of it can be taken.
pub async fn checked(text: Rc<String>, ask: &Ask, work: &mut Work) -> Result<(Rc<Import>, bool), Wrong> {
    let read = incoming::document(&text, work).await?;
    let (state, document, key) = ask.emit(()).ok_or(Wrong::Unwanted)?;
    let read = on_time(read, state.now);
    let elsewhere = import::is_elsewhere(&read.0, &document);
    let over = (state.base, state.counts);
    let import = incoming::check((text, key), read, (over, state.own, state.shared), work).await?;
    Ok((Rc::new(import), elsewhere))
}

async fn write(ask: &Ask, mut work: Work) -> Result<(), Wrong> {
    let (state, document, _) = ask.emit(()).ok_or(Wrong::Unwanted)?;
    let day = date::format(state.now);
    let name = ["comments-", day.get(..10).unwrap_or_default(), ".json"].concat();
    let file = outgoing::file(&state, &document, &mut work).await?;
    outgoing::save(&file, &name).ok_or(Wrong::NotWritten)
}

/// What was taken, in a sentence.
#[must_use]
pub fn taken(report: &Report, locale: &Locale) -> String {
    locale.count("notice.imported", report.added + report.updated)
}

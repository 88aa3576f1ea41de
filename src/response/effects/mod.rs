//! What the part below the article does in the world. Results come back as actions.

mod aside;
mod clipboard;
mod clock;
mod dealings;
mod door;
mod drafts;
mod earlier;
mod emoji;
mod finder;
mod imports;
mod install;
mod people;
mod session;
pub(super) mod structured;
mod thread;

use std::rc::Rc;

use gloo::timers::callback::{Interval, Timeout};
use web_sys::HtmlElement;
use yew::Callback;

use super::{
    app_link::Device,
    state::{
        State,
        action::{Action, Kept as KeptThings},
        aside::Aside,
        effect::Effect,
        shared,
    },
};
use crate::{
    comments::model::CommentId,
    embed::events,
    store::{Answer, Store, kept::Kept, model::StoreError, news::News, tabs::Line},
    time::Timestamp,
};
use drafts::Drafts;
use finder::Finder;
use imports::Imports;
use install::InstallOffer;
use session::Session;
use thread::{Led, OpenThread};

/// How long a notice with a way back stays, in milliseconds.
const NOTICE_STAYS: u32 = 12_000;
/// How often "5 minutes ago" is counted anew, in milliseconds.
const TICK: u32 = 60_000;

/// A key for a document that is brought in now: keys are in the order in which they came.
#[must_use]
pub(super) fn fresh_key() -> String {
    format!("{:015} {}", clock::now().0, clock::fresh_id().as_str())
}

/// Does things in the world for one widget.
pub struct Effects {
    host: HtmlElement,
    send: Callback<Action>,
    kept: Kept,
    thread: Option<OpenThread>,
    led: Led,
    drafts: Option<Drafts>,
    imports: Option<Imports>,
    /// Word of small things, to the other tabs and from them.
    line: Option<Rc<Line>>,
    finder: Finder,
    expire: Option<Timeout>,
    /// The URL of the folder of the widget's own files.
    base: String,
    people: Option<people::Count>,
    install: Option<InstallOffer>,
    session: Option<Session>,
    _tick: Interval,
    _hash: Option<gloo::events::EventListener>,
}

impl Effects {
    /// The effects of a widget that stands in `host`; its own files are in the folder at the URL `base`.
    #[must_use]
    pub fn new(host: HtmlElement, base: String, send: Callback<Action>) -> Self {
        let tick = {
            let send = send.clone();
            Interval::new(TICK, move || send.emit(Action::Tick(clock::now())))
        };
        let trouble = {
            let send = send.clone();
            Rc::new(move |error| send.emit(Action::Trouble(error)))
        };
        let led = Led::default();
        let hash = web_sys::window().map(|window| {
            let (send, led) = (send.clone(), Rc::clone(&led));
            gloo::events::EventListener::new(&window, "hashchange", move |_| {
                led.replace(clipboard::wanted_comment());
                if let Some(id) = clipboard::wanted_comment() {
                    send.emit(Action::GoTo(id));
                }
            })
        });
        let session = {
            let send = send.clone();
            let changed = move |()| send.emit(Action::Shared(shared::Action::News(News::Another)));
            Session::hear(host.clone(), Callback::from(changed))
        };
        Self {
            session: Some(session),
            install: Some(InstallOffer::listen(send.clone())),
            host,
            kept: Kept::new(trouble),
            send,
            thread: None,
            led,
            drafts: None,
            imports: None,
            line: None,
            finder: Finder::default(),
            expire: None,
            base,
            people: None,
            _tick: tick,
            _hash: hash,
        }
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        clock::now()
    }

    /// What the reader holds.
    #[must_use]
    pub fn device(&self) -> Device {
        install::device()
    }

    /// Does one thing. `state` is the state after the action that asked for it.
    pub fn run(&mut self, effect: Effect, state: &State) {
        match effect {
            Effect::OpenThread => self.open_thread(state),
            Effect::Stamp(draft) => self.send.emit(Action::Post(clock::stamp(draft))),
            Effect::StampEdit(comment) => self.send.emit(Action::Edit(comment.edited(clock::now()))),
            Effect::Add(comment) => self.store(comment.id.clone(), |thread| thread.store.add(comment)),
            Effect::Edit(comment) => self.store(comment.id.clone(), |thread| thread.store.edit(comment)),
            Effect::Delete(id) => self.store(id.clone(), |thread| thread.store.delete(id)),
            // Votes and moods are no comments: their answer tells nothing of one.
            Effect::Vote(id, vote) => self.store("".into(), |thread| thread.store.vote(id, vote)),
            Effect::React(choice) => self.store("".into(), |thread| thread.store.react(choice)),
            Effect::Discard(id) => self.with_store(|store| store.discard(id)),
            Effect::ReadOn(from) => {
                if let Some(thread) = &self.thread {
                    thread.read(Some(from), Rc::clone(&self.led), self.send.clone());
                }
            }
            Effect::OpenAnew => self.open_anew(state),
            Effect::Door(door) => self.stand_at(door),
            Effect::Wake => self.with_store(|store| store.wake()),
            Effect::KeepDraft(slot, text) => {
                if let Some(drafts) = &self.drafts {
                    drafts.keep(&self.kept, &slot, &text);
                }
            }
            Effect::KeepPreview(shown) => self.kept.set_preview(shown),
            Effect::FetchEmoji(language) => emoji::fetch(&self.base, &language, self.send.clone()),
            Effect::CountPeople => self.people = Some(people::count(&state.thread, self.send.clone())),
            Effect::KeepName(name) => {
                self.kept.set_name(&name);
                self.tell(&Aside::Name(name));
            }
            Effect::KeepOrder(order) => self.kept.set_sort(order.id()),
            Effect::KeepAppHidden(hidden) => {
                if hidden {
                    self.kept.close_app(clock::now());
                } else {
                    self.kept.open_app();
                }
                self.tell(&Aside::AppHidden(hidden));
            }
            Effect::People(asked) => self.deal(asked),
            Effect::KeepImport(import) => {
                self.imports.iter().for_each(|imports| imports.keep(Rc::clone(&import)));
            }
            Effect::ForgetImport(key) => self.imports.iter().for_each(|imports| imports.forget(key.clone())),
            Effect::FollowImport(key) => self.imports.iter().for_each(|imports| imports.follow(key.clone())),
            Effect::KeepEarlier(id, step) => {
                if let Some(thread) = &self.thread {
                    earlier::keep(&thread.name, id, step);
                }
            }
            Effect::LayImports => self.imports.iter_mut().for_each(|imports| imports.lay(state)),
            Effect::Search => self.finder.begin(state, self.send.clone()),
            Effect::LookBelow => Finder::look_below(state, self.send.clone()),
            Effect::CopyLink(id) => clipboard::copy_link(&id, self.send.clone()),
            Effect::Install => {
                if let Some(install) = &self.install {
                    install.take();
                }
            }
            Effect::ExpireLater(serial) => {
                let send = self.send.clone();
                self.expire = Some(Timeout::new(NOTICE_STAYS, move || send.emit(Action::Expire(serial))));
            }
            Effect::Stay => self.expire = None,
            Effect::Announce(name, detail) => events::announce(&self.host, name, &detail),
        }
    }

    /// Stops everything that would call back.
    pub fn stop(&mut self) {
        self.thread = None;
        self.people = None;
        self.imports = None;
        self.line = None;
        self.finder.stop();
        self.expire = None;
        self.install = None;
        self.session = None;
    }

    fn open_thread(&mut self, state: &State) {
        let name = thread::name(&state.config);
        let keeper = &state.config.keeper;
        if self.thread.as_ref().is_none_or(|open| open.name != name || open.keeper != *keeper) {
            if self.thread.is_some() {
                self.led.take();
                self.send.emit(Action::Opened);
            }
            let drafts = Drafts::of(&name, &self.kept);
            self.send.emit(Action::Kept(KeptThings {
                author: self.kept.name().unwrap_or_default().into(),
                order: self.kept.sort().and_then(|id| crate::comments::order::Order::from_id(&id)),
                app_hidden: self.kept.app_closed(clock::now()),
                preview_hidden: self.kept.preview_hidden(),
            }));
            self.send.emit(Action::People(dealings::read(&self.kept, &name)));
            self.send.emit(Action::DraftsRead(drafts.read(&self.kept)));
            self.drafts = Some(drafts);
            self.line = aside::listen(&name, self.send.clone());
            self.imports = Some(Imports::of(&name, self.line.clone(), self.send.clone()));
            earlier::read(&name, self.send.clone());
            self.thread = Some(OpenThread::open(name, keeper, &self.host, self.send.clone()));
        }
        if let Some(imports) = &mut self.imports {
            imports.lay(state);
        }
        if let Some(thread) = &self.thread {
            thread.read(None, Rc::clone(&self.led), self.send.clone());
        }
    }

    fn with_store(&self, act: impl FnOnce(&dyn Store)) {
        if let Some(thread) = &self.thread {
            act(&*thread.store);
        }
    }

    fn store(&self, id: CommentId, write: impl FnOnce(&OpenThread) -> Answer<()>) {
        self.ask(write, move |result| match result {
            Ok(()) => Action::Saved(id),
            Err(error) => Action::Refused(id, error),
        });
    }

    /// Asks the store; its answer comes back as an action, unless another thread is open by then.
    fn ask(
        &self,
        write: impl FnOnce(&OpenThread) -> Answer<()>,
        told: impl FnOnce(Result<(), StoreError>) -> Action + 'static,
    ) {
        let Some(thread) = &self.thread else {
            return;
        };
        let (answer, send, is_open) = (write(thread), self.send.clone(), Rc::clone(&thread.is_open));
        wasm_bindgen_futures::spawn_local(async move {
            let action = told(answer.await);
            if is_open.get() {
                send.emit(action);
            }
        });
    }
}

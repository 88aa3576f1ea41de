//! What readers add to an article: reactions, comments, and the way to the publisher's app. Comes late.

mod answering;
pub mod app_link;
mod arriving;
mod door;
pub mod effects;
mod elsewhere;
pub mod exchange;
pub mod notices;
pub mod state;
pub mod store_ids;
pub mod toast;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Object};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    comments::{self, order::Order},
    document::model::{Document, Problem},
    embed::{
        config::{Config, Panel},
        events,
    },
    reactions::{model::ReactionId, picker::ReactionPicker},
    reading::{Loaded, panels},
    ui::locale::LocaleHandle,
};
use app_link::Device;
use arriving::Word;
use effects::{Effects, structured::Structured};
use exchange::{Exchange, method::Exports};
use state::{
    State,
    action::Action,
    effect::{Effect, effects},
};
use toast::Toast;

/// Properties of [`Response`].
#[derive(PartialEq, Properties)]
pub struct ResponseProps {
    /// What the host asks for.
    pub config: Rc<Config>,
    /// The document.
    pub loaded: Rc<Loaded>,
    /// The element.
    pub host: HtmlElement,
    /// The URL of the folder of the widget's own files.
    pub base: AttrValue,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Takes the entry for the element's methods.
    pub on_ready: Callback<Handle>,
}

/// What the element's methods ask of this part. It answers at once.
pub type Handle = Rc<dyn Fn(Request) -> Result<String, String>>;

/// See [`Handle`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Choose a mood, or none. Fails where it is not offered.
    React(Option<ReactionId>),
    /// The whole thread, once it is here: call the first of these with a list of pieces of its JSON text, or the second with
    /// an error.
    Export(Function, Function),
    /// Bring a document in, given as an iterator over pieces of it (see [`exchange::incoming::gathered`]); then call the
    /// first of these with what that changed, or the second with what is wrong.
    Import(Object, Function, Function),
}

/// The part as a node, for those who must not name its component: see `late`.
pub fn view(props: ResponseProps) -> Html {
    html! { <Response ..props /> }
}

/// See the module.
pub struct Response {
    state: State,
    effects: Effects,
    on_action: Callback<Action>,
    device: Device,
    /// Gives the state and the document.
    ask: exchange::Ask,
    /// Whom to tell what the host brought in.
    waiting: exchange::method::Waiting,
    /// Who waits for the whole thread.
    exports: Rc<RefCell<Exports>>,
    /// The document under the state.
    document: Rc<Document>,
    /// What was wrong with the comments and counts in it.
    problems: Vec<Problem>,
    /// False as soon as another document is read: what comes of this one then is nobody's any more.
    wanted: Rc<Cell<bool>>,
    /// An order is in the making.
    sorting: bool,
    structured: Structured,
}

/// What reaches the component.
pub enum Msg {
    /// Something happened.
    Act(Action),
    /// A long document was read further.
    Arriving(Word),
}

impl Component for Response {
    type Message = Msg;
    type Properties = ResponseProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let on_action = ctx.link().callback(Msg::Act);
        let mut effects = Effects::new(props.host.clone(), props.base.to_string(), on_action.clone());
        let (document, problems) = arriving::begin(&props.loaded, effects.now());
        warn(&problems);
        let mut state = State::new(&props.config, &document, effects.now());
        let link = ctx.link().clone();
        props.on_ready.emit(Rc::new(move |request| {
            link.get_component()
                .map_or_else(|| Err("the widget is gone".to_owned()), |this| this.answer(request))
        }));
        let link = ctx.link().clone();
        let ask = Callback::from(move |()| {
            let this = link.get_component()?;
            Some((this.state.clone(), Rc::clone(&this.document), effects::fresh_key()))
        });
        let wanted = Rc::new(Cell::new(true));
        let on_word = ctx.link().callback(Msg::Arriving);
        if arriving::go_on(&props.loaded, effects.now(), Rc::clone(&wanted), on_word) {
            state = state.reduce(&Action::Reading(0));
        }
        effects.run(Effect::OpenThread, &state);
        let (device, waiting, sorting) = (effects.device(), Rc::default(), false);
        let mut this = Self {
            state,
            effects,
            on_action,
            device,
            ask,
            waiting,
            exports: Rc::default(),
            document,
            problems,
            wanted,
            sorting,
            structured: Structured::default(),
        };
        this.sort(ctx);
        this.structured.follow(&props.config, &this.ask);
        this
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ResponseProps) -> bool {
        let props = ctx.props();
        if props.config != old.config {
            self.on_action.emit(Action::Configured(Rc::clone(&props.config)));
        }
        if !Rc::ptr_eq(&props.loaded, &old.loaded) {
            (self.document, self.problems) = arriving::begin(&props.loaded, self.effects.now());
            warn(&self.problems);
            self.wanted.set(false);
            self.wanted = Rc::new(Cell::new(true));
            self.sorting = false;
            let on_word = ctx.link().callback(Msg::Arriving);
            // What is there stays until a long document is read.
            let is_long =
                arriving::go_on(&props.loaded, self.effects.now(), Rc::clone(&self.wanted), on_word);
            let loaded = || Action::Loaded(Rc::clone(&self.document));
            self.on_action.emit(if is_long { Action::Reading(0) } else { loaded() });
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let action = match msg {
            Msg::Act(action) => action,
            Msg::Arriving(Word::Progress(part)) => Action::Reading(part),
            Msg::Arriving(Word::Here(document, problems, thread)) => {
                (self.document, self.problems) = (Rc::clone(&document), problems);
                warn(&self.problems);
                Action::Indexed(document, thread)
            }
            Msg::Arriving(Word::Sorted(sorted)) => {
                let is_shown = sorted.order() == self.state.order;
                self.state.take_order(*sorted);
                self.sorting = false;
                self.sort(ctx);
                return is_shown;
            }
        };
        let next = self.state.reduce(&action);
        let asked = effects(&self.state, &action, &next);
        let before = std::mem::replace(&mut self.state, next);
        exchange::method::settle(&self.waiting, &action);
        self.exports.borrow_mut().give(&before, &self.state, &self.document, &self.on_action);
        for effect in asked {
            self.effects.run(effect, &self.state);
        }
        self.sort(ctx);
        let has_changed = before != self.state;
        if has_changed {
            self.structured.follow(&self.state.config, &self.ask);
        }
        has_changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (state, props) = (&self.state, ctx.props());
        let (locale, config) = (&props.locale, &props.config);
        let app = config.app.as_ref().filter(|_| config.shows(Panel::App) && !state.app_hidden);
        html! {
            <>
                if config.shows(Panel::Reactions) {
                    <ReactionPicker tally={state.tally.clone()} group="aw-mood" locale={Rc::clone(locale)}
                        on_action={self.on_action.clone()} />
                }
                if let Some(app) = app {
                    { app_link::view(app, self.device, state.installable, locale, &self.on_action) }
                }
                if config.shows(Panel::Comments) {
                    { comments::panel::view(state, locale, &self.on_action, self.exchange(locale)) }
                }
                { door::view(state, self.effects.form(), locale, &self.on_action) }
                { panels::problems(&self.problems, locale) }
                { notices::trouble(state.trouble.as_ref(), locale) }
                <Toast notice={state.notice.clone()} may_change={state.may_change()} keys={config.keys}
                    locale={Rc::clone(locale)} on_action={self.on_action.clone()} />
            </>
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.wanted.set(false);
        self.exports.borrow_mut().refuse("the widget is gone");
        self.effects.stop();
    }
}

impl Response {
    /// Has the next order made, if one is missing: the one that is shown first.
    fn sort(&mut self, ctx: &Context<Self>) {
        let state = &self.state;
        let is_missing = |order: &Order| !state.thread.is_whole(*order);
        if let Some(found) = state.unsorted().filter(|_| !self.sorting) {
            self.sorting = true;
            let on_word = ctx.link().callback(Msg::Arriving);
            return arriving::sort(found, state.order, Rc::clone(&self.wanted), on_word);
        }
        let shown = Some(state.order).filter(is_missing);
        let others = || Order::ALL.into_iter().find(|order| state.thread_complete && is_missing(order));
        if let Some(order) = shown.or_else(others).filter(|_| !self.sorting) {
            self.sorting = true;
            let on_word = ctx.link().callback(Msg::Arriving);
            arriving::sort(&state.thread, order, Rc::clone(&self.wanted), on_word);
        }
    }

    fn exchange(&self, locale: &LocaleHandle) -> Html {
        let (state, on_action) = (&self.state, self.on_action.clone());
        html! {
            <Exchange key={state.discussion} ask={self.ask.clone()} is_read={state.is_read()} part={state.part()}
                locale={Rc::clone(locale)} {on_action} />
        }
    }
}

fn warn(problems: &[Problem]) {
    events::warn(problems.iter().map(|problem| problem.message.as_str()));
}

//! The root: the article and its summary, and below them what comes late.

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::{
    article,
    embed::config::{Config, Panel},
    late::{self, Late},
    reading::{Action, Loaded, Phase, State, SummaryPhase, effects::Effects, focus::Focus, load, panels},
    response::{Handle, ResponseProps},
    summary::panel::{self, SummaryPanel},
    ui::{
        locale::{Locale, LocaleHandle},
        nearing::Nearing,
        style, touches,
    },
    words::Words,
};

/// How near to the screen the part below the article may come before its code is fetched.
const NEAR: &str = "900px";

/// Properties of [`App`].
#[derive(PartialEq, Properties)]
pub struct AppProps {
    /// What the host asks for.
    pub config: Rc<Config>,
    /// The element.
    pub host: HtmlElement,
    /// The URL of the folder that the widget's own files are in.
    pub base: AttrValue,
    /// Takes the entry for the element's methods, once there is one.
    pub on_handle: Callback<Handle>,
    /// Takes the reason why there is none.
    pub on_lost: Callback<String>,
}

/// See the module.
pub struct App {
    state: State,
    locale: LocaleHandle,
    effects: Effects,
    on_action: Callback<Action>,
    /// The code that comes late was asked for.
    asked: bool,
    below: NodeRef,
    /// Sees the part below the article come near the screen.
    nearing: Option<Nearing>,
    focus: Focus,
    touches: Vec<EventListener>,
}

/// What reaches the root.
pub enum Msg {
    /// Something happened.
    Act(Action),
    /// Words in another language came.
    Speak(Words),
    /// The reader touched the page, or the part below the article comes near the screen.
    Near,
    /// The part below the article is wanted.
    Want,
    /// Its code came.
    Arrived(Late),
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let on_action = ctx.link().callback(Msg::Act);
        let speak = ctx.link().callback(Msg::Speak);
        let arrived = ctx.link().callback(Msg::Arrived);
        let effects =
            Effects::new(props.host.clone(), props.base.to_string(), on_action.clone(), speak, arrived);
        let state = State { config: Rc::clone(&props.config), ..State::default() };
        effects.get_words(&state);
        on_action.emit(Action::Load);
        want_data(ctx);
        Self {
            state,
            locale: Rc::new(Locale::new(load::english())),
            effects,
            on_action,
            asked: false,
            below: NodeRef::default(),
            nearing: None,
            focus: Focus::default(),
            touches: touches::listen(&ctx.link().callback(|()| Msg::Near)),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AppProps) -> bool {
        let config = &ctx.props().config;
        if *config != old.config {
            self.on_action.emit(Action::Configured(Rc::clone(config)));
            want_data(ctx);
        }
        false
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(action) => {
                let next = self.state.reduce(&action);
                self.effects.follow(&self.state, &action, &next);
                let before = std::mem::replace(&mut self.state, next);
                self.tell_lost(ctx);
                self.focus.turns(&before, &action, &self.state) || before != self.state
            }
            Msg::Speak(words) => {
                self.speak(words);
                true
            }
            Msg::Near => {
                // Where there is nothing to show below, only the element's methods want it.
                if self.state.config.shows_below() {
                    ctx.link().send_message(Msg::Want);
                }
                false
            }
            Msg::Want => {
                if self.state.stranded {
                    self.on_action.emit(Action::Stranded(false));
                    return false;
                }
                if !self.asked {
                    self.ask();
                    self.effects.get_late();
                }
                self.tell_lost(ctx);
                false
            }
            Msg::Arrived(late) => {
                self.ask();
                let is_first = self.effects.late.replace(late).is_none();
                if is_first {
                    if let Some(root) = ctx.props().host.shadow_root() {
                        // Without its style it is still all there.
                        let _ = style::adopt(&root, Some((late.style)()));
                    }
                    self.speak(self.locale.words.clone());
                }
                is_first
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let locale = &self.locale;
        let content = match &self.state.phase {
            Phase::Loading => html! {
                <>
                    <slot />
                    <div class="aw-skeleton aw-late" role="status">{ locale.text("load.working") }</div>
                </>
            },
            Phase::Failed(failure) => html! {
                <>
                    { panels::failure(failure, locale, &self.on_action) }
                    <slot />
                </>
            },
            Phase::Ready(loaded) => html! {
                <>
                    { self.parts(loaded, ctx) }
                    { panels::problems(&loaded.problems, locale) }
                </>
            },
        };
        html! {
            <div class="aw-widget" part="widget" lang={locale.words.language.clone()} dir={locale.direction}>
                { content }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        self.focus.follow();
        if !self.asked
            && let Some(below) = self.below.cast::<Element>()
            && !self.nearing.as_ref().is_some_and(|nearing| nearing.watches(&below))
        {
            self.nearing = Nearing::watch(&below, NEAR, ctx.link().callback(|()| Msg::Near));
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.effects.stop();
    }
}

/// Machines read the data block, who touch nothing: it is written without a reader.
fn want_data(ctx: &Context<App>) {
    if ctx.props().config.jsonld {
        ctx.link().send_message(Msg::Want);
    }
}

impl App {
    /// Speaks these words, with all English that is there for what they lack.
    fn speak(&mut self, mut words: Words) {
        if let Some(late) = self.effects.late {
            words.add(load::texts(&(late.english)()).unwrap_or_default());
        }
        self.locale = Rc::new(Locale::new(words));
    }

    /// Says why there is no entry for the element's methods, where it is known that none will come.
    fn tell_lost(&self, ctx: &Context<Self>) {
        let why = match &self.state.phase {
            Phase::Failed(failure) => failure.to_string(),
            _ if self.state.stranded => late::MISSING.to_owned(),
            _ => return,
        };
        ctx.props().on_lost.emit(why);
    }

    /// What comes late was asked for: nothing need watch for a reason any more.
    fn ask(&mut self) {
        self.asked = true;
        self.touches.clear();
        self.nearing = None;
    }

    /// The article, its summary and what stands below, in their order.
    fn parts(&self, loaded: &Rc<Loaded>, ctx: &Context<Self>) -> Html {
        let config = &self.state.config;
        let mut first = if config.shows(Panel::Summary) { self.summary(loaded) } else { Html::default() };
        if config.shows(Panel::Article) && !loaded.in_place {
            first = self.article(loaded, first);
        }
        // The host's own article stays where it is, whatever else `show` names.
        let has_slot = loaded.in_place && config.target.is_none();
        let above = if has_slot { config.above() } else { usize::MAX };
        // Of three slots one is there: what is ours stays the same node when the host changes the order.
        let slot = |place| {
            if place == above {
                html! { <slot /> }
            } else {
                Html::default()
            }
        };
        html! { <>{ slot(0) }{ first }{ slot(1) }{ self.response(loaded, ctx) }{ slot(2) }</> }
    }

    fn article(&self, loaded: &Loaded, summary: Html) -> Html {
        let (state, config) = (&self.state, &self.state.config);
        let marked = article::view::Marked {
            source: state.source(),
            mark: self.focus.mark.clone(),
            on_return: self.on_action.reform(|()| Action::Reveal(None)),
        };
        article::view::view(&loaded.article, config.heading_level, &self.locale, &marked, summary)
    }

    fn summary(&self, loaded: &Loaded) -> Html {
        let state = &self.state;
        let is_offered = state.may_summarize() && !loaded.article.body.is_empty();
        if state.summary == SummaryPhase::Folded && !is_offered {
            return Html::default();
        }
        panel::view(&SummaryPanel {
            state,
            article: &loaded.article,
            locale: &self.locale,
            on_action: &self.on_action,
            place: self.focus.summary.clone(),
            sheet: self.effects.late.map(|late| late.sheet),
        })
    }

    fn response(&self, loaded: &Rc<Loaded>, ctx: &Context<Self>) -> Html {
        let config = &self.state.config;
        let content = if let Some(late) = self.effects.late {
            (late.response)(ResponseProps {
                config: Rc::clone(config),
                loaded: Rc::clone(loaded),
                host: ctx.props().host.clone(),
                base: ctx.props().base.clone(),
                locale: Rc::clone(&self.locale),
                on_ready: ctx.props().on_handle.clone(),
            })
        } else if !config.shows_below() {
            return Html::default();
        } else if self.state.stranded {
            panels::stranded(&self.locale, self.on_action.reform(|_: MouseEvent| Action::Stranded(false)))
        } else {
            html! { <p class="aw-below-room aw-late" role="status">{ self.locale.text("load.below") }</p> }
        };
        html! { <div class="aw-below" ref={self.below.clone()}>{ content }</div> }
    }
}

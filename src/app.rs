//! The root: state in the middle, panels below, effects at the edge.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    app_link::{self, Device},
    article,
    comments::{self, thread::Row},
    effects::Effects,
    embed::config::{Config, Panel, SummaryFrom},
    notices,
    reactions::picker::ReactionPicker,
    state::{Phase, State, SummaryPhase, action::Action, effect::effects},
    summary::{model::Source, panel::SummaryPanel},
    ui::locale::{Locale, LocaleHandle},
    words::Words,
};

/// Properties of [`App`].
#[derive(PartialEq, Properties)]
pub struct AppProps {
    /// What the host asks for.
    pub config: Rc<Config>,
    /// The element.
    pub host: HtmlElement,
    /// The URL of the folder that the widget's own files are in.
    pub base: AttrValue,
}

/// See the module.
pub struct App {
    state: State,
    locale: LocaleHandle,
    effects: Effects,
    on_action: Callback<Action>,
    device: Device,
    rows: Rc<Vec<Row>>,
}

/// What reaches the root.
pub enum Msg {
    /// Something happened.
    Act(Action),
    /// Words in another language came.
    Speak(Words),
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let on_action = ctx.link().callback(Msg::Act);
        let effects = Effects::new(
            props.host.clone(),
            props.base.to_string(),
            on_action.clone(),
            ctx.link().callback(Msg::Speak),
        );
        let state = State::new(Rc::clone(&props.config), effects.now());
        effects.fetch_words(props.config.lang.as_deref());
        on_action.emit(Action::Load);
        let device = effects.device();
        Self {
            state,
            locale: Rc::new(Locale::new(Words::english())),
            effects,
            on_action,
            device,
            rows: Rc::default(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AppProps) -> bool {
        let config = &ctx.props().config;
        if config.lang != old.config.lang {
            self.effects.fetch_words(config.lang.as_deref());
        }
        if *config != old.config {
            self.on_action.emit(Action::Configured(Rc::clone(config)));
        }
        false
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(action) => self.act(&action),
            Msg::Speak(words) => {
                self.locale = Rc::new(Locale::new(words));
                true
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (state, locale) = (&self.state, &self.locale);
        let content = match &state.phase {
            Phase::Loading => html! {
                <>
                    <slot />
                    <div class="aw-skeleton aw-late" role="status">{ locale.text("load.working") }</div>
                </>
            },
            Phase::Failed(failure) => html! {
                <>
                    { notices::failure(failure, locale, &self.on_action) }
                    <slot />
                </>
            },
            Phase::Ready { in_place } => self.ready(*in_place),
        };
        html! {
            <div class="aw-widget" part="widget" lang={locale.words.language.clone()} dir={locale.direction}>
                { content }
                { notices::toast(state.notice.as_ref(), locale, &self.on_action) }
            </div>
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.effects.stop();
    }
}

impl App {
    /// The document as it stands, with what readers added.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    fn act(&mut self, action: &Action) -> bool {
        let next = self.state.reduce(action);
        let asked = effects(&self.state, action, &next);
        let before = std::mem::replace(&mut self.state, next);
        for effect in asked {
            self.effects.run(effect, &self.state);
        }
        let state = &self.state;
        if before.thread != state.thread || before.order != state.order || before.folded != state.folded {
            self.rows = Rc::new(state.thread.rows(state.order, &state.folded));
        }
        before != self.state
    }

    fn ready(&self, in_place: bool) -> Html {
        let (state, locale, config) = (&self.state, &self.locale, &self.state.config);
        let app = config.app.as_ref().filter(|_| config.shows(Panel::App) && !state.app_hidden);
        html! {
            <>
                { self.article(in_place) }
                if config.shows(Panel::Reactions) {
                    <ReactionPicker tally={state.tally.clone()} group="aw-mood" locale={Rc::clone(locale)}
                        on_action={self.on_action.clone()} />
                }
                if let Some(app) = app {
                    { app_link::view(app, self.device, state.installable, locale, &self.on_action) }
                }
                if config.shows(Panel::Comments) {
                    { comments::panel::view(state, Rc::clone(&self.rows), locale, &self.on_action) }
                }
                { notices::trouble(state.trouble.as_ref(), locale) }
                { notices::problems(&state.problems, locale) }
            </>
        }
    }

    fn article(&self, in_place: bool) -> Html {
        let (state, locale, config) = (&self.state, &self.locale, &self.state.config);
        let summary = if config.shows(Panel::Summary) { self.summary() } else { Html::default() };
        if !config.shows(Panel::Article) {
            return summary;
        }
        if in_place {
            return html! {
                <>
                    { summary }
                    <slot />
                </>
            };
        }
        let on_return = self.on_action.reform(|()| Action::Reveal(None));
        article::view::view(&state.article, config.heading_level, locale, self.source(), on_return, summary)
    }

    fn summary(&self) -> Html {
        let state = &self.state;
        let from_device = matches!(state.config.summary, SummaryFrom::Auto | SummaryFrom::Device);
        let from_publisher = state.config.summary != SummaryFrom::Off;
        if !from_publisher || (!from_device && state.summary == SummaryPhase::Folded) {
            return Html::default();
        }
        html! {
            <SummaryPanel phase={state.summary.clone()} length={state.length} marked={state.marked}
                publisher={state.article.publisher.clone()} offered={from_device && !state.article.body.is_empty()}
                locale={Rc::clone(&self.locale)} on_action={self.on_action.clone()} />
        }
    }

    fn source(&self) -> Option<Source> {
        let SummaryPhase::Ready(summary) = &self.state.summary else {
            return None;
        };
        summary.sentences.get(self.state.marked?)?.source.clone()
    }
}

//! What readers add to an article: reactions, comments, and the way to the publisher's app. Comes late.

pub mod app_link;
pub mod effects;
pub mod notices;
pub mod state;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    comments,
    document::{
        self,
        model::{Document, Problem},
    },
    embed::{
        config::{Config, Panel},
        events,
    },
    reactions::{model::ReactionId, picker::ReactionPicker},
    reading::{Loaded, Rest, panels},
    ui::locale::LocaleHandle,
};
use app_link::Device;
use effects::Effects;
use state::{
    State,
    action::Action,
    effect::{Effect, effects},
};

/// Properties of [`Response`].
#[derive(PartialEq, Properties)]
pub struct ResponseProps {
    /// What the host asks for.
    pub config: Rc<Config>,
    /// The document.
    pub loaded: Rc<Loaded>,
    /// The element.
    pub host: HtmlElement,
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
    /// The whole thread, as JSON text.
    Export,
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
    /// The document under the state.
    document: Rc<Document>,
    /// What was wrong with the comments and counts in it.
    problems: Vec<Problem>,
}

/// What reaches the component.
pub enum Msg {
    /// Something happened.
    Act(Action),
}

impl Component for Response {
    type Message = Msg;
    type Properties = ResponseProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let on_action = ctx.link().callback(Msg::Act);
        let mut effects = Effects::new(props.host.clone(), on_action.clone());
        let (document, problems) = read(&props.loaded);
        let state = State::new(&props.config, &document, effects.now());
        effects.run(Effect::OpenThread, &state);
        let link = ctx.link().clone();
        props.on_ready.emit(Rc::new(move |request| {
            link.get_component()
                .map_or_else(|| Err("the widget is gone".to_owned()), |this| this.answer(request))
        }));
        Self { state, device: effects.device(), effects, on_action, document, problems }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ResponseProps) -> bool {
        let props = ctx.props();
        if props.config != old.config {
            self.on_action.emit(Action::Configured(Rc::clone(&props.config)));
        }
        if !Rc::ptr_eq(&props.loaded, &old.loaded) {
            (self.document, self.problems) = read(&props.loaded);
            self.on_action.emit(Action::Loaded(Rc::clone(&self.document)));
        }
        true
    }

    fn update(&mut self, _: &Context<Self>, Msg::Act(action): Msg) -> bool {
        let next = self.state.reduce(&action);
        let asked = effects(&self.state, &action, &next);
        let before = std::mem::replace(&mut self.state, next);
        for effect in asked {
            self.effects.run(effect, &self.state);
        }
        before != self.state
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
                    { comments::panel::view(state, locale, &self.on_action) }
                }
                { panels::problems(&self.problems, locale) }
                { notices::trouble(state.trouble.as_ref(), locale) }
                { notices::toast(state.notice.as_ref(), locale, &self.on_action) }
            </>
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.effects.stop();
    }
}

impl Response {
    fn answer(&self, request: Request) -> Result<String, String> {
        match request {
            Request::Export => Ok(document::write(&self.state.export(&self.document))),
            Request::React(choice) => {
                let offered = |id: &ReactionId| self.state.tally.counts.iter().any(|(known, _)| known == id);
                if !choice.as_ref().is_none_or(offered) {
                    return Err("the id is not one of the attribute reactions".to_owned());
                }
                self.on_action.emit(Action::React(choice));
                Ok(String::new())
            }
        }
    }
}

/// The whole document, and what was wrong in the part that was not read before. The article is the one that is shown,
/// which may be the host's own markup.
fn read(loaded: &Loaded) -> (Rc<Document>, Vec<Problem>) {
    let json = match &loaded.rest {
        Rest::Read(document) => return (Rc::clone(document), Vec::new()),
        Rest::Unread(json) => json,
    };
    let (mut document, problems) = document::read(json).unwrap_or_default();
    document.article = loaded.article.as_ref().clone();
    document.summary.clone_from(&loaded.summary);
    // The article's own problems were told when it was shown.
    let new: Vec<Problem> =
        problems.into_iter().filter(|problem| !loaded.problems.contains(problem)).collect();
    events::warn(new.iter().map(|problem| problem.message.as_str()));
    (Rc::new(document), new)
}

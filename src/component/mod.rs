//! `<ArticleWidget … />`: the widget as a component of a Yew app, which has it in its own wasm. No custom element, no script.
//!
//! ```ignore
//! html! { <ArticleWidget src="story.json" sort={Order::Newest} on_ready={|ready: Ready| log(&ready.headline)} /> }
//! ```

mod held;
mod session;
mod told;

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, Element, HtmlElement};
use yew::prelude::*;

use crate::{
    comments::order::Order,
    embed::{config::Panel, mount::mount},
    ui::nearing::Nearing,
};

pub use held::{Imported, Line, Widget};
use session::Session;
pub use told::{Commented, Failed, Felt, Judged, Made, Ready, Reported, Sorted, ToldComment};
use told::{Ear, hear};

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Light, whatever the page around it is.
    Light,
    /// Dark, likewise.
    Dark,
}

/// When the widget comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Loading {
    /// At once.
    #[default]
    Eager,
    /// When it comes near the screen.
    Lazy,
}

/// How near the screen `Loading::Lazy` is: as the element has it.
const NEAR: &str = "600px";

/// Properties of [`ArticleWidget`]: the attributes of the element, typed, and what its events tell. What is left out is
/// as the element has it without the attribute. With neither `src` nor `article`, the children are the article.
#[derive(Clone, PartialEq, Properties)]
pub struct ArticleWidgetProps {
    /// URL of a schema.org `NewsArticle` in JSON.
    #[prop_or_default]
    pub src: Option<AttrValue>,
    /// The document itself, as JSON text; it wins over `src`.
    #[prop_or_default]
    pub article: Option<AttrValue>,
    /// The id of the element that is the article, where it stands elsewhere in the page: the attribute `for`.
    #[prop_or_default]
    pub html_for: Option<AttrValue>,
    /// Which panels, where not all.
    #[prop_or_default]
    pub show: Option<Vec<Panel>>,
    /// An id of the discussion.
    #[prop_or_default]
    pub thread: Option<AttrValue>,
    /// BCP 47 tag.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// Without it, as the page around it.
    #[prop_or_default]
    pub theme: Option<Theme>,
    /// The order of the comments.
    #[prop_or_default]
    pub sort: Option<Order>,
    /// Who writes the summary: `auto publisher on-device built-in off`, or the URL of a service.
    #[prop_or_default]
    pub summary: Option<AttrValue>,
    /// Ids of moods with spaces between them.
    #[prop_or_default]
    pub reactions: Option<AttrValue>,
    /// Where reactions and comments are kept: `local pocketbase waline`.
    #[prop_or_default]
    pub store: Option<AttrValue>,
    /// URL of the store.
    #[prop_or_default]
    pub server: Option<AttrValue>,
    /// The page's own session at the server of the store, as the property `session` of the element takes it: a token,
    /// `{token, server}`, or a function that gives one, now or by a promise; `null` for nobody. Another value is another
    /// session.
    #[prop_or_default]
    pub session: Option<JsValue>,
    /// The publisher's app.
    #[prop_or_default]
    pub app_name: Option<AttrValue>,
    /// URL of its picture.
    #[prop_or_default]
    pub app_icon: Option<AttrValue>,
    /// URL of its page in the App Store.
    #[prop_or_default]
    pub app_ios: Option<AttrValue>,
    /// URL of its page in Google Play.
    #[prop_or_default]
    pub app_android: Option<AttrValue>,
    /// The level of the headline: 1 or 2.
    #[prop_or(1)]
    pub heading_level: u8,
    /// Single keys move between the comments.
    #[prop_or(true)]
    pub keys: bool,
    /// The page's head gets the document as a data block.
    #[prop_or_default]
    pub jsonld: bool,
    /// When it comes.
    #[prop_or_default]
    pub loading: Loading,
    /// URL of the folder that holds `locales/`, `emoji/` and `summary-model.bin` of this crate; it ends with a slash.
    #[prop_or(AttrValue::Static("./"))]
    pub base: AttrValue,
    /// Classes of the element around the widget.
    #[prop_or_default]
    pub class: Classes,
    /// What is shown until the widget is ready.
    #[prop_or_default]
    pub children: Html,
    /// The widget is in the page: what its methods are called on.
    #[prop_or_default]
    pub on_mount: Callback<Widget>,
    /// `article-ready`.
    #[prop_or_default]
    pub on_ready: Callback<Ready>,
    /// `article-summary`.
    #[prop_or_default]
    pub on_summary: Callback<Made>,
    /// `article-summary-feedback`.
    #[prop_or_default]
    pub on_feedback: Callback<Judged>,
    /// `article-reaction`.
    #[prop_or_default]
    pub on_reaction: Callback<Felt>,
    /// `article-comment`.
    #[prop_or_default]
    pub on_comment: Callback<Commented>,
    /// `article-report`.
    #[prop_or_default]
    pub on_report: Callback<Reported>,
    /// `article-sort`.
    #[prop_or_default]
    pub on_sort: Callback<Sorted>,
    /// `article-error`.
    #[prop_or_default]
    pub on_error: Callback<Failed>,
}

/// See the module.
#[derive(Default)]
pub struct ArticleWidget {
    place: NodeRef,
    widget: Widget,
    nearing: Option<Nearing>,
    /// The document that the view has.
    article: Option<AttrValue>,
    session: Session,
    ears: Vec<Ear>,
}

/// What happens to it.
pub enum Msg {
    /// It has come near the screen.
    Near,
    /// It tells of something.
    Told(CustomEvent),
}

impl Component for ArticleWidget {
    type Message = Msg;
    type Properties = ArticleWidgetProps;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Near => {
                if self.nearing.take().is_some() {
                    self.mount(ctx);
                }
            }
            Msg::Told(event) => told::tell(&event, ctx.props()),
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let show =
            props.show.as_ref().map(|panels| panels.iter().copied().map(name).collect::<Vec<_>>().join(" "));
        let theme = props.theme.map(|theme| if theme == Theme::Light { "light" } else { "dark" });
        html! {
            <div
                ref={self.place.clone()}
                class={props.class.clone()}
                src={props.src.clone()}
                for={props.html_for.clone()}
                show={show}
                thread={props.thread.clone()}
                lang={props.lang.clone()}
                theme={theme}
                sort={props.sort.map(Order::id)}
                summary={props.summary.clone()}
                reactions={props.reactions.clone()}
                store={props.store.clone()}
                server={props.server.clone()}
                app-name={props.app_name.clone()}
                app-icon={props.app_icon.clone()}
                app-ios={props.app_ios.clone()}
                app-android={props.app_android.clone()}
                heading-level={(props.heading_level != 1).then(|| props.heading_level.to_string())}
                keys={(!props.keys).then_some("off")}
                jsonld={props.jsonld.then_some("on")}
            >
                { props.children.clone() }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool) {
        // Before the view is there: it reads the session when it begins.
        self.session.give(ctx.props().session.as_ref(), &self.place);
        let article = &ctx.props().article;
        if let Some(view) = self.widget.0.borrow_mut().as_mut() {
            // The attributes stand in the element by now.
            if self.article == *article {
                view.update();
            } else {
                view.set_article(bytes(article.as_ref()));
            }
            self.article.clone_from(article);
            return;
        }
        if ctx.props().loading == Loading::Eager {
            self.nearing = None;
        } else if is_first && let Some(place) = self.place.cast::<Element>() {
            self.nearing = Nearing::watch(&place, NEAR, ctx.link().callback(|()| Msg::Near));
        }
        if self.nearing.is_none() {
            self.mount(ctx);
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.ears.clear();
        let view = self.widget.0.take();
        if let Some(view) = view {
            view.unmount();
        }
    }
}

impl ArticleWidget {
    fn mount(&mut self, ctx: &Context<Self>) {
        let Some(host) = self.place.cast::<HtmlElement>() else {
            return;
        };
        let props = ctx.props();
        self.ears = hear(&host, &ctx.link().callback(Msg::Told));
        // A `div` can have a shadow root, and this one is new.
        let view = mount(host, props.base.to_string(), bytes(props.article.as_ref()), false).ok();
        self.article.clone_from(&props.article);
        self.widget.0.replace(view);
        props.on_mount.emit(self.widget.clone());
    }
}

fn bytes(article: Option<&AttrValue>) -> Option<Vec<u8>> {
    article.map(|text| text.as_bytes().to_vec())
}

/// A panel as the attribute `show` names it.
const fn name(panel: Panel) -> &'static str {
    match panel {
        Panel::Article => "article",
        Panel::Summary => "summary",
        Panel::Reactions => "reactions",
        Panel::Comments => "comments",
        Panel::App => "app",
    }
}

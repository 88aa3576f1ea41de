//! All emoji to choose from: by groups, or by a word.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::{catalog, grid};
use crate::{
    response::state::writing::Emoji,
    ui::{icon, locale::LocaleHandle},
};

/// How many are shown for a word.
const MOST: usize = 60;

/// Properties of [`Picker`].
#[derive(PartialEq, Properties)]
pub struct PickerProps {
    /// The emoji, as far as they are here.
    pub emoji: Emoji,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Takes the emoji that was chosen.
    pub on_pick: Callback<String>,
    /// The reader wants to go back to the field.
    pub on_close: Callback<()>,
    /// The emoji are to be fetched.
    pub on_want: Callback<()>,
}

/// What happens to it.
pub enum Msg {
    /// A word was typed.
    Search(String),
    /// A group was chosen.
    Group(usize),
    /// The focus goes to this emoji of those that are shown.
    Go(usize),
}

/// See the module.
pub struct Picker {
    query: String,
    group: usize,
    /// The emoji that the Tab key comes to.
    current: usize,
    columns: usize,
    dialog: NodeRef,
    search: NodeRef,
    follow: bool,
}

impl Component for Picker {
    type Message = Msg;
    type Properties = PickerProps;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.props().on_want.emit(());
        Self {
            query: String::new(),
            group: 0,
            current: 0,
            columns: grid::FEWEST,
            dialog: NodeRef::default(),
            search: NodeRef::default(),
            follow: false,
        }
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        self.current = 0;
        match msg {
            Msg::Search(query) => self.query = query,
            Msg::Group(group) => self.group = group,
            Msg::Go(number) => {
                self.current = number;
                self.follow = true;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let locale = &props.locale;
        let close = props.on_close.clone();
        let on_key = Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                // The composer around it would close too.
                event.stop_propagation();
                close.emit(());
            }
        });
        html! {
            <div ref={self.dialog.clone()} class="aw-picker" role="dialog" aria-label={locale.text("tool.emoji").to_owned()} onkeydown={on_key}>
                <div class="aw-row">
                    <input ref={self.search.clone()} class="aw-field aw-grow" type="search" autocomplete="off"
                        aria-label={locale.text("emoji.search").to_owned()} placeholder={locale.text("emoji.search").to_owned()}
                        oninput={ctx.link().callback(|event: InputEvent| Msg::Search(event.target_unchecked_into::<HtmlInputElement>().value()))} />
                    <button class="aw-tool" type="button" aria-label={locale.text("emoji.close").to_owned()}
                        title={locale.text("emoji.close").to_owned()} onclick={props.on_close.reform(|_: MouseEvent| ())}>
                        { icon::strokes("aw-icon", icon::CLOSE) }
                    </button>
                </div>
                { self.content(ctx) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(search) = self.search.cast::<HtmlElement>() {
            let _ = search.focus();
        }
        let Some(dialog) = self.dialog.cast::<HtmlElement>() else {
            return;
        };
        if first {
            self.columns = grid::columns(dialog.client_width());
            if let Emoji::Here(_) = ctx.props().emoji {
                ctx.link().send_message(Msg::Group(0));
            }
        }
        if std::mem::take(&mut self.follow)
            && let Ok(Some(button)) = dialog.query_selector(".aw-grid button[tabindex='0']")
            && let Ok(button) = wasm_bindgen::JsCast::dyn_into::<HtmlElement>(button)
        {
            let _ = button.focus();
        }
    }
}

impl Picker {
    fn content(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let locale = &props.locale;
        let catalog = match &props.emoji {
            Emoji::Here(catalog) => catalog,
            Emoji::Missing => {
                return html! {
                    <p class="aw-small" role="status">
                        { locale.text("emoji.missing") }{ " " }
                        <button class="aw-button aw-quiet" type="button" onclick={props.on_want.reform(|_: MouseEvent| ())}>
                            { locale.text("load.retry") }
                        </button>
                    </p>
                };
            }
            Emoji::Unasked | Emoji::Coming => {
                return html! { <p class="aw-small aw-late" role="status">{ locale.text("emoji.loading") }</p> };
            }
        };
        let by_word = !self.query.trim().is_empty();
        let shown: Vec<&catalog::Emoji> =
            if by_word { catalog.search(&self.query, MOST) } else { catalog.group(self.group).collect() };
        html! {
            <>
                if !by_word {
                    { self.groups(catalog, ctx) }
                }
                if shown.is_empty() {
                    <p class="aw-small" role="status">{ locale.text("emoji.none") }</p>
                } else {
                    { grid::view(&shown, self.current, self.columns, locale, &props.on_pick, &ctx.link().callback(Msg::Go)) }
                }
            </>
        }
    }

    fn groups(&self, catalog: &catalog::Catalog, ctx: &Context<Self>) -> Html {
        let locale = &ctx.props().locale;
        let button = |group: usize| {
            let name = locale.text(GROUPS[group]).to_owned();
            let first = catalog.group(group).next().map(|emoji| emoji.glyph.clone());
            html! {
                <button class="aw-group" type="button" aria-pressed={(group == self.group).to_string()}
                    aria-label={name.clone()} title={name} onclick={ctx.link().callback(move |_: MouseEvent| Msg::Group(group))}>
                    { first }
                </button>
            }
        };
        html! {
            <div class="aw-groups" role="group" aria-label={locale.text("emoji.groups").to_owned()}>
                { for (0..catalog.groups().min(GROUPS.len())).map(button) }
            </div>
        }
    }
}

/// The names of the groups, in the order of Unicode.
const GROUPS: [&str; 9] = [
    "emoji.smileys",
    "emoji.people",
    "emoji.nature",
    "emoji.food",
    "emoji.travel",
    "emoji.activities",
    "emoji.objects",
    "emoji.symbols",
    "emoji.flags",
];

//! The toolbar of a composer: one stop for the Tab key, the arrows between its tools.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::deed::Deed;
use crate::ui::{icon, locale::LocaleHandle};

/// Properties of [`Toolbar`].
#[derive(PartialEq, Properties)]
pub struct ToolbarProps {
    /// The reader's language.
    pub locale: LocaleHandle,
    /// The emoji are shown.
    pub picking: bool,
    /// Takes the tool that was chosen.
    pub on_deed: Callback<Deed>,
    /// The emoji are to be shown, or put away.
    pub on_emoji: Callback<()>,
}

/// How many tools there are: the deeds, and the emoji.
const TOOLS: usize = Deed::ALL.len() + 1;

/// See the module.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let current = use_state(|| 0);
    let bar = use_node_ref();
    let locale = &props.locale;
    let on_key = {
        let (current, bar, is_rtl) = (current.clone(), bar.clone(), locale.direction == "rtl");
        Callback::from(move |event: KeyboardEvent| {
            let on = match event.key().as_str() {
                "ArrowRight" if is_rtl => TOOLS - 1,
                "ArrowLeft" if !is_rtl => TOOLS - 1,
                "ArrowRight" | "ArrowLeft" => 1,
                "Home" => TOOLS - *current,
                "End" => 2 * TOOLS - 1 - *current,
                _ => return,
            };
            event.prevent_default();
            let next = (*current + on) % TOOLS;
            current.set(next);
            let tools = bar.cast::<HtmlElement>().map(|bar| bar.children());
            let tool = u32::try_from(next).ok().and_then(|next| tools?.item(next));
            if let Some(tool) = tool.and_then(|tool| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(tool).ok())
            {
                // Where it cannot take the focus, the arrows go on from there all the same.
                let _ = tool.focus();
            }
        })
    };
    let tab = |number: usize| if number == *current { "0" } else { "-1" };
    let chosen = |number: usize| {
        let current = current.clone();
        move || current.set(number)
    };
    let deeds = Deed::ALL.into_iter().enumerate().map(|(number, deed)| {
        let (key, paths) = face(deed);
        let name = locale.text(key).to_owned();
        let shortcut = deed.key().map(|key| key.to_ascii_uppercase());
        let title = shortcut.map_or_else(|| name.clone(), |key| format!("{name} (Ctrl+{key})"));
        let on_click = {
            let (on_deed, chosen) = (props.on_deed.clone(), chosen(number));
            Callback::from(move |_: MouseEvent| {
                chosen();
                on_deed.emit(deed);
            })
        };
        html! {
            <button class="aw-tool" type="button" tabindex={tab(number)} aria-label={name} {title} onclick={on_click}
                aria-keyshortcuts={shortcut.map(|key| format!("Control+{key} Meta+{key}"))}>
                { icon::strokes("aw-icon", paths) }
            </button>
        }
    });
    let emoji = locale.text("tool.emoji").to_owned();
    let on_emoji = {
        let (on_emoji, chosen) = (props.on_emoji.clone(), chosen(TOOLS - 1));
        Callback::from(move |_: MouseEvent| {
            chosen();
            on_emoji.emit(());
        })
    };
    // A press of the mouse leaves the focus, and with it the selection, in the field.
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div ref={bar} class="aw-tools" role="toolbar" aria-label={locale.text("composer.tools").to_owned()}
            onkeydown={on_key} onmousedown={stay}>
            { for deeds }
            <button class="aw-tool" type="button" tabindex={tab(TOOLS - 1)} aria-label={emoji.clone()} title={emoji}
                aria-haspopup="dialog" aria-expanded={props.picking.to_string()} onclick={on_emoji}>
                { icon::strokes("aw-icon", SMILE) }
            </button>
        </div>
    }
}

fn face(deed: Deed) -> (&'static str, &'static [&'static str]) {
    match deed {
        Deed::Strong => ("tool.strong", &["M7 5h5.5a3.5 3.5 0 0 1 0 7H7zM7 12h6.5a3.5 3.5 0 0 1 0 7H7z"]),
        Deed::Emphasis => ("tool.emphasis", &["M10 5h8M6 19h8M14.5 5l-5 14"]),
        Deed::Quote => ("tool.quote", &["M5 5v14M10 8h9M10 12h9M10 16h6"]),
        Deed::List => ("tool.list", &["M9.5 6H20M9.5 12H20M9.5 18H20M4.7 6h.1M4.7 12h.1M4.7 18h.1"]),
        Deed::Code => ("tool.code", &["M8.5 7l-5 5 5 5M15.5 7l5 5-5 5"]),
        Deed::Link => ("tool.link", icon::LINK),
    }
}

/// A face that smiles.
const SMILE: &[&str] =
    &["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.3 14a4.2 4.2 0 0 0 7.4 0M9 9.4v.2M15 9.4v.2"];

//! The list of keys, in a dialog that gives the focus back by itself.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::ui::locale::Locale;

/// What each key does: how it is written, and the key of the words.
const KEYS: [(&[&str], &str); 9] = [
    (&["J", "↓", "Page Down"], "keys.next"),
    (&["K", "↑", "Page Up"], "keys.previous"),
    (&["Enter"], "keys.open"),
    (&["R"], "keys.reply"),
    (&["E"], "keys.edit"),
    (&["U"], "keys.undo"),
    (&["/"], "keys.find"),
    (&["Esc"], "keys.close"),
    (&["Ctrl + Home", "Ctrl + End"], "keys.leave"),
];

/// The dialog, closed until [`show`] opens it, and a button for it, seen by those who come to it by keys.
pub fn view(dialog: &NodeRef, locale: &Locale) -> Html {
    let line = |(keys, words): (&[&str], &str)| {
        html! {
            <>
                <dt>{ for keys.iter().map(|key| html! { <kbd dir="ltr">{ *key }</kbd> }) }</dt>
                <dd>{ locale.text(words) }</dd>
            </>
        }
    };
    let ask = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| show(&dialog))
    };
    html! {
        <>
        <button class="aw-button aw-ask-keys" type="button" aria-haspopup="dialog" onclick={ask}>
            { locale.text("keys.title") }<kbd>{ "?" }</kbd>
        </button>
        <dialog class="aw-dialog" part="keys" ref={dialog.clone()} aria-label={locale.text("keys.title").to_owned()}>
            <h3 class="aw-title">{ locale.text("keys.title") }</h3>
            <dl class="aw-keys">{ for KEYS.map(line) }</dl>
            <form class="aw-row" method="dialog">
                <button class="aw-button aw-end">{ locale.text("keys.done") }</button>
            </form>
        </dialog>
        </>
    }
}

/// Opens it, unless it is open.
pub fn show(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        // It fails only where it is off the page or open: then there is nothing to show.
        let _ = dialog.show_modal();
    }
}

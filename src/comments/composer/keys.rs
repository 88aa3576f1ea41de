//! What the keys do in a composer's field.

use yew::prelude::*;

use super::{Composer, Msg, deed::Deed};
use crate::response::state::{Slot, action::Action};

/// What is to be done for a key that is pressed, and nothing where it is just typed.
pub(super) fn on_key(composer: &Composer, ctx: &Context<Composer>) -> Callback<KeyboardEvent> {
    let (choosing, props) = (composer.choices.is_some(), ctx.props());
    let (on_action, is_top) = (props.on_action.clone(), props.slot == Slot::Top);
    let send = composer.sender(props);
    ctx.link().batch_callback(move |event: KeyboardEvent| {
        // The keys of an input method are its own.
        if event.is_composing() {
            return None;
        }
        let command = (event.ctrl_key() != event.meta_key()) && !event.alt_key();
        let key = event.key();
        let done = match key.as_str() {
            "Enter" if command => send(),
            "ArrowDown" if choosing => Msg::Step(true),
            "ArrowUp" if choosing => Msg::Step(false),
            "Enter" | "Tab" if choosing && !event.shift_key() => Msg::Choose(None),
            "Escape" if choosing => Msg::Dismiss,
            "Escape" if !is_top => {
                on_action.emit(Action::Open(None));
                return None;
            }
            _ if command && !event.shift_key() => Msg::Do(shortcut(&key, &event.code())?),
            _ => return None,
        };
        event.prevent_default();
        event.stop_propagation();
        Some(done)
    })
}

/// The tool of a key. Where letters are not Latin, it is the place of the key that counts.
fn shortcut(key: &str, code: &str) -> Option<Deed> {
    let mut letters = key.chars();
    let letter = match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii() => letter.to_ascii_lowercase(),
        (Some(_), None) => code.strip_prefix("Key")?.chars().next()?.to_ascii_lowercase(),
        _ => return None,
    };
    Deed::ALL.into_iter().find(|deed| deed.key() == Some(letter))
}

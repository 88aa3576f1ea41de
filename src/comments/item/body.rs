//! The words of a comment, and of a long one the beginning until the reader wants all.

use std::rc::Rc;

use web_sys::{ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::text;
use crate::{
    comments::{clamp, find::Query, model::Comment},
    response::state::{action::Action, people::Deed, writing::Writing},
    ui::locale::LocaleHandle,
};

/// Properties of [`Body`].
#[derive(PartialEq, Properties)]
pub(super) struct BodyProps {
    /// The comment.
    pub comment: Rc<Comment>,
    /// What it was found by: then all of it is shown, and marked.
    pub query: Option<Query>,
    /// What all composers share: who can be named in it.
    pub writing: Rc<Writing>,
    /// However long it is, all of it is shown.
    pub whole: bool,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// Shows them.
#[component]
pub(super) fn Body(props: &BodyProps) -> Html {
    let top = use_node_ref();
    let was_whole = use_mut_ref(|| props.whole);
    use_effect_with((props.whole, top.clone()), move |(whole, top)| {
        // Made short again, its beginning may be far above the screen: nobody should have to look for it.
        if was_whole.replace(*whole)
            && !whole
            && let Some(top) = top.cast::<web_sys::Element>()
        {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            options.set_behavior(ScrollBehavior::Instant);
            top.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let words = &props.comment.text;
    let query = props.query.as_ref().filter(|query| !query.words().is_empty());
    let Some(beginning) = clamp::beginning(words).filter(|_| query.is_none()) else {
        return text::text(words, query, &props.writing);
    };
    let toggle = {
        let (on_action, id) = (props.on_action.clone(), props.comment.id.clone());
        Callback::from(move |_: MouseEvent| on_action.emit(Action::People(Deed::Unroll(id.clone()))))
    };
    let (shown, key) =
        if props.whole { (words.as_str(), "comment.show-less") } else { (beginning, "comment.show-more") };
    html! {
        <>
            <div class={classes!((!props.whole).then_some("aw-cut"))} ref={top}>{ text::text(shown, None, &props.writing) }</div>
            <button class="aw-unroll" type="button" aria-expanded={props.whole.to_string()} onclick={toggle}>
                { props.locale.text(key) }
            </button>
        </>
    }
}

//! A row for those who race past, as by dragging the scroll bar: whose words these are and how they begin, which a frame has
//! time for. All that can be done with a comment comes as soon as they slow down.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::FeedProps;
use crate::{
    comments::{called::called, layout, thread::Row},
    markdown,
};

/// How fast the reader goes.
#[derive(Default)]
pub(super) struct Pace {
    /// Where the list's top stood from the screen's at the frame before, in CSS pixels.
    top: f64,
    /// At that frame half a screen or more was passed.
    was_fast: bool,
}

impl Pace {
    /// Looks at this frame. Half a screen at two frames on end is a race; at one it is a jump, after which the reader stays:
    /// there rows are drawn whole at once, and nothing moves any more.
    pub(super) fn is_race(&mut self, list: &NodeRef) -> bool {
        let place = list.cast::<HtmlElement>().and_then(|list| layout::place(&list));
        let Some((top, screen)) = place else { return false };
        let passed = (top - std::mem::replace(&mut self.top, top)).abs();
        let is_fast = passed > screen / 2.0;
        std::mem::replace(&mut self.was_fast, is_fast) && is_fast
    }
}

/// So many characters of a text at most: more than a row at its guessed height shows.
const BEGINNING: usize = 1_000;

/// The row in its place, which the window gives the height that it is guessed to have.
pub(super) fn sketch(props: &FeedProps, (place, size): (usize, usize), row: &Row) -> Html {
    let comment = &row.comment;
    let name = called(&comment.author, props.locale.text("comment.guest"));
    // What the reader does not want to see, or nobody can see any more, is not seen in passing either.
    let is_open = !row.removed && props.people.standing(comment, &props.own).folded.is_none();
    let beginning =
        comment.text.char_indices().nth(BEGINNING).map_or(&*comment.text, |(end, _)| &comment.text[..end]);
    html! {
        <article key={&*comment.id.0} class="aw-comment aw-sketch" part="comment"
            aria-posinset={place.to_string()} aria-setsize={size.to_string()} tabindex="-1"
            aria-label={props.locale.fill("comment.by", &[("name", &name)])}
            data-depth={row.depth.min(6).to_string()} data-id={comment.id.0.to_string()}>
            <div class="aw-comment-box">
                if is_open {
                    <p class="aw-comment-head"><span class="aw-author" dir="auto">{ name }</span></p>
                    <div class="aw-text" dir="auto">{ markdown::calm(beginning).into_owned() }</div>
                }
            </div>
        </article>
    }
}

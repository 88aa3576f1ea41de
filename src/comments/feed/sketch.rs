//! A row for those who race past, as by dragging the scroll bar: whose words these are and how they begin, which a frame has
//! time for. All that can be done with a comment comes as soon as they slow down.

use yew::prelude::*;

use super::FeedProps;
use crate::{
    comments::{called::called, thread::Row},
    markdown,
};

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

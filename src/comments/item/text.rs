//! The words of a comment and of its author's name, with what was looked for marked in them.

use yew::prelude::*;

use super::ItemProps;
use crate::{
    comments::find::{Query, marks},
    markdown::{self, with_mentions},
    response::state::writing::Writing,
    ui::rich_text,
};

/// What a comment says, or its beginning.
pub(super) fn text(words: &str, query: Option<&Query>, writing: &Writing) -> Html {
    let people = &writing.people;
    let blocks = with_mentions(markdown::parse(&markdown::calm(words)), &|text| people.name_at(text));
    let marks = query.map(|query| marks::in_blocks(&blocks, query));
    rich_text::view(&blocks, marks.unwrap_or_default())
}

/// The name of its author. Nobody typed the word for a guest, so it is never marked.
pub(super) fn author(props: &ItemProps, name: &str) -> Html {
    let query = props.query.as_ref().filter(|_| !props.row.comment.author.is_empty());
    rich_text::marked(name, &query.map(|query| marks::in_text(name, query)).unwrap_or_default())
}

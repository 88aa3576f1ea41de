//! The words of a comment and of its author's name, with what was looked for marked in them.

use yew::prelude::*;

use super::ItemProps;
use crate::{
    comments::find::marks,
    markdown::{self, with_mentions},
    ui::rich_text,
};

/// What the comment says.
pub(super) fn text(props: &ItemProps) -> Html {
    let people = &props.writing.people;
    let blocks = markdown::parse(&markdown::calm(&props.row.comment.text));
    let blocks = with_mentions(blocks, &|text| people.name_at(text));
    let marks = props.query.as_ref().map(|query| marks::in_blocks(&blocks, query));
    rich_text::view(&blocks, marks.unwrap_or_default())
}

/// The name of its author. Nobody typed the word for a guest, so it is never marked.
pub(super) fn author(props: &ItemProps, name: &str) -> Html {
    let query = props.query.as_ref().filter(|_| !props.row.comment.author.is_empty());
    rich_text::marked(name, &query.map(|query| marks::in_text(name, query)).unwrap_or_default())
}

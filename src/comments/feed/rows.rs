//! What is drawn of one row, on the screen and on paper.

use std::rc::Rc;

use yew::prelude::*;

use super::FeedProps;
use crate::{
    comments::{called::called, item::Item, model::Comment, thread::Row, window::List},
    response::state::{Open, Slot},
};

pub(super) fn row(props: &FeedProps, index: usize) -> Option<Row> {
    props.thread.row(props.order, index)
}

pub(super) fn list(props: &FeedProps) -> List<'_> {
    List { thread: &props.thread, order: props.order }
}

pub(super) fn item(
    props: &FeedProps,
    place: (usize, usize),
    row: Row,
    above: Option<&Comment>,
    on_paper: bool,
) -> Html {
    let id = &row.comment.id.clone();
    let open = props.open.as_ref().and_then(|open| {
        let slot = match open {
            Open::Reply(parent) if parent == id => Slot::Reply(id.clone()),
            Open::Edit(own) if own == id => Slot::Edit(id.clone()),
            _ => return None,
        };
        Some((open.clone(), AttrValue::from(props.drafts.get(&slot).cloned().unwrap_or_default())))
    });
    // The row above is the parent of the first reply: only the others need to say whom they answer.
    let above = above.filter(|_| !props.thread.is_flat());
    let answers = row.comment.parent.as_ref().filter(|parent| above.is_none_or(|above| above.id != **parent));
    let answers = answers
        .and_then(|parent| props.thread.get(parent))
        .map(|parent| AttrValue::from(called(&parent.author, props.locale.text("comment.guest"))));
    let begun = row.removed.then(|| begun(props, &row.comment)).flatten();
    let mut standing = props.people.standing(&row.comment, &props.own);
    standing.whole |= on_paper;
    html! {
        <Item key={&*id.0}
            {row} {standing} {place} {answers} {begun} query={props.query.clone()}
            earlier={props.earlier.of(id)} vote={props.own.votes.get(id).copied()} delivery={props.deliveries.get(id).cloned()}
            may_change={props.may_change} may_dislike={props.may_dislike}
            {open} author={props.author.clone()} writing={Rc::clone(&props.writing)}
            is_target={props.target.as_ref().is_some_and(|(target, _)| target == id)}
            now={props.now} locale={Rc::clone(&props.locale)} on_action={props.on_action.clone()} />
    }
}

/// What was begun under a comment that was taken away: it is gone on with from there, and from nowhere else.
fn begun(props: &FeedProps, comment: &Comment) -> Option<Open> {
    let id = &comment.id;
    let is_begun = |slot: &Slot| props.drafts.contains_key(slot);
    if is_begun(&Slot::Reply(id.clone())) {
        return Some(Open::Reply(id.clone()));
    }
    is_begun(&Slot::Edit(id.clone())).then(|| Open::Edit(id.clone()))
}

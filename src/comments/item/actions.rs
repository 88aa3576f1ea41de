//! What can be done about a comment.

use yew::prelude::*;

use super::{ItemProps, emit, more};
use crate::{
    comments::{model::Vote, thread::Row},
    response::state::{Open, action::Action, looking},
    ui::{compact::compact, icon},
};

/// The buttons under a comment.
pub(super) fn actions(props: &ItemProps) -> Html {
    let comment = &props.row.comment;
    let id = &comment.id;
    html! {
        <div class="aw-actions">
            { vote(props, Vote::Up) }
            if props.may_dislike {
                { vote(props, Vote::Down) }
            }
            { tool(props, icon::REPLY, "comment.reply", Action::Open(Some(Open::Reply(id.clone())))) }
            if comment.mine && props.may_change {
                { tool(props, icon::EDIT, "comment.edit", Action::Open(Some(Open::Edit(id.clone())))) }
                { tool(props, icon::DELETE, "comment.delete", Action::Delete(id.clone())) }
            }
            { more::more(props) }
            if props.query.is_some() {
                { tool(props, icon::IN_THREAD, "find.in-thread", Action::GoTo(id.clone())) }
            } else {
                { replies(props) }
            }
        </div>
    }
}

fn vote(props: &ItemProps, vote: Vote) -> Html {
    let (comment, locale) = (&props.row.comment, &props.locale);
    let (paths, label, count_key, count) = match vote {
        Vote::Up => (icon::LIKE, "comment.like", "comment.likes", comment.votes.up),
        Vote::Down => (icon::DISLIKE, "comment.dislike", "comment.dislikes", comment.votes.down),
    };
    let given = props.vote == Some(vote);
    let action = Action::Vote(comment.id.clone(), (!given).then_some(vote));
    html! {
        <button class={classes!("aw-tool", given.then_some("aw-chosen"))} type="button" onclick={emit(props, action)}
            aria-pressed={given.to_string()} aria-label={locale.fill("comment.vote", &[("name", locale.text(label)), ("count", &locale.number(count))])}
            title={locale.count(count_key, count)}>
            { icon::strokes("aw-icon", paths) }<span aria-hidden="true">{ compact(locale, count) }</span>
        </button>
    }
}

fn tool(props: &ItemProps, paths: &'static [&'static str], label: &'static str, action: Action) -> Html {
    html! {
        <button class="aw-tool" type="button" onclick={emit(props, action)}>
            { icon::strokes("aw-icon", paths) }<span class="aw-tool-name">{ props.locale.text(label) }</span>
        </button>
    }
}

/// The way back to what was begun under a comment that was taken away.
pub(super) fn go_on(props: &ItemProps, begun: Open) -> Html {
    let (paths, label) = match begun {
        Open::Reply(_) => (icon::REPLY, "comment.reply"),
        Open::Edit(_) => (icon::EDIT, "comment.edit"),
    };
    html! { <div class="aw-actions">{ tool(props, paths, label, Action::Open(Some(begun))) }</div> }
}

/// What can be done about the replies, if there are any.
pub(super) fn replies(props: &ItemProps) -> Html {
    let Row { comment, descendants, continues, .. } = &props.row;
    if *continues {
        let go_on = Action::Look(looking::Action::Continue(comment.id.clone()));
        html! {
            <button class="aw-continue" type="button" onclick={emit(props, go_on)}>
                { props.locale.count("below.continue", (*descendants).into()) }
            </button>
        }
    } else if *descendants > 0 {
        fold(props)
    } else {
        Html::default()
    }
}

/// The button that folds the replies away, or unfolds them.
fn fold(props: &ItemProps) -> Html {
    let id = &props.row.comment.id;
    let key = if props.row.folded { "comment.unfold" } else { "comment.fold" };
    html! {
        <button class="aw-fold" type="button" aria-expanded={(!props.row.folded).to_string()}
            onclick={emit(props, Action::Fold(id.clone()))}>
            { props.locale.count(key, props.row.descendants.into()) }
        </button>
    }
}

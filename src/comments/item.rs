//! One comment: who, when, what, and what can be done about it.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    composer::Composer,
    model::{Comment, Vote},
    thread::Row,
};
use crate::{
    document::date,
    markdown::{self, with_mentions},
    response::state::{Delivery, Open, Slot, action::Action, writing::Writing},
    store::model::StoreError,
    time::Timestamp,
    ui::{
        icon,
        locale::{Locale, LocaleHandle},
        rich_text::rich_text_of,
    },
};

/// Properties of [`Item`].
#[derive(PartialEq, Properties)]
pub struct ItemProps {
    /// The comment and its place in the thread.
    pub row: Row,
    /// Its number in the list, from 1, and how many there are.
    pub place: (usize, usize),
    /// Who is answered, where that is not plain from the indent.
    pub answers: Option<AttrValue>,
    /// This reader's vote.
    pub vote: Option<Vote>,
    /// How far it is on its way into the store.
    pub delivery: Option<Delivery>,
    /// The composer that is open under it, and its draft.
    pub open: Option<(Open, AttrValue)>,
    /// The reader's name, as remembered.
    pub author: AttrValue,
    /// What all composers share.
    pub writing: Rc<Writing>,
    /// A permalink leads here.
    pub is_target: bool,
    /// What "5 minutes ago" counts from.
    pub now: Timestamp,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// Shows one comment.
#[component]
pub fn Item(props: &ItemProps) -> Html {
    let Row { comment, depth, descendants, removed, .. } = &props.row;
    let locale = &props.locale;
    let (place, size) = props.place;
    let name = author(comment, locale);
    let editing = matches!(&props.open, Some((Open::Edit(_), _)));
    html! {
        <article class={classes!("aw-comment", props.is_target.then_some("aw-target"))} part="comment"
            aria-posinset={place.to_string()} aria-setsize={size.to_string()} tabindex="-1"
            aria-label={locale.fill("comment.by", &[("name", &name)])}
            data-depth={(*depth).min(6).to_string()} data-id={comment.id.0.to_string()}>
            <div class="aw-comment-box">
                if *removed {
                    <p class="aw-small">{ locale.text("comment.removed") }</p>
                } else {
                    { head(props, name) }
                    if !editing {
                        { text(props) }
                    }
                    { delivery(props) }
                    if !editing {
                        { actions(props) }
                    }
                }
                if *removed && *descendants > 0 {
                    { fold(props) }
                }
                { composer(props) }
            </div>
        </article>
    }
}

fn author(comment: &Comment, locale: &Locale) -> String {
    if comment.author.is_empty() { locale.text("comment.guest").to_owned() } else { comment.author.clone() }
}

fn head(props: &ItemProps, name: String) -> Html {
    let (comment, locale) = (&props.row.comment, &props.locale);
    let written = locale.date(comment.created);
    html! {
        <p class="aw-comment-head">
            <span class="aw-author" dir="auto">{ name }</span>
            if comment.mine {
                <span class="aw-badge">{ locale.text("comment.you") }</span>
            }
            if let Some(answers) = &props.answers {
                <span class="aw-small" dir="auto">{ locale.fill("comment.reply-to", &[("name", answers)]) }</span>
            }
            <a class="aw-when" href={format!("#comment-{}", comment.id.as_str())} title={written.clone()}>
                <time datetime={date::format(comment.created)}>{ locale.ago(comment.created, props.now) }</time>
            </a>
            if let Some(modified) = comment.modified {
                <span class="aw-small" title={locale.date(modified)}>{ locale.text("comment.edited") }</span>
            }
        </p>
    }
}

fn text(props: &ItemProps) -> Html {
    let people = &props.writing.people;
    rich_text_of(&with_mentions(markdown::parse(&props.row.comment.text), &|text| people.name_at(text)))
}

fn delivery(props: &ItemProps) -> Html {
    match &props.delivery {
        None => Html::default(),
        Some(Delivery::Sending) => {
            html! { <p class="aw-small aw-late">{ props.locale.text("comment.sending") }</p> }
        }
        Some(Delivery::Refused(error)) => html! {
            <p class="aw-refused" role="alert">
                { props.locale.fill("comment.refused", &[("why", &refusal(error))]) }
                { " " }
                { button(props, "aw-quiet", "comment.resend", Action::Resend(props.row.comment.id.clone())) }
            </p>
        },
    }
}

fn refusal(error: &StoreError) -> String {
    error.to_string()
}

fn actions(props: &ItemProps) -> Html {
    let comment = &props.row.comment;
    let id = &comment.id;
    html! {
        <div class="aw-actions">
            { vote(props, Vote::Up) }
            { vote(props, Vote::Down) }
            { tool(props, icon::REPLY, "comment.reply", Action::Open(Some(Open::Reply(id.clone())))) }
            if comment.mine {
                { tool(props, icon::EDIT, "comment.edit", Action::Open(Some(Open::Edit(id.clone())))) }
                { tool(props, icon::DELETE, "comment.delete", Action::Delete(id.clone())) }
            }
            { tool(props, icon::LINK, "comment.copy-link", Action::CopyLink(id.clone())) }
            if props.row.descendants > 0 {
                { fold(props) }
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
            { icon::strokes("aw-icon", paths) }<span aria-hidden="true">{ locale.number(count) }</span>
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

fn composer(props: &ItemProps) -> Html {
    let Some((open, draft)) = &props.open else {
        return Html::default();
    };
    let locale = &props.locale;
    let (slot, label) = match open {
        Open::Reply(id) => {
            let name = author(&props.row.comment, locale);
            (Slot::Reply(id.clone()), locale.fill("composer.reply", &[("name", &name)]))
        }
        Open::Edit(id) => (Slot::Edit(id.clone()), locale.text("composer.edit").to_owned()),
    };
    html! {
        <Composer {slot} {label} draft={draft.clone()} author={props.author.clone()} writing={Rc::clone(&props.writing)} focus={true}
            locale={Rc::clone(locale)} on_action={props.on_action.clone()} />
    }
}

fn button(props: &ItemProps, class: &'static str, label: &'static str, action: Action) -> Html {
    html! {
        <button class={classes!("aw-button", class)} type="button" onclick={emit(props, action)}>
            { props.locale.text(label) }
        </button>
    }
}

fn emit(props: &ItemProps, action: Action) -> Callback<MouseEvent> {
    let on_action = props.on_action.clone();
    Callback::from(move |_| on_action.emit(action.clone()))
}

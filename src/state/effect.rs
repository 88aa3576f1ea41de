//! What an action asks of the world besides changing the state: worked out here, done elsewhere.

use std::rc::Rc;

use serde_json::{Value, json};

use super::{Delivery, Draft, NoticeKind, Slot, State, SummaryPhase, action::Action};
use crate::{
    comments::{
        model::{Comment, CommentId, Vote},
        order::Order,
    },
    reactions::model::ReactionId,
    summary::model::Maker,
};

/// Something to be done in the world. Its results come back as actions.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Fetch or read the article that the configuration names.
    Load,
    /// Open the thread's store and read it, and what was kept between visits.
    OpenThread,
    /// Make a summary on this device.
    Summarize,
    /// Stop making it.
    StopSummary,
    /// Give this an id and a date, and post it.
    Stamp(Draft),
    /// Give this edit a date.
    StampEdit(Comment),
    /// Store this new comment.
    Add(Comment),
    /// Store this edit.
    Edit(Comment),
    /// Delete this comment from the store.
    Delete(CommentId),
    /// Store this vote.
    Vote(CommentId, Option<Vote>),
    /// Store this choice of mood.
    React(Option<ReactionId>),
    /// Keep this draft, or drop it where it is empty.
    KeepDraft(Slot, String),
    /// Keep the reader's name.
    KeepName(Rc<str>),
    /// Keep the reader's order.
    KeepOrder(Order),
    /// Keep that the call to action was put away, or that it is back.
    KeepAppHidden(bool),
    /// Copy the permalink of this comment.
    CopyLink(CommentId),
    /// Take the browser's offer to install this page.
    Install,
    /// Send `Expire` with this serial in some seconds.
    ExpireLater(u32),
    /// Show where sentence `n` of the summary stands in the host's own markup; `None`: unmark it.
    RevealInPlace(Option<usize>),
    /// Tell the host.
    Announce(&'static str, Value),
    /// Tell the developer, in the console.
    Warn(Vec<String>),
}

/// What `action` asks of the world; `before` and `after` are the states around it.
#[must_use]
pub fn effects(before: &State, action: &Action, after: &State) -> Vec<Effect> {
    let mut effects = match action {
        Action::Load => vec![Effect::Load],
        Action::Configured(config) => {
            let old = &before.config;
            if (&config.src, &config.article) == (&old.src, &old.article) {
                // A change of thread alone: the document stays, the thread is another.
                if config.thread == old.thread { vec![] } else { vec![Effect::Load] }
            } else {
                vec![Effect::Load]
            }
        }
        Action::Loaded(loaded) => {
            let problems =
                loaded.problems.iter().map(|problem| format!("{}: {}", problem.property, problem.message));
            vec![
                Effect::Warn(problems.collect()),
                Effect::OpenThread,
                Effect::Announce("article-ready", json!({ "headline": after.article.headline })),
            ]
        }
        Action::LoadFailed(failure) => vec![Effect::Announce(
            "article-error",
            json!({ "where": "article", "message": failure.to_string(), "retryable": failure.is_retryable() }),
        )],
        Action::Trouble(error) => vec![Effect::Announce(
            "article-error",
            json!({ "where": "store", "message": error.to_string(), "retryable": false }),
        )],
        Action::Summarize | Action::Lengthen(_) => vec![Effect::Summarize],
        Action::FoldSummary => vec![Effect::StopSummary],
        Action::Summarized(_) => announce_summary(after),
        Action::Reveal(sentence) => vec![Effect::RevealInPlace(*sentence)],
        Action::React(choice) => {
            let counts: serde_json::Map<String, Value> =
                after.tally.counts.iter().map(|(id, count)| (id.0.to_string(), (*count).into())).collect();
            let name = |id: &Option<ReactionId>| id.as_ref().map(|id| id.0.to_string());
            let detail = json!({
                "previous": name(&before.tally.current), "current": name(choice), "counts": counts
            });
            vec![Effect::React(choice.clone()), Effect::Announce("article-reaction", detail)]
        }
        Action::SortBy(order) => {
            vec![Effect::KeepOrder(*order), Effect::Announce("article-sort", json!({ "sort": order.id() }))]
        }
        Action::Type(slot, text) => vec![Effect::KeepDraft(slot.clone(), text.clone())],
        Action::Name(name) => vec![Effect::KeepName(Rc::clone(name))],
        Action::Submit(draft) => {
            vec![Effect::KeepName(draft.author.as_str().into()), Effect::Stamp(draft.clone())]
        }
        Action::SubmitEdit(id, text) => stamp_edit(before, id, text),
        Action::Post(comment) => vec![Effect::Add(comment.clone()), announce_comment("add", comment)],
        Action::Edit(comment) => vec![Effect::Edit(comment.clone()), announce_comment("edit", comment)],
        Action::Delete(id) => {
            before.own.comments.get(id).map_or(vec![], |comment| {
                vec![Effect::Delete(id.clone()), announce_comment("delete", comment)]
            })
        }
        Action::Vote(id, vote) => vote_effects(after, id, *vote),
        Action::Saved(id) => saved(after, id),
        Action::Resend(id) => {
            after.own.comments.get(id).map_or(vec![], |comment| vec![Effect::Add(comment.clone())])
        }
        Action::CopyLink(id) => vec![Effect::CopyLink(id.clone())],
        Action::Undo => undo(before, after),
        Action::HideApp => vec![Effect::KeepAppHidden(true)],
        Action::Install => vec![Effect::Install],
        _ => vec![],
    };
    if after.notice != before.notice
        && let Some(notice) = &after.notice
    {
        effects.push(Effect::ExpireLater(notice.serial));
    }
    effects
}

fn announce_summary(after: &State) -> Vec<Effect> {
    let SummaryPhase::Ready(summary) = &after.summary else {
        return vec![];
    };
    let source = match summary.maker {
        Maker::Publisher => "publisher",
        Maker::Device => "on-device",
    };
    let sentences: Vec<&str> = summary.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    vec![Effect::Announce("article-summary", json!({ "source": source, "sentences": sentences }))]
}

fn announce_comment(action: &str, comment: &Comment) -> Effect {
    let detail = json!({
        "action": action,
        "comment": {
            "id": comment.id.as_str(),
            "parent": comment.parent.as_ref().map(CommentId::as_str),
            "author": comment.author,
            "text": comment.text,
        }
    });
    Effect::Announce("article-comment", detail)
}

fn stamp_edit(before: &State, id: &CommentId, text: &str) -> Vec<Effect> {
    before.own.comments.get(id).map_or(vec![], |comment| {
        let mut comment = comment.clone();
        text.clone_into(&mut comment.text);
        vec![Effect::StampEdit(comment)]
    })
}

fn vote_effects(after: &State, id: &CommentId, vote: Option<Vote>) -> Vec<Effect> {
    let Some(comment) = after.thread.get(id) else {
        return vec![];
    };
    let action = match vote {
        Some(Vote::Up) => "like",
        Some(Vote::Down) => "dislike",
        None => "unvote",
    };
    vec![Effect::Vote(id.clone(), vote), announce_comment(action, comment)]
}

/// A draft is dropped only once its comment is safe, and only if nothing new was typed meanwhile.
fn saved(after: &State, id: &CommentId) -> Vec<Effect> {
    let Some(comment) = after.own.comments.get(id) else {
        return vec![];
    };
    let posted = comment.parent.clone().map_or(Slot::Top, Slot::Reply);
    [posted, Slot::Edit(id.clone())]
        .into_iter()
        .filter(|slot| after.draft(slot).is_empty())
        .map(|slot| Effect::KeepDraft(slot, String::new()))
        .collect()
}

fn undo(before: &State, after: &State) -> Vec<Effect> {
    let Some(notice) = &before.notice else {
        return vec![];
    };
    match &notice.kind {
        NoticeKind::Posted(id) => before.own.comments.get(id).map_or(vec![], |comment| {
            let slot = comment.parent.clone().map_or(Slot::Top, Slot::Reply);
            vec![
                Effect::KeepDraft(slot, comment.text.clone()),
                Effect::Delete(id.clone()),
                announce_comment("delete", comment),
            ]
        }),
        NoticeKind::Deleted(comment) => {
            after.own.comments.get(&comment.id).map_or(vec![], |comment| {
                vec![Effect::Add(comment.clone()), announce_comment("add", comment)]
            })
        }
        NoticeKind::Edited(comment) => {
            after.own.comments.get(&comment.id).map_or(vec![], |comment| {
                vec![Effect::Edit(comment.clone()), announce_comment("edit", comment)]
            })
        }
        NoticeKind::AppHidden => vec![Effect::KeepAppHidden(false)],
        NoticeKind::Copied | NoticeKind::NotCopied(_) => vec![],
    }
}

/// A comment that waits can be sent again; one that is stored cannot.
#[must_use]
pub fn can_resend(state: &State, id: &CommentId) -> bool {
    matches!(state.deliveries.get(id), Some(Delivery::Refused(_)))
}

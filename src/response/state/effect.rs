//! What an action asks of the world besides changing the state: worked out here, done elsewhere.

use std::rc::Rc;

use super::{
    Draft, NoticeKind, Slot, State, account, action::Action, import::Import, imported, people, writing,
};
use crate::{
    comments::{
        earlier,
        model::{Comment, CommentId, Vote},
        order::Order,
    },
    embed::datum::Datum,
    reactions::model::ReactionId,
    store::account::Door,
};

/// Something to be done in the world. Its results come back as actions.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open the thread's store and read it, and what was kept between visits.
    OpenThread,
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
    /// Keep what this makes of the earlier texts of a comment.
    KeepEarlier(CommentId, earlier::Step),
    /// Store this vote.
    Vote(CommentId, Option<Vote>),
    /// Store this choice of mood.
    React(Option<ReactionId>),
    /// What waits to be added to this comment, or changed in it, shall not be sent.
    Discard(CommentId),
    /// Open the thread's store anew: another signed in or out.
    OpenAnew,
    /// Ask this at the server's door.
    Door(Door),
    /// Try now what waits.
    Wake,
    /// Read more of the thread, from here.
    ReadOn(String),
    /// Keep this draft, or drop it where it is empty.
    KeepDraft(Slot, String),
    /// Keep whether the reader wants to see a preview.
    KeepPreview(bool),
    /// Fetch the emoji in this language.
    FetchEmoji(String),
    /// Count who takes part in the thread.
    CountPeople,
    /// Keep the reader's name.
    KeepName(Rc<str>),
    /// Keep the reader's order.
    KeepOrder(Order),
    /// Keep that the call to action was put away, or that it is back.
    KeepAppHidden(bool),
    /// What the reader does about the comments of others.
    People(people::Asked),
    /// Look for what the reader wants, and no longer for what was wanted before.
    Search,
    /// Make what is to be looked at below a comment.
    LookBelow,
    /// Copy the permalink of this comment.
    CopyLink(CommentId),
    /// Keep this document, then take it.
    KeepImport(Rc<Import>),
    /// Forget the document that was kept under this key.
    ForgetImport(String),
    /// Lay what was brought in over the document.
    LayImports,
    /// Another tab brought in or forgot the document that is kept under this key: lay what there is now.
    FollowImport(String),
    /// Take the browser's offer to install this page.
    Install,
    /// Send `Expire` with this serial in some seconds.
    ExpireLater(u32),
    /// Send no `Expire`, for now.
    Stay,
    /// Tell the host by an event of this name.
    Announce(&'static str, Vec<(&'static str, Datum)>),
}

/// What `action` asks of the world; `before` and `after` are the states around it.
#[must_use]
pub fn effects(before: &State, action: &Action, after: &State) -> Vec<Effect> {
    let mut effects = match action {
        Action::Configured(config)
            if (&config.thread, &config.target, &config.keeper)
                != (&before.config.thread, &before.config.target, &before.config.keeper) =>
        {
            vec![Effect::OpenThread]
        }
        Action::Account(action) => account::effects(action),
        Action::Shared(action) => super::shared::effects(before, action, after),
        Action::Loaded(_) | Action::Indexed(..) => vec![Effect::OpenThread],
        Action::Trouble(error) => vec![announce_trouble(&error.to_string(), false)],
        Action::React(choice) => {
            vec![Effect::React(choice.clone()), announce_reaction(before, after)]
        }
        Action::SortBy(order) => {
            vec![
                Effect::KeepOrder(*order),
                Effect::Announce("article-sort", vec![("sort", Datum::text(order.id()))]),
            ]
        }
        Action::Type(slot, text) => vec![Effect::KeepDraft(slot.clone(), text.clone())],
        Action::Stored(page) if page.next.is_none() || page.on_demand => vec![Effect::CountPeople],
        Action::Writing(writing::Action::ShowPreview(shown)) => vec![Effect::KeepPreview(*shown)],
        Action::Writing(writing::Action::WantEmoji(language)) if before.writing.wants_emoji() => {
            vec![Effect::FetchEmoji(language.clone())]
        }
        Action::Name(name) => vec![Effect::KeepName(Rc::clone(name))],
        Action::Submit(draft) => {
            // An account's name is no guest's to keep.
            let is_guest = before.writing.account.who.is_none();
            let kept = is_guest.then(|| Effect::KeepName(draft.author.as_str().into()));
            kept.into_iter().chain([Effect::Stamp(draft.clone())]).collect()
        }
        Action::SubmitEdit(id, text) => {
            let mut asked = stamp_edit(before, id, text);
            asked.extend(super::writing::instead(before, id, after));
            asked
        }
        Action::Post(comment) => {
            vec![Effect::Add(comment.clone()), announce_comment("add", comment)]
        }
        Action::Edit(comment) => vec![Effect::Edit(comment.clone()), announce_comment("edit", comment)],
        Action::Delete(id) => {
            before.own.comments.get(id).map_or(vec![], |comment| {
                vec![Effect::Delete(id.clone()), announce_comment("delete", comment)]
            })
        }
        Action::Vote(id, vote) => vote_effects(after, id, *vote),
        Action::Saved(id) => saved(after, id),
        Action::Resend(id) => after.own.comments.get(id).map_or(vec![], |comment| vec![send_again(comment)]),
        Action::CopyLink(id) => vec![Effect::CopyLink(id.clone())],
        Action::People(deed) => people::asked(before, deed, after),
        Action::Import(action) => imported::effects(before, action),
        Action::Undo => undo(before, after),
        Action::Linger(true) => vec![Effect::Stay],
        Action::Linger(false) => {
            after.notice.iter().map(|notice| Effect::ExpireLater(notice.serial)).collect()
        }
        Action::Aside(aside) => aside.effects(),
        Action::HideApp => vec![Effect::KeepAppHidden(true)],
        Action::Install => vec![Effect::Install],
        _ => vec![],
    };
    effects.extend(super::earlier::asked(before, action, after));
    effects.extend(super::seeking::asked(before, action, after));
    effects.extend(super::writing::strangers(before, action, after));
    if matches!(action, Action::Changed(_) | Action::Shared(_)) {
        effects.extend(super::news::sent_elsewhere(before, after));
    }
    if after.looking.serial != before.looking.serial {
        effects.push(Effect::Search);
    }
    if after.looking.wanted.is_some() && after.looking.wanted != before.looking.wanted {
        effects.push(Effect::LookBelow);
    }
    if after.notice != before.notice
        && let Some(notice) = &after.notice
    {
        effects.push(Effect::ExpireLater(notice.serial));
    }
    effects
}

/// Tells the host of trouble with the store.
pub(super) fn announce_trouble(message: &str, retryable: bool) -> Effect {
    Effect::Announce(
        "article-error",
        vec![
            ("where", Datum::text("store")),
            ("message", Datum::text(message)),
            ("retryable", Datum::Flag(retryable)),
        ],
    )
}

fn announce_reaction(before: &State, after: &State) -> Effect {
    let name = |id: Option<&ReactionId>| Datum::maybe(id.map(|id| &*id.0));
    let counts = after.tally.counts.iter().map(|(id, count)| (id.0.to_string(), Datum::Count(*count)));
    Effect::Announce(
        "article-reaction",
        vec![
            ("previous", name(before.tally.current.as_ref())),
            ("current", name(after.tally.current.as_ref())),
            ("counts", Datum::Map(counts.collect())),
        ],
    )
}

fn announce_comment(action: &str, comment: &Comment) -> Effect {
    Effect::Announce("article-comment", vec![("action", Datum::text(action)), ("comment", told(comment))])
}

/// A comment as events tell of it.
pub(super) fn told(comment: &Comment) -> Datum {
    let parent = comment.parent.as_ref().map(CommentId::as_str);
    let told = [
        ("id", Datum::text(comment.id.as_str())),
        ("parent", Datum::maybe(parent)),
        ("author", Datum::text(&comment.author)),
        ("text", Datum::text(&comment.text)),
    ];
    Datum::Map(told.map(|(key, value)| (key.to_owned(), value)).to_vec())
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

/// Adding what the store holds already changes nothing, so an edit has to come as one.
fn send_again(comment: &Comment) -> Effect {
    let comment = comment.clone();
    if comment.modified.is_some() { Effect::Edit(comment) } else { Effect::Add(comment) }
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
                Effect::KeepDraft(slot.clone(), after.draft(&slot).to_owned()),
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
        kind @ (NoticeKind::Hid(_) | NoticeKind::Reported(_)) => people::undone(before, kind, after),
        NoticeKind::AppHidden => vec![Effect::KeepAppHidden(false)],
        NoticeKind::Imported(import) => imported::undo(before, import),
        NoticeKind::Copied
        | NoticeKind::NotCopied(_)
        | NoticeKind::TakenBack(_)
        | NoticeKind::NotImported
        | NoticeKind::NotHere => vec![],
    }
}

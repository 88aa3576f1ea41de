//! What each deed asks of the world.

use super::{Asked, Begun, Deed, Target};
use crate::{
    comments::model::{CommentId, Report},
    embed::datum::Datum,
    response::state::{NoticeKind, State, effect::Effect, effect::told},
};

/// What a deed asks of the world; `before` and `after` are the states around it.
pub(in crate::response::state) fn asked(before: &State, deed: &Deed, after: &State) -> Vec<Effect> {
    let asked = match deed {
        Deed::Hide(_) => match after.notice.as_ref().map(|notice| &notice.kind) {
            Some(NoticeKind::Hid(target)) if after.notice != before.notice => {
                Asked::Keep(target.clone(), true)
            }
            _ => return vec![],
        },
        Deed::Restore(target) => Asked::Keep(target.clone(), false),
        Deed::Choose(id, _) | Deed::Type(id, _) => keep_begun(id, after),
        Deed::Send(id) => match before.people.begun.get(id).and_then(Begun::report) {
            Some(report) => Asked::Report(id.clone(), report),
            None => return vec![],
        },
        Deed::TakeBack(id) => return taken_back(before, id, after),
        Deed::Answered(id, report, Ok(())) => {
            let announced = announce(after, id, Some(report));
            return vec![Effect::People(Asked::KeepBegun(id.clone(), Begun::default())), announced];
        }
        Deed::Kept(..) | Deed::Open(_) | Deed::Unroll(_) | Deed::Ask(_) | Deed::Answered(..) => return vec![],
    };
    vec![Effect::People(asked)]
}

/// What taking back the deed that a notice tells of asks of the world.
pub(in crate::response::state) fn undone(before: &State, kind: &NoticeKind, after: &State) -> Vec<Effect> {
    match kind {
        NoticeKind::Hid(target) => vec![Effect::People(Asked::Keep(Target::clone(target), false))],
        NoticeKind::Reported(id) => taken_back(before, id, after),
        _ => vec![],
    }
}

fn taken_back(before: &State, id: &CommentId, after: &State) -> Vec<Effect> {
    if !before.own.reports.contains_key(id) {
        return vec![];
    }
    vec![
        Effect::People(Asked::TakeBack(id.clone())),
        Effect::People(keep_begun(id, after)),
        announce(after, id, None),
    ]
}

fn keep_begun(id: &CommentId, after: &State) -> Asked {
    Asked::KeepBegun(id.clone(), after.people.begun.get(id).cloned().unwrap_or_default())
}

/// `article-report`: the comment, the reason (`null` where the report was taken back), the reader's words.
fn announce(state: &State, id: &CommentId, report: Option<&Report>) -> Effect {
    let comment = state.thread.get(id).map_or(Datum::Null, |comment| told(comment));
    Effect::Announce(
        "article-report",
        vec![
            ("comment", comment),
            ("reason", Datum::maybe(report.map(|report| report.reason.id()))),
            ("text", Datum::text(report.map_or("", |report| &report.text))),
        ],
    )
}

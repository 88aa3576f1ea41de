//! What this browser remembers of its reader at a Waline, which itself remembers nobody: one JSON text.

use serde_json::{Map, Value, json};

use super::{record::Id, slots::SLOTS};
use crate::{
    comments::model::{Comment, CommentId, Report},
    store::record,
    time::{DAY, Timestamp},
};

/// The format that is written.
const FORMAT: u64 = 1;
/// How long a comment is shown as held to its author; the server never says that it was turned down.
const HELD: i64 = 30 * DAY;

/// A comment that was written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// What it is called here.
    pub here: CommentId,
    /// What the server calls it; `None` where it has it but hides it, and its answer was lost.
    pub there: Option<Id>,
    /// Its words, for as long as nobody else sees it.
    pub held: Option<Comment>,
}

/// A like or a mood on its way. Should the answer be lost, the count tells whether it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<T> {
    /// What is counted.
    pub of: T,
    /// Once more, or once less.
    pub more: bool,
    /// The count before it.
    pub before: u64,
}

impl<T> Step<T> {
    /// Whether it has arrived, where the count is this now. Others may have done the same meanwhile: then one is counted
    /// too few, never one too many. Of nothing, nothing can be taken back.
    #[must_use]
    pub fn is_done(&self, now: u64) -> bool {
        if self.more { now > self.before } else { now < self.before || now == 0 }
    }
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// This reader's comments that the server has.
    pub comments: Vec<Own>,
    /// Comments that were sent, and no answer came.
    pub tried: Vec<CommentId>,
    /// What this reader likes.
    pub likes: Vec<Id>,
    /// The slot of this reader's mood.
    pub mood: Option<usize>,
    /// A like on its way.
    pub liking: Option<Step<Id>>,
    /// A mood on its way.
    pub choosing: Option<Step<usize>>,
    /// What this reader reported. The server takes no reports.
    pub reports: Vec<(CommentId, Report)>,
}

impl Ledger {
    /// What the comment is called here.
    #[must_use]
    pub fn here(&self, id: &Id) -> Option<&CommentId> {
        self.comments.iter().find(|own| own.there.as_ref() == Some(id)).map(|own| &own.here)
    }

    /// What the server calls the comment.
    #[must_use]
    pub fn there(&self, id: &CommentId) -> Option<Id> {
        match self.comments.iter().find(|own| own.here == *id) {
            Some(own) => own.there.clone(),
            None => Id::named(id),
        }
    }

    /// Whether the server was seen to have this comment since it was written here. One that has the server's own name may
    /// have been taken away, and be written once more.
    #[must_use]
    pub fn has(&self, id: &CommentId) -> bool {
        self.comments.iter().any(|own| own.here == *id && own.there.is_some())
    }

    /// The name here of a comment at the server.
    #[must_use]
    pub fn name(&self, id: &Id) -> CommentId {
        self.here(id).cloned().unwrap_or_else(|| id.name())
    }

    /// The server has this comment of this reader's.
    pub fn keep(&mut self, own: Own) {
        self.tried.retain(|id| *id != own.here);
        self.comments.retain(|other| other.here != own.here);
        self.comments.push(own);
    }

    /// It is not there any more.
    pub fn forget(&mut self, id: &CommentId) {
        self.tried.retain(|other| other != id);
        self.comments.retain(|own| own.here != *id);
    }

    /// The comments that nobody else sees yet.
    pub fn held(&self, now: Timestamp) -> impl Iterator<Item = &Comment> + '_ {
        let is_young = move |comment: &&Comment| now.0.saturating_sub(comment.created.0) < HELD;
        self.comments.iter().filter_map(|own| own.held.as_ref()).filter(is_young)
    }

    /// Whether this reader likes it.
    #[must_use]
    pub fn is_liked(&self, id: &Id) -> bool {
        self.likes.contains(id)
    }

    /// This reader likes it, or does no longer.
    pub fn set_like(&mut self, id: &Id, liked: bool) {
        self.likes.retain(|other| other != id);
        if liked {
            self.likes.push(id.clone());
        }
    }

    /// This reader reports it, or does no longer.
    pub fn set_report(&mut self, id: &CommentId, report: Option<Report>) {
        self.reports.retain(|(other, _)| other != id);
        self.reports.extend(report.map(|report| (id.clone(), report)));
    }

    /// As JSON.
    #[must_use]
    pub fn write(&self) -> String {
        let own = |own: &Own| {
            json!([
                own.here.as_str(),
                own.there.as_ref().map(Id::json),
                own.held.as_ref().map(record::comment_value)
            ])
        };
        let report = |(id, report): &(CommentId, Report)| json!([id.as_str(), record::report_value(report)]);
        let mut object = Map::new();
        let mut set = |key: &str, value: Value| object.insert(key.to_owned(), value);
        set("v", FORMAT.into());
        set("comments", self.comments.iter().map(own).collect());
        set("tried", self.tried.iter().map(CommentId::as_str).collect());
        set("likes", self.likes.iter().map(Id::json).collect());
        set("mood", self.mood.into());
        set("liking", self.liking.as_ref().map_or(Value::Null, |step| written(step, step.of.json())));
        set("choosing", self.choosing.as_ref().map_or(Value::Null, |step| written(step, step.of.into())));
        set("reports", self.reports.iter().map(report).collect());
        Value::Object(object).to_string()
    }

    /// Reads what was written; what cannot be read of it is left out.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        if value.get("v")?.as_u64()? != FORMAT {
            return None;
        }
        let all = |key: &str| value.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let own = |value: &Value| {
            let [here, there, held] = value.as_array()?.as_slice() else { return None };
            let (there, held) = (Id::read(there), record::comment(held));
            Some(Own { here: here.as_str()?.into(), there, held })
        };
        let report = |value: &Value| {
            let [id, report] = value.as_array()?.as_slice() else { return None };
            Some((id.as_str()?.into(), record::report(report)?))
        };
        let slot = |value: &Value| usize::try_from(value.as_u64()?).ok().filter(|slot| *slot < SLOTS);
        Some(Self {
            comments: all("comments").iter().filter_map(own).collect(),
            tried: all("tried").iter().filter_map(|id| Some(id.as_str()?.into())).collect(),
            likes: all("likes").iter().filter_map(Id::read).collect(),
            mood: value.get("mood").and_then(slot),
            liking: value.get("liking").and_then(|step| step_of(step, Id::read)),
            choosing: value.get("choosing").and_then(|step| step_of(step, slot)),
            reports: all("reports").iter().filter_map(report).collect(),
        })
    }
}

fn written<T>(step: &Step<T>, of: Value) -> Value {
    Value::Array(vec![of, step.more.into(), step.before.into()])
}

fn step_of<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Step<T>> {
    let [of, more, before] = value.as_array()?.as_slice() else { return None };
    Some(Step { of: read(of)?, more: more.as_bool()?, before: before.as_u64()? })
}

//! What waits to be sent, as it is written down: one JSON text for each thing that the reader did.

use std::rc::Rc;

use serde_json::{Map, Value};

use crate::{
    comments::model::CommentId,
    store::{
        model::{Op, StoreError},
        record,
    },
};

/// The format that is written.
const FORMAT: u64 = 1;

/// One thing that the reader did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The server shall do this.
    Do(Op),
    /// What waits of this comment shall not be sent.
    Discard(CommentId),
}

/// A deed and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is kept. Keys sort by time.
    pub key: String,
    /// What is to be done.
    pub deed: Deed,
    /// The account that did it; a guest has none.
    pub by: Option<Rc<str>>,
    /// That account cannot be had here now: nobody else sends it. Not written down.
    pub is_locked: bool,
    /// It was sent, and what the server did is not known.
    pub is_doubtful: bool,
    /// How many times it was sent in vain.
    pub failures: u32,
    /// The server said no.
    pub refused: Option<StoreError>,
}

impl Entry {
    /// A deed that nothing was done about yet.
    #[must_use]
    pub fn new(key: String, deed: Deed) -> Self {
        Self { key, deed, by: None, is_locked: false, is_doubtful: false, failures: 0, refused: None }
    }

    /// The same, done by this account.
    #[must_use]
    pub fn by(self, by: Option<Rc<str>>) -> Self {
        Self { by, ..self }
    }

    /// `{"v":1,"deed":"add","comment":{…}}`, with what became of it.
    #[must_use]
    pub fn write(&self) -> String {
        let mut object = Map::new();
        let mut set = |key: &str, value: Value| {
            object.insert(key.to_owned(), value);
        };
        set("v", FORMAT.into());
        let kind = match &self.deed {
            Deed::Do(Op::Add(comment)) => {
                set("comment", record::comment_value(comment));
                "add"
            }
            Deed::Do(Op::Edit(comment)) => {
                set("comment", record::comment_value(comment));
                "edit"
            }
            Deed::Do(Op::Vacate(comment)) => {
                set("comment", record::comment_value(comment));
                "vacate"
            }
            Deed::Do(Op::Delete(id)) => {
                set("id", id.as_str().into());
                "delete"
            }
            Deed::Do(Op::Vote(id, vote)) => {
                set("id", id.as_str().into());
                set("vote", vote.map_or(Value::Null, record::vote_value));
                "vote"
            }
            Deed::Do(Op::Report(id, report)) => {
                set("id", id.as_str().into());
                set("report", report.as_ref().map_or(Value::Null, record::report_value));
                "report"
            }
            Deed::Do(Op::React(mood)) => {
                set("mood", mood.as_ref().map_or(Value::Null, |mood| (*mood.0).into()));
                "react"
            }
            Deed::Discard(id) => {
                set("id", id.as_str().into());
                "discard"
            }
        };
        set("deed", kind.into());
        if let Some(by) = &self.by {
            set("by", (**by).into());
        }
        if self.is_doubtful {
            set("doubtful", true.into());
        }
        if self.failures > 0 {
            set("failures", self.failures.into());
        }
        match &self.refused {
            None => {}
            Some(StoreError::Gone) => set("refused", Value::Null),
            Some(StoreError::SignIn) => set("refused", true.into()),
            Some(StoreError::Refused(why)) => set("refused", why.as_str().into()),
            Some(other) => set("refused", other.to_string().into()),
        }
        Value::Object(object).to_string()
    }

    /// Reads what was written down; `None` for what another version wrote, or nobody of ours.
    #[must_use]
    pub fn read(key: &str, text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        if value.get("v")?.as_u64()? != FORMAT {
            return None;
        }
        let id = || Some(CommentId::from(value.get("id")?.as_str()?));
        let comment = || record::comment(value.get("comment")?);
        let deed = match value.get("deed")?.as_str()? {
            "add" => Deed::Do(Op::Add(comment()?)),
            "edit" => Deed::Do(Op::Edit(comment()?)),
            "vacate" => Deed::Do(Op::Vacate(comment()?)),
            "delete" => Deed::Do(Op::Delete(id()?)),
            "vote" => Deed::Do(Op::Vote(
                id()?,
                match value.get("vote")? {
                    Value::Null => None,
                    vote => Some(record::vote(vote)?),
                },
            )),
            "report" => Deed::Do(Op::Report(
                id()?,
                match value.get("report")? {
                    Value::Null => None,
                    report => Some(record::report(report)?),
                },
            )),
            "react" => Deed::Do(Op::React(match value.get("mood")? {
                Value::Null => None,
                mood => Some(mood.as_str()?.into()),
            })),
            "discard" => Deed::Discard(id()?),
            _ => return None,
        };
        let failures = value.get("failures").and_then(Value::as_u64).unwrap_or(0);
        Some(Self {
            key: key.to_owned(),
            deed,
            by: value.get("by").and_then(Value::as_str).map(Into::into),
            is_locked: false,
            is_doubtful: value.get("doubtful").is_some(),
            failures: u32::try_from(failures).unwrap_or(u32::MAX),
            refused: value.get("refused").map(|why| match why {
                Value::String(why) => StoreError::Refused(why.clone()),
                Value::Bool(true) => StoreError::SignIn,
                _ => StoreError::Gone,
            }),
        })
    }

    /// The comment that is added, edited or taken away.
    #[must_use]
    pub fn comment(&self) -> Option<&CommentId> {
        match &self.deed {
            Deed::Do(Op::Add(comment) | Op::Edit(comment) | Op::Vacate(comment)) => Some(&comment.id),
            Deed::Do(Op::Delete(id)) | Deed::Discard(id) => Some(id),
            Deed::Do(Op::Vote(..) | Op::Report(..) | Op::React(_)) => None,
        }
    }
}

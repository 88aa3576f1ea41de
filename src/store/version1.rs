//! Reads a thread as version 1 of the database kept it: one JSON text for everything.

use serde_json::Value;

use super::{
    model::{Op, StoreError},
    record,
};

/// What is to be done to have a thread of version 1 in today's form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// What could be read.
    pub ops: Vec<Op>,
    /// How many parts could not, so that the old text must be kept too.
    pub unreadable: usize,
}

impl Carried {
    fn take(&mut self, op: Option<Op>) {
        match op {
            Some(op) if self.ops.iter().all(|other| !other.same_target(&op)) => self.ops.push(op),
            _ => self.unreadable += 1,
        }
    }
}

/// Reads `{"v":1,"comments":[…],"votes":{id: 1 | -1},"reaction":"happy"}`.
///
/// # Errors
/// [`StoreError::Corrupt`] names the thread when it is not such a text at all.
pub fn read_thread(thread: &str, text: &str) -> Result<Carried, StoreError> {
    let value: Value = serde_json::from_str(text)
        .ok()
        .filter(is_version_1)
        .ok_or_else(|| record::corrupt("thread", thread))?;
    let mut carried = Carried::default();
    match &value["comments"] {
        Value::Array(comments) => {
            for comment in comments {
                carried.take(record::comment(comment).map(Op::Add));
            }
        }
        other => carried.unreadable += usize::from(!other.is_null()),
    }
    match &value["votes"] {
        Value::Object(votes) => {
            for (id, vote) in votes {
                carried.take(record::vote(vote).map(|vote| Op::Vote(id.as_str().into(), Some(vote))));
            }
        }
        other => carried.unreadable += usize::from(!other.is_null()),
    }
    match &value["reaction"] {
        Value::Null => {}
        reaction => carried.take(reaction.as_str().map(|id| Op::React(Some(id.into())))),
    }
    Ok(carried)
}

fn is_version_1(value: &Value) -> bool {
    value.get("v").and_then(Value::as_u64) == Some(1)
}

//! What the tabs of one browser tell each other of the small things that it keeps for a reader, beside the thread itself.
//!
//! Not told: drafts, since every tab has its own, and the order, since the list that somebody reads is not to be turned
//! over by what is done elsewhere.

use std::rc::Rc;

use serde_json::{Value, json};

use super::{State, effect::Effect, people::Target};

/// The format that is written.
const FORMAT: u64 = 2;
/// Something small that another tab kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// A person or a comment is hidden, or is not any more.
    Hidden(Target, bool),
    /// The reader writes under this name.
    Name(Rc<str>),
    /// The call to action was put away, or is back.
    AppHidden(bool),
    /// A document was brought in and is kept under this key, or is kept no longer.
    Import(String),
}

impl Aside {
    /// A message to the tabs that show this thread; people, the name and the call to action are the same in all.
    #[must_use]
    pub fn write(&self, thread: &str) -> String {
        let parts = match self {
            Self::Hidden(Target::Person(name), hidden) => json!([thread, "person", **name, hidden]),
            Self::Hidden(Target::Comment(id), hidden) => json!([thread, "comment", *id.0, hidden]),
            Self::Name(name) => json!([thread, "name", **name]),
            Self::AppHidden(hidden) => json!([thread, "app", hidden]),
            Self::Import(key) => json!([thread, "import", key]),
        };
        json!({ "v": FORMAT, "aside": parts }).to_string()
    }

    /// Reads a message; `None` for one that is of another thread, of another format, or none of ours.
    #[must_use]
    pub fn read(thread: &str, message: &str) -> Option<Self> {
        let message: Value = serde_json::from_str(message).ok()?;
        if message.get("v")?.as_u64()? != FORMAT {
            return None;
        }
        let (of, rest) = message.get("aside")?.as_array()?.split_first()?;
        let (kind, rest) = rest.split_first()?;
        let is_here = of.as_str()? == thread;
        Some(match (kind.as_str()?, rest) {
            ("person", [name, hidden]) => {
                let name = name.as_str().filter(|name| !name.is_empty())?;
                Self::Hidden(Target::Person(name.into()), hidden.as_bool()?)
            }
            ("comment", [id, hidden]) if is_here => {
                Self::Hidden(Target::Comment(id.as_str()?.into()), hidden.as_bool()?)
            }
            ("name", [name]) => Self::Name(name.as_str()?.into()),
            ("app", [hidden]) => Self::AppHidden(hidden.as_bool()?),
            ("import", [key]) if is_here => Self::Import(key.as_str()?.to_owned()),
            _ => return None,
        })
    }

    /// What it asks of the world.
    pub(super) fn effects(&self) -> Vec<Effect> {
        match self {
            Self::Import(key) => vec![Effect::FollowImport(key.clone())],
            Self::Hidden(..) | Self::Name(_) | Self::AppHidden(_) => vec![],
        }
    }
}

impl State {
    pub(super) fn take_aside(&mut self, aside: &Aside) {
        match aside {
            Aside::Hidden(target, hidden) => Rc::make_mut(&mut self.people).set(target, *hidden),
            Aside::Name(name) => self.author = Rc::clone(name),
            Aside::AppHidden(hidden) => self.app_hidden = *hidden,
            Aside::Import(_) => {}
        }
    }
}

//! The keys that move between comments, and what each asks for.

pub mod dialog;
pub mod listen;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The next comment.
    Next,
    /// The comment before.
    Previous,
    /// What is below the comment: its replies, shown or hidden again.
    Open,
    /// Write a reply.
    Reply,
    /// Edit the comment, where it is the reader's own.
    Edit,
    /// Find in the comments.
    Find,
    /// Take back what was just done.
    Undo,
    /// The list of keys.
    Help,
    /// Out of the list, to what stands before it.
    Before,
    /// Out of the list, to what stands after it.
    After,
}

/// A key that went down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press<'a> {
    /// What it types, or its name (`KeyboardEvent.key`).
    pub key: &'a str,
    /// Where it is on the keyboard (`KeyboardEvent.code`).
    pub code: &'a str,
    /// What is held with it.
    pub with: With,
    /// The comment itself has the focus, not a button in it.
    pub on_row: bool,
}

/// What is held while a key goes down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum With {
    /// Nothing.
    #[default]
    Nothing,
    /// Shift.
    Shift,
    /// Ctrl.
    Ctrl,
    /// Alt, the system's own key, or several.
    Other,
}

/// What the key asks for, if it is one of ours.
///
/// Arrows and Enter mean something to buttons and menus, so they are ours on a comment itself only. A keyboard
/// without Latin letters has ours where a Latin one has them.
#[must_use]
pub fn read(press: Press<'_>) -> Option<Key> {
    match press.with {
        With::Nothing => plain(press),
        With::Shift => match press.key {
            "/" => Some(Key::Find),
            "?" => Some(Key::Help),
            key if !key.is_ascii() && press.code == "Slash" => Some(Key::Help),
            _ => None,
        },
        With::Ctrl => match press.key {
            "Home" => Some(Key::Before),
            "End" => Some(Key::After),
            _ => None,
        },
        With::Other => None,
    }
}

fn plain(press: Press<'_>) -> Option<Key> {
    match press.key {
        "/" => Some(Key::Find),
        "?" => Some(Key::Help),
        "PageDown" => Some(Key::Next),
        "PageUp" => Some(Key::Previous),
        "ArrowDown" if press.on_row => Some(Key::Next),
        "ArrowUp" if press.on_row => Some(Key::Previous),
        "Enter" if press.on_row => Some(Key::Open),
        key if key.is_ascii() => by_letter(key),
        _ => by_letter(press.code.strip_prefix("Key").unwrap_or(press.code)),
    }
}

/// Capital letters are those of Caps Lock: Shift was ruled out.
fn by_letter(letter: &str) -> Option<Key> {
    match letter {
        "j" | "J" => Some(Key::Next),
        "k" | "K" => Some(Key::Previous),
        "r" | "R" => Some(Key::Reply),
        "e" | "E" => Some(Key::Edit),
        "u" | "U" => Some(Key::Undo),
        "Slash" => Some(Key::Find),
        _ => None,
    }
}

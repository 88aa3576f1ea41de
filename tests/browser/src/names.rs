//! What the contract says stands in the page, by role and name, each in one place.

use std::{borrow::Cow, fmt};

/// A role and the name, or how the name begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The ARIA role.
    pub role: Cow<'static, str>,
    /// The accessible name; where nothing has just that name, a name that goes on after it will do. `None` is any.
    pub name: Option<Cow<'static, str>>,
}

impl Role {
    /// Things of this role, whatever their name.
    #[must_use]
    pub const fn any(role: &'static str) -> Self {
        Self { role: Cow::Borrowed(role), name: None }
    }

    /// A thing of this role and name.
    #[must_use]
    pub const fn named(role: &'static str, name: &'static str) -> Self {
        Self { role: Cow::Borrowed(role), name: Some(Cow::Borrowed(name)) }
    }

    /// A thing of this role and a name that is known only now.
    #[must_use]
    pub fn with(role: &'static str, name: impl Into<String>) -> Self {
        Self { role: Cow::Borrowed(role), name: Some(Cow::Owned(name.into())) }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{} \"{name}\"", self.role),
            None => write!(f, "any {}", self.role),
        }
    }
}

/// The headline, and subheads after it.
pub const HEADING: Role = Role::any("heading");
/// The button that asks for a summary.
pub const SUMMARIZE: Role = Role::named("button", "Summarize this article with AI");
/// The summary.
pub const SUMMARY: Role = Role::named("region", "Summary");
/// What must stand under every summary.
pub const DISCLAIMER: &str = "This is AI generated summarization, which may have errors. For context, always \
                              refer to the full article.";
/// Asks for another summary like it; stands there once a summary is whole.
pub const AGAIN: Role = Role::named("button", "Ask again");
/// Puts the summary away.
pub const HIDE_SUMMARY: Role = Role::named("button", "Hide summary");
/// How far something is.
pub const PROGRESS: Role = Role::any("progressbar");
/// One thing of a list.
pub const ITEM: Role = Role::any("listitem");
/// A list, in [`SUMMARY`] that of the sentences.
pub const LIST: Role = Role::any("list");
/// A link, in [`SUMMARY`] a sentence.
pub const LINK: Role = Role::any("link");
/// What is marked in the article.
pub const MARK: Role = Role::any("mark");
/// The reactions.
pub const REACTIONS: Role = Role::named("radiogroup", "How does this make you feel?");
/// One reaction.
pub const REACTION: Role = Role::any("radio");
/// The discussion.
pub const COMMENTS: Role = Role::named("region", "Comments");
/// What stands there before the first comment.
pub const NO_COMMENTS: &str = "There are no comments yet. Add your comment to start the conversation.";
/// Where a comment is typed.
pub const ADD_COMMENT: Role = Role::named("textbox", "Add a comment");
/// Sends the comment.
pub const POST: Role = Role::named("button", "Post");
/// The orders.
pub const SORT: Role = Role::named("combobox", "Sort by");
/// Where words to look for in the comments are typed.
pub const FIND: Role = Role::named("searchbox", "Find in comments");
/// The list of comments.
pub const FEED: Role = Role::any("feed");
/// In [`FEED`], a comment.
pub const COMMENT: Role = Role::any("article");
/// The author of a comment without a name.
pub const GUEST: &str = "Guest";
/// Opens the box for a reply, in a comment.
pub const REPLY: Role = Role::named("button", "Reply");
/// Likes a comment.
pub const LIKE: Role = Role::named("button", "Like");
/// Dislikes a comment.
pub const DISLIKE: Role = Role::named("button", "Dislike");
/// Opens a comment of one's own for a change.
pub const EDIT: Role = Role::named("button", "Edit");
/// Takes a comment of one's own away.
pub const DELETE: Role = Role::named("button", "Delete");
/// Takes the last deed back.
pub const UNDO: Role = Role::named("button", "Undo");
/// Keeps the change.
pub const SAVE: Role = Role::named("button", "Save");
/// Drops the change.
pub const CANCEL: Role = Role::named("button", "Cancel");
/// Copies the address of a comment.
pub const COPY_LINK: Role = Role::named("menuitem", "Copy link");
/// A box to type in, in a comment that for a reply or a change.
pub const TEXTBOX: Role = Role::any("textbox");
/// Tries once more what failed.
pub const RETRY: Role = Role::named("button", "Try again");
/// A message that interrupts.
pub const ALERT: Role = Role::any("alert");
/// A message that waits its turn.
pub const STATUS: Role = Role::any("status");

/// How the list begins of what was not understood in a document, after a number.
pub const NOT_UNDERSTOOD: &str = "of this article’s data";

/// The reaction with this label.
#[must_use]
pub fn reaction(label: &str) -> Role {
    Role::with("radio", label)
}

/// The call to action for the app of this name.
#[must_use]
pub fn download(app: &str) -> Role {
    Role::with("link", format!("Download the {app} app"))
}

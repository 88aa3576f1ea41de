//! A reader's story: actions told one after the other, and what each asks of the world.

use std::{collections::BTreeSet, rc::Rc};

use article_widget::{
    article::model::Article,
    comments::model::{Comment, CommentId, Votes},
    document::model::Document,
    embed::{config::Config, datum::Datum},
    reactions::model::ReactionId,
    response::state::{
        Draft, State,
        action::Action,
        effect::{Effect, effects},
    },
    time::Timestamp,
};

/// A comment of the document, by another reader, with two likes and a dislike.
pub(crate) fn theirs(id: &str, parent: Option<&str>, created: i64) -> Comment {
    Comment {
        id: id.into(),
        parent: parent.map(Into::into),
        author: "Ada".to_owned(),
        text: format!("words of {id}"),
        created: Timestamp(created),
        modified: None,
        votes: Votes { up: 2, down: 1 },
        badge: None,
        pinned: false,
        mine: false,
    }
}

/// A comment that this reader wrote.
pub(crate) fn mine(id: &str, parent: Option<&str>, created: i64) -> Comment {
    Comment { author: String::new(), votes: Votes::default(), mine: true, ..theirs(id, parent, created) }
}

/// The same comment with other words, written at this time.
pub(crate) fn edited(comment: &Comment, text: &str, at: i64) -> Comment {
    Comment { text: text.to_owned(), modified: Some(Timestamp(at)), ..comment.clone() }
}

/// What a reader sends as `comment`, before it has an id and a date.
pub(crate) fn draft(comment: &Comment) -> Draft {
    Draft { parent: comment.parent.clone(), author: comment.author.clone(), text: comment.text.clone() }
}

pub(crate) fn mood(id: &str) -> ReactionId {
    ReactionId::from(id)
}

/// An article with the comments `a`, its reply `b`, and `c`; three readers are happy, one is sad.
pub(crate) fn document() -> Document {
    Document {
        article: Article { headline: "News".to_owned(), ..Article::default() },
        summary: vec!["In short.".to_owned()],
        comments: [theirs("a", None, 1), theirs("b", Some("a"), 2), theirs("c", None, 3)]
            .map(Rc::new)
            .to_vec(),
        reactions: vec![(mood("happy"), 3), (mood("sad"), 1)],
    }
}

/// See the module.
pub(crate) struct Story(pub(crate) State);

impl Story {
    /// The document has come, and the store is not read yet.
    pub(crate) fn begin() -> Self {
        Self::with(Config::default())
    }

    pub(crate) fn with(config: Config) -> Self {
        Self(State::new(&Rc::new(config), &document(), Timestamp(100)))
    }

    /// Tells one action; returns what it asks of the world.
    #[expect(clippy::needless_pass_by_value, reason = "an action is made where it is told")]
    pub(crate) fn tell(&mut self, action: Action) -> Vec<Effect> {
        let next = self.0.reduce(&action);
        let asked = effects(&self.0, &action, &next);
        self.0 = next;
        asked
    }

    /// Tells actions whose effects are not looked at.
    pub(crate) fn go(&mut self, actions: impl IntoIterator<Item = Action>) {
        for action in actions {
            self.tell(action);
        }
    }

    /// Ids and depths of the rows, in brackets where a comment was taken away.
    pub(crate) fn rows(&self) -> String {
        let state = &self.0;
        let rows = (0..state.thread.rows(state.order)).map(|row| {
            let row = state.thread.row(state.order, row).expect("there are so many rows");
            let id = row.comment.id.as_str().to_owned();
            if row.removed { format!("({id}{})", row.depth) } else { format!("{id}{}", row.depth) }
        });
        rows.collect::<Vec<_>>().join(" ")
    }

    /// The comment as it is shown.
    pub(crate) fn shown(&self, id: &str) -> Option<Comment> {
        self.0.thread.get(&id.into()).map(|comment| Comment::clone(comment))
    }

    /// Likes and dislikes of a comment as they are shown.
    pub(crate) fn votes(&self, id: &str) -> (u64, u64) {
        let votes = self.shown(id).expect("the comment is there").votes;
        (votes.up, votes.down)
    }

    /// How many chose a mood, as it is shown.
    pub(crate) fn count(&self, id: &str) -> u64 {
        let counts = &self.0.tally.counts;
        counts.iter().find(|(known, _)| *known == mood(id)).expect("the mood is offered").1
    }

    /// The serial of the notice that is shown.
    pub(crate) fn notice(&self) -> u32 {
        self.0.notice.as_ref().expect("there is a notice").serial
    }

    /// Comments that are on their way or were refused.
    pub(crate) fn deliveries(&self) -> BTreeSet<CommentId> {
        self.0.deliveries.keys().cloned().collect()
    }
}

/// The event `article-comment` with this action.
pub(crate) fn told_of(action: &str, comment: &Comment) -> Effect {
    let parent = comment.parent.as_ref().map(CommentId::as_str);
    let told = vec![
        ("id".to_owned(), Datum::text(comment.id.as_str())),
        ("parent".to_owned(), Datum::maybe(parent)),
        ("author".to_owned(), Datum::text(&comment.author)),
        ("text".to_owned(), Datum::text(&comment.text)),
    ];
    Effect::Announce("article-comment", vec![("action", Datum::text(action)), ("comment", Datum::Map(told))])
}

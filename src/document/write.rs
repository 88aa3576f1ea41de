//! Writes a document as the JSON-LD of the contract, so that reading it again changes nothing.

use super::{comments::PINNED, date, json::Json, model::Document, node::Key};
use crate::{
    article::model::{Article, Block, Picture},
    comments::model::Comment,
    time::Timestamp,
};

/// Writes a document as JSON-LD of type `NewsArticle`, without spaces between its parts.
///
/// What belongs to this device alone (`mine`) is not written.
#[must_use]
pub fn write(document: &Document) -> String {
    write_counted(document, document.comments.len() as u64)
}

/// The same of a document that holds a part of its comments: there are `count` of them.
#[must_use]
pub fn write_counted(document: &Document, count: u64) -> String {
    let mut json = Json::default();
    head(&mut json, document, count);
    rest(json, document)
}

/// What readers added to the article with this `@id`, as more about it: the article itself is told of elsewhere.
#[must_use]
pub fn write_about(id: &str, document: &Document, count: u64) -> String {
    let mut json = Json::default();
    json.open('{');
    json.pair("@context", "https://schema.org");
    // Whatever kind of article it is there, it is one of these.
    json.pair(Key::Type.name(), "CreativeWork");
    json.pair(Key::Id.name(), id);
    readers(&mut json, document, count);
    rest(json, document)
}

/// The comments, and the end.
fn rest(mut json: Json, document: &Document) -> String {
    if !document.comments.is_empty() {
        document.comments.iter().for_each(|one| comment(&mut json, one));
        json.close(']');
    }
    json.close('}');
    json.finish()
}

/// Writes a long document piece by piece; one after the other they are what [`write`] makes of it.
pub struct Writing {
    document: Document,
    /// How many comments are written; `None` before anything is.
    written: Option<usize>,
}

impl Writing {
    /// How many comments stand in one piece: a few milliseconds on a slow phone.
    const STEP: usize = 512;

    /// Nothing is written yet.
    #[must_use]
    pub fn new(document: Document) -> Self {
        Self { document, written: None }
    }

    /// How far it has come, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "lengths in memory stay below 2^53")]
    pub fn done(&self) -> f64 {
        self.written.unwrap_or(0) as f64 / self.document.comments.len().max(1) as f64
    }
}

impl Iterator for Writing {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let (mut json, all) = (Json::default(), &self.document.comments);
        let Some(from) = self.written else {
            head(&mut json, &self.document, all.len() as u64);
            self.written = Some(0);
            if all.is_empty() {
                self.written = Some(1);
                json.close('}');
            }
            return Some(json.finish());
        };
        let to = all.len().min(from + Self::STEP);
        let piece = all.get(from..to).filter(|piece| !piece.is_empty())?;
        self.written = Some(to);
        for one in piece {
            comment(&mut json, one);
        }
        if to == all.len() {
            json.close(']');
            json.close('}');
        }
        // The first of a text is parted from nothing.
        let comma = if from > 0 { "," } else { "" };
        Some([comma, &json.finish()].concat())
    }
}

/// A document up to its first comment, of `count`.
fn head(json: &mut Json, document: &Document, count: u64) {
    json.open('{');
    json.pair("@context", "https://schema.org");
    json.pair(Key::Type.name(), "NewsArticle");
    article(json, &document.article);
    if !document.summary.is_empty() {
        json.key(Key::Abstract.name());
        json.open('[');
        document.summary.iter().for_each(|bullet| json.string(bullet));
        json.close(']');
    }
    readers(json, document, count);
}

/// Reactions, how many comments, and the list of them up to the first.
fn readers(json: &mut Json, document: &Document, count: u64) {
    if !document.reactions.is_empty() {
        json.key(Key::InteractionStatistic.name());
        json.open('[');
        for (id, count) in &document.reactions {
            typed(json, "InteractionCounter");
            json.key(Key::InteractionType.name());
            named(json, "ReactAction", &id.0);
            json.count(Key::UserInteractionCount.name(), *count);
            json.close('}');
        }
        json.close(']');
    }
    json.count("commentCount", count);
    if !document.comments.is_empty() {
        json.key(Key::Comment.name());
        json.open('[');
    }
}

fn article(json: &mut Json, article: &Article) {
    json.maybe(Key::Id.name(), article.id.as_deref());
    json.pair(Key::Headline.name(), &article.headline);
    json.maybe(Key::AlternativeHeadline.name(), article.alternative_headline.as_deref());
    json.maybe(Key::Description.name(), article.description.as_deref());
    json.maybe(Key::InLanguage.name(), article.language.as_deref());
    if !article.authors.is_empty() {
        json.key(Key::Author.name());
        json.open('[');
        article.authors.iter().for_each(|name| named(json, "Person", name));
        json.close(']');
    }
    if let Some(name) = &article.publisher {
        json.key(Key::Publisher.name());
        named(json, "Organization", name);
    }
    json.maybe(Key::CreditText.name(), article.credit.as_deref());
    json.maybe(Key::Dateline.name(), article.dateline.as_deref());
    moment(json, Key::DatePublished, article.published);
    moment(json, Key::DateModified, article.modified);
    if let Some(image) = &article.picture {
        json.key(Key::Image.name());
        picture(json, image);
    }
    if !article.body.is_empty() {
        json.pair(Key::ArticleBody.name(), &body(&article.body));
    }
}

fn body(blocks: &[Block]) -> String {
    let mut body = String::new();
    for block in blocks {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        if matches!(block, Block::Subhead(_)) {
            body.push_str("## ");
        }
        body.push_str(block.text());
    }
    body
}

fn picture(json: &mut Json, picture: &Picture) {
    typed(json, "ImageObject");
    json.pair(Key::Url.name(), &picture.url);
    json.maybe(Key::Caption.name(), picture.caption.as_deref());
    json.maybe(Key::Description.name(), picture.description.as_deref());
    json.maybe(Key::CreditText.name(), picture.credit.as_deref());
    for (key, length) in [(Key::Width, picture.width), (Key::Height, picture.height)] {
        if let Some(length) = length {
            json.count(key.name(), length.into());
        }
    }
    json.close('}');
}

fn comment(json: &mut Json, comment: &Comment) {
    typed(json, "Comment");
    json.pair(Key::Id.name(), comment.id.as_str());
    if let Some(parent) = &comment.parent {
        json.key(Key::ParentItem.name());
        typed(json, "Comment");
        json.pair(Key::Id.name(), parent.as_str());
        json.close('}');
    }
    if !comment.author.is_empty() {
        json.key(Key::Author.name());
        typed(json, "Person");
        json.pair(Key::Name.name(), &comment.author);
        json.maybe(Key::JobTitle.name(), comment.badge.as_deref());
        json.close('}');
    }
    if comment.pinned {
        json.pair(Key::CreativeWorkStatus.name(), PINNED);
    }
    json.pair(Key::Text.name(), &comment.text);
    moment(json, Key::DateCreated, Some(comment.created));
    moment(json, Key::DateModified, comment.modified);
    json.count(Key::UpvoteCount.name(), comment.votes.up);
    json.count(Key::DownvoteCount.name(), comment.votes.down);
    json.close('}');
}

/// Opens an object of a type.
fn typed(json: &mut Json, name: &str) {
    json.open('{');
    json.pair(Key::Type.name(), name);
}

/// An object of a type that has nothing but a name.
fn named(json: &mut Json, of: &str, name: &str) {
    typed(json, of);
    json.pair(Key::Name.name(), name);
    json.close('}');
}

fn moment(json: &mut Json, key: Key, moment: Option<Timestamp>) {
    if let Some(moment) = moment {
        json.pair(key.name(), &date::format(moment));
    }
}

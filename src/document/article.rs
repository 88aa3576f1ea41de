//! Reads the article's own properties.

use super::{
    body,
    node::{Fields, Key, Node},
    place::Place,
    problems::Quote,
    reader::{Reader, resolve},
    shape::{HEADLINE, NAME, TAG, WORDS},
};
use crate::article::model::{Article, Block, Picture};

/// Reads everything of an article but comments and reactions. The headline is empty where there is nothing at all.
pub(super) fn article<'a>(reader: &mut Reader<'a>, fields: &mut Fields<'a>) -> Article {
    let body = body::body(reader, fields);
    let headline = headline(reader, fields, &body);
    let id = [Key::Id, Key::Url, Key::MainEntityOfPage];
    let mut text = |key| reader.text(fields, key, &WORDS);
    let alternative_headline = text(Key::AlternativeHeadline);
    let description = text(Key::Description);
    let credit = text(Key::CreditText);
    let dateline = text(Key::Dateline);
    Article {
        id: id.into_iter().find_map(|key| reader.link(fields, key)),
        headline,
        alternative_headline,
        description,
        authors: reader.texts(Key::Author, fields.list(Key::Author), &NAME),
        publisher: reader.text(fields, Key::Publisher, &NAME),
        credit,
        dateline,
        published: reader.date(fields, Key::DatePublished, "no date is shown"),
        modified: reader.date(fields, Key::DateModified, "it is left out"),
        language: language(reader, fields),
        body,
        picture: picture(reader, fields),
    }
}

/// Reads `abstract`: a list of bullets, or a text whose lines are.
pub(super) fn summary<'a>(reader: &mut Reader<'a>, fields: &mut Fields<'a>) -> Vec<String> {
    let bullets = match fields.take(Key::Abstract) {
        Some(Node::Text(lines)) => lines.lines().map(|line| Node::Text(line.to_owned().into())).collect(),
        other => other.unwrap_or_default().into_list(),
    };
    reader.texts(Key::Abstract, bullets, &WORDS)
}

fn headline<'a>(reader: &mut Reader<'a>, fields: &mut Fields<'a>, body: &[Block]) -> String {
    if let Some(headline) = reader.text(fields, Key::Headline, &HEADLINE) {
        return headline;
    }
    let (headline, instead) = match reader.text(fields, Key::Name, &HEADLINE) {
        Some(name) => (name, "the name is used"),
        None => (body::first_words(body), "the first words of articleBody are used"),
    };
    if !headline.is_empty() {
        reader.report(Some(Key::Headline), format_args!("is missing"), instead);
    }
    headline
}

/// A language tag such as `en`, `pt-BR` or `zh-Hant`.
fn language<'a>(reader: &mut Reader<'a>, fields: &mut Fields<'a>) -> Option<String> {
    let tag = reader.text(fields, Key::InLanguage, &TAG)?;
    let subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let primary = tag.find('-').unwrap_or(tag.len());
    let good = (2..=3).contains(&primary) && tag.len() <= 35 && tag.split('-').all(subtag);
    if !good {
        let what = format_args!("is {}, which is not a language tag", Quote(&tag));
        reader.report(Some(Key::InLanguage), what, "it is left out");
    }
    good.then_some(tag)
}

/// The first image with an address that can be used.
fn picture<'a>(reader: &mut Reader<'a>, fields: &mut Fields<'a>) -> Option<Picture> {
    reader.place = Place::Inside(Key::Image);
    let picture = fields.list(Key::Image).into_iter().find_map(|image| {
        let mut fields = match image {
            Node::Object(fields) => resolve(fields, &reader.things),
            other => Fields(vec![(Key::Url, other)]),
        };
        let address = [Key::Url, Key::ContentUrl, Key::Id].into_iter().find(|&key| fields.get(key).is_some());
        let Some(address) = address else {
            reader.report(Some(Key::Url), format_args!("is missing"), "the picture is left out");
            return None;
        };
        Some(Picture {
            url: reader.link(&mut fields, address)?,
            caption: reader.text(&mut fields, Key::Caption, &WORDS),
            description: reader.text(&mut fields, Key::Description, &WORDS),
            credit: reader.text(&mut fields, Key::CreditText, &WORDS),
            width: reader.pixels(&mut fields, Key::Width),
            height: reader.pixels(&mut fields, Key::Height),
        })
    });
    reader.place = Place::Article;
    picture
}

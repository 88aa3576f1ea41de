//! An article made ready for looking sentences up in it.

use std::ops::Range;

use super::{
    draft::Draft,
    facts::{self, Fact, Kind, Rules},
    names,
    numbers::Style,
    postings::{PAIR, Postings, sorted},
    quotes,
    tokens::{Token, Tokens},
};
use crate::{
    article::model::Article,
    summary::{hash::fnv32, language::primary, model::Source, prepare::count, words::contains},
};

/// Languages that write "1.000,5".
const DECIMAL_COMMA: &str =
    "de fr es it pt nl ru uk pl tr sv da nb nn no fi cs sk hu ro bg el id vi hr sr sl lt lv et ca is";
/// Share of the words inside sentences that begin with a capital beyond which capitals do not mark names.
const MOST_CAPITALS: f32 = 0.5;
/// The least share of the commonest words that makes a text English.
const LEAST_ENGLISH: f32 = 0.08;

/// An article with its sentences, what they say and where.
#[derive(Debug)]
pub(super) struct Index {
    text: String,
    list: Vec<Token>,
    pub(super) units: Vec<Unit>,
    /// The facts of all units, in order.
    pub(super) facts: Vec<Fact>,
    /// Which units have which words and pairs of words.
    features: Postings,
    /// The tokens that look like acronyms.
    pub(super) acronyms: Vec<usize>,
    /// The numbers of the words that occur.
    words: Vec<u32>,
    /// What stands in quotation marks, as the tokens' numbers, a 0 between two blocks.
    pub(super) quoted: Vec<u32>,
    pub(super) rules: Rules,
}

/// A sentence of the article, or a line beside the body.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its bytes in the index's text.
    bytes: Range<usize>,
    /// A number made of its characters.
    print: u32,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its place in the body; `None` for what is beside it.
    pub(super) source: Option<Source>,
}

impl Unit {
    pub(super) fn new(text: &str, bytes: Range<usize>, tokens: Range<usize>, source: Option<Source>) -> Self {
        Self { print: print(&text[bytes.clone()]), bytes, tokens, source }
    }
}

impl Index {
    pub(super) fn new(article: &Article) -> Self {
        let Draft { text, list, units, blocks } = Draft::new(article);
        let tokens = Tokens { text: &text, list: &list };
        let rules = rules(tokens, article.language.as_deref());
        Self {
            facts: facts(tokens, &units, rules),
            features: Postings::new(&list, &units),
            words: sorted(list.iter().map(|token| token.raw).collect()),
            acronyms: names::acronyms(tokens),
            quoted: quotes::raws(tokens, &blocks),
            units,
            rules,
            text,
            list,
        }
    }

    pub(super) fn tokens(&self) -> Tokens<'_> {
        Tokens { text: &self.text, list: &self.list }
    }

    /// Whether the article has this word at all.
    pub(super) fn has(&self, raw: u32) -> bool {
        self.words.binary_search(&raw).is_ok()
    }

    /// The unit that a text is, but for space and the kind of quotation marks; one of the body, if there is one.
    pub(super) fn unit(&self, text: &str) -> Option<&Unit> {
        let print = print(text);
        let is_same =
            |unit: &&Unit| unit.print == print && bare(&self.text[unit.bytes.clone()]).eq(bare(text));
        self.units.iter().find(is_same)
    }

    /// The units that have a word or a pair of words, and what that weighs: the rarer the more, a pair half as much.
    pub(super) fn find(&self, feature: u32) -> (&[usize], f32) {
        let found = self.features.find(feature);
        let weight = (1.0 + count(self.units.len()) / (count(found.len()) + 1.0)).ln();
        (found, if feature & PAIR == 0 { weight } else { weight / 2.0 })
    }

    /// The tokens of a unit.
    pub(super) fn tokens_of(&self, unit: usize) -> &[Token] {
        self.units.get(unit).map_or(&[], |unit| &self.list[unit.tokens.clone()])
    }

    /// The facts of a unit.
    pub(super) fn facts_of(&self, unit: usize) -> &[Fact] {
        let tokens = self.units.get(unit).map_or(0..0, |unit| unit.tokens.clone());
        let rest = &self.facts[self.facts.partition_point(|fact| fact.first < tokens.start)..];
        &rest[..rest.partition_point(|fact| fact.first < tokens.end)]
    }
}

/// A number made of the characters of a text.
fn print(text: &str) -> u32 {
    fnv32(bare(text).map(u32::from))
}

/// The facts of all units.
fn facts(tokens: Tokens<'_>, units: &[Unit], rules: Rules) -> Vec<Fact> {
    let inner = tokens.list.iter().filter(|token| token.is_capital && !token.opens);
    let capitals = sorted(inner.map(|token| token.raw).collect());
    let mut facts = Vec::new();
    for unit in units {
        facts::read(tokens, unit.tokens.clone(), rules, &mut facts);
    }
    // Any word that opens a sentence has a capital: alone it is a name only if it has one elsewhere.
    facts.retain(|fact: &Fact| {
        let token = &tokens.list[fact.first];
        let is_alone = fact.kind == Kind::Name && fact.end == fact.first + 1 && token.opens;
        !is_alone || capitals.binary_search(&token.raw).is_ok()
    });
    facts
}

/// The characters of a text without space, its quotation marks in their plain form.
fn bare(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|char| !char.is_whitespace()).map(straight)
}

/// A quotation mark or an apostrophe in its plain form.
fn straight(char: char) -> char {
    match char {
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        _ => char,
    }
}

/// What can be checked in an article of this language; where none is told, what it looks like.
fn rules(tokens: Tokens<'_>, language: Option<&str>) -> Rules {
    let primary = language.map(primary).unwrap_or_default();
    let share = |part: usize, of: usize| count(part * 1_000 / of.max(1)) / 1_000.0;
    let common = (0..tokens.list.len()).filter(|at| matches!(tokens.word(*at), "the" | "of" | "and" | "to"));
    let is_english = primary.eq_ignore_ascii_case("en")
        || primary.is_empty() && share(common.count(), tokens.list.len()) > LEAST_ENGLISH;
    let inner = tokens.list.iter().filter(|token| !token.opens);
    let capitals = inner.clone().filter(|token| token.is_capital).count();
    let has_capitals = capitals > 0 && share(capitals, inner.count()) < MOST_CAPITALS;
    // German writes every noun with a capital.
    let has_names =
        has_capitals && !primary.eq_ignore_ascii_case("de") && (is_english || !primary.is_empty());
    let style = Style { has_words: is_english, has_decimal_comma: contains(DECIMAL_COMMA, primary) };
    Rules { style, is_english, has_names }
}

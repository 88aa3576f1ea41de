//! Whether an article bears out a sentence that a model wrote, worked out on this device with no model.
//!
//! `tokens` cuts a text up; `numbers`, `dates` and `names` read `facts` in it; `index` holds those of the article.
//! `evidence` finds what bears a sentence out, `compare` the facts that are not in it, `quotes` and `negation` the rest.

mod compare;
mod dates;
mod draft;
mod evidence;
mod facts;
mod index;
mod names;
mod negation;
mod numbers;
mod postings;
mod quotes;
mod tokens;

use crate::{
    article::model::Article,
    summary::{
        model::{Doubt, Sentence},
        sentences,
    },
};
use evidence::Evidence;
use index::{Index, Unit};
use tokens::{Tokens, tokenize};

/// Below this share of its weight in the best of the article, nothing bears a sentence out. Chosen on articles and the
/// summaries that people wrote of them: those of another article fall below it, hardly any of the same one.
const LEAST_SUPPORT: f32 = 0.15;
/// So many bytes of a sentence are looked at, and so many quotations in it: no summary has longer ones.
const MOST_BYTES: usize = 4_000;
const MOST_QUOTATIONS: usize = 16;

/// Looks up sentences in one article.
#[derive(Debug)]
pub struct Checker {
    index: Index,
}

impl Checker {
    /// Reads the article: its body, and what stands beside it: headline, lines under it, place, dates, authors, picture.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        Self { index: Index::new(article) }
    }

    /// The sentence with what in the article's body bears it out best, and with all that nothing bears out.
    ///
    /// A sentence of the article itself never has doubts. Of a text longer than 4,000 bytes the rest is not looked at.
    #[must_use]
    pub fn check(&self, text: &str) -> Sentence {
        let mut sentence = Sentence::told(text);
        let known = self.verbatim(text);
        if let Some(source) = known.and_then(|unit| unit.source) {
            sentence.source = Some(source);
            return sentence;
        }
        let text = &text[..text.floor_char_boundary(MOST_BYTES)];
        let mut list = Vec::new();
        tokenize(text, 0..text.len(), &mut list);
        let claim = Tokens { text, list: &list };
        if list.is_empty() {
            return sentence;
        }
        let evidence = evidence::find(&self.index, &list);
        if known.is_none() {
            sentence.doubts = self.doubts(claim, &evidence);
        }
        sentence.source = evidence.source.filter(|_| evidence.all >= LEAST_SUPPORT);
        sentence
    }

    fn doubts(&self, claim: Tokens<'_>, evidence: &Evidence) -> Vec<Doubt> {
        let index = &self.index;
        let mut doubts = compare::doubts(index, claim, evidence);
        let mut spans = quotes::spans(claim.text);
        spans.truncate(MOST_QUOTATIONS);
        if !spans.is_empty() {
            let all: Vec<u32> = index.tokens().list.iter().map(|token| token.raw).collect();
            let mut near = Vec::new();
            for unit in &evidence.near {
                near.extend_from_slice(&all[index.units[*unit].tokens.clone()]);
            }
            spans.retain(|span| !quotes::has(&all, &near, &index.quoted, &claim.text[span.clone()]));
        }
        doubts.extend(spans.into_iter().map(|span| Doubt::Quotation(claim.text[span].to_owned())));
        if let Some(word) = negation::doubt(index, claim, evidence) {
            doubts.push(Doubt::Negation(word.to_owned()));
        }
        if evidence.all < LEAST_SUPPORT {
            doubts.push(Doubt::Most);
        }
        doubts
    }

    /// The sentence of the article that a text is, or the first where it is several.
    fn verbatim(&self, text: &str) -> Option<&Unit> {
        let whole = self.index.unit(text);
        if whole.is_some() || text.len() > MOST_BYTES {
            return whole;
        }
        let mut first = None;
        for range in sentences::split(text) {
            let unit = self.index.unit(&text[range])?;
            first = first.or(Some(unit));
        }
        first
    }
}

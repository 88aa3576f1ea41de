//! The numbers, dates and names of a sentence against those of the article.

use super::{
    evidence::Evidence,
    facts::{self, Fact, Kind, Rules, likeness},
    index::Index,
    names,
    numbers::Unit,
    tokens::Tokens,
};
use crate::summary::{model::Doubt, words::contains};

/// How like the surroundings of a fact are to those of others in the article; see [`likeness`].
#[derive(Debug, Default)]
struct Weighed {
    /// Of the same fact in or beside the evidence.
    near: Option<u32>,
    /// Of the same fact anywhere else.
    far: Option<u32>,
    /// Of another of its kind in the evidence itself.
    rival: Option<u32>,
}

/// Nobody reads more of them about one sentence.
const MOST_DOUBTS: usize = 12;
/// From this share of a sentence in one unit on, the two say it in nearly the same words, and a name in another's place
/// tells more.
const CLOSE: f32 = 0.5;

/// What of the numbers, dates and names of a sentence the article does not bear out.
pub(super) fn doubts(index: &Index, claim: Tokens<'_>, evidence: &Evidence) -> Vec<Doubt> {
    let rules = index.rules;
    // A headline in capitals tells nothing about names.
    let is_small = |at: usize| claim.list[at].term != 0 && claim.word(at).starts_with(char::is_lowercase);
    let has_names = rules.has_names && (0..claim.list.len()).any(is_small);
    let (mut facts, mut doubts) = (Vec::new(), Vec::new());
    facts::read(claim, 0..claim.list.len(), Rules { has_names, ..rules }, &mut facts);
    for fact in facts {
        if doubts.len() < MOST_DOUBTS
            && let Some(doubt) = doubt(index, claim, evidence, fact)
        {
            doubts.push(doubt);
        }
    }
    doubts
}

fn doubt(index: &Index, claim: Tokens<'_>, evidence: &Evidence, fact: Fact) -> Option<Doubt> {
    if fact.kind == Kind::Name && names::has_acronym(index, claim, fact.first..fact.end) {
        return None;
    }
    let weighed = weigh(index, claim, evidence, fact);
    let shown = || claim.slice(fact.first, fact.end).to_owned();
    let lead = if evidence.best >= CLOSE { 3 } else { 5 };
    match fact.kind {
        Kind::Name => {
            // What has neither is known in another form: "Russian" for "Russia".
            let has_place = weighed.near.is_some() || weighed.far.is_some();
            let is_wrong =
                is_strange(index, claim, fact, &weighed) || has_place && swapped(&weighed, 3, lead);
            is_wrong.then(|| Doubt::Name(shown()))
        }
        Kind::Number(value, unit) => {
            // "One" is as often nobody's number: "one of them".
            let is_word = value.whole() == Some(1) && claim.word(fact.first).len() == 3;
            (!is_word && swapped(&weighed, 1, 3)).then(|| match unit {
                Unit::Year => Doubt::Date(shown()),
                _ => Doubt::Number(counted(claim, fact)),
            })
        }
        Kind::Date(_) => swapped(&weighed, 0, 3).then(|| Doubt::Date(shown())),
    }
}

/// Whether the article says it otherwise: the fact is nowhere, or another one stands in its place. `rival` is how like
/// the other's surroundings must be where the fact stands far off, `lead` how much more like than its own where near.
fn swapped(weighed: &Weighed, rival: u32, lead: u32) -> bool {
    match weighed {
        Weighed { near: None, far: None, .. } => true,
        Weighed { rival: None, .. } => false,
        Weighed { near: Some(near), rival: Some(other), .. } => *other >= near + lead,
        Weighed { far: Some(far), rival: Some(other), .. } => *other >= rival && other >= far,
    }
}

fn weigh(index: &Index, claim: Tokens<'_>, evidence: &Evidence, fact: Fact) -> Weighed {
    let article = index.tokens();
    let mut weighed = Weighed::default();
    let last = claim.list[fact.end - 1].raw;
    let is_form = names::forms(claim.word(fact.end - 1), index.rules.is_english);
    let has_word = |known: &Fact| article.list[known.first..known.end].iter().any(|word| word.raw == last);
    let tells = |known: &Fact| match (fact.kind, known.kind) {
        (Kind::Name, Kind::Name) => has_word(known),
        (one, other) => one.is_same(other),
    };
    let is_name = fact.kind == Kind::Name;
    for unit in &evidence.near {
        for known in index.facts_of(*unit) {
            let like = likeness((claim, fact), (article, *known));
            let may_be_form = is_name && known.kind == Kind::Name;
            if tells(known) || may_be_form && is_form(article.word(known.end - 1)) {
                weighed.near = weighed.near.max(Some(like));
            } else if fact.kind.is_like(known.kind) && evidence.units.contains(unit) {
                let is_part = hangs(article, known.first) && !hangs(claim, fact.first);
                weighed.rival = weighed.rival.max(Some(if is_part { like.saturating_sub(2) } else { like }));
            }
        }
    }
    // A name may stand there as another part of speech, or in small letters.
    let has = |unit: &usize| index.tokens_of(*unit).iter().any(|token| token.raw == last);
    if is_name && weighed.near.is_none() && evidence.near.iter().any(has) {
        weighed.near = Some(0);
    }
    if weighed.near.is_none() {
        weighed.far = (is_name && index.has(last)).then_some(0);
        for known in index.facts.iter().filter(|known| tells(known)) {
            weighed.far = weighed.far.max(Some(likeness((claim, fact), (article, *known))));
        }
    }
    weighed
}

/// Whether a name hangs on another by a preposition: in "Lee of the Commission left" it was not the commission that left.
fn hangs(tokens: Tokens<'_>, first: usize) -> bool {
    let before = |count: usize| first.checked_sub(count).map_or("", |before| tokens.word(before));
    contains("of in at for from by with", before(if before(1) == "the" { 2 } else { 1 }))
}

/// Whether the article does not know a part of a name at all.
fn is_strange(index: &Index, claim: Tokens<'_>, fact: Fact, weighed: &Weighed) -> bool {
    // Any word that opens a sentence has a capital: it is a name where the article has one in its place.
    let is_name = weighed.rival.is_some_and(|rival| rival >= 3) && claim.follows(fact.end);
    let first = fact.first + usize::from(claim.list[fact.first].opens && !is_name);
    (first..fact.end).any(|place| !names::is_known(index, claim, place))
}

/// A number with what it counts: "$3.5 million", "15 people".
fn counted(claim: Tokens<'_>, fact: Fact) -> String {
    let has_noun = claim.follows(fact.end) && claim.list[fact.end].term != 0;
    let end = fact.end + usize::from(has_noun);
    let (from, to) = (claim.list[fact.first].start, claim.list[end - 1].end);
    let sign =
        claim.text[..from].chars().next_back().filter(|char| matches!(char, '$' | '£' | '€' | '¥' | '₹'));
    let from = from - sign.map_or(0, char::len_utf8);
    let percent = usize::from(claim.text[to..].starts_with('%'));
    claim.text[from..to + percent].to_owned()
}

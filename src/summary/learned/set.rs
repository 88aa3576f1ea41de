//! Candidate summaries: which there are, and the features of each as a whole.

use super::{Study, Sums, Worth};
use crate::summary::{
    prepare::{Prepared, count, share},
    rank::{dot, place},
};

/// How many figures a candidate's row has.
pub const SET: usize = 46;
/// Candidates are made of so many sentences.
const POOL: usize = 9;
/// A sentence of fewer words, or more, is no candidate while there are others.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=90;
/// What starts a line that is no part of the story.
const NOTICES: [&str; 8] =
    ["Scroll down", "Read more", "Click here", "Watch:", "See also", "Related:", "Follow us", "Sign up"];

/// A candidate summary: places of sentences in reading order.
pub type Set = Vec<usize>;

/// All sets of these sizes out of the best sentences and the first three.
#[must_use]
pub fn candidates(article: &Prepared, scores: &[f32], sizes: std::ops::RangeInclusive<usize>) -> Vec<Set> {
    let most = *sizes.end();
    let fits = |index: usize| {
        let sentence = &article.sentences[index];
        let text = article.text(sentence);
        LENGTHS.contains(&sentence.words) && !NOTICES.iter().any(|notice| text.starts_with(notice))
    };
    let mut order: Vec<usize> = (0..scores.len()).filter(|&index| fits(index)).collect();
    if order.len() < most {
        order = (0..scores.len()).collect();
    }
    let mut pool: Vec<usize> = order.iter().copied().take(3).collect();
    order.sort_by(|&one, &other| scores[other].total_cmp(&scores[one]).then(one.cmp(&other)));
    for index in order {
        if pool.len() < POOL && !pool.contains(&index) {
            pool.push(index);
        }
    }
    pool.sort_unstable();
    let members = |bits: u32| {
        pool.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, &index)| index)
    };
    let masks = (1_u32..1 << pool.len()).filter(|bits| sizes.contains(&(bits.count_ones() as usize)));
    masks.map(|bits| members(bits).collect()).collect()
}

/// Marks the words and pairs that a set has, so that none counts twice.
#[derive(Debug)]
pub(super) struct Seen {
    words: Vec<u32>,
    pairs: Vec<u32>,
    now: u32,
}

impl Seen {
    pub(super) fn new(worth: &Worth) -> Self {
        Self { words: vec![0; worth.words.len()], pairs: vec![0; worth.pairs.len()], now: 0 }
    }
}

/// The sums of an article's worth: how many words and pairs a summary may be expected to take from it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected {
    words: f32,
    pairs: f32,
}

impl Expected {
    pub(super) fn new(worth: &Worth) -> Self {
        Self { words: worth.words.iter().sum(), pairs: worth.pairs.iter().sum() }
    }
}

/// All that a row is made from.
pub(super) struct Known<'a> {
    pub(super) article: &'a Prepared,
    pub(super) study: &'a Study,
    pub(super) sums: &'a Sums,
    pub(super) worth: &'a Worth,
    pub(super) expected: Expected,
}

/// The figures of a set, which must not be empty.
pub(super) fn row(known: &Known<'_>, seen: &mut Seen, set: &[usize]) -> [f32; SET] {
    let Known { article, study, sums, worth, expected } = known;
    seen.now += 1;
    let (mut all, mut terms, mut pairs, mut length, mut types) = (0.0, 0.0, 0.0, 0, 0);
    for &index in set {
        for token in &study.tokens.sentences[index] {
            length += 1;
            let id = token.id as usize;
            if std::mem::replace(&mut seen.words[id], seen.now) != seen.now {
                all += worth.words[id];
                if !token.is_empty {
                    types += 1;
                    terms += worth.words[id];
                }
            }
        }
        for &pair in &study.units.pairs_of[index] {
            if std::mem::replace(&mut seen.pairs[pair as usize], seen.now) != seen.now {
                pairs += worth.pairs[pair as usize];
            }
        }
    }
    let (mut most_alike, mut alike) = (0.0_f32, 0.0);
    for (at, &one) in set.iter().enumerate() {
        for &other in &set[at + 1..] {
            let like = dot(&article.sentences[one].terms, &article.sentences[other].terms);
            most_alike = most_alike.max(like);
            alike += like;
        }
    }
    let looks = || set.iter().map(|&index| &study.looks[index]);
    let lengths = || set.iter().map(|&index| study.tokens.sentences[index].len());
    let at = |at: usize| set.get(at).map_or(-1.0, |&index| count(index));
    let leads_alone = |index: usize| study.looks[index].leans && (index == 0 || !set.contains(&(index - 1)));
    let (first, last) = (set[0], set[set.len() - 1]);
    let (size, words, total) = (count(set.len()), count(length.max(1)), article.sentences.len());
    [
        size,
        words,
        count(types),
        count(types) / words,
        all,
        terms,
        terms / words,
        all / words,
        pairs,
        pairs / words,
        // The F1 of the words that are met, for a person's summary of so many words; and of the pairs.
        2.0 * all / (words + 35.0),
        2.0 * all / (words + 55.0),
        2.0 * all / (words + expected.words),
        2.0 * pairs / (words + expected.pairs),
        all / expected.words,
        pairs / expected.pairs,
        expected.words,
        expected.pairs,
        at(0),
        at(1),
        at(2),
        count(set.iter().sum::<usize>()) / size,
        count(set.iter().filter(|&&index| index < 3).count()),
        count(last - first),
        share(last, total),
        count(lengths().min().unwrap_or(0)),
        count(lengths().max().unwrap_or(0)),
        most_alike,
        alike / size,
        looks().map(|looks| looks.near_center).sum::<f32>() / size,
        looks().map(|looks| looks.near_early).sum::<f32>() / size,
        looks().map(|looks| looks.near_early).sum(),
        set.iter().map(|&index| place(index)).sum(),
        looks().map(|looks| looks.quoted).sum::<f32>() / size,
        count(looks().filter(|looks| looks.is_question).count()),
        count(looks().filter(|looks| looks.has_stop).count()) / size,
        count(looks().filter(|looks| looks.is_speech).count()) / size,
        count(looks().map(|looks| looks.personal).sum()),
        count(looks().map(|looks| looks.numbers).sum()),
        count(looks().map(|looks| looks.capitals).sum()) / words,
        count(looks().map(|looks| looks.empty).sum()) / words,
        count(looks().map(|looks| looks.commas).sum()),
        count(set.iter().filter(|&&index| leads_alone(index)).count()),
        set.iter().map(|&index| sums.each[index].new).sum::<f32>() / words,
        count(total),
        count(study.tokens.total),
    ]
}

//! Sentences with one thing changed, so that they are true no more.

use crate::{
    article::{Story, runs},
    chance::Chance,
    word::{MONTHS, NUMBERS, WEEKDAYS, Word, join, words},
};

/// Verbs after which "not" stands.
const AUXILIARIES: [&str; 13] =
    ["is", "are", "was", "were", "will", "would", "has", "have", "had", "can", "could", "should", "did"];

/// Another number in place of one: near it, or one that the article has elsewhere.
pub(crate) fn number(text: &str, story: &Story, chance: &mut Chance) -> Option<String> {
    let mut words = words(text);
    let all: Vec<Word> = story.sentences.iter().flat_map(|sentence| self::words(sentence)).collect();
    let is_day = |at: usize| {
        let near = |at: usize| {
            words.get(at).is_some_and(|word: &Word| MONTHS.contains(&word.core.trim_end_matches('.')))
        };
        near(at + 1) || at.checked_sub(1).is_some_and(near)
    };
    let value = |core: &str| -> Option<u64> {
        let plain: String = core.chars().filter(|char| *char != ',').collect();
        plain
            .parse()
            .ok()
            .or_else(|| (2..).zip(&NUMBERS[2..]).find(|(_, name)| **name == core).map(|(value, _)| value))
    };
    let is_year = |value: u64, core: &str| (1900..2030).contains(&value) && !core.contains(',');
    let places: Vec<(usize, u64)> = (0..words.len())
        .filter(|at| !is_day(*at))
        .filter_map(|at| {
            Some((at, value(&words[at].core).filter(|value| !is_year(*value, &words[at].core))?))
        })
        .collect();
    let (at, old) = *chance.pick(&places)?;
    let few = [old + 1, old + 2, old * 2, old.saturating_sub(1).max(2), old + 10, old + 7];
    let others: Vec<u64> =
        all.iter().filter_map(|word| value(&word.core)).filter(|value| *value > 1).collect();
    // One in three is a number that the article has for something else.
    let new = if chance.once_in(3) { chance.pick(&others) } else { chance.pick(&few) };
    let has = |new: u64| words.iter().any(|word| value(&word.core) == Some(new));
    let new = *new.filter(|new| !has(**new))?;
    let is_word = NUMBERS.contains(&words[at].core.as_str());
    let has_comma = words[at].core.contains(',');
    words[at].core = match usize::try_from(new).ok().and_then(|new| NUMBERS.get(new)).filter(|_| is_word) {
        Some(name) => (*name).to_owned(),
        None if has_comma && (1_000..1_000_000).contains(&new) => {
            format!("{},{:03}", new / 1_000, new % 1_000)
        }
        None => new.to_string(),
    };
    Some(join(&words))
}

/// Another weekday, month, year or day of a month; half of the weekdays and months are some that the article has elsewhere.
pub(crate) fn date(text: &str, story: &Story, chance: &mut Chance) -> Option<String> {
    let mut words = words(text);
    let all: Vec<Word> = story.sentences.iter().flat_map(|sentence| self::words(sentence)).collect();
    let other = |list: &[&str], old: &str, chance: &mut Chance| {
        let rest: Vec<&str> = list.iter().copied().filter(|name| *name != old).collect();
        let there: Vec<&str> =
            rest.iter().copied().filter(|name| all.iter().any(|word| word.core == *name)).collect();
        let from = if there.is_empty() || chance.once_in(2) { &rest } else { &there };
        chance.pick(from).map(|name| (*name).to_owned())
    };
    let year = |word: &Word| {
        let is_bare = word.core.len() == 4 && word.lead.is_empty() && !word.tail.starts_with('-');
        word.core.parse::<u32>().ok().filter(|year| is_bare && (1900..2030).contains(year))
    };
    let is_month = |at: usize| at.checked_sub(1).is_some_and(|at| MONTHS.contains(&words[at].core.as_str()));
    let is_date = |at: &usize| {
        let (word, core) = (&words[*at], words[*at].core.as_str());
        WEEKDAYS.contains(&core)
            || MONTHS.contains(&core)
            || year(word).is_some()
            || is_month(*at) && core.len() < 3 && core.parse::<u32>().is_ok()
    };
    let places: Vec<usize> = (0..words.len()).filter(is_date).collect();
    let at = *chance.pick(&places)?;
    let old = words[at].core.clone();
    words[at].core = if WEEKDAYS.contains(&old.as_str()) {
        other(&WEEKDAYS, &old, chance)?
    } else if MONTHS.contains(&old.as_str()) {
        other(&MONTHS, &old, chance)?
    } else if let Some(year) = year(&words[at]) {
        let step = u32::try_from(chance.below(4) + 1).ok()?;
        (if chance.once_in(2) { year + step } else { year - step }).to_string()
    } else {
        let days: Vec<String> = (1..29).map(|day: u32| day.to_string()).filter(|day| *day != old).collect();
        chance.pick(&days)?.clone()
    };
    Some(join(&words))
}

/// A name out of `names` in place of one of the story's; `fits` says which may stand for which.
fn name(
    text: &str,
    story: &Story,
    names: &[Vec<String>],
    fits: impl Fn(&[String], &[String]) -> bool,
    chance: &mut Chance,
) -> Option<String> {
    let mut words = words(text);
    let mut all = runs(&words);
    // At the start any word has a capital; what the article calls so elsewhere too is a name.
    let starts = (1..4).rev().filter(|end| *end < words.len());
    let is_name = |end: &usize| {
        story.names.iter().any(|name| name.iter().eq(words[..*end].iter().map(|word| &word.core)))
    };
    all.extend(starts.into_iter().find(is_name).map(|end| 0..end));
    let run = chance.pick(&all)?.clone();
    let old: Vec<String> = words[run.clone()].iter().map(|word| word.core.clone()).collect();
    let here = |name: &[String]| name.iter().any(|part| words.iter().any(|word| word.core == *part));
    let others: Vec<&Vec<String>> =
        names.iter().filter(|name| name.len() == old.len() && !here(name) && fits(&old, name)).collect();
    let new = chance.pick(&others)?;
    for (word, part) in words[run].iter_mut().zip(new.iter()) {
        word.core.clone_from(part);
    }
    Some(join(&words))
}

/// A name of another article, which this one does not have.
pub(crate) fn strange_name(text: &str, story: &Story, other: &Story, chance: &mut Chance) -> Option<String> {
    let fits = |_: &[String], new: &[String]| new.iter().all(|part| !story.has(part));
    name(text, story, &other.names, fits, chance)
}

/// Another name of the same article, not one that belongs to the same person or place.
pub(crate) fn swapped_name(text: &str, story: &Story, chance: &mut Chance) -> Option<String> {
    let has = |name: &[String], parts: &[String]| parts.iter().any(|part| name.contains(part));
    let fits =
        |old: &[String], new: &[String]| !story.names.iter().any(|name| has(name, old) && has(name, new));
    name(text, story, &story.names, fits, chance)
}

/// "not" where there is none.
pub(crate) fn negated(text: &str, chance: &mut Chance) -> Option<String> {
    let mut words = words(text);
    let says_no =
        |word: &Word| ["not", "no", "never"].contains(&word.core.as_str()) || word.core.ends_with("n't");
    if words.iter().any(says_no) {
        return None;
    }
    let mut is_quoted = false;
    let mut places = Vec::new();
    for (at, word) in words.iter().enumerate() {
        is_quoted ^= word.lead.contains(['"', '“', '\'']);
        if !is_quoted
            && AUXILIARIES.contains(&word.core.as_str())
            && word.tail.is_empty()
            && at + 1 < words.len()
        {
            places.push(at + 1);
        }
        is_quoted ^= word.tail.contains(['"', '”']);
    }
    let at = *chance.pick(&places)?;
    words.insert(at, Word::new(if chance.once_in(4) { "never" } else { "not" }));
    Some(join(&words))
}

/// Without "not", "never" or "n't".
pub(crate) fn affirmed(text: &str, chance: &mut Chance) -> Option<String> {
    let mut words = words(text);
    let ends =
        |word: &Word| ["n't", "n’t"].iter().any(|ending| word.core.ends_with(ending)) && word.core.len() > 5;
    let places: Vec<usize> = (1..words.len())
        .filter(|at| ["not", "never"].contains(&words[*at].core.as_str()) || ends(&words[*at]))
        .filter(|at| words.get(at + 1).is_none_or(|next| !["only", "just"].contains(&next.core.as_str())))
        .collect();
    let at = *chance.pick(&places)?;
    if ends(&words[at]) {
        let length = words[at].core.rfind('n')?;
        words[at].core.truncate(length);
    } else {
        let gone = words.remove(at);
        words[at - 1].tail += &gone.tail;
    }
    Some(join(&words))
}

/// A quotation in which one word is another one of the article.
pub(crate) fn quotation(text: &str, story: &Story, chance: &mut Chance) -> Option<String> {
    let mut words = words(text);
    let mut is_quoted = false;
    let mut places = Vec::new();
    for (at, word) in words.iter().enumerate() {
        is_quoted ^= word.lead.contains(['"', '“']);
        if is_quoted && word.core.len() > 3 && word.core.chars().all(char::is_lowercase) {
            places.push(at);
        }
        is_quoted ^= word.tail.contains(['"', '”']);
    }
    let at = *chance.pick(&places).filter(|_| !is_quoted)?;
    let donor = self::words(chance.pick(&story.sentences)?);
    let is_fit = |word: &&Word| {
        word.core.len() > 3 && word.core != words[at].core && word.core.chars().all(char::is_lowercase)
    };
    let fits: Vec<&Word> = donor.iter().filter(is_fit).collect();
    let new = chance.pick(&fits)?.core.clone();
    words[at].core = new;
    Some(join(&words))
}

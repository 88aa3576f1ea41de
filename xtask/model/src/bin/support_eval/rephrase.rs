//! Sentences that say the same in other words, made by rules.

use crate::{
    article::{Story, runs},
    chance::Chance,
    word::{NUMBERS, Word, join, large, small, words},
};

/// Pairs that mean the same in nearly every sentence of a newspaper.
const SYNONYMS: &[(&str, &str)] = &[
    ("children", "kids"),
    ("big", "large"),
    ("huge", "enormous"),
    ("started", "began"),
    ("began", "started"),
    ("about", "around"),
    ("however", "nevertheless"),
    ("nearly", "almost"),
    ("almost", "nearly"),
    ("also", "too"),
    ("film", "movie"),
    ("movie", "film"),
    ("purchased", "bought"),
    ("bought", "purchased"),
    ("home", "house"),
    ("doctors", "physicians"),
    ("mother", "mom"),
    ("father", "dad"),
    ("several", "a number of"),
    ("many", "lots of"),
    ("attorney", "lawyer"),
    ("lawyer", "attorney"),
    ("automobile", "car"),
    ("killed", "slain"),
    ("wounded", "hurt"),
    ("injured", "hurt"),
    ("discovered", "found"),
    ("found", "discovered"),
    ("revealed", "disclosed"),
    ("officials", "authorities"),
    ("authorities", "officials"),
    ("currently", "now"),
    ("approximately", "about"),
    ("individuals", "people"),
    ("quickly", "fast"),
    ("rapidly", "fast"),
    ("tried", "attempted"),
    ("while", "as"),
    ("attempted", "tried"),
    ("received", "got"),
    ("obtained", "got"),
    ("although", "though"),
    ("though", "although"),
    ("said", "says"),
    ("told", "tells"),
    ("wants", "wishes"),
    ("needs", "requires"),
    ("showed", "shows"),
];

/// Verbs that tell who said it.
const SPEECH: [&str; 6] = ["said", "says", "told", "added", "reported", "according"];

/// A sentence of the story in other words; `None` where no rule changes it.
pub(crate) fn rephrase(story: &Story, at: usize, chance: &mut Chance) -> Option<String> {
    let sentence = story.sentences.get(at)?;
    let mut text = sentence.clone();
    let rules: [fn(&str, &Story) -> Option<String>; 6] =
        [without_speaker, moved, in_digits, last_name, without_brackets, spelled_out];
    for rule in rules {
        if !chance.once_in(3)
            && let Some(changed) = rule(&text, story)
        {
            text = changed;
        }
    }
    text = in_synonyms(&text, chance);
    let fused = story.sentences.get(at + 1).filter(|_| chance.once_in(4));
    if let Some(next) = fused.filter(|next| !next.contains('"') && !text.contains('"')) {
        text = [text.trim_end_matches('.'), ", and ", &small(next)].concat();
    }
    (text != *sentence).then_some(text)
}

/// "It rained, officials said." without who said so, and "According to officials, it rained."
fn without_speaker(text: &str, _: &Story) -> Option<String> {
    if text.contains(['"', '“']) {
        return None;
    }
    if let Some((speaker, rest)) = text.strip_prefix("According to ").and_then(|text| text.split_once(", ")) {
        return (speaker.split(' ').count() < 8).then(|| large(rest));
    }
    let (rest, last) = text.rsplit_once(", ")?;
    let is_speaker = last.split(' ').count() < 8
        && last.split(' ').any(|word| SPEECH.contains(&word.trim_end_matches('.')));
    is_speaker.then(|| rest.to_owned() + ".")
}

/// "On Friday, it rained." as "It rained on Friday."
fn moved(text: &str, _: &Story) -> Option<String> {
    let (first, rest) = text.split_once(", ")?;
    let is_short = (2..7).contains(&first.split(' ').count());
    let starts = ["In ", "On ", "At ", "After ", "During ", "Before ", "Since "];
    let is_plain = is_short && starts.iter().any(|start| first.starts_with(start)) && rest.ends_with('.');
    let clause = first.split_once(' ').map(|(start, more)| [&start.to_lowercase(), " ", more].concat())?;
    is_plain.then(|| [&large(rest.trim_end_matches('.')), " ", &clause, "."].concat())
}

/// "three" as "3", "12" as "twelve".
fn in_digits(text: &str, _: &Story) -> Option<String> {
    if text.contains(['"', '“']) {
        return None;
    }
    let mut words = words(text);
    for at in 0..words.len() {
        let (lone, core) = (words[at].lead.is_empty(), words[at].core.as_str());
        if let Some(value) = NUMBERS.iter().skip(2).position(|name| *name == core) {
            words[at].core = (value + 2).to_string();
        } else if let Some(name) = core.parse().ok().and_then(|value: usize| NUMBERS.get(value))
            && lone
            && !words[at].tail.starts_with(['%', '-', ':'])
            && !at.checked_sub(1).is_some_and(|before| words[before].core.starts_with(char::is_uppercase))
        {
            (*name).clone_into(&mut words[at].core);
        }
    }
    Some(join(&words))
}

/// "Ann Lee" as "Lee", where the article does so too.
fn last_name(text: &str, story: &Story) -> Option<String> {
    if text.contains(['"', '“']) {
        return None;
    }
    let mut words = words(text);
    let run = runs(&words)
        .into_iter()
        .find(|run| run.len() == 2 && story.names.contains(&vec![words[run.end - 1].core.clone()]))?;
    words.remove(run.start);
    Some(join(&words))
}

/// Without what stands in brackets.
fn without_brackets(text: &str, _: &Story) -> Option<String> {
    let (before, rest) = text.split_once(" (")?;
    let (_, after) = rest.split_once(')').filter(|(_, after)| !after.starts_with(char::is_alphanumeric))?;
    (!text.contains(['"', '“'])).then(|| [before, after].concat())
}

/// "5%" as "5 per cent", "$3 million" as "$3,000,000".
fn spelled_out(text: &str, _: &Story) -> Option<String> {
    if text.contains(['"', '“']) {
        return None;
    }
    let mut words = words(text);
    for at in 0..words.len() {
        let is_number =
            words[at].core.bytes().all(|byte| byte.is_ascii_digit()) && !words[at].core.is_empty();
        if is_number && words[at].tail.starts_with('%') {
            words[at].tail.replace_range(..1, " per cent");
        } else if is_number
            && words[at].tail.is_empty()
            && words.get(at + 1).is_some_and(|next| next.core == "million")
        {
            words[at].core += ",000,000";
            words[at].tail = words.remove(at + 1).tail;
            break;
        }
    }
    Some(join(&words))
}

fn in_synonyms(text: &str, chance: &mut Chance) -> String {
    let mut is_quoted = false;
    let mut list: Vec<Word> = words(text);
    for word in &mut list {
        is_quoted ^= word.lead.contains(['"', '“']);
        if let Some((_, other)) = SYNONYMS.iter().find(|(one, _)| *one == word.core)
            && !is_quoted
            && !chance.once_in(3)
        {
            (*other).clone_into(&mut word.core);
        }
        is_quoted ^= word.tail.contains(['"', '”']);
    }
    join(&list)
}

//! Letters as a search compares them: small, and without accents.

use std::ops::Range;

/// Adds a text to another, as a search compares it.
pub fn fold(text: &str, into: &mut String) {
    if text.is_ascii() {
        let start = into.len();
        into.push_str(text);
        into[start..].make_ascii_lowercase();
        return;
    }
    for char in text.chars() {
        fold_char(char, |folded| into.push(folded));
    }
}

/// A text as a search compares it, with the way back to the text as it stands.
#[derive(Clone, Debug)]
pub struct Folded<'a> {
    text: &'a str,
    small: String,
    /// Where the letter stands in the text that each byte of `small` comes from.
    origins: Vec<usize>,
}

impl<'a> Folded<'a> {
    /// Folds a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let (mut all, mut origins) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (at, char) in text.char_indices() {
            fold_char(char, |small| {
                all.push(small);
                origins.resize(all.len(), at);
            });
        }
        Self { text, small: all, origins }
    }

    /// Where in the text any of these words stands, in bytes, from left to right and never overlapping. The words are
    /// folded, and none is empty.
    #[must_use]
    pub fn places_of(&self, words: &[String]) -> Vec<Range<usize>> {
        let matches = words.iter().flat_map(|word| self.small.match_indices(word.as_str()));
        let mut places: Vec<_> = matches.map(|(at, found)| self.origin(at..at + found.len())).collect();
        places.sort_unstable_by_key(|place| place.start);
        places.dedup_by(|next, place| {
            let meets = next.start <= place.end;
            if meets {
                place.end = place.end.max(next.end);
            }
            meets
        });
        places
    }

    /// The letters that this part comes from, whole, with the accents that follow the last one.
    fn origin(&self, part: Range<usize>) -> Range<usize> {
        let last = self.origins[part.end - 1];
        let letter = self.text[last..].chars().next().map_or(0, char::len_utf8);
        let next = self.origins.get(part.end).copied().unwrap_or(self.text.len());
        self.origins[part.start]..next.max(last + letter)
    }
}

/// Gives what a search makes of a letter: nothing, one letter or several.
fn fold_char(char: char, mut give: impl FnMut(char)) {
    if char.is_ascii() {
        return give(char.to_ascii_lowercase());
    }
    for small in char.to_lowercase() {
        match small {
            'ß' => "ss".chars().for_each(&mut give),
            'æ' => "ae".chars().for_each(&mut give),
            'œ' => "oe".chars().for_each(&mut give),
            _ if is_accent(small) => {}
            _ => give(base(small)),
        }
    }
}

/// A sign that stands on or under the letter before it, or is not seen at all.
fn is_accent(char: char) -> bool {
    matches!(char,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{640}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
}

/// The letters under the accents, from the first code point on; a dot where a letter stays as it is.
const BASES: [(u32, &str); 3] = [
    (0xe0, "aaaaaa.ceeeeiiii.nooooo.ouuuuy.y"),
    (
        0x100,
        ".a.a.a.c.c.c.c.d.d.e.e.e.e.e.g.g.g.g.h.h.i.i.i.i.i...j.k..l.l.l...l.n.n.n....o.o.o...r.r.r.s.s.s.s.t.t.t\
         .u.u.u.u.u.u.w.y..z.z.z.",
    ),
    (
        0x1e00,
        ".a.b.b.b.c.d.d.d.d.d.e.e.e.e.e.f.g.h.h.h.h.h.i.i.k.k.k.l.l.l.l.m.m.m.n.n.n.n.o.o.o.o.p.p.r.r.r.r.s.s.s.s\
         .s.t.t.t.t.u.u.u.u.u.v.v.w.w.w.w.w.x.x.y.z.z.zhtwy.......a.a.a.a.a.a.a.a.a.a.a.a.e.e.e.e.e.e.e.e.i.i.o.o\
         .o.o.o.o.o.o.o.o.o.o.u.u.u.u.u.u.u.y.y.y.y......",
    ),
];

/// The small letter that a reader types for this one.
fn base(char: char) -> char {
    match char {
        'ς' => 'σ',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ё' => 'е',
        'ơ' => 'o',
        'ư' => 'u',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        _ => {
            let known = BASES.iter().find_map(|(first, letters)| {
                let at = u32::from(char).checked_sub(*first)?;
                letters.as_bytes().get(at as usize).copied()
            });
            known.filter(|&letter| letter != b'.').map_or(char, char::from)
        }
    }
}

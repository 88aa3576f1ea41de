//! The cases of an article: true sentences, and changed ones.

use article_widget::summary::Doubt;

use crate::{article::Story, chance::Chance, change, rephrase::rephrase};

/// What was done to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing.
    Verbatim,
    /// It says the same in other words.
    Paraphrase,
    /// A line that people wrote as the summary; true or not.
    Highlight,
    /// A number was changed.
    Number,
    /// A date or a weekday was changed.
    Date,
    /// A name of another article came in.
    StrangeName,
    /// Another name of the same article came in.
    SwappedName,
    /// "not" came in.
    Negated,
    /// "not" went out.
    Affirmed,
    /// A word of a quotation was changed.
    Quotation,
    /// It is a summary line of another article.
    Foreign,
}

impl Kind {
    /// All, in the order of the table.
    pub(crate) const ALL: [Self; 11] = [
        Self::Verbatim,
        Self::Paraphrase,
        Self::Highlight,
        Self::Number,
        Self::Date,
        Self::StrangeName,
        Self::SwappedName,
        Self::Negated,
        Self::Affirmed,
        Self::Quotation,
        Self::Foreign,
    ];

    /// How the table calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "true: verbatim",
            Self::Paraphrase => "true: paraphrased",
            Self::Highlight => "human highlight",
            Self::Number => "number changed",
            Self::Date => "date changed",
            Self::StrangeName => "name from elsewhere",
            Self::SwappedName => "name swapped",
            Self::Negated => "negation added",
            Self::Affirmed => "negation removed",
            Self::Quotation => "quotation altered",
            Self::Foreign => "of another article",
        }
    }

    /// Whether there is something to be warned of; `None` where nobody knows.
    pub(crate) fn is_changed(self) -> Option<bool> {
        match self {
            Self::Verbatim | Self::Paraphrase => Some(false),
            Self::Highlight => None,
            _ => Some(true),
        }
    }

    /// Whether a doubt names what was changed.
    pub(crate) fn is_named_by(self, doubt: &Doubt) -> bool {
        match self {
            Self::Number => matches!(doubt, Doubt::Number(_)),
            Self::Date => matches!(doubt, Doubt::Date(_)),
            Self::StrangeName | Self::SwappedName => matches!(doubt, Doubt::Name(_)),
            Self::Negated | Self::Affirmed => matches!(doubt, Doubt::Negation(_)),
            Self::Quotation => matches!(doubt, Doubt::Quotation(_)),
            Self::Foreign => matches!(doubt, Doubt::Most),
            _ => false,
        }
    }
}

/// A sentence to be checked against an article.
#[derive(Debug)]
pub(crate) struct Case {
    /// What was done to it.
    pub(crate) kind: Kind,
    /// The sentence.
    pub(crate) text: String,
    /// What it was made of.
    pub(crate) origin: String,
}

/// The cases of a story; `other` gives names and lines that are not its own.
pub(crate) fn cases(story: &Story, other: &Story, chance: &mut Chance) -> Vec<Case> {
    let mut cases = Vec::new();
    for kind in Kind::ALL {
        // What a sentence needs for a change, not every one has.
        let made = (0..12).find_map(|_| case(kind, story, other, chance));
        cases.extend(made);
    }
    cases
}

fn case(kind: Kind, story: &Story, other: &Story, chance: &mut Chance) -> Option<Case> {
    let at = chance.below(story.sentences.len());
    let origin = story.sentences.get(at)?.clone();
    let base = if chance.once_in(2) {
        origin.clone()
    } else {
        rephrase(story, at, chance).unwrap_or(origin.clone())
    };
    let text = match kind {
        Kind::Verbatim => Some(origin.clone()),
        Kind::Paraphrase => rephrase(story, at, chance),
        Kind::Highlight => chance.pick(&story.highlights).cloned(),
        Kind::Number => change::number(&base, story, chance),
        Kind::Date => change::date(&base, story, chance),
        Kind::StrangeName => change::strange_name(&base, story, other, chance),
        Kind::SwappedName => change::swapped_name(&base, story, chance),
        Kind::Negated => change::negated(&base, chance),
        Kind::Affirmed => change::affirmed(&base, chance),
        Kind::Quotation => change::quotation(&base, story, chance),
        Kind::Foreign => chance.pick(&other.highlights).cloned(),
    }?;
    Some(Case { kind, text, origin })
}

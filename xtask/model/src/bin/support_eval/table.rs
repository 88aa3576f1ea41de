//! The table of what was caught and what was warned of wrongly.

use std::fmt::Write;

use article_widget::summary::Doubt;

use crate::{article::Story, case::Kind, word::Word};

/// The count of one kind of case.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    cases: u32,
    warned: u32,
    named: u32,
}

/// All counts.
#[derive(Debug, Default)]
pub(crate) struct Table {
    counts: [Count; Kind::ALL.len()],
    /// Warned highlights of which a word that the warning names stands nowhere in the article.
    absent: u32,
    /// Warned highlights whose warning names nothing.
    unnamed: u32,
}

impl Table {
    /// Counts one case with the doubts that it raised.
    pub(crate) fn add(&mut self, kind: Kind, doubts: &[Doubt], story: &Story) {
        if kind == Kind::Highlight {
            self.add_highlight(doubts, story);
        }
        for (known, count) in Kind::ALL.into_iter().zip(&mut self.counts) {
            if known == kind {
                count.cases += 1;
                count.warned += u32::from(!doubts.is_empty());
                count.named += u32::from(doubts.iter().any(|doubt| kind.is_named_by(doubt)));
            }
        }
    }

    /// Looks up the words that the warning on a highlight names: people wrote it, so nobody knows whether it is true.
    fn add_highlight(&mut self, doubts: &[Doubt], story: &Story) {
        let told = |doubt: &Doubt| match doubt {
            Doubt::Number(words) | Doubt::Date(words) | Doubt::Name(words) | Doubt::Quotation(words) => {
                words.clone()
            }
            Doubt::Negation(_) | Doubt::Most => String::new(),
        };
        let told = doubts.iter().map(told).collect::<Vec<_>>().join(" ");
        let mut cores =
            told.split_whitespace().map(|piece| Word::new(piece).core).filter(|core| !core.is_empty());
        self.absent += u32::from(cores.any(|core| !story.has(&core)));
        self.unnamed += u32::from(doubts == [Doubt::Most]);
    }

    /// How many cases there are.
    pub(crate) fn cases(&self) -> u32 {
        self.counts.iter().map(|count| count.cases).sum()
    }

    /// The table as Markdown.
    pub(crate) fn show(&self) -> String {
        let mut text = String::from(
            "| sentences | cases | warned | share | right doubt named |\n| --- | ---: | ---: | ---: | ---: |\n",
        );
        for (kind, count) in Kind::ALL.into_iter().zip(&self.counts) {
            let named = if kind.is_changed() == Some(true) {
                share(count.named, count.cases)
            } else {
                "–".to_owned()
            };
            let warned = share(count.warned, count.cases);
            // Writing to memory does not fail.
            let _ = writeln!(
                text,
                "| {} | {} | {} | {warned} | {named} |",
                kind.name(),
                count.cases,
                count.warned
            );
        }
        text + &self.overall()
    }

    /// Precision and recall over all changed and all paraphrased sentences, the changed ones weighed so that there are
    /// as many of them: neither number then hangs on how many of each were made.
    fn overall(&self) -> String {
        let sum = |kinds: &dyn Fn(Kind) -> bool| {
            let chosen = Kind::ALL.into_iter().zip(&self.counts).filter(|(kind, _)| kinds(*kind));
            chosen.fold((0, 0), |(cases, warned), (_, count)| (cases + count.cases, warned + count.warned))
        };
        let (changed, caught) = sum(&|kind| kind.is_changed() == Some(true));
        let (paraphrased, wrong) = sum(&|kind| kind == Kind::Paraphrase);
        let recall = f64::from(caught) / f64::from(changed.max(1));
        let false_alarms = f64::from(wrong) / f64::from(paraphrased.max(1));
        let precision = recall / (recall + false_alarms).max(f64::EPSILON);
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::EPSILON);
        let counted = f64::from(caught) / f64::from((caught + wrong).max(1));
        format!(
            "\nAs many changed as paraphrased: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}. \
             As counted ({changed} changed, {paraphrased} paraphrased): precision {counted:.3}.\n\
             Of the warned highlights, {} have a word that the warning names and the article nowhere has, {} \
             are only said to stand nowhere in it.\n",
            self.absent, self.unnamed
        )
    }
}

fn share(part: u32, whole: u32) -> String {
    format!("{:.1} %", 100.0 * f64::from(part) / f64::from(whole.max(1)))
}

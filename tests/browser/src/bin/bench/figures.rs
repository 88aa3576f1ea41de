//! Medians, spreads and ratios of what was measured.

use std::fmt;

use serde_json::{Value, json};

/// The measured times of one deed in one page, in milliseconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn add(&mut self, milliseconds: f64) {
        self.0.push(milliseconds);
    }

    pub(crate) fn extend(&mut self, times: impl IntoIterator<Item = f64>) {
        self.0.extend(times);
    }

    pub(crate) fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        match (sorted.len() % 2, sorted.get(middle)) {
            (_, None) => f64::NAN,
            (0, Some(upper)) => f64::midpoint(sorted[middle - 1], *upper),
            (_, Some(median)) => *median,
        }
    }

    fn least(&self) -> f64 {
        self.0.iter().copied().fold(f64::INFINITY, f64::min)
    }

    fn most(&self) -> f64 {
        self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    pub(crate) fn json(&self) -> Value {
        json!({ "median": self.median(), "min": self.least(), "max": self.most(), "all": self.0 })
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spread = format!("{:.1} ({:.1}–{:.1})", self.median(), self.least(), self.most());
        f.pad(&spread)
    }
}

/// One deed, in the widget and in the plain page.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) deed: &'static str,
    pub(crate) widget: Times,
    pub(crate) plain: Times,
}

impl Row {
    pub(crate) fn of(deed: &'static str) -> Self {
        Self { deed, widget: Times::default(), plain: Times::default() }
    }

    /// How many times as long the widget takes, by the medians.
    pub(crate) fn ratio(&self) -> f64 {
        self.widget.median() / self.plain.median()
    }

    /// The least and the most of the ratios of the rounds.
    fn ratios(&self) -> Times {
        Times(self.widget.0.iter().zip(&self.plain.0).map(|(widget, plain)| widget / plain).collect())
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "deed": self.deed,
            "unit": "ms",
            "widget": self.widget.json(),
            "plain": self.plain.json(),
            "ratio": { "of_medians": self.ratio(), "by_round": self.ratios().json() },
        })
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratios = self.ratios();
        let ratio = format!("{:.2} ({:.2}–{:.2})", self.ratio(), ratios.least(), ratios.most());
        write!(f, "| {:<22} | {:>24} | {:>24} | {ratio:>18} |", self.deed, self.widget, self.plain)
    }
}

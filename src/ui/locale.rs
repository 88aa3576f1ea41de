//! Words, numbers and dates as the reader's language writes them; the browser's `Intl` does the work.

use js_sys::{
    Array, Function, Intl, Object, Reflect,
    wasm_bindgen::{JsCast, JsValue},
};

use crate::{time::Timestamp, words::Words};

/// The reader's language.
#[derive(Debug)]
pub struct Locale {
    /// The widget's words.
    pub words: Words,
    /// "rtl" or "ltr".
    pub direction: &'static str,
    number: Intl::NumberFormat,
    percent: Intl::NumberFormat,
    plural: Intl::PluralRules,
    relative: Intl::RelativeTimeFormat,
    date: Intl::DateTimeFormat,
}

/// Units of "5 minutes ago", the largest first, in milliseconds.
const UNITS: [(i64, &str); 6] = [
    (365 * 24 * 3_600_000, "year"),
    (30 * 24 * 3_600_000, "month"),
    (7 * 24 * 3_600_000, "week"),
    (24 * 3_600_000, "day"),
    (3_600_000, "hour"),
    (60_000, "minute"),
];

impl Locale {
    /// The locale of these words.
    #[must_use]
    pub fn new(words: Words) -> Self {
        let tags = Array::of1(&JsValue::from_str(&words.language));
        let options = |pairs: &[(&str, &str)]| {
            let object = Object::new();
            for (key, value) in pairs {
                // Setting a property of a plain object cannot fail.
                let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
            }
            object
        };
        let direction =
            if matches!(words.language.as_str(), "ar" | "he" | "fa" | "ur") { "rtl" } else { "ltr" };
        Self {
            direction,
            number: Intl::NumberFormat::new(&tags, &Object::new()),
            percent: Intl::NumberFormat::new(&tags, &options(&[("style", "percent")])),
            plural: Intl::PluralRules::new(&tags, &Object::new()),
            relative: Intl::RelativeTimeFormat::new(&tags, &options(&[("numeric", "auto")])),
            date: Intl::DateTimeFormat::new(
                &tags,
                &options(&[("dateStyle", "medium"), ("timeStyle", "short")]),
            ),
            words,
        }
    }

    /// See [`Words::text`].
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.text(key)
    }

    /// See [`Words::fill`].
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(key, values)
    }

    /// A count in words: "1 reply", "1,234 replies".
    #[must_use]
    pub fn count(&self, key: &str, count: u64) -> String {
        let category = self.plural.select(approximate(count)).as_string().unwrap_or_default();
        self.words.plural(key, &category, &[("count", &self.number(count))])
    }

    /// A number with the language's separators.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        call(&self.number.format(), approximate(number))
    }

    /// Whole per cent.
    #[must_use]
    pub fn percent(&self, percent: u8) -> String {
        call(&self.percent.format(), f64::from(percent) / 100.0)
    }

    /// "5 minutes ago"; "now" within a minute. A date ahead of the clock counts as now.
    #[must_use]
    pub fn ago(&self, time: Timestamp, now: Timestamp) -> String {
        let passed = (now.0 - time.0).max(0);
        let (size, unit) =
            UNITS.into_iter().find(|(size, _)| passed >= *size).unwrap_or((i64::MAX, "second"));
        #[expect(clippy::cast_precision_loss, reason = "a count of units is far below 2^53")]
        let back = -((passed / size) as f64);
        // `numeric: auto` words a count of zero seconds as "now".
        self.relative.format(if back == 0.0 { 0.0 } else { back }, unit).into()
    }

    /// The date and time in full.
    #[must_use]
    pub fn date(&self, time: Timestamp) -> String {
        call(&self.date.format(), approximate_time(time))
    }
}

fn call(format: &Function, number: f64) -> String {
    format
        .call1(&JsValue::NULL, &number.into())
        .ok()
        .and_then(|text| text.dyn_into::<js_sys::JsString>().ok())
        .map_or_else(String::new, String::from)
}

#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53, where f64 is exact")]
fn approximate(number: u64) -> f64 {
    number as f64
}

#[expect(clippy::cast_precision_loss, reason = "dates of the years 1 to 9999 stay below 2^53 milliseconds")]
fn approximate_time(time: Timestamp) -> f64 {
    time.0 as f64
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for Locale {}

/// A locale as a property: shared, and equal where the words are.
pub type LocaleHandle = std::rc::Rc<Locale>;

//! Plain data for the detail of an event, before it meets a browser.

/// Plain data in the detail of an event.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// `null`.
    Null,
    /// A boolean.
    Flag(bool),
    /// A count.
    Count(u64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Datum>),
    /// An object.
    Map(Vec<(String, Datum)>),
}

impl Datum {
    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A text, or `null`.
    #[must_use]
    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Null, Self::text)
    }
}

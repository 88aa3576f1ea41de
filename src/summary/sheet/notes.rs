//! Who made a summary, and what a reader should know of how it was made.

use yew::prelude::*;

use crate::{
    embed::config::SummaryFrom,
    reading::load,
    summary::{
        model::{Failure, Maker, Note, Summary},
        panel::{self, SummaryPanel},
    },
    ui::{icon, locale::Locale},
};

/// How much of a service's own words is shown, in characters.
const MOST_WORDS: usize = 200;

/// The notes, each a sentence.
pub(super) fn view(summary: &Summary, props: &SummaryPanel<'_>) -> Html {
    let note = |note: &Note| {
        html! {
            <p class="aw-note">{ icon::strokes("aw-icon", icon::INFO) }<span dir="auto">{ words(note, props.locale) }</span></p>
        }
    };
    html! { <>{ for summary.notes.iter().map(note) }</> }
}

fn words(note: &Note, locale: &Locale) -> String {
    let failure = match note {
        Note::Instead(failure) => failure,
        Note::NotEnglish => return locale.text("note.not-english").to_owned(),
        Note::NoModel => return locale.text("note.no-model").to_owned(),
    };
    let (mut told, own) = match failure {
        Failure::NoBrowserModel => (locale.text("instead.no-model").to_owned(), None),
        Failure::Language => (locale.text("instead.language").to_owned(), None),
        Failure::NotActivated => (locale.text("instead.not-activated").to_owned(), None),
        Failure::TooLong => (locale.text("instead.too-long").to_owned(), None),
        Failure::Refused(own) => (locale.text("instead.refused").to_owned(), own.as_deref()),
        Failure::Unreachable => (locale.text("instead.unreachable").to_owned(), None),
        Failure::TimedOut => (locale.text("instead.timed-out").to_owned(), None),
        Failure::Status(status, own) => {
            (locale.fill("instead.status", &[("status", &status.to_string())]), own.as_deref())
        }
        Failure::Cut => (locale.text("instead.cut").to_owned(), None),
        Failure::Unreadable => (locale.text("instead.unreadable").to_owned(), None),
        Failure::Empty => (locale.text("instead.empty").to_owned(), None),
    };
    if let Some(own) = own.map(str::trim).filter(|own| !own.is_empty()) {
        let mut words: String = own.chars().take(MOST_WORDS).collect();
        if words.len() < own.len() {
            words.pop();
            words.push('…');
        }
        told.push(' ');
        told.push_str(&locale.fill("instead.words", &[("words", &isolated(&words, locale))]));
    }
    told
}

/// Words of another direction that do not turn around what stands beside them: between U+2068 and U+2069.
pub(super) fn isolated(words: &str, locale: &Locale) -> String {
    if locale.direction == "rtl" { ["\u{2068}", words, "\u{2069}"].concat() } else { words.to_owned() }
}

/// Who made it, in a sentence.
pub(super) fn made_by(summary: &Summary, props: &SummaryPanel<'_>) -> String {
    let locale = props.locale;
    let by_service = |words: &str, url: &str| {
        let host = load::address(url).map(|address| address.host()).unwrap_or_default();
        locale.fill(words, &[("host", &isolated(&host, locale))])
    };
    match (summary.maker, &props.state.config.summary) {
        (Maker::Publisher, _) => panel::publisher(props),
        // The service may well have got the article before it failed.
        (Maker::Device, SummaryFrom::Service(url)) => by_service("summary.by-device-after", url),
        (Maker::Device, _) => locale.text("summary.by-device").to_owned(),
        (Maker::Service, SummaryFrom::Service(url)) => by_service("summary.by-service", url),
        (Maker::Browser | Maker::Service, _) => locale.text("summary.by-browser").to_owned(),
    }
}

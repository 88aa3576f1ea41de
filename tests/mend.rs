//! What a segmenter cuts too often is put together again, and nothing else.
#![cfg(not(target_arch = "wasm32"))]

use std::ops::Range;

use article_widget::summary::mend::mend;

/// The parts of a text that has a `|` where the segmenter ends one, and a `/` where that is wrong.
fn check(marked: &str, language: Option<&str>) {
    let text = marked.replace(['|', '/'], "");
    let cut = |marks: &[char]| {
        let mut at = 0;
        let mut parts: Vec<Range<usize>> = Vec::new();
        for part in marked.split(marks) {
            let part = part.replace(['|', '/'], "");
            let start = at + (part.len() - part.trim_start().len());
            at += part.len();
            parts.push(start..start + part.trim().len());
        }
        parts
    };
    let words =
        |parts: &[Range<usize>]| parts.iter().map(|part| text[part.clone()].to_owned()).collect::<Vec<_>>();
    let mended = mend(&text, cut(&['|', '/']), language);
    assert_eq!(words(&mended), words(&cut(&['|'])), "{marked}");
}

#[test]
fn abbreviations_and_ordinals_end_no_sentence() {
    for marked in [
        "Das sagt Dr. /Halvorsen.| Sie nickt.",
        "Die Mauer wurde am 3. /Oktober fertig.| Sie hält.",
        "Sie kostete 4,6 Mio. /Euro.| Das ist viel.",
        "Trocken bleibt z. /B. /die Bäckerei.| Der Kai nicht.",
        "Es kamen u.a. /Fischer.| Auch J. /K. /Brandt kam.",
        "Im (2. /Weltkrieg) stand er leer.| Dann nicht mehr.",
    ] {
        check(marked, Some("de"));
    }
    check("Selon M. /Dupont, le Dr. /Roux part.| Il revient.", Some("fr-CA"));
}

#[test]
fn what_is_a_sentence_stays_one() {
    for marked in [
        "Er fragt: Warum?| Niemand weiß es.",
        "Das war 2019.| Dann kam die Flut.",
        "Er sah das All.| Es war schwarz.",
        "„Das war es.“| Er ging.",
        "Sie trafen Dr.|\nEine neue Zeile.",
        "Ende …| Anfang.",
    ] {
        check(marked, Some("de"));
    }
}

#[test]
fn only_some_languages_have_ordinals_with_a_stop() {
    check("Il y en avait 12.| Le reste dort.", Some("fr"));
    check("Sie wohnt im 12. /Stock.| Er nicht.", Some("DE_at"));
    check("Sie wohnt im 12. /Stock.| Er nicht.", None);
    assert_eq!(mend("", Vec::new(), None), []);
}

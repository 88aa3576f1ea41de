//! How letters are compared, and the way back from what was compared to the text.

use article_widget::comments::find::letters::{Folded, fold};
use proptest::prelude::*;

fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold(text, &mut folded);
    folded
}

#[test]
fn case_and_accents_make_no_difference_in_any_script() {
    for (typed, as_compared) in [
        ("The FERRY", "the ferry"),
        ("ÀÉÎõü Çñ", "aeiou cn"),
        ("Żółw śpi", "zolw spi"),
        ("STRASSE Straße", "strasse strasse"),
        ("Ǆ Æsop Œuvre", "ǆ aesop oeuvre"),
        ("Việt Nam ƯƠNG", "viet nam uong"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("ЁЖ", "еж"),
        ("İstanbul ısı", "istanbul isi"),
        ("مُحَمَّد أحمد إلى مدرسة", "محمد احمد الي مدرسه"),
        ("e\u{301}te\u{301}", "ete"),
        ("don’t", "don't"),
        ("渡船 フェリー", "渡船 フェリー"),
    ] {
        assert_eq!(folded(typed), as_compared, "{typed}");
    }
}

#[test]
fn a_match_leads_back_to_whole_letters() {
    let word = |word: &str| vec![word.to_owned()];
    for (text, looked_for, found) in [
        ("The Ferry", "ferry", "Ferry"),
        ("auf der Straße", "strass", "Straß"),
        ("auf der Straße", "s", "S|ß"),
        ("e\u{301}te\u{301}!", "ete", "e\u{301}te\u{301}"),
        ("İzmir", "i", "İ|i"),
        ("Ærø", "a", "Æ"),
        ("zalgo\u{301}\u{302}\u{303}", "o", "o\u{301}\u{302}\u{303}"),
    ] {
        let places = Folded::of(text).places_of(&word(looked_for));
        let parts: Vec<&str> = places.into_iter().map(|place| &text[place]).collect();
        assert_eq!(parts.join("|"), found, "{looked_for} in {text}");
    }
}

#[test]
fn words_that_overlap_or_touch_are_one_place() {
    let words = ["ferry".to_owned(), "rr".to_owned(), "yman".to_owned(), "the".to_owned()];
    let text = "The Ferryman";
    let places: Vec<_> = Folded::of(text).places_of(&words).into_iter().map(|place| &text[place]).collect();
    assert_eq!(places, ["The", "Ferryman"]);
}

proptest! {
    #[test]
    fn any_places_are_in_order_whole_and_hold_what_was_looked_for(text in any::<String>(), start in 0_usize..40, length in 1_usize..4) {
        let word = folded(&text.chars().skip(start).take(length).collect::<String>());
        prop_assume!(!word.is_empty());
        let places = Folded::of(&text).places_of(std::slice::from_ref(&word));
        prop_assert!(!places.is_empty());
        prop_assert!(places.windows(2).all(|pair| pair[0].end < pair[1].start));
        for place in places {
            let part = text.get(place);
            prop_assert!(part.is_some_and(|part| folded(part).contains(&word)), "{part:?}");
        }
    }
}

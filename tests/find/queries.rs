//! Which comments a query takes, and which queries narrow others.

use article_widget::comments::{
    find::{Filter, Query, matcher::Matcher},
    model::Comment,
};
use proptest::prelude::*;

use crate::comment;

fn takes(query: &str, text: &str) -> bool {
    Matcher::new(Query::of(query)).takes(&comment("a", None, 1, text), 0)
}

#[test]
fn every_word_must_be_there_in_any_order_and_case() {
    assert!(takes("late FERRY", "The ferry is late."));
    assert!(!takes("late ferry bus", "The ferry is late."));
    assert!(takes("", "Anything."));
    assert!(takes("  \u{301} ", "Anything."));
}

#[test]
fn the_words_are_those_that_are_read() {
    assert!(takes("ferryman", "The fer**ryman**"));
    assert!(!takes("hidden", "[a link](https://hidden.example)"));
    assert!(takes("https://open.example/path", "See https://open.example/path."));
    assert!(!takes("**strong**", "**strong**"));
    assert!(takes("2*3", "2*3 is 6"));
    assert!(!takes("ferry", "fer\nry"));
}

#[test]
fn the_name_of_the_author_counts_and_runs_not_into_the_text() {
    assert!(takes("ada late", "The ferry is late."));
    assert!(!takes("adathe", "The ferry is late."));
}

#[test]
fn kinds_of_comments_are_asked_for_with_words_or_alone() {
    let mut own = comment("a", None, 1, "The ferry");
    own.mine = true;
    let theirs = comment("b", None, 1, "The ferry");
    let mine = Query::default().toggled(Filter::Mine);
    assert!(!mine.is_empty());
    assert!(Matcher::new(mine.clone()).takes(&own, 0));
    assert!(!Matcher::new(mine.clone()).takes(&theirs, 0));
    assert!(!Matcher::new(mine.with_text("bus")).takes(&own, 0));
    let answered = mine.toggled(Filter::Mine).toggled(Filter::Answered);
    assert!(Matcher::new(answered.clone()).takes(&theirs, 1));
    assert!(!Matcher::new(answered.clone()).takes(&theirs, 0));
    assert!(answered.toggled(Filter::Answered).is_empty());
    let badge = Query::default().toggled(Filter::Badge);
    assert!(!Matcher::new(badge.clone()).takes(&theirs, 0));
    let staff = Comment { badge: Some("Editor".into()), ..theirs };
    assert!(Matcher::new(badge).takes(&staff, 0));
}

#[test]
fn a_query_narrows_what_has_no_more_words_and_kinds_than_it() {
    let ferry = Query::of("ferry");
    assert!(Query::of("ferryman late").narrows(&ferry));
    assert!(!ferry.narrows(&Query::of("ferryman")));
    assert!(ferry.toggled(Filter::Mine).narrows(&ferry));
    assert!(!ferry.narrows(&ferry.toggled(Filter::Mine)));
    assert!(Query::of(" FÉRRY ").is_same(&ferry));
}

proptest! {
    #[test]
    fn a_narrower_query_finds_nothing_that_the_other_does_not(
        one in "[ab ]{0,5}", other in "[ab ]{0,5}", text in "[ab *\n]{0,9}",
    ) {
        if Query::of(&one).narrows(&Query::of(&other)) && takes(&one, &text) {
            prop_assert!(takes(&other, &text));
        }
    }
}

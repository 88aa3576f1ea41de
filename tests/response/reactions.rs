//! Choosing a mood, another one, and none.

use std::rc::Rc;

use article_widget::{
    embed::{config::Config, datum::Datum},
    response::state::{action::Action, effect::Effect},
    store::model::{Change, Page},
};

use crate::story::{Story, document, mood};

fn offering(moods: &[&str]) -> Config {
    Config { reactions: moods.iter().map(|id| mood(id)).collect(), ..Config::default() }
}

fn told(previous: Option<&str>, current: Option<&str>, happy: u64, sad: u64) -> Effect {
    let counts = [("happy", happy), ("sad", sad)].map(|(id, count)| (id.to_owned(), Datum::Count(count)));
    Effect::Announce(
        "article-reaction",
        vec![
            ("previous", Datum::maybe(previous)),
            ("current", Datum::maybe(current)),
            ("counts", Datum::Map(counts.to_vec())),
        ],
    )
}

#[test]
fn a_choice_is_counted_stored_and_announced_and_so_is_a_change_of_mind() {
    let mut story = Story::with(offering(&["happy", "sad"]));
    let react = |choice: Option<&str>| Effect::React(choice.map(mood));
    let asked = story.tell(Action::React(Some(mood("happy"))));
    assert_eq!(asked, [react(Some("happy")), told(None, Some("happy"), 4, 1)]);
    let asked = story.tell(Action::React(Some(mood("sad"))));
    assert_eq!(asked, [react(Some("sad")), told(Some("happy"), Some("sad"), 3, 2)]);
    let asked = story.tell(Action::React(None));
    assert_eq!(asked, [react(None), told(Some("sad"), None, 3, 1)]);
}

#[test]
fn a_stored_choice_counts_once_however_often_it_is_read() {
    let mut story = Story::begin();
    for _ in 0..3 {
        story.go([Action::Stored(Page { reaction: Some(mood("sad")), ..Page::default() })]);
        assert_eq!((story.count("sad"), story.0.tally.current.clone()), (2, Some(mood("sad"))));
    }
}

#[test]
fn counts_of_the_store_stand_for_those_of_the_document() {
    let mut story = Story::begin();
    let counts = Some(vec![(mood("happy"), 40)]);
    story.go([Action::Stored(Page { counts, reaction: Some(mood("sad")), ..Page::default() })]);
    assert_eq!((story.count("happy"), story.count("sad")), (40, 1));
}

#[test]
fn a_choice_in_another_tab_is_shown_here_and_announced_there_only() {
    let mut story = Story::begin();
    assert_eq!(story.tell(Action::Changed(Change::React(Some(mood("sad"))))), []);
    assert_eq!(story.count("sad"), 2);
    story.go([Action::Changed(Change::React(None))]);
    assert_eq!((story.count("sad"), story.0.tally.current.clone()), (1, None));
}

#[test]
fn a_choice_outlives_another_document() {
    let mut story = Story::begin();
    story.go([Action::React(Some(mood("sad"))), Action::Loaded(Rc::new(document()))]);
    assert_eq!((story.count("sad"), story.0.tally.current.clone()), (2, Some(mood("sad"))));
}

#[test]
fn moods_that_are_offered_again_have_their_counts_and_the_choice_again() {
    let mut story = Story::begin();
    story.go([Action::React(Some(mood("sad")))]);
    let configured = |moods: &[&str]| Action::Configured(Rc::new(offering(moods)));
    assert_eq!(story.tell(configured(&["happy"])), []);
    assert_eq!(story.0.tally.total(), 3);
    story.go([configured(&["sad", "happy"])]);
    assert_eq!((story.count("happy"), story.count("sad")), (3, 2));
    assert_eq!(story.0.tally.current, Some(mood("sad")));
}

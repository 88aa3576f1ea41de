//! What of the thread is looked at: words that the reader types, results as they come, and the way back to all of it.

use std::rc::Rc;

use article_widget::{
    comments::{
        find::{Filter, Query},
        order::Order,
        thread::Thread,
    },
    response::state::{
        action::Action,
        effect::Effect,
        looking::{
            Action::{Clear, Found, Leave, Toggle, Type},
            Place,
        },
    },
    store::model::Change,
};

use crate::story::{Story, edited, mine, theirs};

fn typed(text: &str) -> Action {
    Action::Look(Type(text.into()))
}

/// What the edge sends when it has done the whole search that the state wants.
fn results(story: &Story) -> Action {
    let mut search = story.0.search().expect("something is looked for");
    while search.step() {}
    Action::Look(Found(story.0.looking.serial, Rc::new(search.found()), true))
}

fn shown(story: &Story) -> String {
    let (thread, order) = (story.0.shown(), story.0.order);
    let row = |row: usize| thread.row(order, row).expect("there are so many rows");
    (0..thread.rows(order)).map(|at| row(at).comment.id.as_str().to_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_typed_is_looked_for_and_the_list_stays_until_something_is_found() {
    let mut story = Story::begin();
    assert_eq!(story.tell(typed("of b")), [Effect::Search]);
    assert_eq!(shown(&story), "c a b");
    assert!(!story.0.looking.is_done());
    let found = results(&story);
    assert_eq!(story.tell(found), []);
    assert!(story.0.looking.is_done());
    assert_eq!(shown(&story), "b");
    assert_eq!(story.tell(typed("of")), [Effect::Search]);
    assert_eq!(shown(&story), "b", "the last results stand until there are new ones");
}

#[test]
fn the_newest_query_wins() {
    let mut story = Story::begin();
    story.go([typed("of b")]);
    let late = results(&story);
    story.go([typed("of c")]);
    let found = results(&story);
    story.go([found, late]);
    assert_eq!(shown(&story), "c");
}

#[test]
fn only_what_was_found_is_looked_at_for_more_words() {
    let mut story = Story::begin();
    story.go([typed("b")]);
    let found = results(&story);
    story.go([found, typed("b of")]);
    let first = story.0.shown().clone();
    assert_eq!(first.rows(Order::Best), 1);
    let mut search = story.0.search().expect("something is looked for");
    assert!(search.step() && search.step(), "so few are put in order in two steps");
    assert!(!search.step(), "one comment is one step");
    story.go([typed("of")]);
    let found = results(&story);
    story.go([found]);
    assert_eq!(
        shown(&story),
        "c b a",
        "fewer words are looked for everywhere, flat and by date where votes are equal"
    );
}

#[test]
fn first_results_are_shown_and_told_apart_from_all() {
    let mut story = Story::begin();
    story.go([typed("of")]);
    let all = results(&story);
    let Action::Look(Found(serial, thread, _)) = all else { unreachable!() };
    story.go([Action::Look(Found(serial, Rc::clone(&thread), false))]);
    assert_eq!(shown(&story), "c b a");
    assert!(!story.0.looking.is_done());
    story.go([typed("of c")]);
    let found = results(&story);
    story.go([found]);
    assert_eq!(shown(&story), "c", "first results are not all: the search was through all comments");
}

#[test]
fn clearing_shows_all_comments_at_once_and_calls_the_search_off() {
    let mut story = Story::begin();
    story.go([typed("of b")]);
    let found = results(&story);
    story.go([found.clone()]);
    assert_eq!(story.tell(Action::Look(Clear)), [Effect::Search]);
    assert_eq!(story.0.search().map(drop), None);
    assert_eq!(shown(&story), "c a b");
    story.go([found]);
    assert_eq!(shown(&story), "c a b", "what comes late is not wanted any more");
    assert_eq!(story.tell(Action::Look(Clear)), []);
}

#[test]
fn spaces_are_nothing_to_look_for() {
    let mut story = Story::begin();
    assert_eq!(story.tell(typed("  ")), []);
    story.go([typed("b")]);
    let found = results(&story);
    story.go([found]);
    assert_eq!(story.tell(typed(" B ")), []);
    assert!(story.0.looking.is_done());
    assert_eq!(&**story.0.looking.query.text(), " B ", "what is typed stands in the field");
}

#[test]
fn kinds_are_asked_for_without_words_too() {
    let mut story = Story::begin();
    assert_eq!(story.tell(Action::Look(Toggle(Filter::Answered))), [Effect::Search]);
    let found = results(&story);
    story.go([found]);
    assert_eq!(shown(&story), "a");
    assert_eq!(story.tell(Action::Look(Toggle(Filter::Answered))), [Effect::Search]);
    assert_eq!(shown(&story), "c a b");
}

#[test]
fn results_stay_true_while_comments_come_change_and_go() {
    let mut story = Story::begin();
    story.go([typed("b")]);
    let found = results(&story);
    story.go([found]);
    let own = mine("d", Some("c"), 5);
    story.go([Action::Changed(Change::Put(edited(&own, "also b", 6)))]);
    assert_eq!(shown(&story), "b d");
    story.go([Action::Changed(Change::Put(edited(&own, "no more", 7)))]);
    assert_eq!(shown(&story), "b");
    story.go([Action::Changed(Change::Delete("b".into()))]);
    assert_eq!(shown(&story), "");
    assert!(story.0.looking.is_done());
}

#[test]
fn what_changes_while_the_search_goes_on_is_in_its_results() {
    let mut story = Story::begin();
    story.go([typed("b")]);
    let found = results(&story);
    story.go([Action::Changed(Change::Put(mine("late b", None, 9))), found]);
    assert_eq!(shown(&story), "b late b");
}

#[test]
fn an_order_is_chosen_among_results_without_a_new_search() {
    let mut story = Story::begin();
    story.go([typed("of")]);
    let found = results(&story);
    story.go([found]);
    assert!(!story.tell(Action::SortBy(Order::Oldest)).contains(&Effect::Search));
    assert_eq!(shown(&story), "a b c");
}

#[test]
fn an_order_that_is_chosen_during_a_search_begins_it_again() {
    let mut story = Story::begin();
    story.go([typed("of")]);
    let late = results(&story);
    assert!(story.tell(Action::SortBy(Order::Oldest)).contains(&Effect::Search));
    story.go([late]);
    assert_eq!(story.0.looking.found, None);
}

#[test]
fn a_comment_is_shown_in_its_thread_and_the_search_ends() {
    let mut story = Story::begin();
    story.go([typed("b"), Action::Fold("a".into())]);
    let found = results(&story);
    story.go([found]);
    assert_eq!(shown(&story), "b", "a fold hides nothing that was found");
    story.go([Action::GoTo("b".into())]);
    assert_eq!(shown(&story), "c a b");
    assert_eq!(story.0.looking.query, Query::default());
    assert_eq!(story.0.target.as_ref().map(|(id, _)| id.as_str()), Some("b"));
}

#[test]
fn another_document_is_searched_anew() {
    let mut story = Story::begin();
    story.go([typed("b")]);
    let found = results(&story);
    story.go([found.clone()]);
    let mut document = crate::story::document();
    document.comments.insert(0, Rc::new(theirs("b too", None, 9)));
    let asked = story.tell(Action::Loaded(Rc::new(document)));
    assert!(asked.contains(&Effect::Search));
    assert_eq!(story.0.looking.found, None);
    story.go([found]);
    assert_eq!(story.0.looking.found, None, "results of the document before are nobody's");
    let found = results(&story);
    story.go([found]);
    assert_eq!(shown(&story), "b too b");
}

#[test]
fn another_thread_is_not_searched() {
    let mut story = Story::begin();
    story.go([typed("b")]);
    let late = results(&story);
    story.go([Action::Opened, late]);
    assert!(story.0.looking.query.is_empty());
    assert_eq!(shown(&story), "c a b");
}

#[test]
fn the_thread_itself_is_never_narrowed() {
    let mut story = Story::begin();
    let before: Thread = (*story.0.thread).clone();
    story.go([typed("b")]);
    let found = results(&story);
    story.go([found]);
    assert_eq!(*story.0.thread, before);
}

#[test]
fn the_end_of_a_search_leads_back_to_where_it_began() {
    let mut story = Story::begin();
    let place = |id: &str| Place { id: id.into(), top: -20 };
    story.go([Action::Look(Leave(place("c"))), typed("b")]);
    let found = results(&story);
    story.go([found, Action::Look(Leave(place("b"))), typed("")]);
    let back = story.0.looking.back.clone().expect("the search is over");
    assert_eq!(back.0, place("c"), "where the reader is among the results is no matter");
    story.go([Action::Look(Leave(place("a"))), typed("b")]);
    let found = results(&story);
    story.go([found, Action::GoTo("b".into())]);
    assert_eq!(story.0.looking.back, None, "a comment that is asked for goes before");
}

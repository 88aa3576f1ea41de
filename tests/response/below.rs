//! A thread too deep for the screen, looked at from one comment on, and the way back.

use std::rc::Rc;

use article_widget::{
    comments::model::Comment,
    document::model::Document,
    response::state::{
        action::Action,
        below::Below as Part,
        effect::Effect,
        looking::Action::{Back, Below, Continue, Type},
    },
    store::model::Change,
};

use crate::story::{Story, edited, mine, theirs};

/// A chain of 16 comments, each the answer to the one before, and one more beside them.
fn chain() -> Story {
    let mut story = Story::begin();
    story.go([Action::Loaded(Rc::new(document()))]);
    story
}

fn document() -> Document {
    let id = |at: i64| format!("d{at}");
    let above = |at: i64| (at > 0).then(|| id(at - 1));
    let link = |at: i64| Rc::new(theirs(&id(at), above(at).as_deref(), at));
    let beside = Rc::new(theirs("beside", None, 50));
    Document { comments: (0..16).map(link).chain([beside]).collect(), ..crate::story::document() }
}

/// Does at the edge what is wanted.
fn make(story: &Story) -> Action {
    let mut indexing = story.0.indexing_below().expect("something is wanted");
    let thread = loop {
        if let Some(thread) = indexing.step() {
            break Rc::new(thread);
        }
    };
    let wanted = story.0.looking.wanted.clone().expect("something is wanted");
    let part = Part { id: wanted.id, thread, of: story.0.thread.clone() };
    Action::Look(Below(wanted.serial, part))
}

fn go_on(story: &mut Story, id: &str) {
    assert_eq!(story.tell(Action::Look(Continue(id.into()))), [Effect::LookBelow]);
    let made = make(story);
    assert_eq!(story.tell(made), []);
}

fn rows(story: &Story) -> Vec<String> {
    let (thread, order) = (story.0.shown(), story.0.order);
    let row = |at| thread.row(order, at).expect("there are so many rows");
    (0..thread.rows(order))
        .map(row)
        .map(|row| {
            let more = if row.continues { "…" } else { "" };
            format!("{}@{}{more}", row.comment.id.as_str(), row.depth)
        })
        .collect()
}

fn target(story: &Story) -> &str {
    story.0.target.as_ref().map_or("", |(id, _)| id.as_str())
}

fn from(first: i64, last: i64, more: &str) -> Vec<String> {
    let mut rows: Vec<String> = (first..=last).map(|at| format!("d{at}@{}", at - first)).collect();
    if let Some(row) = rows.last_mut() {
        row.push_str(more);
    }
    rows
}

#[test]
fn a_thread_goes_on_where_it_ended_and_back_where_it_began() {
    let mut story = chain();
    assert_eq!(rows(&story)[1..], from(0, 6, "…"));
    go_on(&mut story, "d6");
    assert_eq!(rows(&story), from(6, 12, "…"));
    assert_eq!(target(&story), "d6");
    go_on(&mut story, "d12");
    assert_eq!(rows(&story), from(12, 15, ""));
    assert_eq!(story.tell(Action::Look(Back)), []);
    assert_eq!(rows(&story)[1..], from(0, 6, "…"));
    assert_eq!(target(&story), "d6", "the comment at which the rows of all end");
}

#[test]
fn a_permalink_leads_to_a_comment_at_any_depth() {
    let mut story = chain();
    assert_eq!(story.tell(Action::GoTo("d13".into())), [Effect::LookBelow]);
    let made = make(&story);
    story.go([made]);
    assert_eq!(rows(&story), from(12, 15, ""));
    assert_eq!(target(&story), "d13");
    assert_eq!(story.tell(Action::GoTo("d15".into())), [], "it is there already");
    assert_eq!((target(&story), rows(&story)), ("d15", from(12, 15, "")));
    assert_eq!(story.tell(Action::GoTo("beside".into())), []);
    assert_eq!(story.0.looking.below, None);
    assert_eq!(target(&story), "beside");
}

#[test]
fn what_is_no_longer_wanted_is_not_shown() {
    let mut story = chain();
    story.go([Action::Look(Continue("d6".into()))]);
    let late = make(&story);
    story.go([Action::GoTo("beside".into()), late]);
    assert_eq!(story.0.looking.below, None);
}

#[test]
fn what_stands_below_stays_true_while_comments_come_change_and_go() {
    let mut story = chain();
    story.go([Action::Look(Continue("d12".into()))]);
    let made = make(&story);
    let put = |comment: Comment| Action::Changed(Change::Put(comment));
    story.go([put(mine("new", Some("d13"), 90)), made]);
    assert_eq!(rows(&story), ["d12@0", "d13@1", "d14@2", "d15@3", "new@2"], "it came while this was made");
    story.go([put(mine("newer", Some("new"), 91)), put(mine("elsewhere", Some("d2"), 92))]);
    assert_eq!(rows(&story).last().map(String::as_str), Some("newer@3"));
    story.go([put(edited(&mine("newer", Some("new"), 91), "other words", 93))]);
    let shown = story.0.shown().get(&"newer".into()).expect("it is there");
    assert_eq!(shown.text, "other words");
    story.go([Action::Changed(Change::Delete("newer".into())), Action::Fold("d13".into())]);
    assert_eq!(rows(&story), ["d12@0", "d13@1"]);
    story.go([Action::Fold("d13".into())]);
    assert_eq!(rows(&story), ["d12@0", "d13@1", "d14@2", "d15@3", "new@2"]);
}

#[test]
fn a_comment_that_was_taken_away_hides_nothing_of_what_answers_it() {
    let mut story = chain();
    story.go([Action::Changed(Change::Delete("d6".into()))]);
    go_on(&mut story, "d6");
    assert_eq!(rows(&story), from(7, 13, "…"));
    assert_eq!(target(&story), "d7");
    story.go([Action::Look(Back)]);
    assert_eq!(story.0.looking.below, None);
}

#[test]
fn another_document_is_looked_at_from_the_same_comment_on() {
    let mut story = chain();
    go_on(&mut story, "d12");
    assert!(story.tell(Action::Loaded(Rc::new(document()))).contains(&Effect::LookBelow));
    let made = make(&story);
    story.go([made]);
    assert_eq!(rows(&story), from(12, 15, ""));
    let asked = story.tell(Action::Loaded(Rc::new(crate::story::document())));
    assert!(!asked.contains(&Effect::LookBelow));
    assert_eq!(story.0.looking.below, None);
}

#[test]
fn a_search_goes_through_all_and_leads_back_to_the_part() {
    let mut story = chain();
    go_on(&mut story, "d12");
    story.go([Action::Look(Type("beside".into()))]);
    assert_eq!(rows(&story), from(12, 15, ""), "until something is found");
    let mut search = story.0.search().expect("something is looked for");
    while search.step() {}
    assert_eq!(search.count(), 1);
    story.go([Action::Look(Type("".into()))]);
    assert_eq!(rows(&story), from(12, 15, ""));
}

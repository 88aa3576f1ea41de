//! Words wait for who wrote them: nobody else sends them, and what others wait for passes by.

use article_widget::store::{
    model::{Op, StoreError},
    news::Passage,
    queue::{
        entry::{Deed, Entry},
        line::Line,
    },
};

use crate::world::comment;

fn entry(key: &str, deed: Deed, by: Option<&str>) -> Entry {
    Entry::new(key.to_owned(), deed).by(by.map(Into::into))
}

fn locked(entry: Entry) -> Entry {
    Entry { is_locked: true, ..entry }
}

fn add(id: &str, parent: Option<&str>) -> Deed {
    Deed::Do(Op::Add(comment(id, parent, "words")))
}

#[test]
fn who_wrote_it_is_written_down() {
    let mine = entry("k", add("a", None), Some("ann"));
    assert_eq!(Entry::read("k", &mine.write()), Some(mine.clone()));
    assert_eq!(
        Entry::read("k", &locked(mine.clone()).write()),
        Some(mine),
        "whether it can be sent is seen anew"
    );
    let needs = Entry { refused: Some(StoreError::SignIn), ..entry("k", add("a", None), None) };
    assert_eq!(Entry::read("k", &needs.write()), Some(needs));
}

#[test]
fn what_is_locked_passes_by_with_what_builds_on_it() {
    let line = Line::new(vec![
        locked(entry("1", add("a", None), Some("ann"))),
        entry("2", add("b", Some("a")), None),
        entry("3", add("c", None), None),
    ]);
    assert_eq!(line.next().map(|entry| entry.key.as_str()), Some("3"));
    let passages = line.passages();
    assert_eq!(passages.get(&"a".into()), Some(&Passage::Locked));
    assert_eq!(passages.get(&"b".into()), Some(&Passage::Waiting));
}

#[test]
fn votes_of_two_people_are_two_votes() {
    let vote = |key, by| entry(key, Deed::Do(Op::Vote("a".into(), None)), by);
    let mut line = Line::new(vec![vote("1", Some("ann")), vote("2", None), vote("3", Some("ann"))]);
    let gone: Vec<String> = line.settle().into_iter().map(|(key, _)| key).collect();
    assert_eq!(gone, ["1"]);
    assert_eq!(line.entries().len(), 2);
}

#[test]
fn a_discarded_comment_goes_whoever_waits_for_it() {
    let mut line = Line::new(vec![
        locked(entry("1", add("a", None), Some("ann"))),
        entry("2", Deed::Discard("a".into()), None),
    ]);
    drop(line.settle());
    assert!(line.entries().is_empty());
}

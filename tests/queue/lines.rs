//! Cases of what waits, one by one.

use article_widget::store::{
    model::{Op, StoreError},
    news::Passage,
    queue::{
        entry::{Deed, Entry},
        line::{self, Line},
        pause,
    },
};

use crate::world::{Luck, World, comment};

fn add(id: &str) -> Deed {
    Deed::Do(Op::Add(comment(id, None, "first")))
}

fn edit(id: &str, text: &str) -> Deed {
    Deed::Do(Op::Edit(comment(id, None, text)))
}

fn world(deeds: impl IntoIterator<Item = Deed>) -> World {
    let mut world = World::default();
    for deed in deeds {
        world.put(deed);
    }
    world
}

fn passage(world: &World, id: &str) -> Option<Passage> {
    world.line().passages().remove(&id.into())
}

#[test]
fn a_comment_that_is_taken_away_before_it_was_sent_never_reaches_the_server() {
    let mut world = world([add("a"), Deed::Do(Op::Delete("a".into()))]);
    assert!(!world.step(Luck::Good));
    assert!(world.created.is_empty() && world.kept.is_empty());
}

#[test]
fn a_comment_is_sent_with_the_text_that_it_was_given_last() {
    let mut world = world([add("a"), edit("a", "second"), edit("a", "third")]);
    assert!(world.step(Luck::Good) && !world.step(Luck::Good));
    assert_eq!(world.server.comments[&"a".into()], "third");
}

#[test]
fn a_comment_that_may_have_arrived_is_taken_away_again_when_it_is_discarded() {
    let mut world = world([add("a")]);
    world.step(Luck::AnswerLost);
    world.put(Deed::Discard("a".into()));
    world.finish();
    assert!(world.server.comments.is_empty());
    assert_eq!(world.created.len(), 1);
}

#[test]
fn a_comment_that_is_taken_away_before_it_was_sent_keeps_its_place_for_a_reply() {
    let reply = Deed::Do(Op::Add(comment("b", Some("a"), "reply")));
    for end in [Deed::Do(Op::Delete("a".into())), Deed::Discard("a".into())] {
        let mut world = world([add("a"), reply.clone(), end]);
        world.finish();
        assert_eq!(world.created, ["b".into()], "the words were never sent");
        assert!(world.orphans.is_empty() && world.server.places.contains(&"a".into()));
    }
}

#[test]
fn what_was_taken_away_in_time_and_is_wanted_again_is_sent_as_new() {
    let reply = Deed::Do(Op::Add(comment("b", Some("a"), "reply")));
    let mut world = world([add("a"), reply, Deed::Do(Op::Delete("a".into())), add("a")]);
    world.finish();
    assert_eq!(world.created, ["a".into(), "b".into()]);
}

#[test]
fn a_discarded_edit_leaves_the_comment_as_it_was() {
    let mut world = world([add("a")]);
    world.finish();
    world.put(edit("a", "second"));
    world.step(Luck::Refused);
    assert_eq!(passage(&world, "a"), Some(Passage::Refused(StoreError::Refused("no".to_owned()))));
    world.put(Deed::Discard("a".into()));
    world.finish();
    assert_eq!(world.server.comments[&"a".into()], "first");
    assert!(world.kept.is_empty());
}

#[test]
fn a_reply_waits_for_what_it_answers_and_others_pass_by() {
    let reply = Deed::Do(Op::Add(comment("b", Some("a"), "reply")));
    let mut world = world([add("a"), reply, add("c")]);
    world.step(Luck::Refused);
    world.finish();
    assert_eq!(world.created, ["c".into()]);
    assert_eq!(passage(&world, "b"), Some(Passage::Waiting));
    world.put(add("a"));
    world.finish();
    assert_eq!(world.created, ["c".into(), "a".into(), "b".into()]);
}

#[test]
fn behind_one_that_fails_all_wait() {
    let mut world = world([add("a"), add("b")]);
    assert_eq!(passage(&world, "b"), Some(Passage::Sending));
    world.step(Luck::LostOnTheWay);
    assert_eq!(
        [passage(&world, "a"), passage(&world, "b")],
        [Some(Passage::Waiting), Some(Passage::Waiting)]
    );
}

#[test]
fn a_server_that_breaks_at_one_deed_again_and_again_does_not_stop_the_others() {
    let broke = StoreError::Away("status 500".to_owned());
    let tried = |failures| Entry { failures, ..Entry::new("1".to_owned(), add("a")) };
    assert!(!line::may_be_at_fault(&tried(4), &broke), "it may pass yet");
    assert!(line::may_be_at_fault(&tried(5), &broke));
    for away in ["status 502", "status 503", "no network"] {
        let away = StoreError::Away(away.to_owned());
        assert!(!line::may_be_at_fault(&tried(50), &away), "{away}: nothing is done at all");
    }
    assert!(!line::may_be_at_fault(&tried(50), &StoreError::Busy));
    // Taken for refused, it keeps its words and lets the others pass.
    let mut world = world([add("a"), add("b")]);
    world.step(Luck::Refused);
    world.finish();
    assert_eq!(world.created, ["b".into()]);
}

#[test]
fn what_one_tab_alone_knows_is_sent_beside_the_others_unless_it_builds_on_theirs() {
    let answer = |id: &str, parent: &str| Deed::Do(Op::Add(comment(id, Some(parent), "reply")));
    let vote = |id: &str| Deed::Do(Op::Vote(id.into(), None));
    let deeds = [
        ("1 kept", add("a")),
        ("2 here", add("b")),
        ("3 here", answer("c", "a")),
        ("4 here", answer("d", "b")),
        ("5 here", edit("a", "second")),
        ("6 here", vote("a")),
        ("7 here", vote("x")),
        ("8 here", edit("c", "waits with it")),
        ("9 here", Deed::Discard("a".into())),
    ];
    let all = Line::new(deeds.into_iter().map(|(key, deed)| Entry::new(key.to_owned(), deed)).collect());
    let apart = all.apart(|entry| entry.key.ends_with("here"));
    let keys: Vec<_> = apart.entries().iter().map(|entry| &entry.key[..1]).collect();
    assert_eq!(keys, ["2", "4", "7"]);
    assert_eq!(all.apart(|_| true), all, "where nothing is kept, all is here");
    assert!(all.apart(|_| false).entries().is_empty());
}

#[test]
fn the_stories_look_for_what_waits_under_the_keys_that_it_is_kept_under() {
    // They once looked for keys that nobody writes, and found that nothing waits.
    let kept = include_str!("../../src/store/kept.rs").contains("const PREFIX: &str = \"article-widget:\"");
    let desk = include_str!("../../src/store/queue/desk.rs").contains("format!(\"queue:{}:\"");
    assert!(kept && desk, "the stories below are to follow");
    for story in [
        include_str!("../browser/tests/stories/chaos/reader.js"),
        include_str!("../browser/src/bin/servers/reader.rs"),
    ] {
        assert!(story.contains("startsWith('article-widget:queue:')"));
    }
}

#[test]
fn a_refused_vote_is_given_up() {
    let mut world = world([Deed::Do(Op::Vote("a".into(), None))]);
    world.step(Luck::Refused);
    assert!(world.kept.is_empty());
}

#[test]
fn pauses_double_up_to_a_minute_and_are_never_the_same_for_all() {
    let away = StoreError::Away(String::new());
    let longest: Vec<u32> = (0..9).map(|failures| pause::before(failures, &away, 1.0)).collect();
    assert_eq!(longest, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    assert_eq!(pause::before(2, &away, 0.0), 2_000);
    assert_eq!(pause::before(u32::MAX, &away, 0.5), 45_000);
    assert_eq!(pause::before(0, &StoreError::Busy, 1.0), 10_000);
}

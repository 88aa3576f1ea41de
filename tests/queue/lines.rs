//! Cases of what waits, one by one.

use article_widget::store::{
    model::{Op, StoreError},
    news::Passage,
    queue::{entry::Deed, pause},
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

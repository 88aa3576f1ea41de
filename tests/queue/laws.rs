//! What holds for all a reader can do and all that can go wrong on the way.

use std::collections::BTreeSet;

use article_widget::{
    comments::model::{CommentId, Vote},
    store::{
        model::Op,
        queue::{entry::Deed, line::keeps_words},
    },
};
use proptest::prelude::*;

use crate::world::{Luck, Thread, World, comment};

/// Something happens: the reader does what is possible at that moment, or the sender has its turn.
#[derive(Clone, Debug)]
enum Event {
    Write(usize, Option<usize>),
    Edit(usize, u8),
    Delete(usize),
    Undo(usize),
    Vote(usize, Option<bool>),
    React(Option<u8>),
    Send(Luck),
}

const IDS: [&str; 4] = ["a", "b", "c", "d"];

fn event(refusals: bool) -> impl Strategy<Value = Event> {
    let id = || 0..IDS.len();
    let mut luck = vec![Luck::Good, Luck::LostOnTheWay, Luck::AnswerLost];
    if refusals {
        luck.push(Luck::Refused);
    }
    prop_oneof![
        2 => (id(), prop::option::of(id())).prop_map(|(id, parent)| Event::Write(id, parent)),
        2 => (id(), 0..5_u8).prop_map(|(id, text)| Event::Edit(id, text)),
        1 => id().prop_map(Event::Delete),
        1 => id().prop_map(Event::Undo),
        1 => (id(), prop::option::of(any::<bool>())).prop_map(|(id, vote)| Event::Vote(id, vote)),
        1 => prop::option::of(0..3_u8).prop_map(Event::React),
        6 => prop::sample::select(luck).prop_map(Event::Send),
    ]
}

/// The reader as the widget lets one be: what is not there is not edited, what is there is not written again.
#[derive(Default)]
struct Reader {
    here: Thread,
    gone: BTreeSet<CommentId>,
    wrote: Vec<CommentId>,
}

impl Reader {
    fn does(&mut self, event: &Event) -> Option<Op> {
        let id = |at: usize| CommentId::from(IDS[at]);
        let op = match event {
            Event::Write(at, parent) => {
                let parent = parent.filter(|parent| self.here.comments.contains_key(&id(*parent)));
                let parent = parent.map(|parent| IDS[parent]);
                let is_new = !self.here.comments.contains_key(&id(*at)) && !self.gone.contains(&id(*at));
                is_new.then(|| Op::Add(comment(IDS[*at], parent, "first")))?
            }
            Event::Edit(at, text) => {
                self.here.comments.get(&id(*at))?;
                Op::Edit(comment(IDS[*at], None, &format!("text {text}")))
            }
            Event::Delete(at) => {
                self.here.comments.get(&id(*at))?;
                self.gone.insert(id(*at));
                Op::Delete(id(*at))
            }
            Event::Undo(at) => {
                self.gone.remove(&id(*at)).then(|| Op::Add(comment(IDS[*at], None, "back")))?
            }
            Event::Vote(at, vote) => {
                let vote = vote.map(|up| if up { Vote::Up } else { Vote::Down });
                Op::Vote(id(*at), vote)
            }
            Event::React(mood) => Op::React(mood.map(|mood| format!("mood-{mood}").as_str().into())),
            Event::Send(_) => return None,
        };
        if let Op::Add(comment) = &op {
            self.wrote.push(comment.id.clone());
        }
        self.here.apply(&op);
        Some(op)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn in_the_end_the_server_has_what_the_reader_sees_and_nothing_twice(
        events in prop::collection::vec(event(false), 0..60),
    ) {
        let (mut world, mut reader) = (World::default(), Reader::default());
        for event in &events {
            match event {
                Event::Send(luck) => drop(world.step(*luck)),
                event => if let Some(op) = reader.does(event) { world.put(Deed::Do(op)) },
            }
        }
        world.finish();
        let (mut there, mut here) = (world.server.clone(), reader.here.clone());
        (there.places, here.places) = (BTreeSet::new(), BTreeSet::new());
        prop_assert_eq!(there, here);
        prop_assert!(world.orphans.is_empty(), "{:?}", world.orphans);
        prop_assert!(world.kept.is_empty(), "{:?}", world.kept);
        prop_assert!(world.doubled.is_empty(), "{:?}", world.doubled);
    }

    #[test]
    fn comments_arrive_in_the_order_in_which_they_were_written(
        events in prop::collection::vec(event(false), 0..40),
    ) {
        let (mut world, mut reader) = (World::default(), Reader::default());
        for event in &events {
            match event {
                Event::Delete(_) | Event::Undo(_) => {}
                Event::Send(luck) => drop(world.step(*luck)),
                event => if let Some(op) = reader.does(event) { world.put(Deed::Do(op)) },
            }
        }
        world.finish();
        prop_assert_eq!(&world.created, &reader.wrote);
    }

    #[test]
    fn words_that_were_refused_stay_until_the_reader_decides(
        events in prop::collection::vec(event(true), 0..60),
    ) {
        let (mut world, mut reader) = (World::default(), Reader::default());
        for event in &events {
            match event {
                Event::Delete(_) | Event::Undo(_) => {}
                Event::Send(luck) => drop(world.step(*luck)),
                event => if let Some(op) = reader.does(event) { world.put(Deed::Do(op)) },
            }
        }
        world.finish();
        for (id, text) in &reader.here.comments {
            let line = world.line();
            let waits = line.entries().iter().rev().find_map(|entry| match &entry.deed {
                Deed::Do(Op::Add(comment) | Op::Edit(comment)) if comment.id == *id => Some(&comment.text),
                _ => None,
            });
            prop_assert_eq!(waits.or(world.server.comments.get(id)), Some(text));
        }
        // Sending them again brings everything there.
        for id in reader.here.comments.keys().cloned().collect::<Vec<_>>() {
            let line = world.line();
            let refused = line.entries().iter().filter(|entry| entry.refused.is_some() && keeps_words(entry));
            let again: Vec<Op> = refused
                .filter(|entry| entry.comment() == Some(&id))
                .filter_map(|entry| match &entry.deed {
                    Deed::Do(op) => Some(op.clone()),
                    Deed::Discard(_) => None,
                })
                .collect();
            for op in again {
                world.put(Deed::Do(op));
            }
        }
        world.finish();
        prop_assert_eq!(&world.server.comments, &reader.here.comments);
    }
}

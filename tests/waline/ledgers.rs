//! What this browser remembers since the server remembers nobody.

use article_widget::{
    comments::model::{Comment, CommentId, Reason, Report, Votes},
    store::waline::{
        ledger::{Ledger, Own, Step},
        record::Id,
    },
    time::{DAY, Timestamp},
};
use proptest::prelude::*;

fn comment(id: &str, created: i64) -> Comment {
    Comment {
        id: id.into(),
        parent: Some("waline-1".into()),
        author: "Ann".to_owned(),
        text: "Please look at this".to_owned(),
        created: Timestamp(created),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    }
}

fn ids() -> impl Strategy<Value = Id> {
    prop_oneof![any::<u64>().prop_map(Id::Number), "[a-zA-Z0-9]{1,24}".prop_map(Id::Word)]
}

fn ledgers() -> impl Strategy<Value = Ledger> {
    let held = proptest::option::of(0..1_000_i64);
    let owns = prop::collection::vec((0..9_u8, proptest::option::of(ids()), held), 0..4);
    let likes = prop::collection::vec(ids(), 0..4);
    let liking = proptest::option::of((ids(), any::<bool>(), any::<u64>()));
    let choosing = proptest::option::of((0..9_usize, any::<bool>(), any::<u64>()));
    (owns, likes, proptest::option::of(0..9_usize), liking, choosing).prop_map(
        |(owns, likes, mood, liking, choosing)| {
            let mut ledger = Ledger { mood, ..Ledger::default() };
            for (here, there, held) in owns {
                let name = format!("own{here}");
                let held = held.map(|created| comment(&name, created));
                ledger.keep(Own { here: name.as_str().into(), there, held });
            }
            for like in &likes {
                ledger.set_like(like, true);
            }
            ledger.tried = vec!["tried".into()];
            ledger.liking = liking.map(|(of, more, before)| Step { of, more, before });
            ledger.choosing = choosing.map(|(of, more, before)| Step { of, more, before });
            ledger.set_report(
                &"waline-3".into(),
                Some(Report { reason: Reason::Spam, text: "sells".to_owned() }),
            );
            ledger
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read(ledger in ledgers()) {
        prop_assert_eq!(Ledger::read(&ledger.write()), Some(ledger));
    }

    #[test]
    fn whatever_stands_there_does_no_harm(text in ".{0,200}") {
        drop(Ledger::read(&text));
    }
}

#[test]
fn a_comment_is_called_here_as_it_was_called_when_it_was_written() {
    let mut ledger = Ledger::default();
    ledger.tried.push("mine".into());
    ledger.keep(Own { here: "mine".into(), there: Some(Id::Number(7)), held: None });
    assert!(ledger.tried.is_empty(), "its answer came");
    assert_eq!(ledger.name(&Id::Number(7)), CommentId::from("mine"));
    assert_eq!(ledger.name(&Id::Number(8)), CommentId::from("waline-8"));
    assert_eq!(ledger.there(&"mine".into()), Some(Id::Number(7)));
    assert_eq!(ledger.there(&"waline-8".into()), Some(Id::Number(8)));
    assert_eq!(ledger.there(&"#comment-1".into()), None, "of the document");
    ledger.forget(&"mine".into());
    assert_eq!(ledger.there(&"mine".into()), None);
}

#[test]
fn a_comment_of_an_accounts_that_was_taken_away_is_not_there_and_can_be_written_again() {
    let (mut ledger, name) = (Ledger::default(), CommentId::from("waline-9"));
    assert_eq!((ledger.there(&name), ledger.has(&name)), (Some(Id::Number(9)), false));
    ledger.keep(Own { here: name.clone(), there: Some(Id::Number(12)), held: None });
    assert_eq!((ledger.there(&name), ledger.has(&name)), (Some(Id::Number(12)), true));
    ledger.keep(Own { here: name.clone(), there: None, held: Some(comment("waline-9", 0)) });
    assert!(!ledger.has(&name), "held, and nobody knows as what");
}

#[test]
fn what_is_held_is_shown_to_its_author_for_a_month() {
    let mut ledger = Ledger::default();
    ledger.keep(Own { here: "mine".into(), there: None, held: Some(comment("mine", 0)) });
    assert_eq!(ledger.held(Timestamp(29 * DAY)).count(), 1);
    assert_eq!(ledger.held(Timestamp(31 * DAY)).count(), 0);
}

#[test]
fn a_like_whose_answer_was_lost_is_never_counted_twice() {
    let step = |more, before| Step { of: (), more, before };
    assert!(
        step(true, 4).is_done(5),
        "it arrived, or another's did: then one is missing, and none is too many"
    );
    assert!(!step(true, 4).is_done(4));
    assert!(step(false, 4).is_done(3));
    assert!(!step(false, 4).is_done(4));
    assert!(step(false, 0).is_done(0), "there is nothing to take back");
    assert!(!step(false, 0).is_done(1), "it was not known well enough: it is taken back once more");
}

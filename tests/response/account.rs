//! Who this reader is at a server: what is kept when that changes, and under whose name words go out.

use std::rc::Rc;

use article_widget::{
    comments::model::Comment,
    embed::config::{Config, Keeper},
    response::state::{Delivery, Open, Slot, account, action::Action, effect::Effect, shared},
    store::{
        account::{Account, Denied, Door, Doors, Person},
        model::{Page, StoreError},
        news::{News, Passage},
    },
};

use crate::story::{Story, draft, mine};

fn begin() -> Story {
    Story::with(Config { keeper: Keeper::PocketBase("https://x.test".into()), ..Config::default() })
}

pub(crate) fn signed_in(name: &str) -> Account {
    let who = Person { id: name.into(), name: name.into(), badge: None, by_host: false };
    Account { who: Some(who), ..guest() }
}

fn guest() -> Account {
    Account { doors: Doors::Open, ..Account::default() }
}

fn told(account: Account) -> Action {
    Action::Shared(shared::Action::News(News::Account(account)))
}

fn door(action: account::Action) -> Action {
    Action::Account(action)
}

#[test]
fn the_form_is_open_until_the_server_lets_somebody_in() {
    let mut story = begin();
    story.go([told(guest()), door(account::Action::Open(true))]);
    let ask = Door::SignIn("a@b.c".to_owned(), "x".to_owned());
    let asked = story.tell(door(account::Action::Ask(ask.clone())));
    assert_eq!(asked, [Effect::Door(ask)]);
    assert!(story.0.server.form.as_ref().is_some_and(|form| form.is_sending));
    for times in 1..3 {
        story.go([door(account::Action::Answered(Some(Denied::Wrong)))]);
        let form = story.0.server.form.clone().expect("it is open");
        assert_eq!((form.is_sending, form.denied), (false, Some((Denied::Wrong, times))));
    }
    story.go([door(account::Action::Turn(true))]);
    assert!(story.0.server.form.as_ref().is_some_and(|form| form.is_new && form.denied.is_none()));
    story.go([door(account::Action::Answered(None))]);
    assert_eq!(story.0.server.form, None);
    assert!(!format!("{:?}", story.0).contains("a@b.c"), "what is typed is no state");
}

#[test]
fn when_another_signs_in_the_thread_is_read_anew_and_what_is_written_stays() {
    let mut story = begin();
    let slot = Slot::Reply("a".into());
    story.go([
        told(guest()),
        Action::Stored(Page { comments: vec![mine("m", None, 50)], shared: true, ..Page::default() }),
        Action::Type(Slot::Top, "top".to_owned()),
        Action::Open(Some(Open::Reply("a".into()))),
        Action::Type(slot.clone(), "reply".to_owned()),
    ]);
    assert_eq!(story.tell(Action::Shared(shared::Action::News(News::Another))), [Effect::OpenAnew]);
    story.go([Action::Shared(shared::Action::Anew), told(signed_in("Ann"))]);
    assert!(
        story.shown("m").is_none() && !story.0.own.comments.contains_key(&"m".into()),
        "whose it is is not known yet"
    );
    assert_eq!((story.0.draft(&Slot::Top), story.0.draft(&slot)), ("top", "reply"));
    assert_eq!(story.0.open, Some(Open::Reply("a".into())));
    assert_eq!(&*story.0.writer(), "Ann");
}

#[test]
fn an_accounts_name_is_not_kept_as_a_guests() {
    let mut story = begin();
    story.go([Action::Name("Guest name".into()), told(signed_in("Ann"))]);
    let comment = Comment { author: "Ann".to_owned(), ..mine("m", None, 50) };
    assert_eq!(story.tell(Action::Submit(draft(&comment))), [Effect::Stamp(draft(&comment))]);
    story.go([told(guest())]);
    assert_eq!(&*story.0.writer(), "Guest name");
}

#[test]
fn who_is_put_out_is_told_so_and_who_leaves_is_not() {
    let ended = |story: &Story| story.0.writing.account.has_ended;
    let mut story = begin();
    story.go([told(signed_in("Ann")), told(guest())]);
    assert!(ended(&story));
    story.go([told(guest())]);
    assert!(ended(&story), "until somebody signs in");
    story.go([told(signed_in("Ann"))]);
    assert!(!ended(&story));
    story.go([
        door(account::Action::Ask(Door::SignOut)),
        Action::Shared(shared::Action::Anew),
        told(guest()),
    ]);
    assert!(!ended(&story));
}

#[test]
fn anothers_waiting_words_go_out_under_this_readers_name_only_when_this_reader_sends_them() {
    let mut story = begin();
    let anns = Comment { author: "Ann".to_owned(), ..mine("m", None, 50) };
    story.go([
        told(signed_in("Bob")),
        Action::Post(anns.clone()),
        Action::Shared(shared::Action::News(News::Passage("m".into(), Passage::Locked))),
    ]);
    assert_eq!(story.0.deliveries.get(&"m".into()), Some(&Delivery::Locked));
    assert_eq!(story.shown("m").expect("it is shown").author, "Ann");
    let asked = story.tell(Action::Resend("m".into()));
    assert_eq!(asked, [Effect::Add(Comment { author: "Bob".to_owned(), ..anns })]);
    assert_eq!(story.shown("m").expect("it is shown").author, "Bob");
}

#[test]
fn what_was_refused_for_another_reason_keeps_its_name() {
    let mut story = begin();
    story.go([
        told(signed_in("Bob")),
        Action::Post(Comment { author: "Ann".to_owned(), ..mine("m", None, 50) }),
    ]);
    for (error, name) in [(StoreError::Refused("no".to_owned()), "Ann"), (StoreError::SignIn, "Bob")] {
        story.go([
            Action::Shared(shared::Action::News(News::Passage("m".into(), Passage::Refused(error)))),
            Action::Resend("m".into()),
        ]);
        assert_eq!(story.shown("m").expect("it is shown").author, name);
    }
}

#[test]
fn another_thread_knows_nobody() {
    let mut story = begin();
    story.go([told(signed_in("Ann")), Action::Opened]);
    assert_eq!(story.0.writing.account, Account::default());
    let local = Rc::new(Config::default());
    story.go([Action::Configured(local)]);
    assert!(story.0.may_change());
}

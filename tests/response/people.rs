//! Hiding people, folding what many disliked, and reports: what is shown, kept, stored and announced.

use std::rc::Rc;

use article_widget::{
    comments::model::{Comment, CommentId, Reason, Report, Vote, Votes},
    embed::datum::Datum,
    response::state::{
        NoticeKind,
        action::Action,
        effect::Effect,
        people::{Asked, Begun, Deed, Standing, Target, Why},
    },
    store::model::{Change, Page, StoreError},
};

use crate::story::{Story, mine, theirs};

fn tell(story: &mut Story, deed: Deed) -> Vec<Effect> {
    let mut asked = story.tell(Action::People(deed));
    asked.retain(|effect| !matches!(effect, Effect::ExpireLater(_)));
    asked
}

fn standing(story: &Story, id: &str) -> Standing {
    story.0.people.standing(&story.shown(id).expect("the comment is there"), &story.0.own)
}

fn folded(story: &Story, id: &str) -> Option<Why> {
    standing(story, id).folded
}

fn ada() -> Target {
    Target::Person("Ada".into())
}

fn report() -> Report {
    Report { reason: Reason::Hate, text: "It goes for Bo.".to_owned() }
}

fn begun() -> Begun {
    Begun { reason: Some(Reason::Hate), text: "It goes for Bo.".to_owned() }
}

fn guests(id: &str) -> Comment {
    Comment { author: String::new(), ..theirs(id, None, 4) }
}

fn with_votes(id: &str, up: u64, down: u64) -> Action {
    Action::Changed(Change::Put(Comment { votes: Votes { up, down }, ..theirs(id, None, 5) }))
}

#[test]
fn hiding_a_person_folds_all_that_she_wrote_and_is_kept_until_it_is_undone() {
    let mut story = Story::begin();
    let keep = |hidden| vec![Effect::People(Asked::Keep(ada(), hidden))];
    assert_eq!(tell(&mut story, Deed::Hide("a".into())), keep(true));
    for id in ["a", "b", "c"] {
        assert_eq!((folded(&story, id), standing(&story, id).hidden), (Some(Why::Person), true));
    }
    assert_eq!(tell(&mut story, Deed::Open("b".into())), []);
    assert_eq!([folded(&story, "a"), folded(&story, "b")], [Some(Why::Person), None]);
    assert!(standing(&story, "b").hidden, "it is looked at, this once");
    assert_eq!(story.tell(Action::Undo), keep(false));
    assert_eq!([folded(&story, "a"), folded(&story, "c")], [None, None]);
    tell(&mut story, Deed::Hide("a".into()));
    assert_eq!(tell(&mut story, Deed::Restore(ada())), keep(false));
    assert!(!standing(&story, "a").hidden);
}

#[test]
fn of_a_guest_only_the_one_comment_is_hidden() {
    let mut story = Story::begin();
    story.go(["g", "h"].map(|id| Action::Changed(Change::Put(guests(id)))));
    story.go([Action::ShowNews]);
    let target = Target::Comment("g".into());
    assert_eq!(tell(&mut story, Deed::Hide("g".into())), [Effect::People(Asked::Keep(target, true))]);
    assert_eq!([folded(&story, "g"), folded(&story, "h")], [Some(Why::Comment), None]);
}

#[test]
fn nobody_hides_or_folds_what_is_ones_own() {
    let mut story = Story::begin();
    let own = Comment { author: "Ada".to_owned(), votes: Votes { up: 0, down: 99 }, ..mine("m", None, 9) };
    story.go([Action::Post(own)]);
    assert_eq!(tell(&mut story, Deed::Hide("m".into())), []);
    tell(&mut story, Deed::Hide("a".into()));
    assert_eq!(standing(&story, "m"), Standing::default());
}

#[test]
fn what_this_browser_kept_is_hidden_from_the_start_and_another_thread_keeps_people_only() {
    let mut story = Story::begin();
    let kept = |hidden| Deed::Kept(hidden, vec![("c".into(), begun())]);
    tell(&mut story, kept(vec![ada(), Target::Comment("c".into())]));
    assert_eq!(folded(&story, "a"), Some(Why::Person));
    assert_eq!(story.0.people.begun.get(&"c".into()), Some(&begun()));
    story.go([Action::Opened]);
    tell(&mut story, Deed::Kept(vec![ada()], vec![]));
    assert!(story.0.people.comments.is_empty() && story.0.people.begun.is_empty());
    assert_eq!(folded(&story, "a"), Some(Why::Person));
}

#[test]
fn who_follows_a_link_to_a_comment_that_many_dislike_sees_its_words_but_not_those_of_a_hidden_person() {
    let mut story = Story::begin();
    story.go([with_votes("v", 0, 5), Action::ShowNews]);
    story.go([Action::GoTo("v".into())]);
    assert_eq!(folded(&story, "v"), None);
    tell(&mut story, Deed::Hide("a".into()));
    story.go([Action::GoTo("a".into())]);
    assert_eq!(folded(&story, "a"), Some(Why::Person));
}

#[test]
fn a_comment_that_many_dislike_is_folded_but_not_at_the_press_of_dislike() {
    let mut story = Story::begin();
    for (up, down, is_folded) in [
        (0, 0, false),
        (0, 4, false),
        (0, 5, true),
        (5, 9, false),
        (5, 10, true),
        (u64::MAX, 0, false),
        (0, u64::MAX, true),
        (1 << 53, (1 << 53) + 4, false),
        (1 << 53, (1 << 53) + 5, true),
    ] {
        story.go([with_votes("v", up, down), Action::ShowNews]);
        assert_eq!(folded(&story, "v").is_some(), is_folded, "{up} up, {down} down");
    }
    story.go([with_votes("w", 0, 4), Action::ShowNews, Action::Vote("w".into(), Some(Vote::Down))]);
    assert_eq!((story.votes("w"), folded(&story, "w")), ((0, 5), None));
    story.go([with_votes("x", 0, 5), Action::ShowNews, Action::Vote("x".into(), Some(Vote::Up))]);
    assert_eq!((story.votes("x"), folded(&story, "x")), ((1, 5), Some(Why::Disliked)));
    tell(&mut story, Deed::Open("x".into()));
    assert_eq!(folded(&story, "x"), None);
}

#[test]
fn a_long_comment_is_shown_whole_and_short_again() {
    let mut story = Story::begin();
    tell(&mut story, Deed::Unroll("a".into()));
    assert!(standing(&story, "a").whole && !standing(&story, "b").whole);
    tell(&mut story, Deed::Unroll("a".into()));
    assert!(!standing(&story, "a").whole);
}

#[test]
fn a_report_is_stored_then_told_and_can_be_undone_with_its_words() {
    let mut story = Story::begin();
    let id = || CommentId::from("a");
    tell(&mut story, Deed::Ask(Some(id())));
    tell(&mut story, Deed::Type(id(), begun().text));
    assert_eq!(tell(&mut story, Deed::Send(id())), [], "there is no report without a reason");
    let asked = tell(&mut story, Deed::Choose(id(), Reason::Hate));
    assert_eq!(asked, [Effect::People(Asked::KeepBegun(id(), begun()))]);
    tell(&mut story, Deed::Ask(None));
    tell(&mut story, Deed::Ask(Some(id())));
    assert_eq!(story.0.people.begun.get(&id()), Some(&begun()), "closing the form loses nothing");

    let asked = tell(&mut story, Deed::Send(id()));
    assert_eq!(asked, [Effect::People(Asked::Report(id(), report()))]);
    assert!(
        !standing(&story, "a").reported && story.0.people.asking.as_ref().is_some_and(|form| form.sending)
    );

    let asked = tell(&mut story, Deed::Answered(id(), report(), Ok(())));
    assert_eq!(asked[0], Effect::People(Asked::KeepBegun(id(), Begun::default())));
    assert_eq!(told(&asked[1]), ("a", Some("hate"), "It goes for Bo."));
    assert!(standing(&story, "a").reported && story.0.people.asking.is_none());
    assert_eq!(story.0.notice.as_ref().map(|notice| &notice.kind), Some(&NoticeKind::Reported(id())));

    let asked = story.tell(Action::Undo);
    assert_eq!(asked[0], Effect::People(Asked::TakeBack(id())));
    assert_eq!(asked[1], Effect::People(Asked::KeepBegun(id(), begun())));
    assert_eq!(told(&asked[2]), ("a", None, ""));
    assert!(!standing(&story, "a").reported);
    assert_eq!(tell(&mut story, Deed::TakeBack(id())), [], "there is nothing to take back");
}

#[test]
fn a_refused_report_keeps_the_form_open_with_the_words_and_the_reason() {
    let mut story = Story::begin();
    let id = || CommentId::from("a");
    tell(&mut story, Deed::Type(id(), report().text));
    tell(&mut story, Deed::Choose(id(), report().reason));
    tell(&mut story, Deed::Send(id()));
    tell(&mut story, Deed::Ask(None));
    let failed = Err(StoreError::Failed("no".to_owned()));
    assert_eq!(tell(&mut story, Deed::Answered(id(), report(), failed.clone())), []);
    let form = story.0.people.asking.clone().expect("the form is open again");
    assert_eq!((form.id, form.sending, form.refused.map_or(Ok(()), Err)), (id(), false, failed));
    assert_eq!(story.0.people.begun.get(&id()), Some(&begun()));
    assert!(!standing(&story, "a").reported);
}

#[test]
fn reports_of_earlier_visits_and_of_other_tabs_are_known() {
    let mut story = Story::begin();
    story.go([Action::Stored(Page { reports: vec![("a".into(), report())], ..Page::default() })]);
    assert!(standing(&story, "a").reported);
    story.go([Action::Changed(Change::Report("a".into(), None))]);
    assert!(!standing(&story, "a").reported);
    story.go([Action::Changed(Change::Report("b".into(), Some(report())))]);
    assert!(standing(&story, "b").reported);
}

#[test]
fn what_the_publisher_says_of_a_comment_outlives_its_edit_and_never_comes_from_the_reader() {
    let mut document = crate::story::document();
    let own = Rc::make_mut(&mut document.comments[2]);
    (own.badge, own.pinned) = (Some("Editor".into()), true);
    let edit = Comment { badge: None, pinned: false, ..crate::story::edited(own, "better", 9) };
    let mut story = Story::begin();
    story.go([Action::Loaded(Rc::new(document.clone())), Action::Edit(Comment { mine: true, ..edit })]);
    for _ in 0..2 {
        let shown = story.shown("c").expect("the comment is there");
        assert_eq!((&*shown.text, shown.badge.as_deref(), shown.pinned), ("better", Some("Editor"), true));
        story.go([Action::Loaded(Rc::new(document.clone()))]);
    }
}

/// The id, the reason and the words of an `article-report`.
fn told(effect: &Effect) -> (&str, Option<&str>, &str) {
    let Effect::Announce("article-report", detail) = effect else { panic!("no report: {effect:?}") };
    let [("comment", Datum::Map(comment)), ("reason", reason), ("text", Datum::Text(text))] = &detail[..]
    else {
        panic!("another form: {detail:?}")
    };
    let Datum::Text(id) = &comment[0].1 else { panic!("no id: {comment:?}") };
    let reason = match reason {
        Datum::Text(reason) => Some(reason.as_str()),
        _ => None,
    };
    (id, reason, text)
}

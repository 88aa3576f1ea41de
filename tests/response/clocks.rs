//! Dates of the future, from a device whose clock ran ahead: such a comment is shown as old as the article, and is kept as it
//! is. A server's dates stand: there it may be this device's clock that is behind.

use std::rc::Rc;

use article_widget::{
    article::model::Article,
    comments::{model::Comment, order::Order},
    document::model::Document,
    embed::config::{Config, Keeper},
    response::state::{State, action::Action, effect::Effect, shared},
    store::{
        model::{Change, Page},
        news::News,
    },
    time::{DAY, Timestamp},
};

use crate::story::{Story, document, edited, mine, theirs};

const NOW: i64 = 1_800_000_000_000;
/// When the article was published.
const PUBLISHED: Timestamp = Timestamp(NOW - 9 * DAY);

fn article() -> Document {
    let article = Article { published: Some(PUBLISHED), ..document().article };
    Document { article, ..document() }
}

fn begin(keeper: Keeper) -> Story {
    let config = Config { keeper, sort: Order::Newest, ..Config::default() };
    Story(State::new(&Rc::new(config), &article(), Timestamp(NOW)))
}

fn at_server() -> Story {
    begin(Keeper::PocketBase("https://x.test".into()))
}

/// This reader's own, written and edited while this device's clock was a month ahead.
fn ahead() -> Comment {
    edited(&mine("m", None, NOW + 30 * DAY), "words", NOW + 31 * DAY)
}

fn news(news: News) -> Action {
    Action::Shared(shared::Action::News(news))
}

/// The dates with which a comment is shown.
fn dates(story: &Story, id: &str) -> (Timestamp, Option<Timestamp>) {
    let shown = story.shown(id).expect("the comment is there");
    (shown.created, shown.modified)
}

#[test]
fn a_comment_of_ones_own_from_the_future_does_not_lead_the_newest() {
    let mut story = begin(Keeper::Browser);
    let comments = vec![ahead(), mine("fast", None, NOW + DAY / 2), mine("now", None, NOW - 5)];
    story.go([Action::Stored(Page { comments, ..Page::default() })]);
    for next in [Action::Tick(Timestamp(NOW + 1)), Action::Loaded(Rc::new(article()))] {
        story.go([next]);
        assert_eq!(story.rows(), "fast0 now0 m0 c0 a0 b1", "a clock may be some hours ahead");
        assert_eq!(dates(&story, "m"), (PUBLISHED, None));
    }
    story.go([Action::Opened]);
    story.go([Action::Stored(Page { comments: vec![ahead()], ..Page::default() })]);
    assert_eq!(story.rows(), "m0 c0 a0 b1", "in another thread of the same page");
}

#[test]
fn it_is_kept_with_the_dates_that_it_has_and_can_be_edited() {
    let mut story = begin(Keeper::Browser);
    story.go([Action::Stored(Page { comments: vec![ahead()], ..Page::default() })]);
    assert_eq!(story.0.own.comments.get(&"m".into()), Some(&ahead()));
    let asked = story.tell(Action::SubmitEdit("m".into(), "better".to_owned()));
    let better = Comment { text: "better".to_owned(), ..ahead() };
    assert!(asked.contains(&Effect::StampEdit(better.clone())), "{asked:?}");
    let better = better.edited(Timestamp(NOW));
    assert_eq!(better.modified, ahead().modified, "a store would not take an earlier edit");
    assert_eq!(mine("n", None, NOW - 5).edited(Timestamp(NOW)).modified, Some(Timestamp(NOW)));
    assert!(story.tell(Action::Edit(better.clone())).contains(&Effect::Edit(better.clone())));
    assert_eq!(dates(&story, "m"), (PUBLISHED, None));
    let back = Comment { text: ahead().text, ..better };
    assert!(
        story.tell(Action::Undo).contains(&Effect::Edit(back)),
        "with the date of the edit that it takes back"
    );
}

#[test]
fn what_another_tab_says_of_it_is_taken_as_ever_and_asks_for_nothing() {
    let mut story = begin(Keeper::Browser);
    story.go([Action::Stored(Page { comments: vec![ahead()], ..Page::default() })]);
    for text in ["words", "better", "better"] {
        let put = Change::Put(Comment { text: text.to_owned(), ..ahead() });
        assert_eq!(story.tell(Action::Changed(put)), []);
        assert_eq!(story.shown("m").map(|comment| comment.text).as_deref(), Some(text));
        assert_eq!(dates(&story, "m"), (PUBLISHED, None));
    }
    // A page of the store that was asked for before that edit does not undo it: that goes by the dates that are kept.
    let older = edited(&ahead(), "words", NOW + 20 * DAY);
    story.go([Action::Stored(Page { comments: vec![older], ..Page::default() })]);
    assert_eq!(story.shown("m").map(|comment| comment.text).as_deref(), Some("better"));
}

#[test]
fn the_dates_of_a_server_stand() {
    let mut story = at_server();
    let comments = vec![theirs("now", None, NOW - 5), theirs("s", None, NOW + 30 * DAY)];
    story.go([Action::Stored(Page { comments, shared: true, ..Page::default() })]);
    story.go([
        news(News::Put(edited(&theirs("t", None, NOW + 40 * DAY), "words", NOW + 41 * DAY))),
        news(News::Put(mine("m", None, NOW + 50 * DAY))),
        Action::ShowNews,
    ]);
    for next in [Action::Tick(Timestamp(NOW + 1)), Action::Loaded(Rc::new(article()))] {
        story.go([next]);
        let rows = story.rows();
        assert!(rows.starts_with("m0 t0 s0 now0 "), "{rows}");
        assert_eq!(dates(&story, "m"), (Timestamp(NOW + 50 * DAY), None));
        assert_eq!(dates(&story, "t"), (Timestamp(NOW + 40 * DAY), Some(Timestamp(NOW + 41 * DAY))));
    }
}

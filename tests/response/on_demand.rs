//! A server that gives a thread a part at a time: only what the reader asks for is fetched, once.

use article_widget::{
    embed::config::{Config, Keeper},
    response::state::{
        action::Action,
        effect::Effect,
        shared::{self, Rest},
    },
    store::{model::Page, news::News},
};

use crate::account::signed_in;
use crate::story::{Story, theirs};

fn begin() -> Story {
    Story::with(Config { keeper: Keeper::Waline("https://x.test".into()), ..Config::default() })
}

fn part(id: &str, next: Option<&str>) -> Action {
    let next = next.map(str::to_owned);
    Action::Stored(Page {
        comments: vec![theirs(id, None, 10)],
        shared: true,
        on_demand: true,
        total: Some(2),
        next,
        ..Page::default()
    })
}

const MORE: Action = Action::Shared(shared::Action::More);

#[test]
fn the_next_part_is_asked_for_once_and_by_the_reader() {
    let mut story = begin();
    let asked = story.tell(part("s", Some("more")));
    assert!(!asked.iter().any(|effect| matches!(effect, Effect::ReadOn(_))), "{asked:?}");
    assert!(!story.0.thread_complete);
    assert_eq!(story.tell(MORE), [Effect::ReadOn("more".to_owned())]);
    assert_eq!(story.tell(MORE), [], "it is on its way");
    story.go([part("t", None)]);
    assert!(story.0.thread_complete && story.0.server.rest.is_none());
    assert_eq!(story.tell(MORE), []);
}

#[test]
fn a_page_in_pieces_asks_for_more_at_its_end_only() {
    let comments = (0..5).map(|n| theirs(&format!("s{n}"), None, n)).collect();
    let next = Some("more".to_owned());
    let parts = Page { comments, shared: true, on_demand: true, next, ..Page::default() }.parts(2);
    let told: Vec<_> = parts.iter().map(|part| (part.on_demand, part.next.as_deref())).collect();
    assert_eq!(told, [(false, Some("")), (false, Some("")), (true, Some("more"))]);
    let mut story = begin();
    story.go(parts.into_iter().map(Action::Stored));
    assert_eq!(story.0.server.rest, Some(Rest { from: "more".to_owned(), is_coming: false }));
}

#[test]
fn a_waline_takes_no_dislikes_and_changes_from_accounts_only() {
    let mut story = begin();
    assert!(!story.0.may_dislike() && !story.0.may_change() && !story.0.reports_arrive());
    story.go([Action::Shared(shared::Action::News(News::Account(signed_in("Ann"))))]);
    assert!(story.0.may_change() && !story.0.may_dislike());
    let elsewhere = Config { keeper: Keeper::PocketBase("https://x.test".into()), ..Config::default() };
    let story = Story::with(elsewhere);
    assert!(story.0.may_change() && story.0.may_dislike() && story.0.reports_arrive());
}

//! What an import counts beside a server and this reader's own, and what becomes of one that cannot be kept.

use std::rc::Rc;

use article_widget::{
    comments::model::Comment,
    embed::config::{Config, Keeper},
    response::state::{NoticeKind, action::Action, effect::Effect, import::Report, imported},
    store::model::{Page, StoreError},
};

use crate::{
    imports::{check, line, of},
    story::{Story, document, mine, theirs},
};

#[test]
fn what_a_server_has_is_here_already() {
    let config = Config { keeper: Keeper::PocketBase("https://x.test".into()), ..Config::default() };
    let mut story = Story::with(config);
    let comments = (0..500).map(|at| theirs(&format!("s{at}"), None, at)).collect();
    story.go([Action::Stored(Page { comments, shared: true, ..Page::default() })]);
    let mut exported = story.0.export(&document());
    let own = check(&story, (exported.clone(), Vec::new()));
    assert_eq!(own.report, Report { unchanged: 503, ..Report::default() });
    Rc::make_mut(&mut exported.comments[10]).text = "other words".to_owned();
    let id = exported.comments[10].id.as_str().to_owned();
    let other = check(&story, (exported, Vec::new()));
    assert_eq!((other.report.unchanged, other.report.refused), (502, 1));
    let why = [&id, " is kept by the server, and stays as it is there."].concat();
    assert_eq!(other.report.losses, [line(&id, &why)]);
}

#[test]
fn what_cannot_be_kept_is_not_taken_and_said_so() {
    let mut story = Story::begin();
    let import = check(&story, of(&[theirs("x", None, 5)]));
    let full = imported::Action::NotKept(import, StoreError::Full);
    let asked = story.tell(Action::Import(full));
    assert!(matches!(asked[0], Effect::Announce("article-error", _)), "{asked:?}");
    assert_eq!(story.rows(), "c0 a0 b1");
    assert_eq!(story.0.notice.as_ref().unwrap().kind, NoticeKind::NotImported);
}

#[test]
fn every_comment_of_a_document_is_counted_once_whatever_is_here() {
    let mut story = Story::begin();
    let deleted = mine("n", None, 10);
    story.go([Action::Post(mine("m", None, 9)), Action::Post(deleted), Action::Delete("n".into())]);
    let mut comments: Vec<_> = (0..94).map(|at| theirs(&format!("x{at}"), None, at)).collect();
    comments.extend([
        Comment { text: "quite other".to_owned(), ..theirs("a", None, 1) },
        Comment { text: "quite other".to_owned(), ..theirs("b", None, 77) },
        theirs("c", None, 3),
        theirs("m", None, 9),
        Comment { text: "not mine".to_owned(), ..theirs("m", None, 9) },
        theirs("n", None, 10),
    ]);
    let report = check(&story, of(&comments)).report.clone();
    assert_eq!((report.added, report.updated, report.unchanged), (94, 1, 2));
    assert_eq!(report.refused, report.losses.len() as u64);
    assert_eq!(report.added + report.updated + report.unchanged + report.refused, 100);
}

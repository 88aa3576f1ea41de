//! Documents that are brought in: what they would change, what they change, and the way back.

use std::rc::Rc;

use article_widget::{
    comments::model::{Comment, Vote, Votes},
    document::{
        self,
        model::{Document, Problem},
    },
    response::state::{
        NoticeKind,
        action::Action,
        effect::Effect,
        import::{Checking, Import, Line, Report, is_elsewhere},
        imported,
    },
    time::Timestamp,
};

use crate::story::{Story, document, edited, mine, mood, theirs};

pub(crate) fn of(comments: &[Comment]) -> (Document, Vec<Problem>) {
    let comments = comments.iter().cloned().map(Rc::new).collect();
    (Document { comments, reactions: Vec::new(), ..document() }, Vec::new())
}

pub(crate) fn check(story: &Story, read: (Document, Vec<Problem>)) -> Rc<Import> {
    let over = (Rc::clone(&story.0.base), Rc::clone(&story.0.counts));
    let checking = Checking::new(read, over.clone(), Rc::clone(&story.0.own));
    let mut checking = checking.beside(Rc::clone(&story.0.shared));
    loop {
        if let Some((with, report)) = checking.step() {
            let key = format!("{:?}", Rc::as_ptr(&with.0));
            return Rc::new(Import { key, text: Rc::default(), over, with, report });
        }
    }
}

/// Takes it as far as the state goes.
pub(crate) fn take(story: &mut Story, import: &Rc<Import>) -> Vec<Effect> {
    let asked = story.tell(Action::Import(imported::Action::Take(Rc::clone(import))));
    story.tell(Action::Import(imported::Action::Taken(Rc::clone(import))));
    asked
}

pub(crate) fn line(comment: &str, problem: &str) -> Line {
    Line { comment: comment.to_owned(), problem: problem.to_owned() }
}

#[test]
fn new_comments_are_added_and_belong_to_nobody_here() {
    let mut story = Story::begin();
    let import = check(&story, of(&[theirs("a", None, 1), theirs("x", Some("a"), 5), theirs("y", None, 6)]));
    assert_eq!(import.report, Report { added: 2, unchanged: 1, ..Report::default() });
    assert_eq!(story.rows(), "c0 a0 b1", "a look changes nothing");
    assert_eq!(
        story.tell(Action::Import(imported::Action::Take(Rc::clone(&import)))),
        [Effect::KeepImport(Rc::clone(&import))]
    );
    let asked = story.tell(Action::Import(imported::Action::Taken(Rc::clone(&import))));
    assert!(asked.contains(&Effect::CountPeople), "somebody new may be among them: {asked:?}");
    assert_eq!(story.rows(), "y0 c0 a0 b1 x1");
    assert!(!story.shown("x").unwrap().mine);
    assert!(
        matches!(&story.0.notice.as_ref().unwrap().kind, NoticeKind::Imported(taken) if *taken == import)
    );
}

#[test]
fn the_same_document_twice_changes_nothing() {
    let mut story = Story::begin();
    let more = of(&[theirs("x", None, 5), edited(&theirs("b", Some("a"), 2), "anew", 9)]);
    let first = check(&story, more.clone());
    assert_eq!((first.report.added, first.report.updated), (1, 1));
    take(&mut story, &first);
    let again = check(&story, more);
    assert_eq!(again.report, Report { unchanged: 2, ..Report::default() });
    assert!(!again.report.changes() && Rc::ptr_eq(&again.with.0, &again.over.0));
}

#[test]
fn undo_takes_away_what_was_taken_and_nothing_else() {
    let mut story = Story::begin();
    story.go([Action::Vote("a".into(), Some(Vote::Up))]);
    let mut read = of(&[theirs("x", None, 5), edited(&theirs("c", None, 3), "anew", 9)]);
    read.0.reactions = vec![(mood("happy"), 7), (mood("calm"), 2)];
    let (rows, counts, c) = (story.rows(), story.0.counts.clone(), story.shown("c"));
    let import = check(&story, read);
    take(&mut story, &import);
    story.go([Action::Import(imported::Action::Laid(Rc::clone(&import)))]);
    assert_eq!((story.count("happy"), story.shown("c").unwrap().text.as_str()), (7, "anew"));
    assert_eq!(story.tell(Action::Undo), [Effect::ForgetImport(import.key.clone())]);
    assert_eq!((story.rows(), story.0.counts.clone(), story.shown("c")), (rows, counts, c));
    assert_eq!(story.votes("a"), (3, 1));
}

#[test]
fn what_this_reader_wrote_and_deleted_stays() {
    let mut story = Story::begin();
    story.go([
        Action::Post(mine("m", None, 9)),
        Action::Post(mine("n", Some("a"), 10)),
        Action::Post(mine("o", None, 11)),
        Action::Delete("o".into()),
    ]);
    let other = Comment { text: "not mine".to_owned(), ..theirs("m", None, 9) };
    let same = Comment { text: mine("n", None, 10).text, ..theirs("n", Some("a"), 10) };
    let import = check(&story, of(&[other, same, theirs("o", None, 11), theirs("x", Some("m"), 12)]));
    assert_eq!(
        import.report,
        Report {
            added: 1,
            unchanged: 1,
            refused: 2,
            losses: vec![
                line("m", "m is this reader’s own, and stays as it is here."),
                line("o", "o was deleted on this device, and stays so."),
            ],
            ..Report::default()
        }
    );
    take(&mut story, &import);
    assert_eq!(story.rows(), "c0 a0 b1 n1 m0 x1");
    assert!(story.shown("m").unwrap().mine && story.shown("m").unwrap().text == "words of m");
}

#[test]
fn the_later_edit_and_the_larger_count_stand() {
    let mut story = Story::begin();
    let there = Comment { votes: Votes { up: 1, down: 5 }, ..edited(&theirs("a", None, 1), "later", 9) };
    let import = check(&story, of(std::slice::from_ref(&there)));
    take(&mut story, &import);
    let a = story.shown("a").unwrap();
    assert_eq!((a.text.as_str(), a.votes), ("later", Votes { up: 2, down: 5 }));

    let before = check(&story, of(&[edited(&theirs("a", None, 1), "between", 5)]));
    let refused = line("a", "a was edited here later, and stays so.");
    assert_eq!(before.report, Report { refused: 1, losses: vec![refused], ..Report::default() });
    let corrected = Comment { text: "corrected by hand".to_owned(), ..there };
    assert_eq!(check(&story, of(&[corrected])).report.updated, 1);
}

#[test]
fn another_comment_under_an_id_that_is_taken_is_refused() {
    let import =
        check(&Story::begin(), of(&[Comment { text: "quite other".to_owned(), ..theirs("a", None, 77) }]));
    assert_eq!(import.report.losses, [line("a", "a is the id of another comment here.")]);
    assert!(!import.report.changes());
}

#[test]
fn a_reply_that_comes_without_its_place_keeps_it() {
    let import = check(&Story::begin(), of(&[edited(&theirs("b", None, 2), "anew", 9)]));
    assert_eq!(import.report.updated, 1);
    assert_eq!(import.with.0.get(&"b".into()).unwrap().parent, Some("a".into()));
}

#[test]
fn every_comment_that_is_not_read_is_a_line_with_its_property() {
    let json = r#"{"@type":"NewsArticle","headline":"News","comment":[
        {"@id":"x","text":"good","dateCreated":"2025-03-08"}, {"@id":"y"}, {"@id":"z","text":"T","dateCreated":"soon"}]}"#;
    let report = check(&Story::begin(), document::read(json).unwrap()).report.clone();
    assert_eq!((report.added, report.refused), (2, 1));
    assert_eq!(report.losses, [line("comment[1]", "comment[1].text is missing; the comment is left out.")]);
    assert_eq!(report.mended.len(), 1);
    assert!(report.mended[0].problem.starts_with("comment[2].dateCreated"), "{report:?}");
}

#[test]
fn what_was_brought_in_goes_with_its_thread_and_not_with_a_reload() {
    let mut story = Story::begin();
    let import = check(&story, of(&[theirs("x", None, 5)]));
    take(&mut story, &import);
    story.go([Action::Opened]);
    assert_eq!(story.rows(), "c0 a0 b1", "another thread has none of it");

    let mut story = Story::begin();
    let import = check(&story, of(&[theirs("x", None, 5)]));
    take(&mut story, &import);
    let asked = story.tell(Action::Loaded(Rc::new(document())));
    assert_eq!(asked, [Effect::OpenThread], "which lays it over the document anew");
    assert!(story.0.notice.is_none(), "there is nothing to go back to");
    let laid = check(&story, of(&[theirs("x", None, 5)]));
    story.go([Action::Reading(40), Action::Import(imported::Action::Laid(laid))]);
    assert_eq!((story.rows().as_str(), story.0.reading), ("x0 c0 a0 b1", None));
}

#[test]
fn what_was_compared_with_another_document_is_laid_anew() {
    let mut story = Story::begin();
    let import = check(&story, of(&[theirs("x", None, 5)]));
    story.go([Action::Loaded(Rc::new(document()))]);
    let asked = story.tell(Action::Import(imported::Action::Taken(import)));
    assert!(asked.contains(&Effect::LayImports), "{asked:?}");
    assert_eq!(story.rows(), "c0 a0 b1");
}

#[test]
fn an_export_brought_in_elsewhere_is_exported_as_it_was() {
    let mut story = Story::begin();
    story.go([
        Action::Post(mine("m", Some("b"), 9)),
        Action::Edit(edited(&mine("m", Some("b"), 9), "better **words**", 20)),
        Action::Vote("a".into(), Some(Vote::Up)),
        Action::React(Some(mood("sad"))),
    ]);
    let written = document::write(&story.0.export(&document()));
    let bare = Document { comments: Vec::new(), reactions: Vec::new(), ..document() };
    let mut other = Story::begin();
    other.go([Action::Loaded(Rc::new(bare.clone()))]);
    let import = check(&other, document::read(&written).unwrap());
    take(&mut other, &import);
    assert_eq!(document::write(&other.0.export(&bare)), written);
    let home = check(&story, document::read(&written).unwrap());
    assert_eq!(home.report, Report { unchanged: 4, ..Report::default() });
}

#[test]
fn an_article_is_known_by_its_id_else_by_its_headline() {
    let of = |id: Option<&str>, headline: &str| {
        let mut document = document();
        document.article.id = id.map(str::to_owned);
        headline.clone_into(&mut document.article.headline);
        document
    };
    assert!(!is_elsewhere(&of(Some("1"), "corrected"), &of(Some("1"), "News")));
    assert!(is_elsewhere(&of(Some("1"), "News"), &of(Some("2"), "News")));
    assert!(!is_elsewhere(&of(None, "News"), &of(Some("2"), "News")));
    assert!(is_elsewhere(&of(None, "Other"), &of(None, "News")));
}

#[test]
fn a_long_document_is_written_in_pieces_as_at_once() {
    for count in [0, 1, 511, 512, 513, 2_000] {
        let comments = (0..count).map(|at| Rc::new(theirs(&format!("c{at}"), None, at))).collect();
        let document = Document { comments, ..document() };
        let pieces: Vec<String> = document::Writing::new(document.clone()).collect();
        assert_eq!(pieces.concat(), document::write(&document), "{count}");
    }
}

#[test]
fn a_hundred_thousand_comments_are_compared_in_short_steps() {
    let mut story = Story::begin();
    let mut comments: Vec<_> = (0..100_000).map(|at| theirs(&format!("c{at}"), None, at)).collect();
    comments[70_000].created = Timestamp(5);
    let import = check(&story, of(&comments));
    assert_eq!(import.report.added, 100_000);
    take(&mut story, &import);
    assert_eq!(story.0.thread.len(), 100_003);
}

fn gone(story: &mut Story) -> Vec<Effect> {
    let bare = story.0.bare().0;
    story.tell(Action::Import(imported::Action::Bare(bare)))
}

#[test]
fn what_another_tab_brings_in_or_forgets_is_laid_over_the_documents_own_comments() {
    let mut story = Story::begin();
    let import = check(&story, of(&[theirs("x", None, 5)]));
    take(&mut story, &import);
    let asked = story.tell(Action::Import(imported::Action::Elsewhere));
    assert_eq!(asked, [Effect::LayImports]);
    let both = check(&Story::begin(), of(&[theirs("x", None, 5), theirs("y", None, 6)]));
    let over = story.0.bare();
    assert!(!Rc::ptr_eq(&over.0, &story.0.base));
    let both = Rc::new(Import { over, ..Rc::into_inner(both).expect("it is held once") });
    assert_eq!(story.tell(Action::Import(imported::Action::Laid(both))), [Effect::CountPeople]);
    assert_eq!(story.rows(), "y0 x0 c0 a0 b1");
    assert_eq!(gone(&mut story), []);
    assert_eq!(story.rows(), "c0 a0 b1");
    assert_eq!(gone(&mut story), [], "there is nothing that could go");
    assert_eq!(story.rows(), "c0 a0 b1");
}

#[test]
fn what_lies_under_another_document_is_taken_back_too() {
    let mut story = Story::begin();
    let import = check(&story, of(&[theirs("x", None, 5)]));
    take(&mut story, &import);
    let more = check(&story, of(&[theirs("y", None, 6)]));
    let laid = Rc::new(Import { over: story.0.bare(), ..Rc::into_inner(more).expect("it is held once") });
    story.go([Action::Import(imported::Action::Laid(laid))]);
    assert_eq!(story.rows(), "y0 x0 c0 a0 b1");
    let asked = story.tell(Action::Undo);
    assert_eq!(asked, [Effect::ForgetImport(import.key.clone()), Effect::LayImports]);
}

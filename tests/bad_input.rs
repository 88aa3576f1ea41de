//! What breaks other discussions: threads without end, clocks that are wrong, letters that spill. It stays bounded.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    fmt::Write,
    rc::Rc,
    time::{Duration, Instant},
};

use article_widget::{
    comments::{order::Order, thread::Thread},
    document::{self, clocks, model::Document},
    markdown::{self, Block, calm},
    time::Timestamp,
};

/// A generous bound for machines under load; what is quadratic takes minutes.
const SOON: Duration = Duration::from_secs(30);
const MANY: usize = 100_000;

/// A document of comments, each with its parent if it has one.
fn read(parents: impl Iterator<Item = Option<usize>>) -> Document {
    let mut json = String::from(
        r#"{"@type":"NewsArticle","headline":"Thread","datePublished":"2025-03-01","comment":["#,
    );
    for (at, parent) in parents.enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let parent = parent.map(|at| format!(r#","parentItem":{{"@id":"c{at}"}}"#)).unwrap_or_default();
        write!(json, r#"{comma}{{"@id":"c{at}","text":"T{at}","dateCreated":"2025-03-08"{parent}}}"#)
            .expect("memory");
    }
    document::read(&(json + "]}")).expect("a document").0
}

/// Reads rows in every order, `shown` of them, changes what stands deepest, and takes the thread apart.
fn live(document: &Document, shown: usize) {
    let start = Instant::now();
    let mut thread = Thread::new(document.comments.iter().cloned());
    let count = document.comments.len();
    assert_eq!(thread.len(), count);
    let last = Rc::clone(&document.comments[count - 1]);
    for order in Order::ALL {
        assert_eq!(thread.rows(order), shown);
        let row = thread.row(order, shown - 1).expect("the last row");
        assert_eq!(row.descendants as usize, count - shown);
        assert!(thread.row(order, shown).is_none());
    }
    let mut voted = (*last).clone();
    voted.votes.up += 1;
    thread.put(voted);
    thread.fold(&document.comments[0].id, true);
    assert_eq!(thread.rows(Order::Best), 1);
    thread.fold(&document.comments[0].id, false);
    thread.remove(&last.id);
    assert_eq!(thread.export().count(), count - 1);
    drop(thread);
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

#[test]
fn a_hundred_thousand_replies_to_one_comment_are_a_thread_like_any_other() {
    live(&read((0..=MANY).map(|at| (at > 0).then_some(0))), MANY + 1);
}

#[test]
fn a_chain_of_a_hundred_thousand_replies_is_shown_as_deep_as_fits() {
    live(&read((0..=MANY).map(|at| at.checked_sub(1))), 7);
}

#[test]
fn a_comment_from_the_future_is_as_old_as_the_article_and_never_edited() {
    let now = Timestamp(1_741_500_000_000);
    let json = r#"{"@type":"NewsArticle","headline":"H","datePublished":"2025-03-01T00:00:00Z","comment":[
        {"@id":"far","text":"T","dateCreated":"2099-01-01","dateModified":"2099-01-02"},
        {"@id":"fast","text":"T","dateCreated":"2025-03-09T12:00:00Z"},
        {"@id":"now","text":"T","dateCreated":"2025-03-09T05:00:00Z","dateModified":"2098-01-01"},
        {"@id":"old","text":"T","dateCreated":"1066-10-14"}]}"#;
    let (document, problem) = clocks::set(document::read(json).expect("a document").0, now);
    let problem = problem.expect("a problem");
    assert_eq!(problem.message, "comment has 2 with a date in the future; the article's date is used.");
    let thread = Thread::new(document.comments.iter().cloned());
    let newest: Vec<_> = (0..4).filter_map(|row| thread.row(Order::Newest, row)).collect();
    let ids: Vec<_> = newest.iter().map(|row| row.comment.id.as_str()).collect();
    assert_eq!(ids, ["fast", "now", "far", "old"], "a clock may be some hours ahead");
    assert!(newest.iter().all(|row| row.comment.modified.is_none()));
    assert_eq!(clocks::set(document.clone(), now), (document, None), "once is enough");
}

#[test]
fn a_comment_without_any_good_date_is_the_oldest() {
    let json = r#"{"@type":"NewsArticle","headline":"H","datePublished":"2098-03-01","comment":[
        {"@id":"a","text":"T","dateCreated":"2099-01-01"}]}"#;
    let (document, _) = clocks::set(document::read(json).expect("a document").0, Timestamp(0));
    assert_eq!(document.comments[0].created, Timestamp(0));
}

#[test]
fn nothing_that_turns_or_covers_other_words_is_shown() {
    let heap: String = std::iter::repeat_n('\u{30d}', 500).collect();
    for (typed, shown) in [
        ("plain words", "plain words"),
        ("abc\u{202e}def\u{2066}g\u{202c}", "abcdefg"),
        (
            &format!("Z{heap}algo{heap}"),
            "Z\u{30d}\u{30d}\u{30d}\u{30d}\u{30d}\u{30d}algo\u{30d}\u{30d}\u{30d}\u{30d}\u{30d}\u{30d}",
        ),
        ("Vi\u{ea}\u{323}t Nam, co\u{302}\u{301}", "Vi\u{ea}\u{323}t Nam, co\u{302}\u{301}"),
        ("\u{5d1}\u{5bc}\u{5b0}\u{596}\u{5a5}", "\u{5d1}\u{5bc}\u{5b0}\u{596}\u{5a5}"),
        (
            "\u{645}\u{64f}\u{62d}\u{64e}\u{645}\u{651}\u{64e}\u{62f}",
            "\u{645}\u{64f}\u{62d}\u{64e}\u{645}\u{651}\u{64e}\u{62f}",
        ),
        ("\u{e17}\u{e35}\u{e48}", "\u{e17}\u{e35}\u{e48}"),
        (
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{fe0f} a\u{200f}b",
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{fe0f} a\u{200f}b",
        ),
    ] {
        assert_eq!(calm(typed), shown);
    }
}

#[test]
fn a_thousand_quotes_within_each_other_are_eight_and_their_words() {
    let mut blocks = markdown::parse(&(">".repeat(1_000) + " deep"));
    let mut depth = 0;
    while let [Block::Quote(inner)] = &blocks[..] {
        blocks = inner.clone();
        depth += 1;
    }
    assert_eq!(depth, markdown::MAX_DEPTH);
    assert!(markdown::plain(&blocks).ends_with("> deep"));
}

#[test]
fn links_lead_to_the_web_and_to_letter_boxes_alone() {
    let schemes = "about:blank blob:x chrome:x data:text/html,x facetime:1 file:///x filesystem:x ftp://x.example \
        intent:x itms-apps:x jar:x javascript:x magnet:x ms-word:x resource:x sms:1 ssh:x steam:x tel:1 vbscript:x \
        view-source:x wss://x.example //x.example /x x";
    for address in schemes.split_whitespace() {
        let typed = format!("[a]({address}) <{address}> {address}");
        let shown = format!("{:?}", markdown::parse(&typed));
        assert!(!shown.contains("Link"), "{address}: {shown}");
    }
    for address in ["http://x.example", "HTTPS://x.example", "mailto:x@x.example"] {
        let shown = format!("{:?}", markdown::parse(&format!("[a]({address})")));
        assert!(shown.contains("Link"), "{address}");
    }
}

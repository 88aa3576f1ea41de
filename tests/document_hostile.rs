//! Documents that mean harm: hostile texts and addresses, endless ones, deep and wide threads.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    fmt::Write,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use article_widget::document::{
    self,
    model::{Document, Problem},
};

/// A generous bound for machines under load; what is quadratic takes minutes.
const SOON: Duration = Duration::from_secs(20);

fn read(json: &str) -> (Document, Vec<Problem>) {
    let start = Instant::now();
    let read = document::read(json).unwrap_or_else(|problem| panic!("{problem:?}"));
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    read
}

fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).expect(name)
}

/// An article with comments, given as (id, parent).
fn thread(comments: impl Iterator<Item = (String, Option<String>)>) -> String {
    let mut json = String::from(r#"{"@type":"NewsArticle","headline":"Thread","comment":["#);
    for (index, (id, parent)) in comments.enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let parent =
            parent.map(|parent| format!(r#","parentItem":{{"@id":"{parent}"}}"#)).unwrap_or_default();
        write!(json, r#"{comma}{{"@id":"{id}","text":"T","dateCreated":"2025-03-08"{parent}}}"#)
            .expect("memory");
    }
    json + "]}"
}

#[test]
fn hostile_texts_lose_what_hides_or_reorders_and_stay_text() {
    let (document, problems) = read(&fixture("hostile.json"));
    let shown = document::write(&document);
    let hidden = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    assert!(!shown.contains(hidden) && !shown.contains('<'), "{shown}");
    assert_eq!(document.article.headline, "Headline <script>window.__xss = 1</script>");
    assert_eq!(document.article.authors, ["Au thor[31m <script>window.__xss = 1</script>"]);
    assert_eq!(document.article.id.as_deref(), Some("https://harrowbend.example/hostile"));
    assert_eq!(document.article.language, None);
    let picture = document.article.picture.expect("the third picture has a good address");
    assert!(picture.url.starts_with("https://harrowbend.example/ok.png"), "{}", picture.url);
    assert_eq!(document.comments[1].parent.as_ref(), Some(&document.comments[0].id));
    assert_eq!(document.reactions[0], ("happy".into(), 3));
    for property in [
        "@id",
        "headline",
        "alternativeHeadline",
        "description",
        "inLanguage",
        "author[0]",
        "publisher",
        "creditText",
        "dateline",
        "datePublished",
        "image.url",
        "image.caption",
        "abstract[0]",
        "articleBody",
        "comment[0].@id",
        "comment[0].author",
        "comment[0].text",
        "interactionStatistic[0].interactionType",
    ] {
        assert!(problems.iter().any(|problem| problem.property == property), "{property} is not reported");
    }
}

#[test]
fn only_http_https_and_relative_addresses_are_taken() {
    let picture = |url: &str| {
        let json = format!(r#"{{"@type":"NewsArticle","headline":"H","image":"{url}"}}"#);
        let (document, problems) = read(&json);
        assert_eq!(
            document.article.picture.is_none(),
            problems.iter().any(|p| p.property == "image.url"),
            "{url}"
        );
        document.article.picture.map(|picture| picture.url)
    };
    for good in
        ["https://a.example/p.png", "HTTP://a.example", "//a.example/p", "p.png", "./a:b.png", "?a:b", "#a:b"]
    {
        assert_eq!(picture(good).as_deref(), Some(good));
    }
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\\tscript:alert(1)",
        "java\\nscript:alert(1)",
        "\\u0001javascript:alert(1)",
        "java\\u0000script:alert(1)",
        "\\ufeffjavascript:1",
        "\\u202ejavascript:1",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a.example/1",
    ] {
        assert_eq!(picture(bad), None, "{bad}");
    }
}

#[test]
fn endless_texts_are_cut_and_a_body_of_ten_megabytes_is_kept() {
    let long = "word ".repeat(2_000_000);
    let json = format!(
        r#"{{"@type":"NewsArticle","headline":"{long}","author":"{long}","articleBody":"{long}",
            "comment":{{"@id":"a","dateCreated":"2025","text":"{long}"}}}}"#
    );
    let (document, problems) = read(&json);
    assert_eq!(document.article.body[0].text().len(), long.len() - 1);
    assert!((990..=1_000).contains(&document.article.headline.chars().count()));
    assert!((190..=200).contains(&document.article.authors[0].chars().count()));
    assert_eq!(document.comments[0].text.chars().count(), 20_000);
    let reported: Vec<_> = problems.iter().map(|problem| problem.property.as_str()).collect();
    assert_eq!(reported, ["headline", "author[0]", "comment[0].text"]);
}

#[test]
fn a_body_of_subheads_alone_is_read_without_recursion() {
    let json = format!(r#"{{"@type":"NewsArticle","articleBody":"{}"}}"#, "## a\\n".repeat(500_000));
    assert_eq!(read(&json).0.article.body.len(), 500_000);
}

#[test]
fn deep_wide_and_circular_threads_are_read_in_linear_time() {
    let deep = thread((0..2_000).map(|n| (format!("c{n}"), (n > 0).then(|| format!("c{}", n - 1)))));
    let (document, problems) = read(&deep);
    assert!(problems.is_empty());
    assert!(document.comments.windows(2).all(|pair| pair[1].parent.as_ref() == Some(&pair[0].id)));

    let wide = thread((0..100_001).map(|n| (format!("c{n}"), (n > 0).then(|| "c0".to_owned()))));
    let (document, problems) = read(&wide);
    assert!(problems.is_empty());
    assert_eq!(document.comments.iter().filter(|comment| comment.parent.is_some()).count(), 100_000);

    let circle = thread((0..50_000).map(|n| (format!("c{n}"), Some(format!("c{}", (n + 1) % 50_000)))));
    let (document, problems) = read(&circle);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].property, "comment[0].parentItem");
    assert_eq!(document.comments.iter().filter(|comment| comment.parent.is_none()).count(), 1);
}

#[test]
fn ids_that_all_collide_with_derived_ones_are_told_apart_in_time() {
    let taken = (2..50_000).map(|n| (format!("comment-0-{n}"), None));
    let same = std::iter::repeat_n(("comment-0".to_owned(), None), 50_000);
    let (document, problems) = read(&thread(same.chain(taken)));
    let mut ids: Vec<_> = document.comments.iter().map(|comment| comment.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), document.comments.len());
    assert_eq!(problems.len(), 51);
    assert_eq!(problems[50].message, "and 49949 more.");
}

#[test]
fn any_number_of_comments_that_are_mended_hide_none_that_is_left_out() {
    let undated = r#"{"@id":"a","text":"T"},"#.repeat(60);
    let (_, problems) = read(&format!(
        r#"{{"@type":"Article","headline":"News","comment":[{undated}{{"dateCreated":"2025-03-08"}}]}}"#
    ));
    // Of the 60 that are undated, 59 have an id that is taken: 119 are mended.
    assert_eq!(problems.len(), 52);
    assert_eq!(problems[50].message, "comment[60].text is missing; the comment is left out.");
    assert_eq!(problems[51].message, "and 69 more.");
}

#[test]
fn what_nests_too_deeply_is_refused_in_words() {
    let nested = |deep: usize| {
        let open = r#"{"text":"T","comment":["#.repeat(deep);
        format!(r#"{{"@type":"NewsArticle","headline":"H","comment":[{open}{}]}}"#, "]}".repeat(deep))
    };
    let (document, _) = read(&nested(60));
    assert_eq!(document.comments.len(), 60);
    assert!(document.comments.windows(2).all(|pair| pair[1].parent.as_ref() == Some(&pair[0].id)));
    let problem = document::read(&nested(2_000)).expect_err("2,000 comments inside each other");
    assert_eq!(problem.property, "document");
    assert!(problem.message.contains("nested too deeply"), "{}", problem.message);
    // What nobody reads may nest as it likes.
    let unknown =
        format!(r#"{{"@type":"Article","headline":"H","x":{}{}}}"#, "[".repeat(9_999), "]".repeat(9_999));
    assert!(read(&unknown).1.is_empty());
}

#[test]
fn what_holds_no_article_is_refused() {
    for (json, property) in [
        ("", "document"),
        ("null", "document"),
        ("5", "document"),
        ("\"text\"", "document"),
        ("[]", "document"),
        ("<!doctype html>", "document"),
        ("{", "document"),
        ("{}", "@type"),
        ("[{}]", "@type"),
        (r#"{"@type":"NewsArticle"}"#, "headline"),
        (r#"{"@type":"NewsArticle","headline":" ","articleBody":"\n \n"}"#, "headline"),
    ] {
        let problem = document::read(json).expect_err(json);
        assert_eq!(problem.property, property, "{json}");
        assert!(problem.message.ends_with("nothing can be shown."), "{}", problem.message);
    }
}

#[test]
fn votes_and_counts_of_every_size_are_bounded() {
    const MOST: u64 = (1 << 53) - 1;
    let (document, problems) = read(&fixture("votes.json"));
    let votes: Vec<_> =
        document.comments.iter().map(|comment| (comment.votes.up, comment.votes.down)).collect();
    let expected = [
        (5, 0),
        (7, 0),
        (0, 0),
        (1, 2),
        (MOST, MOST),
        (MOST, MOST),
        (1000, 12),
        (0, 0),
        (0, 4),
        (6, 0),
        (0, 0),
        (0, 0),
        (MOST, 0),
    ];
    assert_eq!(votes, expected);
    let reactions: Vec<_> = document.reactions.iter().map(|(id, count)| (&*id.0, *count)).collect();
    assert_eq!(reactions, [("happy", 0), ("sad", 12), ("angry", MOST), ("calm", 2)]);
    for good in [0, 1, 6, 10] {
        assert!(
            !problems.iter().any(|problem| problem.property.starts_with(&format!("comment[{good}]"))),
            "{problems:?}"
        );
    }
    let bad = [
        "comment[2].upvoteCount",
        "comment[2].downvoteCount",
        "comment[3].upvoteCount",
        "comment[4].downvoteCount",
        "comment[5].upvoteCount",
        "comment[7].upvoteCount",
        "comment[8].upvoteCount",
        "comment[9].downvoteCount",
        "comment[11].upvoteCount",
        "comment[12].upvoteCount",
        "interactionStatistic[0].userInteractionCount",
        "interactionStatistic[2].interactionType",
        "interactionStatistic[3].interactionType",
        "interactionStatistic[4].userInteractionCount",
        "interactionStatistic[7]",
    ];
    for bad in bad {
        assert!(problems.iter().any(|problem| problem.property == bad), "{bad} is not among {problems:?}");
    }
}

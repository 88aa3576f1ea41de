//! Documents that are brought in and are long, or come from the host: gathered in steps, how far that is, and what is told of
//! them however much is wrong.

use std::rc::Rc;

use article_widget::{
    comments::model::Comment,
    document::{Reading, Scan},
    response::{
        exchange::{
            incoming::on_time,
            wrong::{LARGEST, Wrong, fits, why},
        },
        state::{
            action::Action,
            import::{Checking, Import, LINES, Report},
            imported,
        },
    },
    time::Timestamp,
};

use crate::{
    imports::{check, line, of, take},
    story::{Story, theirs},
};

#[test]
fn of_what_is_here_all_stays_in_its_place_however_much_it_is() {
    let mut story = Story::begin();
    let many = |count: usize| -> Vec<Comment> {
        let at = |number: usize| i64::try_from(number).expect("a small number");
        (0..count).map(|number| theirs(&format!("m{number}"), None, at(number))).collect()
    };
    let first = check(&story, of(&many(20_000)));
    take(&mut story, &first);
    let second = check(&story, of(&many(20_003)));
    assert_eq!((second.report.added, second.report.unchanged), (3, 20_000));
    let ids = |import: &Import| import.with.0.export().map(|comment| comment.id.clone()).collect::<Vec<_>>();
    let (before, after) = (ids(&first), ids(&second));
    assert_eq!(before.len(), 20_003);
    assert_eq!(after[..20_003], before);
    assert_eq!(after[20_003..], ["m20000", "m20001", "m20002"].map(Into::into));
}

#[test]
fn how_far_a_document_of_the_hosts_is_looked_at_is_known_until_that_ends() {
    let mut story = Story::begin();
    let coming = |part| Action::Import(imported::Action::Coming(part));
    assert_eq!(story.tell(coming(Some(30))), []);
    assert_eq!((story.0.coming, story.0.reading, story.rows().as_str()), (Some(30), None, "c0 a0 b1"));
    assert_eq!(story.tell(coming(None)), []);
    assert_eq!(story.0.coming, None);
}

const GOOD: &str = r#"{"@id":"good","text":"good","dateCreated":"2025-03-08"}"#;

/// What an import tells of a document, and in how many steps that was read.
fn told(text: &str) -> (Report, usize) {
    let mut scan = Scan::new(text);
    let parts = loop {
        if let Some(parts) = scan.step() {
            break parts;
        }
    };
    let reading = parts.as_ref().map_or_else(|| Reading::whole(text), |parts| Reading::new(text, parts));
    let mut reading = reading.telling(LINES);
    let mut steps = 1;
    let (document, problems) = loop {
        if let Some(read) = reading.step() {
            break read.expect("it is a document");
        }
        steps += 1;
    };
    let now = Timestamp(1_800_000_000_000);
    let (document, problems, untold) = on_time((document, problems, reading.untold()), now);
    let story = Story::begin();
    let over = (Rc::clone(&story.0.base), Rc::clone(&story.0.counts));
    let mut checking = Checking::new((document, problems), over, Rc::clone(&story.0.own)).beyond(untold);
    loop {
        if let Some((_, report)) = checking.step() {
            return (report, steps);
        }
    }
}

/// A document with these comments in each form that it may have, and what their places begin with. The first is read in
/// steps, the others are not.
fn forms(comments: &[String]) -> [(String, &'static str); 5] {
    let (list, article) = (comments.join(","), r#""@type":"NewsArticle","headline":"News""#);
    let twice = format!(r#"[{{{article},"comment":[{list}]}},{{"name":"Ada","comment":[]}}]"#);
    let one = r#""@id":"o","text":"o","dateCreated":"2025-03-08""#;
    let within_one = format!(r#"{{{article},"comment":{{{one},"comment":[{list}]}}}}"#);
    let mended = format!("{{{article},\"alternativeHeadline\":\"two\nlines\",\"comment\":[{list}]}}");
    let broken = list.replacen("\"good\",\"dateCreated\"", "\"go\nod\",\"dateCreated\"", 1);
    [
        (format!(r#"{{{article},"comment":[{list}]}}"#), ""),
        (twice, ""),
        (within_one, "comment[0]."),
        (mended, ""),
        (format!(r#"{{{article},"comment":[{broken}]}}"#), ""),
    ]
}

#[test]
fn five_thousand_comments_that_are_not_taken_are_told_as_five_thousand_in_every_form() {
    let lost = |number: usize| format!(r#"{{"@id":"w{number}","dateCreated":"2025-03-08"}}"#);
    let comments: Vec<String> = std::iter::once(GOOD.to_owned()).chain((0..5_000).map(lost)).collect();
    for (number, (text, within)) in forms(&comments).into_iter().enumerate() {
        let (report, steps) = told(&text);
        let start = &text[..80];
        assert_eq!((report.refused, report.losses.len()), (5_000, 1_000), "{start}");
        let first = format!("{within}comment[1]");
        let sentence = format!("{first}.text is missing; the comment is left out.");
        assert_eq!(report.losses[0], line(&first, &sentence), "{start}");
        assert_eq!((report.added, report.mends), (if within.is_empty() { 1 } else { 2 }, 0), "{start}");
        assert_eq!(steps > 10, number == 0, "{steps} steps: {start}");
    }
}

#[test]
fn a_comment_that_is_not_taken_is_told_after_any_number_that_are_mended_in_every_form() {
    let mended = |number: usize| format!(r#"{{"@id":"m{number}","text":"undated"}}"#);
    let comments: Vec<String> = std::iter::once(GOOD.to_owned())
        .chain((0..1_500).map(mended))
        .chain([r#"{"@id":"lost"}"#.to_owned()])
        .collect();
    for (text, within) in forms(&comments) {
        let (report, _) = told(&text);
        let start = &text[..80];
        let last = format!("{within}comment[1501]");
        let sentence = format!("{last}.text is missing; the comment is left out.");
        assert_eq!((report.refused, report.losses), (1, vec![line(&last, &sentence)]), "{start}");
        assert_eq!((report.mends, report.mended.len()), (1_500, 1_000), "{start}");
    }
}

#[test]
fn what_is_wrong_with_the_article_is_no_line_and_hides_none() {
    let (wrong, undated) = ("0.5,".repeat(1_500), r#"{"@id":"u","text":"undated"}"#);
    let text = format!(r#"{{"headline":"News","abstract":[{wrong}"In short."],"comment":[{undated}]}}"#);
    let (report, _) = told(&text);
    let sentence = "comment[0].dateCreated is missing; 1970 is used.";
    assert_eq!((report.mends, report.mended), (1, vec![line("comment[0]", sentence)]));
    assert_eq!((report.refused, report.added), (0, 1));
}

#[test]
fn comments_from_the_future_are_a_line() {
    let text = r#"{"@type":"NewsArticle","headline":"News","datePublished":"2025-03-08","comment":[
        {"@id":"x","text":"X","dateCreated":"2999-01-01"}, {"@id":"y","text":"Y","dateCreated":"2025-03-08"},
        {"@id":"z","text":"Z","dateCreated":"2025-03-08","dateModified":"2999-01-01"}]}"#;
    let (report, _) = told(text);
    let sentence = "comment has 2 with a date in the future; the article's date is used.";
    assert_eq!((report.mends, report.mended), (1, vec![line("comment", sentence)]));
    assert_eq!((report.added, report.refused), (3, 0));
}

#[test]
fn what_would_not_be_read_again_is_too_large_and_the_host_hears_how_large_may_be() {
    assert_eq!(fits(LARGEST), Ok(()));
    assert_eq!(fits(LARGEST + 1.0), Err(Wrong::TooLarge(129)));
    assert_eq!(why(&Wrong::TooLarge(129)), "the document has more than 128 MB");
}

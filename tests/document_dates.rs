//! Dates of every kind, good and bad, and the way back from what is written.
#![cfg(not(target_arch = "wasm32"))]

use std::{fs, path::Path};

use article_widget::{
    document::{self, date},
    time::Timestamp,
};
use proptest::prelude::*;

/// What `tests/fixtures/dates.json` holds in its good comments, in their order, as the widget writes it.
const GOOD: [(usize, &str); 46] = {
    const DAY: &str = "2015-12-15T00:00:00Z";
    const TEN: &str = "2015-12-15T10:00:00Z";
    [
        (0, DAY),
        (1, DAY),
        (2, "2015-12-01T00:00:00Z"),
        (3, "2015-01-01T00:00:00Z"),
        (4, TEN),
        (5, "2015-12-15T10:00:00.500Z"),
        (6, "2015-12-15T10:00:00.123Z"),
        (7, TEN),
        (8, TEN),
        (9, TEN),
        (10, TEN),
        (11, TEN),
        (12, TEN),
        (13, TEN),
        (14, TEN),
        (15, TEN),
        (16, TEN),
        (17, TEN),
        (18, TEN),
        (19, DAY),
        (20, "2017-01-01T00:00:00Z"),
        (21, DAY),
        (22, DAY),
        (23, DAY),
        (24, DAY),
        (25, DAY),
        (26, "2015-12-14T00:00:00Z"),
        (27, "2021-01-03T00:00:00Z"),
        (28, TEN),
        (29, TEN),
        (30, TEN),
        (31, DAY),
        (32, "2015-09-05T00:00:00Z"),
        (33, TEN),
        (34, TEN),
        (35, TEN),
        (36, TEN),
        (37, TEN),
        (38, DAY),
        (39, "2015-01-01T00:00:00Z"),
        (40, "2016-02-29T00:00:00Z"),
        (41, "2000-02-29T00:00:00Z"),
        (42, "0001-01-01T00:00:00Z"),
        (43, "9999-12-31T23:59:59.999Z"),
        (44, DAY),
        (45, DAY),
    ]
};

#[test]
fn good_dates_are_read_and_bad_ones_replaced_and_reported() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/dates.json");
    let (document, problems) = document::read(&fs::read_to_string(file).unwrap()).unwrap();
    let (good, bad) = document.comments.split_at(GOOD.len());
    for (comment, (index, expected)) in good.iter().zip(GOOD) {
        assert_eq!(comment.id.as_str(), format!("good-{index}"));
        assert_eq!(date::format(comment.created), expected, "{}", comment.text);
    }
    let published = document.article.published.expect("the article's own date is good");
    assert_eq!(document.article.modified, None);
    assert_eq!(bad.len(), 41);
    let mut reported = vec!["dateModified".to_owned()];
    for (index, comment) in (GOOD.len()..).zip(bad) {
        assert!(comment.id.as_str().starts_with("bad-"), "{}", comment.text);
        assert_eq!(comment.created, published, "{}", comment.text);
        reported.push(format!("comment[{index}].dateCreated"));
    }
    assert_eq!(problems.iter().map(|problem| problem.property.clone()).collect::<Vec<_>>(), reported);
}

#[test]
fn a_comment_without_any_date_counts_from_1970() {
    let json = r#"{"@type":"NewsArticle","headline":"H","comment":{"@id":"a","text":"T"}}"#;
    let (document, problems) = document::read(json).unwrap();
    assert_eq!(document.comments[0].created, Timestamp(0));
    assert_eq!(problems[0].property, "comment[0].dateCreated");
}

#[test]
fn milliseconds_are_written_only_where_there_are_some() {
    assert_eq!(date::format(Timestamp(0)), "1970-01-01T00:00:00Z");
    assert_eq!(date::format(Timestamp(-1)), "1969-12-31T23:59:59.999Z");
    assert_eq!(date::format(Timestamp(1_450_173_600_050)), "2015-12-15T10:00:00.050Z");
    assert_eq!(date::format(Timestamp(i64::MAX)), "9999-12-31T23:59:59.999Z");
    assert_eq!(date::format(Timestamp(i64::MIN)), "0001-01-01T00:00:00Z");
}

#[test]
fn every_day_of_a_leap_cycle_follows_the_one_before() {
    let mut moment = date::parse("1999-12-31").unwrap();
    let mut days = 0;
    for year in 2000..2400 {
        for month in 1..=12 {
            for day in 1..=31 {
                if let Some(next) = date::parse(&format!("{year}-{month:02}-{day:02}")) {
                    assert_eq!(next.0 - moment.0, 86_400_000, "{year}-{month}-{day}");
                    moment = next;
                    days += 1;
                }
            }
        }
    }
    assert_eq!(days, 146_097);
}

proptest! {
    #[test]
    fn what_is_written_reads_back(moment in -62_135_596_800_000_i64..=253_402_300_799_999) {
        let written = date::format(Timestamp(moment));
        prop_assert_eq!(date::parse(&written), Some(Timestamp(moment)), "{}", written);
    }

    #[test]
    fn no_text_upsets_the_reader(text in "[0-9TWZ:. +,a-zé-]{0,30}") {
        if let Some(moment) = date::parse(&text) {
            prop_assert_eq!(date::parse(&date::format(moment)), Some(moment));
        }
    }
}

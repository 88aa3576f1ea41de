//! Yes and no are told apart by `errno`, and what a server says of its database is not for readers.

use article_widget::store::{
    model::StoreError,
    waline::answer::{self, No},
    wire::Answer,
};
use serde_json::json;

use super::recorded;

fn no(name: &str) -> No {
    answer::data(&recorded(name)).expect_err(name)
}

fn came(status: u16, body: impl std::fmt::Display) -> Result<serde_json::Value, No> {
    answer::data(&Answer { status, body: body.to_string() })
}

#[test]
fn a_status_of_200_may_be_a_refusal() {
    assert_eq!(recorded("duplicate").status, 200);
    assert_eq!(no("duplicate"), No::Duplicate);
    assert_eq!(no("too fast"), No::NotNow(StoreError::Busy));
    assert_eq!(no("no comment"), No::Refused("comment can not be blank".to_owned()));
    assert_eq!(no("too large a page"), No::Refused("pageSize need an integer under your options".to_owned()));
}

#[test]
fn a_refusal_without_words_is_one_too() {
    assert_eq!(no("wrong password"), No::Refused("no reason given".to_owned()));
}

#[test]
fn who_has_to_sign_in_is_told_apart_from_who_may_not_at_all() {
    assert_eq!(no("edit by nobody"), No::Account);
    // SECURE_DOMAINS, a list of addresses and another's comment: no account opens these.
    for name in ["edit by another", "another origin"] {
        assert_eq!(no(name), No::Forbidden, "{name}");
    }
}

#[test]
fn what_broke_in_the_server_leaves_open_whether_it_was_done() {
    for name in ["reply to nothing", "no such mood"] {
        let error = StoreError::from(no(name));
        assert!(error.may_pass(), "{name}: {error}");
        assert_eq!(error, StoreError::Away("status 500".to_owned()), "nothing of its inside is told");
    }
}

#[test]
fn a_comment_that_a_column_cannot_hold_is_refused_for_good_and_no_sql_is_shown() {
    let words =
        "ER_DATA_TOO_LONG: Data too long for column 'comment' at row 1, SQL: INSERT INTO wl_Comment …";
    let refused = StoreError::from(came(500, json!({ "errno": 500, "errmsg": words })).unwrap_err());
    assert_eq!(refused, StoreError::Refused("Data too long".to_owned()));
}

#[test]
fn what_is_no_answer_of_waline_is_broken_not_believed() {
    for (status, body) in [
        (200, "<!doctype html><title>Log in</title>".to_owned()),
        (200, recorded("old way").body),
        (200, "[]".to_owned()),
        (200, json!({ "errno": "0", "data": [] }).to_string()),
        (404, "<h1>Not Found</h1>".to_owned()),
        (302, String::new()),
        (0, String::new()),
    ] {
        let no = came(status, &body).unwrap_err();
        assert!(matches!(no, No::NotNow(StoreError::Broken(_))), "{status} {body}: {no:?}");
    }
    assert_eq!(came(429, "slow down").unwrap_err(), No::NotNow(StoreError::Busy));
    assert!(matches!(came(502, "<h1>Bad Gateway</h1>").unwrap_err(), No::NotNow(StoreError::Away(_))));
}

#[test]
fn long_words_of_a_server_are_cut() {
    let no = came(200, json!({ "errno": 1000, "errmsg": "x".repeat(10_000) })).unwrap_err();
    assert_eq!(no, No::Refused("x".repeat(200)));
}

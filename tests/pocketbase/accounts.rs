//! Accounts: what is asked at the door, what its answers mean, and the lies among them.

use article_widget::store::{
    account::{Denied, Doors},
    model::StoreError,
    pocketbase::{
        account::{self, Terms},
        answer::{self, Answer, No},
    },
};
use serde_json::{Value, json};

fn came(status: u16, body: impl std::fmt::Display) -> Answer {
    Answer { status, body: body.to_string() }
}

fn good() -> Value {
    let record = json!({ "id": "abcdefghij01234", "name": "Ann", "badge": "Editor", "email": "a@b.c" });
    json!({ "token": "head.e30.tail", "record": record })
}

#[test]
fn a_password_stands_in_the_body_and_nowhere_else() {
    for ask in [account::sign_in("a@b.c", "s3cret pass"), account::register("Ann", "a@b.c", "s3cret pass")] {
        assert!(
            ask.method == "POST" && !ask.path.contains("s3cret") && !ask.path.contains("a@b"),
            "{}",
            ask.path
        );
        assert!(ask.body.is_some_and(|body| body.contains("s3cret pass")));
    }
    assert_eq!(account::refresh().body, None);
}

#[test]
fn who_was_let_in_is_believed_with_an_id_a_token_and_an_address_only() {
    let known = account::known(&good(), 7).expect("an account");
    assert_eq!((&*known.person.id, &*known.person.name, known.since), ("abcdefghij01234", "Ann", 7));
    assert_eq!(known.person.badge.as_deref(), Some("Editor"));
    for (key, lie) in [
        ("id", json!("short")),
        ("id", json!("abcdefghij0123' || '")),
        ("id", json!(5)),
        ("email", json!("")),
        ("email", Value::Null),
        ("email", json!(5)),
    ] {
        let mut value = good();
        value["record"][key] = lie.clone();
        assert_eq!(account::known(&value, 7), None, "{key}: {lie}");
    }
    for lie in [
        json!(""),
        json!("two words"),
        json!("line\nbreak"),
        json!("x".repeat(5_000)),
        json!(["a"]),
        Value::Null,
    ] {
        let mut value = good();
        value["token"] = lie.clone();
        assert_eq!(account::known(&value, 7), None, "{lie}");
    }
    for lie in [Value::Null, json!([]), json!("x"), json!({ "record": good()["record"] })] {
        assert_eq!(account::known(&lie, 7), None, "{lie}");
    }
}

#[test]
fn a_session_is_looked_at_again_twice_a_day_and_at_its_end() {
    let hour = 60 * 60 * 1_000;
    let known = account::known(&good(), 0).expect("an account");
    assert!(account::is_fresh(&known, 11 * hour) && !account::is_fresh(&known, 13 * hour));
    assert!(!account::is_fresh(&known, -1), "from a clock that was wrong");
    let mut short = good();
    short["token"] = json!("a.eyJleHAiOjE4MDAwMDAwMDB9.c");
    let short = account::known(&short, 1_800_000_000_000 - hour).expect("an account");
    assert!(account::is_fresh(&short, 1_799_999_999_999) && !account::is_fresh(&short, 1_800_000_000_000));
}

#[test]
fn whose_a_token_is_the_server_says_or_it_is_not_known() {
    assert!(account::whose(&came(200, good()), 7).unwrap().is_some());
    for (status, body) in
        [(401, json!({ "message": "x" })), (403, json!({ "message": "x" })), (404, json!({ "message": "x" }))]
    {
        assert_eq!(account::whose(&came(status, body), 7), Ok(None), "{status}");
    }
    assert_eq!(account::whose(&came(200, json!({ "token": "t", "record": {} })), 7), Ok(None));
    for (status, body) in [(200, "<h1>Log in</h1>"), (500, ""), (429, ""), (302, ""), (401, "<h1>No</h1>")] {
        assert!(matches!(account::whose(&came(status, body), 7), Err(No::NotNow(_))), "{status} {body}");
    }
}

#[test]
fn the_door_says_why_not() {
    let no = |answer: &Answer| answer::value(answer).expect_err("a refusal");
    let into = |answer: Answer| account::denied_in(&answer, no(&answer));
    assert_eq!(into(came(400, json!({ "message": "Failed to authenticate.", "data": {} }))), Denied::Wrong);
    assert_eq!(into(came(403, json!({ "message": "Not allowed.", "data": {} }))), Denied::NotAllowed);
    assert_eq!(into(came(404, json!({ "message": "Missing.", "data": {} }))), Denied::NotAllowed);
    assert_eq!(into(came(429, "")), Denied::Trouble(StoreError::Busy));
    assert!(matches!(into(came(200, "<h1>Log in</h1>")), Denied::Trouble(StoreError::Broken(_))));
    let new = |answer: Answer| account::denied_new(&answer, no(&answer));
    let field = |name: &str, code: &str| {
        came(
            400,
            json!({ "message": "Failed.", "data": { name: { "code": code, "message": "It will not do." } } }),
        )
    };
    assert_eq!(new(field("email", "validation_not_unique")), Denied::AddressTaken);
    assert_eq!(new(field("name", "validation_not_unique")), Denied::NameTaken);
    assert_eq!(
        new(field("password", "validation_length")),
        Denied::Unfit("password: It will not do.".to_owned())
    );
    assert_eq!(new(came(400, json!({ "message": "Failed.", "data": {} }))), Denied::NotAllowed);
    assert!(matches!(new(came(502, "")), Denied::Trouble(StoreError::Away(_))));
    assert!(matches!(new(came(400, "<h1>No</h1>")), Denied::Trouble(StoreError::Broken(_))));
}

#[test]
fn what_the_operator_does_not_allow_is_not_offered() {
    let read = |accounts: Value, members: Value| {
        account::terms(&json!({ "review": false, "accounts": accounts, "members_only": members }))
    };
    let none = Terms { review: false, ..Terms::UNSET };
    assert_eq!(read(json!(""), json!(false)), Some(none));
    assert_eq!(
        read(json!("invited"), json!(true)),
        Some(Terms { accounts: Doors::Invited, members_only: true, ..none })
    );
    assert_eq!(read(json!("open"), json!(false)), Some(Terms { accounts: Doors::Open, ..none }));
    for lie in [json!("OPEN"), json!(true), json!(["open"]), Value::Null] {
        assert_eq!(read(lie.clone(), lie.clone()).map(|terms| terms.accounts), Some(Doors::None), "{lie}");
    }
    assert_eq!(account::terms(&json!({ "review": true })).map(|terms| terms.accounts), Some(Doors::None));
    for lie in [json!({}), json!({ "review": "no" }), json!([])] {
        assert_eq!(account::terms(&lie), None, "{lie}");
    }
}

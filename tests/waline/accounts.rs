//! Accounts: what is asked at the door, what its answers mean, and the lies among them.

use article_widget::store::{
    account::Denied,
    model::StoreError,
    waline::{
        account,
        answer::{self, No},
    },
    wire::Answer,
};
use serde_json::{Value, json};

use super::recorded;

fn no(status: u16, body: impl std::fmt::Display) -> No {
    answer::data(&Answer { status, body: body.to_string() }).expect_err("a refusal")
}

#[test]
fn a_password_stands_in_the_body_and_nowhere_else() {
    let ask = account::sign_in("a@b.c", "s3cret");
    assert_eq!((ask.method, ask.path.as_str()), ("POST", "/api/token?lang=en-US"));
    let body: Value = serde_json::from_str(&ask.body.unwrap()).unwrap();
    assert_eq!(body, json!({ "email": "a@b.c", "password": "s3cret", "code": "" }));
    assert_eq!((account::whose().method, account::whose().body), ("GET", None));
}

#[test]
fn nobody_is_an_empty_object_and_so_is_a_lie() {
    let good = json!({ "objectId": 2, "display_name": "Dee", "label": "Editor", "token": "t" });
    let known = account::known(&good, "t", 7).expect("an account");
    assert_eq!((&*known.person.id, &*known.person.name, &known.id), ("2", "Dee", &json!(2)));
    assert_eq!(known.person.badge.as_deref(), Some("Editor"));
    for lie in [
        json!({}),
        Value::Null,
        json!([]),
        json!({ "objectId": null }),
        json!({ "objectId": "1,2" }),
        json!({ "objectId": { "$ne": 1 } }),
    ] {
        assert_eq!(account::known(&lie, "t", 7), None, "{lie}");
    }
    for token in ["", "two words", "line\nbreak", &"x".repeat(5_000)] {
        assert_eq!(account::known(&good, token, 7), None, "{token}");
    }
    let odd = json!({ "objectId": "65a1f0", "display_name": ["x"], "label": {} });
    let odd = account::known(&odd, "t", 7).expect("an account");
    assert!(odd.person.name.is_empty() && odd.person.badge.is_none());
}

#[test]
fn a_session_is_looked_at_before_it_is_used_after_a_minute() {
    let known =
        account::known(&json!({ "objectId": 2, "display_name": "Dee" }), "t", 1_000).expect("an account");
    assert!(account::is_fresh(&known, 50_000) && !account::is_fresh(&known, 62_000));
    let nameless = account::known(&json!({ "objectId": 2 }), "t", 1_000).expect("an account");
    assert!(!account::is_fresh(&nameless, 1_000));
}

#[test]
fn a_wrong_password_is_refused_without_words() {
    let wrong = answer::data(&recorded("wrong password")).expect_err("a refusal");
    assert_eq!(account::denied(wrong), Denied::Wrong);
    assert_eq!(
        account::denied(no(200, json!({ "errno": 1000, "errmsg": "captcha" }))),
        Denied::Unfit("captcha".to_owned())
    );
    assert_eq!(account::denied(no(403, json!({ "errno": 403 }))), Denied::NotAllowed);
    assert_eq!(account::denied(no(429, "")), Denied::Trouble(StoreError::Busy));
    assert!(matches!(account::denied(no(200, "<h1>Log in</h1>")), Denied::Trouble(StoreError::Broken(_))));
    assert!(matches!(
        account::denied(no(500, json!({ "errno": 500, "errmsg": "SELECT" }))),
        Denied::Trouble(StoreError::Away(_))
    ));
}

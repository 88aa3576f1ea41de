//! Who a reader is at a server: what is believed of it, and that no secret is shown.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::store::account::{Door, Known, expiry, host_token, is_token, person};
use proptest::prelude::*;
use serde_json::json;

/// The token of a header, a payload and a tail; the payload is `{"exp":1800000000}`.
const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE4MDAwMDAwMDB9.c2lnbmF0dXJl";

#[test]
fn what_is_kept_comes_back_and_nothing_else_is_read() {
    let text = json!({ "id": 2, "token": TOKEN, "since": 5, "name": "Ann", "badge": "Editor" }).to_string();
    let known = Known::read(&text).expect("an account");
    assert_eq!((&*known.person.id, &*known.person.name, known.since), ("2", "Ann", 5));
    assert_eq!(known.person.badge.as_deref(), Some("Editor"));
    assert_eq!(Known::read(&known.write()), Some(known));
    let bare = Known::read(&json!({ "id": "abc", "token": "t" }).to_string()).expect("an account");
    assert_eq!((&*bare.person.name, bare.since), ("", 0));
    for text in [
        "",
        "null",
        "[]",
        "{\"id\":2}",
        "{\"token\":\"t\"}",
        "{\"id\":2,\"token\":5}",
        "{\"id\":2,\"token\":\"two words\"}",
        "{\"id\":2,\"token\":\"\"}",
        "{\"id\":-2,\"token\":\"t\"}",
        "{\"id\":{},\"token\":\"t\"}",
        "{\"id\":\"a' || '\",\"token\":\"t\"}",
    ] {
        assert_eq!(Known::read(text), None, "{text}");
    }
}

#[test]
fn of_a_person_no_more_is_believed_than_a_line_holds() {
    let long = json!({ "id": 1, "name": "n".repeat(10_000), "badge": "b".repeat(10_000) });
    let long = person(&long).expect("a person");
    assert_eq!((long.name.len(), long.badge.map(|badge| badge.len())), (200, Some(40)));
    let odd = person(&json!({ "id": 1, "name": { "first": "Ann" }, "badge": 5 })).expect("a person");
    assert_eq!((&*odd.name, odd.badge, odd.by_host), ("", None, false));
    for lie in
        [json!(null), json!({}), json!({ "id": "" }), json!({ "id": "a,b" }), json!({ "id": "a".repeat(65) })]
    {
        assert_eq!(person(&lie), None, "{lie}");
    }
}

#[test]
fn a_token_says_when_it_ends() {
    assert_eq!(expiry(TOKEN), Some(1_800_000_000_000));
    for token in ["", "a", "a.b", "a.!!.c", "..", "a.e30.c", "a.eyJleHAiOiJ4In0.c"] {
        assert_eq!(expiry(token), None, "{token}");
    }
    let known = Known::read(&json!({ "id": 2, "token": TOKEN }).to_string()).expect("an account");
    assert!(!known.is_over(1_799_999_999_999) && known.is_over(1_800_000_000_000));
}

#[test]
fn a_hosts_token_goes_to_its_own_server_alone() {
    let server = "https://x.test/wl";
    assert_eq!(host_token(TOKEN, None, server).as_deref(), Some(TOKEN));
    assert_eq!(host_token(TOKEN, Some("https://x.test/wl/"), server).as_deref(), Some(TOKEN));
    for other in ["https://x.test", "https://x.test.evil/wl", "", "http://x.test/wl"] {
        assert_eq!(host_token(TOKEN, Some(other), server), None, "{other}");
    }
    for token in ["", "two words", "line\nbreak", "ümlaut", &"x".repeat(8_193)] {
        assert_eq!(host_token(token, None, server), None, "{token}");
    }
}

#[test]
fn no_secret_is_shown() {
    let known = Known::read(&json!({ "id": 2, "token": TOKEN }).to_string()).expect("an account");
    let doors = [
        Door::SignIn("a@b.c".to_owned(), "secret".to_owned()),
        Door::Register("Ann".to_owned(), "a@b.c".to_owned(), "secret".to_owned()),
    ];
    let shown = format!("{known:?} {doors:?}");
    assert!(!shown.contains(TOKEN) && !shown.contains("secret") && !shown.contains("a@b.c"), "{shown}");
}

proptest! {
    #[test]
    fn no_token_whatever_stops_the_reading(token in any::<String>(), payload in "[A-Za-z0-9_-]{0,80}") {
        let _ = expiry(&token);
        let _ = expiry(&format!("a.{payload}.c"));
        prop_assert!(!is_token(&token, 100) || token.is_ascii());
    }
}

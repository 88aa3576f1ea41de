//! Requests that come late or twice to a real server change nothing, and a deleted comment keeps its place: the rules
//! alone, without a widget.

use anyhow::{Context, Result};
use article_widget_browser_tests::pocketbase::Pocketbase;
use serde_json::{Value, json};
use tokio::runtime::Builder;

pub(crate) const ID: &str = "abcdefghij01234";
pub(crate) const COMMENTS: &str = "/api/collections/aw_comments/records";

/// A server and a guest's token and id.
pub(crate) struct Guest {
    pub(crate) server: Pocketbase,
    pub(crate) token: String,
    pub(crate) id: String,
}

/// Somebody else at that server.
pub(crate) struct Other {
    pub(crate) token: String,
    pub(crate) id: String,
}

impl Guest {
    pub(crate) async fn come() -> Result<Self> {
        let server = Pocketbase::start().await?;
        let Other { token, id } = sign_up(&server, "g").await?;
        Ok(Self { server, token, id })
    }

    /// Another guest, whose handle is this letter many times.
    pub(crate) async fn another(&self, letter: &str) -> Result<Other> {
        sign_up(&self.server, letter).await
    }

    /// The status of the answer, and the record in it.
    pub(crate) async fn send(&self, method: &str, path: &str, body: Value) -> Result<(u16, Value)> {
        self.server.ask(method, path, &self.token, &body).await
    }

    pub(crate) async fn comment(&self) -> Result<Value> {
        let records = self.server.records("aw_comments").await?;
        records.into_iter().find(|record| record["id"] == ID).context("no comment")
    }
}

async fn sign_up(server: &Pocketbase, letter: &str) -> Result<Other> {
    let (handle, password) = (letter.repeat(24), "guest-guest");
    let new = json!({ "handle": handle, "password": password, "passwordConfirm": password });
    server.ask("POST", "/api/collections/aw_readers/records", "", &new).await?;
    let door = json!({ "identity": handle, "password": password });
    let path = "/api/collections/aw_readers/auth-with-password";
    let (_, given) = server.ask("POST", path, "", &door).await?;
    let word = |value: &Value| value.as_str().map(str::to_owned).context("no guest");
    Ok(Other { token: word(&given["token"])?, id: word(&given["record"]["id"])? })
}

/// What takes a comment away, as the change of this number.
pub(crate) fn gone(edits: u64) -> Value {
    json!({ "text": "", "name": "", "deleted": true, "withdrawn": true, "edits": edits })
}

pub(crate) fn run(story: impl Future<Output = Result<()>>) -> Result<()> {
    Builder::new_current_thread().enable_all().build()?.block_on(story)
}

#[test]
fn a_late_edit_changes_nothing() -> Result<()> {
    run(async {
        let guest = Guest::come().await?;
        let path = format!("{COMMENTS}/{ID}");
        let new = json!({ "id": ID, "thread": "t", "author": guest.id, "text": "first" });
        assert_eq!(guest.send("POST", COMMENTS, new).await?.0, 200);
        for (change, status) in [
            (json!({ "text": "second", "edits": 1 }), 200),
            (json!({ "text": "late", "edits": 1 }), 404),
            (json!({ "text": "without a number" }), 404),
            (gone(2), 200),
            (json!({ "text": "late", "edits": 2, "deleted": false, "withdrawn": false }), 404),
            (json!({ "text": "an edit of nothing", "edits": 3 }), 404),
            (json!({ "text": "back", "edits": 3, "deleted": false, "withdrawn": false }), 200),
            (gone(2), 404),
        ] {
            assert_eq!(guest.send("PATCH", &path, change.clone()).await?.0, status, "{change}");
        }
        assert_eq!(guest.comment().await?["text"], "back");
        // A server where comments are looked at first lets them be deleted too.
        guest.server.review(true).await?;
        assert_eq!(guest.send("PATCH", &path, gone(4)).await?.0, 200);
        Ok(())
    })
}

#[test]
fn a_comment_that_was_deleted_before_it_came_does_not_come_late() -> Result<()> {
    run(async {
        let guest = Guest::come().await?;
        guest.server.review(true).await?;
        let place =
            json!({ "id": ID, "thread": "t", "author": guest.id, "deleted": true, "withdrawn": true });
        assert_eq!(guest.send("POST", COMMENTS, place).await?.0, 200);
        let late = json!({ "id": ID, "thread": "t", "author": guest.id, "text": "late", "held": true });
        assert_eq!(guest.send("POST", COMMENTS, late).await?.0, 400);
        let words = json!({ "thread": "t", "author": guest.id, "deleted": true, "withdrawn": true, "text": "words past review" });
        assert_eq!(guest.send("POST", COMMENTS, words).await?.0, 400);
        let path = format!("{COMMENTS}/{ID}");
        let (status, seen) = guest.server.ask("GET", &path, "", &Value::Null).await?;
        assert_eq!((status, &seen["deleted"]), (200, &json!(true)), "its place is there for everybody");
        Ok(())
    })
}

#[test]
fn a_late_vote_mood_or_report_changes_nothing() -> Result<()> {
    run(async {
        let guest = Guest::come().await?;
        let votes = json!({ "thread": "t", "comment": ID, "reader": guest.id, "value": 1, "turn": 1 });
        let moods = json!({ "thread": "t", "reader": guest.id, "mood": "sad", "turn": 1 });
        let reports = json!({ "thread": "t", "comment": ID, "reader": guest.id, "reason": "spam", "text": "x", "turn": 1 });
        for (collection, first, key, values) in [
            ("aw_votes", votes, "value", [json!(0), json!(1), json!(-1)]),
            ("aw_reactions", moods, "mood", [json!(""), json!("sad"), json!("happy")]),
            ("aw_reports", reports, "reason", [json!(""), json!("spam"), json!("other")]),
        ] {
            let path = format!("/api/collections/{collection}/records");
            let (status, made) = guest.send("POST", &path, first.clone()).await?;
            assert_eq!(status, 200, "{made}");
            assert_eq!(guest.send("POST", &path, first.clone()).await?.0, 400, "{collection} came twice");
            let path = format!("{path}/{}", made["id"].as_str().context("no id")?);
            let [back, late, last] = values;
            for (value, turn, status) in [(back, 2, 200), (late, 2, 404), (last.clone(), 3, 200)] {
                let change = json!({ key: value, "turn": turn });
                let answered = guest.send("PATCH", &path, change.clone()).await?.0;
                assert_eq!(answered, status, "{collection} {change}");
            }
            assert_eq!(guest.send("DELETE", &path, Value::Null).await?.0, 403, "its place stays");
            assert_eq!(guest.send("PATCH", &path, json!({ key: "" })).await?.0, 404, "without a number");
            assert_eq!(guest.server.records(collection).await?[0][key], last);
        }
        Ok(())
    })
}

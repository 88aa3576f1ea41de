//! The rules of `servers/pocketbase` against a program that lies: forged votes, moods, reports, and ways past review and
//! past the operator. The rules alone, without a widget.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::late::{COMMENTS, Guest, ID, gone, run};

const VOTES: &str = "/api/collections/aw_votes/records";
const MOODS: &str = "/api/collections/aw_reactions/records";
const REPORTS: &str = "/api/collections/aw_reports/records";
const READERS: &str = "/api/collections/aw_readers/records";

/// What has a comment that was taken away be there again, as the change of this number.
fn back(edits: u64) -> Value {
    json!({ "text": "back", "name": "Ann", "deleted": false, "withdrawn": false, "edits": edits })
}

/// Sends each change, and expects this status of it.
async fn expect(guest: &Guest, path: &str, changes: impl IntoIterator<Item = (Value, u16)>) -> Result<()> {
    for (change, wanted) in changes {
        let (status, answer) = guest.send("PATCH", path, change.clone()).await?;
        assert_eq!(status, wanted, "{change}: {answer}");
    }
    Ok(())
}

#[test]
fn nobody_votes_reports_or_chooses_twice_or_for_another() -> Result<()> {
    run(async {
        let guest = Guest::come().await?;
        let other = guest.another("h").await?;
        let of = |reader: &str, more: Value| {
            let mut body = json!({ "thread": "t", "comment": ID, "reader": reader, "turn": 1 });
            body.as_object_mut().expect("an object").extend(more.as_object().cloned().expect("an object"));
            body
        };
        let (vote, mood, report) =
            (json!({ "value": 1 }), json!({ "mood": "sad" }), json!({ "reason": "spam" }));
        for (path, good, odd) in [
            (VOTES, &vote, json!({ "value": 5 })),
            (VOTES, &vote, json!({ "value": 0.5 })),
            (MOODS, &mood, json!({ "mood": "<b>" })),
            (REPORTS, &report, json!({ "reason": "' OR 1" })),
        ] {
            assert_eq!(guest.send("POST", path, of(&guest.id, odd.clone())).await?.0, 400, "{path} {odd}");
            assert_eq!(
                guest.send("POST", path, of(&other.id, good.clone())).await?.0,
                400,
                "{path} for another"
            );
            assert_eq!(guest.server.ask("POST", path, "", &of("", good.clone())).await?.0, 400, "by nobody");
        }
        for (path, good) in [(VOTES, vote), (MOODS, mood), (REPORTS, report)] {
            let (status, made) = guest.send("POST", path, of(&guest.id, good.clone())).await?;
            assert_eq!(status, 200, "{path}: {made}");
            assert_eq!(guest.send("POST", path, of(&guest.id, good)).await?.0, 400, "{path} twice");
            let one = format!("{path}/{}", made["id"].as_str().context("no id")?);
            let moved = [
                (json!({ "reader": other.id, "turn": 2 }), 404),
                (json!({ "thread": "another", "turn": 2 }), 404),
            ];
            expect(&guest, &one, moved).await?;
            for token in ["", &other.token] {
                let (status, _) = guest.server.ask("PATCH", &one, token, &json!({ "turn": 9 })).await?;
                assert_eq!(status, 404, "{path} is another's");
                let (status, _) = guest.server.ask("GET", &one, token, &Value::Null).await?;
                assert_eq!(status, 404, "how somebody votes is nobody's business");
            }
        }
        let (_, counts) =
            guest.server.ask("GET", "/api/collections/aw_vote_counts/records", "", &Value::Null).await?;
        assert_eq!((&counts["items"][0]["up"], &counts["items"][0]["down"]), (&json!(1), &json!(0)));
        Ok(())
    })
}

#[test]
fn what_the_operator_took_away_stays_away_and_an_own_deletion_can_be_undone() -> Result<()> {
    run(async {
        let guest = Guest::come().await?;
        let path = format!("{COMMENTS}/{ID}");
        let new = json!({ "id": ID, "thread": "t", "author": guest.id, "text": "first", "name": "Ann" });
        let mut marked = new.clone();
        marked["withdrawn"] = json!(true);
        assert_eq!(guest.send("POST", COMMENTS, marked).await?.0, 400, "marked before it is taken away");
        assert_eq!(guest.send("POST", COMMENTS, new).await?.0, 200);
        let without = |key: &str| {
            let mut change = gone(1);
            change.as_object_mut().expect("an object").remove(key);
            change
        };
        let forged = ["text", "name", "withdrawn", "edits"].map(|key| (without(key), 404));
        expect(&guest, &path, forged).await?;
        expect(
            &guest,
            &path,
            [
                (json!({ "withdrawn": true, "edits": 1 }), 404),
                (gone(1), 200),
                (json!({ "text": "x", "deleted": false, "edits": 2 }), 404),
                (json!({ "text": "x", "deleted": false, "withdrawn": true, "edits": 2 }), 404),
                (back(2), 200),
            ],
        )
        .await?;
        let taken = json!({ "deleted": true, "text": "", "name": "" });
        guest.server.as_superuser("PATCH", &path, &taken).await?;
        expect(
            &guest,
            &path,
            [(back(3), 404), (gone(3), 404), (json!({ "withdrawn": true, "edits": 3 }), 404)],
        )
        .await?;
        assert_eq!(guest.comment().await?["deleted"], json!(true));
        Ok(())
    })
}

#[test]
fn nothing_gets_past_who_looks_at_comments_first() -> Result<()> {
    run(async {
        let guest = Guest::come().await?;
        guest.server.review(true).await?;
        let path = format!("{COMMENTS}/{ID}");
        let new = json!({ "id": ID, "thread": "t", "author": guest.id, "text": "first", "name": "Ann" });
        assert_eq!(guest.send("POST", COMMENTS, new.clone()).await?.0, 400, "not held");
        let mut held = new;
        held["held"] = json!(true);
        assert_eq!(guest.send("POST", COMMENTS, held).await?.0, 200);
        expect(&guest, &path, [(json!({ "held": false, "edits": 1 }), 404)]).await?;
        guest.server.as_superuser("PATCH", &path, &json!({ "held": false })).await?;
        expect(
            &guest,
            &path,
            [
                (json!({ "text": "buy this", "edits": 1 }), 404),
                (json!({ "name": "buy this", "edits": 1 }), 404),
                (json!({ "name": "buy this", "text": "first", "edits": 1 }), 404),
                (json!({ "name": "buy this", "held": true, "edits": 1 }), 200),
            ],
        )
        .await?;
        let anybody = async || guest.server.ask("GET", &path, "", &Value::Null).await;
        assert_eq!(anybody().await?.0, 404, "held again");
        let named = json!({ "text": "", "deleted": true, "withdrawn": true, "edits": 2 });
        expect(&guest, &path, [(named, 404), (gone(2), 200)]).await?;
        let (status, seen) = anybody().await?;
        assert_eq!((status, &seen["name"], &seen["text"]), (200, &json!(""), &json!("")), "only its place");
        Ok(())
    })
}

#[test]
fn nobody_but_the_operator_pins_or_unpins() -> Result<()> {
    run(async {
        let guest = Guest::come().await?;
        let path = format!("{COMMENTS}/{ID}");
        let new = json!({ "id": ID, "thread": "t", "author": guest.id, "text": "first", "name": "Ann" });
        let place =
            json!({ "id": ID, "thread": "t", "author": guest.id, "deleted": true, "withdrawn": true });
        for mut forged in [new.clone(), place] {
            forged["pinned"] = json!(true);
            assert_eq!(guest.send("POST", COMMENTS, forged.clone()).await?.0, 400, "{forged}");
        }
        assert_eq!(guest.send("POST", COMMENTS, new).await?.0, 200);
        let with = |mut change: Value, pinned: bool| {
            change["pinned"] = json!(pinned);
            change
        };
        let edit = |edits: u64| json!({ "text": "second", "edits": edits });
        let pins = [json!({ "pinned": true, "edits": 1 }), with(edit(1), true), with(gone(1), true)];
        expect(&guest, &path, pins.map(|forged| (forged, 404))).await?;
        guest.server.as_superuser("PATCH", &path, &json!({ "pinned": true })).await?;
        let unpins = [json!({ "pinned": false, "edits": 1 }), with(edit(1), false), with(gone(1), false)];
        expect(&guest, &path, unpins.map(|forged| (forged, 404))).await?;
        // What its author may do leaves the pin where it is.
        for change in [edit(1), gone(2), back(3)] {
            expect(&guest, &path, [(change, 200)]).await?;
            assert_eq!(guest.comment().await?["pinned"], json!(true));
        }
        let other = guest.another("h").await?;
        for token in ["", &other.token] {
            let (status, _) = guest.server.ask("PATCH", &path, token, &with(edit(4), false)).await?;
            assert_eq!(status, 404, "another's");
        }
        Ok(())
    })
}

#[test]
fn who_wants_to_be_gone_goes_with_the_votes_and_the_words_stay_nobodys() -> Result<()> {
    run(async {
        let guest = Guest::come().await?;
        let other = guest.another("h").await?;
        let new = json!({ "id": ID, "thread": "t", "author": guest.id, "text": "first", "name": "Ann" });
        assert_eq!(guest.send("POST", COMMENTS, new).await?.0, 200);
        let vote = json!({ "thread": "t", "comment": ID, "reader": guest.id, "value": 1, "turn": 1 });
        assert_eq!(guest.send("POST", VOTES, vote).await?.0, 200);
        let one = |id: &str| format!("{READERS}/{id}");
        assert_eq!(guest.send("DELETE", &one(&other.id), Value::Null).await?.0, 404, "another");
        assert_eq!(guest.send("DELETE", &one(&guest.id), Value::Null).await?.0, 204);
        let left = guest.comment().await?;
        assert_eq!((&left["author"], &left["text"]), (&json!(""), &json!("first")));
        assert!(guest.server.records("aw_votes").await?.is_empty());
        for token in ["", &guest.token, &other.token] {
            let change = json!({ "text": "mine now", "edits": 1 });
            let (status, _) = guest.server.ask("PATCH", &format!("{COMMENTS}/{ID}"), token, &change).await?;
            assert_eq!(status, 404);
        }
        Ok(())
    })
}

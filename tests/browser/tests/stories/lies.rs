//! A table of lies that a server may tell, for both stores: each gets a clear word, none is believed, no word is lost.

use anyhow::{Context, Result};
use article_widget_browser_tests::{Lab, in_every_engine, names, page::Page, server::Fault};
use serde_json::{Value, json};

use crate::common::{at_waline, comment, discussion, post, shared};

const UNREADABLE: &str = "The server’s answer cannot be read.";
const AWAY: &str = "The server cannot be reached.";
/// More than any answer may have, in bytes.
const NO_END: usize = 33 * 1024 * 1024;
const HOSTILE: &str = "<img src=/nowhere.png onerror=\"window.hurt=1\"><script>window.hurt=2</script> \u{202e}evil\u{0} \
                       [click](javascript:window.hurt=3) ![t](/nowhere.png)";

/// What a server answers in place of a list of comments, and what the reader is told; nothing where there is nothing to
/// tell of.
struct Lie {
    what: &'static str,
    kind: &'static str,
    body: Vec<u8>,
    told: Option<&'static str>,
}

fn lie(what: &'static str, body: impl Into<Vec<u8>>) -> Lie {
    Lie { what, kind: "application/json", body: body.into(), told: Some(UNREADABLE) }
}

/// Lies of any server: `list` makes an answer of records, as this kind of server gives it.
fn lies(good: &Value, list: impl Fn(Vec<Value>) -> Value) -> Vec<Lie> {
    let without = |key: &str| {
        let mut record = good.clone();
        record.as_object_mut().map(|record| record.remove(key));
        list(vec![record])
    };
    let with = |key: &str, value: Value| {
        let mut record = good.clone();
        record[key] = value;
        list(vec![record])
    };
    let id = if good.get("objectId").is_some() { "objectId" } else { "id" };
    let text = if good.get("orig").is_some() { "orig" } else { "text" };
    let page = "<!doctype html><title>Log in</title><script>window.hurt = 4</script>";
    let mut rows = vec![
        Lie { kind: "text/html", ..lie("a page", page) },
        lie("a page that says it is JSON", page),
        lie("nothing", ""),
        lie("half an answer", list(vec![good.clone()]).to_string().split_at(40).0),
        lie("no text at all", vec![0xff, 0xfe, 0x00, 0x80]),
        lie("an answer without end", vec![b' '; NO_END]),
        lie("a tower", "[".repeat(100_000)),
        lie("a number", "5"),
        lie(
            "a list of nothing known",
            list(vec![json!(5), json!(null), json!("x"), json!([[]])]).to_string(),
        ),
        lie("records without an id", without(id).to_string()),
        lie("records without a text", without(text).to_string()),
        lie("an id that ends a filter", with(id, json!("' || '1'='1")).to_string()),
        lie("an id that is an object", with(id, json!({ "$ne": 1 })).to_string()),
        lie("a text that is a list", with(text, json!(["x"])).to_string()),
    ];
    let quiet = |what, body: Value| Lie { told: None, ..lie(what, body.to_string()) };
    rows.push(quiet("hostile words", with(text, json!(HOSTILE))));
    rows
}

/// Tells one lie after the other; the reader's words, written under the first of them, are there under all.
async fn tell(lab: &mut Lab, path: &'static str, at: &str, rows: Vec<Lie>) -> Result<()> {
    let mut is_first = true;
    for Lie { what, kind, body, told } in rows {
        lab.server.put(path, kind, body)?;
        lab.open(at).await?;
        let page = &lab.browser;
        discussion(page).await?;
        if let Some(told) = told {
            page.says(told).await.with_context(|| format!("{what}: nothing was said"))?;
        } else {
            comment(page, "<img src=/nowhere.png").await.with_context(|| what.to_owned())?;
        }
        if std::mem::take(&mut is_first) {
            post(page, "My own words").await?;
        }
        comment(page, "My own words").await.with_context(|| format!("{what}: words were lost"))?;
        page.find(&names::ADD_COMMENT).await?;
        unhurt(page).await.with_context(|| what.to_owned())?;
    }
    lab.server.fault(path, Some(Fault::Elsewhere("/elsewhere")));
    lab.open(at).await?;
    discussion(&lab.browser).await?;
    lab.browser.says(AWAY).await?;
    comment(&lab.browser, "My own words").await?;
    assert_eq!(lab.server.asked("/elsewhere"), 0, "it was led elsewhere");
    assert_eq!(lab.server.asked("/nowhere.png"), 0);
    Ok(())
}

async fn unhurt(page: &Page) -> Result<()> {
    let harm = "return [window.hurt ?? null, document.querySelector('article-widget').shadowRoot
        .querySelectorAll('[part=comments] :is(img, script, iframe, a[href^=javascript])').length]";
    assert_eq!(page.run(harm, Vec::new()).await?, json!([null, 0]));
    Ok(())
}

async fn no_lie_of_a_pocketbase_is_believed(lab: &mut Lab) -> Result<()> {
    let list = |items: Vec<Value>| json!({ "items": items, "totalItems": 1 });
    let nothing = list(Vec::new()).to_string();
    for path in ["aw_mood_counts", "aw_vote_counts"] {
        let path = format!("/lies/api/collections/{path}/records");
        lab.server.put(&path, "application/json", nothing.clone())?;
    }
    let good = json!({
        "id": "goodgoodgood123", "parent": "", "author": "readerreader123", "name": "Eve", "badge": "", "text": "x",
        "edits": 0, "deleted": false, "held": false, "created": "2026-11-24 14:21:23.645Z",
        "updated": "2026-11-24 14:21:23.645Z",
    });
    let mut rows = lies(&good, list);
    for (what, key, value) in [
        ("a date that is a number", "created", json!(5)),
        ("a badge that is an object", "badge", json!({})),
        ("edits that are words", "edits", json!("many")),
    ] {
        let mut record = good.clone();
        record[key] = value;
        rows.push(lie(what, list(vec![record]).to_string()));
    }
    rows.push(lie("no list", json!({ "items": {} }).to_string()));
    let at = shared(&lab.server.url("/lies"));
    tell(lab, "/lies/api/collections/aw_comments/records", &at, rows).await
}

async fn no_lie_of_a_waline_is_believed(lab: &mut Lab) -> Result<()> {
    let list = |tops: Vec<Value>| json!({ "errno": 0, "errmsg": "", "data": { "page": 1, "totalPages": 1, "pageSize": 100, "count": 1, "data": tops } });
    let moods = json!({ "errno": 0, "errmsg": "", "data": [{ "reaction0": -5, "reaction1": "x" }] });
    lab.server.put("/lies/api/article", "application/json", moods.to_string())?;
    let good = json!({ "objectId": 7, "nick": "Eve", "link": "javascript:window.hurt=5", "orig": "x",
        "comment": "<img src=/nowhere.png>", "like": 0, "time": 1_795_476_343_000_u64, "children": [] });
    let mut rows = lies(&good, list);
    rows.push(lie("the old way", json!({ "page": 1, "data": [] }).to_string()));
    rows.push(lie("an errno that is a word", json!({ "errno": "0", "data": { "data": [] } }).to_string()));
    let at = at_waline(&lab.server.url("/lies"));
    tell(lab, "/lies/api/comment", &at, rows).await
}

in_every_engine!(no_lie_of_a_pocketbase_is_believed, no_lie_of_a_waline_is_believed);

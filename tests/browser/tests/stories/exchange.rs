//! An editor takes the discussion away in a file and brings one in: looked at first, taken whole, and taken back.

use std::time::Duration;

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab, document, in_every_engine,
    names::{self, Role},
    page::Page,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};

use crate::{
    access::sound,
    common::{comment, discussion, no_comment, open, post},
};

const IMPORT: Role = Role::named("button", "Import");
const EXPORT: Role = Role::named("button", "Export comments");

/// Opens the place for files and picks one with this text, as a reader's dialog does.
const PICK: &str = "
    const root = document.querySelector('article-widget').shadowRoot;
    const place = root.querySelector('[part=exchange]');
    place.open = true;
    const [name, text] = arguments;
    const data = new DataTransfer();
    data.items.add(new File([Array.isArray(text) ? new Uint8Array(text) : text], name));
    const input = place.querySelector('input');
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }))";

/// Keeps what the page gives the browser to save, instead of saving it.
const CATCH: &str = "
    const root = document.querySelector('article-widget').shadowRoot;
    root.querySelector('[part=exchange]').open = true;
    URL.createObjectURL = (blob) => { blob.text().then(text => window.saved = text); return 'about:blank'; };
    HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };";

async fn pick(page: &Page, name: &str, text: impl Into<Value>) -> Result<()> {
    page.run(PICK, vec![json!(name), text.into()]).await.map(drop)
}

fn file() -> String {
    let mut document = document::with_comments(&document::comments(3, 7));
    if let Some(comments) = document["comment"].as_array_mut() {
        comments.push(json!({"@id": "wordless", "dateCreated": "2025-03-08"}));
    }
    document.to_string()
}

async fn comments_come_in_from_a_file_and_go_by_undo(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    post(page, "One of my own").await?;
    pick(page, "story.json", file()).await?;
    page.says("3 comments will be added").await?;
    page.says("1 comment is not taken").await?;
    sound(lab, "what a file would change").await?;
    let page = &lab.browser;
    no_comment(page, &document::tag(0)).await?;
    page.find(&IMPORT).await?.click().await?;
    page.says("3 comments were imported.").await?;
    comment(page, &document::tag(0)).await?;
    page.find(&names::UNDO).await?.click().await?;
    no_comment(page, &document::tag(0)).await?;
    comment(page, "One of my own").await?;
    pick(page, "story.json", file()).await?;
    page.says("3 comments will be added").await?;
    page.find(&IMPORT).await?.click().await?;
    page.says("3 comments were imported.").await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, &document::tag(0)).await.context("after a reload")?;
    comment(page, "One of my own").await?;
    pick(page, "story.json", file()).await?;
    page.says("There is nothing new in it.").await?;
    assert!(page.find_all(&IMPORT).await?.is_empty());
    Ok(())
}

async fn what_is_no_document_is_named(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let wide: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, text, word) in [
        ("notes.json", json!("{\"shopping\": [\"milk\"]}"), "holds no article with comments"),
        ("letter.txt", json!("Dear editor,"), "is not JSON"),
        ("nothing.json", json!(""), "is empty"),
        ("wide.json", json!(wide), "is in UTF-16"),
        ("photo.json", json!([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]), "is not a text file"),
        ("old.json", json!([123, 34, 228, 34]), "is not text in UTF-8"),
    ] {
        pick(page, name, text).await?;
        let told = async || {
            let text = page.text().await?;
            Ok(text.contains(name) && text.contains(word))
        };
        wait_until(&format!("{name} to be told of"), PATIENCE, told).await?;
    }
    sound(lab, "a file that cannot be read").await
}

async fn the_discussion_goes_out_into_a_file_with_what_the_reader_wrote(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    post(page, "Take me with you").await?;
    page.run(CATCH, Vec::new()).await?;
    page.find(&EXPORT).await?.click().await?;
    let saved = async || Ok(page.run("return window.saved ?? ''", Vec::new()).await? != json!(""));
    wait_until("the file", PATIENCE, saved).await?;
    let text = page.run("return window.saved", Vec::new()).await?;
    let document: Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
    assert_eq!(document["comment"][0]["text"], "Take me with you");
    let name = page.run("return window.savedAs", Vec::new()).await?;
    assert!(name.as_str().is_some_and(|name| name.starts_with("comments-20")));
    Ok(())
}

async fn ten_thousand_comments_come_in_while_the_page_lives(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let watch = "window.turns = 0; const look = () => { window.turns += 1; setTimeout(look) }; look()";
    let text = document::with_comments(&document::comments(10_000, 7)).to_string();
    lab.server.put("/generated/import.json", "application/json", text)?;
    let script =
        format!("window.file = await (await fetch('/generated/import.json')).text(); {watch}; return true");
    page.run(&format!("return (async () => {{ {script} }})()"), Vec::new()).await?;
    // The page itself looks for the end: a driver's questions would be in the figure.
    let pick = PICK.replace("[name, text] = arguments", "[name, text] = ['long.json', window.file]");
    let end = "const before = window.turns;
        return new Promise(done => { const wait = () => place.querySelector('.aw-report')
            ? done(window.taken = window.turns - before) : setTimeout(wait, 50); wait() })";
    page.run(&format!("{pick}; {end}"), Vec::new()).await?;
    page.says_within("10,000 comments will be added", Duration::from_mins(1)).await?;
    page.find(&IMPORT).await?.click().await?;
    page.says_within("10,000 comments were imported.", Duration::from_mins(1)).await?;
    let turns = page.run("return window.taken", Vec::new()).await?.as_u64();
    // Read at once, it would have the page for itself from the first turn to the last.
    assert!(turns.is_some_and(|turns| turns > 5), "the page had {turns:?} turns");
    Ok(())
}

/// Brings in a document as a page has it, as an object whose article stands in a graph; what was added, how many turns the page
/// had meanwhile, and whether a bar was seen.
const BRING: &str = "
    const document_ = await (await fetch('/generated/import.json')).json();
    const widget = document.querySelector('article-widget');
    let [turns, bar, ended] = [0, false, false];
    const look = () => {
        turns += 1;
        bar ||= !!widget.shadowRoot.querySelector('[part=comments] progress');
        if (!ended) setTimeout(look);
    };
    look();
    const given = arguments_.graph ? { '@graph': [{ '@type': 'WebPage' }, document_] } : document_;
    const { added } = await widget.importThread(given).finally(() => ended = true);
    return { added, turns, bar }";

async fn what_the_host_brings_in_leaves_the_page_alive_and_is_told_by_a_bar(lab: &mut Lab) -> Result<()> {
    let text = document::with_comments(&document::comments(10_000, 7)).to_string();
    lab.server.put("/generated/import.json", "application/json", text)?;
    for graph in [false, true] {
        open(lab).await?;
        let page = &lab.browser;
        discussion(page).await?;
        page.run(
            &format!("document.querySelector('article-widget').setAttribute('thread', 'brought-{graph}')"),
            Vec::new(),
        )
        .await?;
        page.says(names::NO_COMMENTS).await?;
        let script = format!("return (async (arguments_) => {{ {BRING} }})(arguments[0])");
        let told = page.run(&script, vec![json!({ "graph": graph })]).await?;
        assert_eq!((&told["added"], &told["bar"]), (&json!(10_000), &json!(true)), "{told}");
        assert!(told["turns"].as_u64().is_some_and(|turns| turns > 5), "{told}");
        page.says_within("10,000 comments were imported.", PATIENCE).await?;
    }
    Ok(())
}

/// Brings in one comment while the disk takes nothing; what the host hears.
const FULL: &str = "
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') };
    return document.querySelector('article-widget').importThread({ '@type': 'NewsArticle', headline: 'Of another day',
        comment: [{ '@id': '#x', text: 'Not to be kept', dateCreated: '2025-03-08T10:00:00Z' }] })
        .then(() => 'kept', error => error.message).finally(() => { IDBObjectStore.prototype.put = put; })";

async fn what_cannot_be_kept_is_not_taken_and_reader_and_host_hear_of_it(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    discussion(page).await?;
    assert_ne!(page.run(FULL, Vec::new()).await?, json!("kept"));
    page.says("Nothing was imported").await?;
    no_comment(page, "Not to be kept").await
}

async fn a_file_that_was_looked_at_goes_with_its_discussion(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    discussion(page).await?;
    pick(page, "story.json", file()).await?;
    page.says("3 comments will be added").await?;
    page.run("document.querySelector('article-widget').setAttribute('thread', 'another')", Vec::new())
        .await?;
    let gone = async || Ok(!page.text().await?.contains("will be added"));
    wait_until("the file to go", PATIENCE, gone).await
}

in_every_engine!(
    comments_come_in_from_a_file_and_go_by_undo,
    what_is_no_document_is_named,
    the_discussion_goes_out_into_a_file_with_what_the_reader_wrote,
    ten_thousand_comments_come_in_while_the_page_lives,
    what_the_host_brings_in_leaves_the_page_alive_and_is_told_by_a_bar,
    what_cannot_be_kept_is_not_taken_and_reader_and_host_hear_of_it,
    a_file_that_was_looked_at_goes_with_its_discussion,
);

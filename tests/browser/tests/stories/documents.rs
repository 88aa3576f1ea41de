//! Documents that are broken, hostile or huge give a readable page, a message, and never script.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab, document, in_every_engine, names,
    page::Page,
    tools::repository,
    wait::{PATIENCE, wait_until},
};
use serde_json::json;

use crate::common::{any, to_the_end};

/// Of these nothing can be shown, so there is an alert.
const UNREADABLE: [&str; 2] = ["not-json.json", "wrong-type.json"];

/// With these nothing is wrong.
const SOUND: [&str; 3] = ["full.json", "graph.json", "lenient.json"];

/// Whatever in the page could run script that a document brought: links, frames, handlers.
const DANGERS: &str = "
    const found = [];
    const look = root => root.querySelectorAll('*').forEach(element => {
        for (const { name, value } of element.attributes) {
            const active = name.startsWith('on') || name === 'srcdoc' || /^\\s*(javascript|data|vbscript):/i.test(value);
            if (active) found.push(`${element.localName} ${name}=${value}`);
        }
        if (/^(script|iframe|object|embed|base)$/.test(element.localName)) found.push(element.localName);
        if (element.shadowRoot) look(element.shadowRoot);
    });
    look(document.querySelector('article-widget').shadowRoot);
    return [found.join(), window.__xss ?? null];
";

async fn harmless(page: &Page) -> Result<()> {
    let found = page.run(DANGERS, Vec::new()).await?;
    assert_eq!(found, json!(["", null]));
    Ok(())
}

async fn every_fixture_gives_a_readable_page(lab: &mut Lab) -> Result<()> {
    let folder = repository().join("tests/fixtures");
    let mut files = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(fs::DirEntry::path);
    assert!(!files.is_empty());
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|kind| kind == "json") {
            readable(lab, &name).await.with_context(|| name.clone())?;
        }
    }
    Ok(())
}

async fn readable(lab: &Lab, name: &str) -> Result<()> {
    let page = &lab.browser;
    lab.open(&any(&format!("/fixtures/{name}"))).await?;
    if UNREADABLE.contains(&name) {
        let message = page.find(&names::ALERT).await?.text().await?;
        assert!(message.len() > 20, "{name}: {message:?}");
        page.says("The host's own words stand here until the article is there.").await?;
    } else {
        to_the_end(page).await?;
        page.find(&names::COMMENTS).await?;
        let message =
            async || Ok(page.text().await?.contains(names::NOT_UNDERSTOOD) != SOUND.contains(&name));
        wait_until("a message, where something is wrong", PATIENCE, message).await?;
        assert!(page.text().await?.len() > 100);
    }
    assert!(!page.too_wide().await?, "{name} is wider than the window");
    harmless(page).await
}

async fn a_document_that_is_not_there_is_said_to_be_missing(lab: &mut Lab) -> Result<()> {
    lab.open(&any("/fixtures/nowhere.json")).await?;
    let message = lab.browser.find(&names::ALERT).await?.text().await?;
    assert!(message.contains("404"), "{message}");
    lab.browser.says("The host's own words stand here").await
}

async fn ten_megabytes_of_text_can_be_read(lab: &mut Lab) -> Result<()> {
    let mut document = document::article();
    let paragraph = "The tide came in and the tide went out, and nobody wrote it down. ".repeat(16);
    document["articleBody"] = vec![paragraph; 10_000_000 / (16 * 66)].join("\n\n").into();
    lab.server.put("/generated/huge.json", "application/ld+json", document.to_string())?;
    lab.open(&any("/generated/huge.json")).await?;
    // By a look of its own: to ask such a page for all that is on it takes longer than to show it.
    let look = "const root = document.querySelector('article-widget').shadowRoot;
        return [root?.querySelector('h1')?.textContent ?? '', root?.querySelectorAll('p').length > 9000]";
    let wanted = json!([document::HEADLINE, true]);
    let is_there = async || Ok(lab.browser.run(look, Vec::new()).await? == wanted);
    wait_until("all of the article", PATIENCE, is_there).await
}

async fn a_thread_two_thousand_deep_can_be_read(lab: &mut Lab) -> Result<()> {
    let document = document::with_comments(&document::chain(2000));
    lab.server.put("/generated/deep.json", "application/ld+json", document.to_string())?;
    lab.open(&any("/generated/deep.json")).await?;
    lab.browser.find(&names::COMMENTS).await?.show().await?;
    lab.browser.says(&document::tag(0)).await?;
    assert!(!lab.browser.too_wide().await?);
    Ok(())
}

/// The widest and the highest that a name and the words of a comment are, in pixels.
const SIZES: &str = "
    const root = document.querySelector('article-widget').shadowRoot;
    const most = (what) => Math.max(...[...root.querySelectorAll(what)].map(one => one.getBoundingClientRect().height));
    return [most('.aw-author'), most('.aw-text')]";

async fn names_and_words_that_spill_stay_where_they_belong(lab: &mut Lab) -> Result<()> {
    let heap = "\u{30d}\u{489}".repeat(4_000);
    let comment = |id: &str, author: &str, text: &str| json!({"@id": id, "author": author, "text": text, "dateCreated": "2025-03-08"});
    let mut document = document::article();
    document["comment"] = json!([
        comment("long", &"Name".repeat(2_500), "A name of ten thousand letters"),
        comment("turned", "Eve\u{202e}nimda", "Turned \u{202e}around\u{2066}"),
        comment("heap", &format!("Z{heap}"), &format!("H{heap}e{heap}")),
        comment("quotes", "Ann", &(">".repeat(1_000) + " deep")),
        comment("open", "Bob", "**unclosed `code [and](http://x.example"),
        json!({"@id": "late", "author": "Zed", "text": "From the future", "dateCreated": "2099-01-01T00:00:00Z"}),
    ]);
    lab.server.put("/generated/spill.json", "application/ld+json", document.to_string())?;
    lab.open(&any("/generated/spill.json&show=comments&sort=newest")).await?;
    let page = &lab.browser;
    page.find(&names::COMMENTS).await?.show().await?;
    page.says("unclosed").await?;
    let first = page.find(&names::FEED).await?.find(&names::COMMENT).await?.text().await?;
    assert!(!first.contains("From the future"), "{first}");
    assert!(!page.text().await?.contains('\u{202e}'));
    let sizes = page.run(SIZES, Vec::new()).await?;
    // A thousand signs for quotes, most of them as words, fill no more than the screen.
    let most = |at: usize| sizes[at].as_f64().unwrap_or(f64::MAX);
    assert!(most(0) < 90.0 && most(1) < 800.0, "{sizes}");
    assert!(!page.too_wide().await?);
    harmless(page).await
}

in_every_engine!(
    names_and_words_that_spill_stay_where_they_belong,
    every_fixture_gives_a_readable_page,
    a_document_that_is_not_there_is_said_to_be_missing,
    ten_megabytes_of_text_can_be_read,
    a_thread_two_thousand_deep_can_be_read,
);

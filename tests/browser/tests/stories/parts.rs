//! A host's rule for a part, and its value of a custom property, take effect: each that the package says there is.

use std::{collections::BTreeSet, fs};

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab, document,
    element::Element,
    in_every_engine,
    names::{self, Role},
    page::Page,
    tools::repository,
    wait::{PATIENCE, wait_for, wait_until},
};
use serde_json::{Value, json};

use crate::{
    common::{any, discussion, post, summarize, to_the_end, word},
    people::choose,
};

const DOCUMENT: &str = "/generated/parts.json";
const OWN: &str = "A comment of one's own";
const MORE: Role = Role::named("button", "More");

/// Gives every part an outline of its own colour.
const DRESS: &str = "const style = document.createElement('style');
    style.textContent = arguments[0]
        .map((name, at) => `article-widget::part(${name}) { outline-color: rgb(1, 2, ${at}) }`).join('\\n');
    document.head.append(style)";

/// The names of the parts that are there, and the colour behind those that have another than theirs.
const LOOK: &str = "const [names] = arguments;
    const root = document.querySelector('article-widget').shadowRoot;
    return [...root.querySelectorAll('[part]')].map((part) => {
        const name = part.getAttribute('part');
        const color = getComputedStyle(part).outlineColor;
        return color === `rgb(1, 2, ${names.indexOf(name)})` ? name : `${name} has ${color}`;
    })";

/// The custom properties that change nothing of what is there now; a colour must come out as itself somewhere.
const IDLE: &str = "const looked = ['color', 'backgroundColor', 'borderTopColor', 'borderLeftColor', 'fontFamily',
        'maxWidth', 'marginTop', 'marginBottom', 'borderTopLeftRadius'];
    const widget = document.querySelector('article-widget');
    const elements = [widget, ...widget.shadowRoot.querySelectorAll('*')];
    const styles = () => elements.map((element) => {
        const style = getComputedStyle(element);
        return looked.map((name) => style[name]).join(' | ');
    });
    const before = styles();
    return arguments[0].filter(([name, value]) => {
        widget.style.setProperty(name, value);
        const after = styles();
        widget.style.removeProperty(name);
        return !after.some((style, at) => style !== before[at] && (!value.startsWith('rgb') || style.includes(value)));
    })";

/// The names in one of the lists of what the package says of the element.
fn listed(list: &str) -> Result<Vec<String>> {
    let api = fs::read_to_string(repository().join("xtask/package/api.json"))?;
    let api: Value = serde_json::from_str(&api)?;
    let all = api[list].as_array().with_context(|| format!("there is no list {list}"))?;
    Ok(all.iter().filter_map(|one| one["name"].as_str()).map(str::to_owned).collect())
}

/// An article with all that an article can have, and something that cannot be read.
fn rich() -> Value {
    let mut document = document::with_comments(&document::comments(12, 5));
    document["image"] = json!({ "@type": "ImageObject", "url": "/demo/icon.svg", "caption": "A lighthouse" });
    document["creditText"] = "With thanks to the town clerk.".into();
    document["dateModified"] = "some time in spring".into();
    document
}

/// The page with it, its summary made, a sentence of that marked, and a comment posted.
async fn open_rich(lab: &Lab) -> Result<()> {
    lab.server.put(DOCUMENT, "application/ld+json", rich().to_string())?;
    lab.open(&any(&format!("{DOCUMENT}&app-name=Courier&app-ios=https://apps.apple.com/app/id1"))).await?;
    let page = &lab.browser;
    let summary = summarize(page).await?;
    post(page, OWN).await?;
    summary.find(&names::LINK).await?.click().await?;
    page.find(&names::MARK).await.map(drop)
}

/// A comment of somebody else's, with its menu.
async fn somebodys(page: &Page) -> Result<Element> {
    let look = async || {
        for comment in discussion(page).await?.find_all(&names::COMMENT).await? {
            if !comment.text().await?.contains(OWN) && !comment.find_all(&MORE).await?.is_empty() {
                return Ok(Some(comment));
            }
        }
        Ok(None)
    };
    wait_for("a comment of somebody else's", PATIENCE, look).await
}

/// Waits until the part is there.
async fn has_part(page: &Page, name: &str) -> Result<()> {
    let there = "return String(!!document.querySelector('article-widget').shadowRoot
        ?.querySelector(`[part='${arguments[0]}']`))";
    let so = async || Ok(page.run(there, vec![name.into()]).await? == json!("true"));
    wait_until(&format!("the part {name}"), PATIENCE, so).await
}

/// Which parts are there; each must look as the host's rule for it says.
async fn dressed(page: &Page, parts: &[String]) -> Result<BTreeSet<String>> {
    page.run(DRESS, vec![json!(parts)]).await?;
    let seen: BTreeSet<String> = serde_json::from_value(page.run(LOOK, vec![json!(parts)]).await?)?;
    let wrong: Vec<_> = seen.iter().filter(|name| !parts.contains(*name)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    Ok(seen)
}

async fn a_rule_for_a_part_takes_effect_whichever_part_it_is(lab: &mut Lab) -> Result<()> {
    let parts = listed("cssParts")?;
    assert!(parts.len() > 20, "{parts:?}");
    let mut seen = BTreeSet::new();
    open_rich(lab).await?;
    let page = &lab.browser;
    seen.extend(dressed(page, &parts).await?);
    choose(&somebodys(page).await?, "Report").await?;
    page.find(&Role::named("dialog", "Report this comment")).await?;
    seen.extend(dressed(page, &parts).await?);
    lab.open(&any("/fixtures/nowhere.json")).await?;
    page.find(&names::ALERT).await?;
    seen.extend(dressed(page, &parts).await?);
    lab.open("/hosts/no-storage.html").await?;
    to_the_end(page).await?;
    has_part(page, "trouble").await?;
    seen.extend(dressed(page, &parts).await?);
    assert_eq!(seen, BTreeSet::from_iter(parts), "what was seen, and what is said to be there");
    Ok(())
}

/// A value that nothing in the widget has by itself.
fn another(property: &str) -> &'static str {
    match property {
        "--article-font" | "--article-font-ui" => "monospace",
        "--article-measure" => "21rem",
        "--article-space" => "3rem",
        "--article-radius" => "17px",
        _ => "rgb(1, 2, 3)",
    }
}

async fn a_custom_property_changes_something_whichever_it_is(lab: &mut Lab) -> Result<()> {
    let properties = listed("cssProperties")?;
    assert!(properties.len() > 10, "{properties:?}");
    let all: Vec<_> = properties.iter().map(|name| json!([name, another(name)])).collect();
    let page = &lab.browser;
    lab.open(&any("/fixtures/nowhere.json")).await?;
    page.find(&names::ALERT).await?;
    let left = page.run(IDLE, vec![json!(all)]).await?;
    // What went wrong is shown on this page alone, and most of the rest on the next one.
    let left_over = left.as_array().context("no list")?;
    assert!(left_over.contains(&json!(["--article-mark", another("--article-mark")])), "{left}");
    assert!(!left_over.contains(&json!(["--article-danger", another("--article-danger")])), "{left}");
    open_rich(lab).await?;
    assert_eq!(page.run(IDLE, vec![left]).await?, json!([]));
    // Nothing of it is left behind.
    assert_eq!(word(page, "return document.querySelector('article-widget').style.cssText").await?, "");
    Ok(())
}

in_every_engine!(
    a_rule_for_a_part_takes_effect_whichever_part_it_is,
    a_custom_property_changes_something_whichever_it_is,
);

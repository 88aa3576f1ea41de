//! More than one on a page: fifty widgets, and two versions of the script.

use std::fs;

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document, in_every_engine, names,
    tools::dist,
    wait::{PATIENCE, wait_until},
};
use serde_json::json;

use crate::common::{word, works};

/// Where a second version of the widget is served.
const OTHER: &str = "/other/article-widget.js";

async fn fifty_widgets_share_one_download_and_nothing_else(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/fifty.html").await?;
    let page = &lab.browser;
    let shown = "return [...document.querySelectorAll('article-widget')]
        .filter(widget => widget.shadowRoot?.querySelector('.aw-headline')).length";
    let all = async || Ok(page.run(shown, Vec::new()).await? == json!(50));
    wait_until("fifty articles", PATIENCE * 2, all).await?;
    for file in ["/article-widget-core.js", "/article-widget_bg.wasm"] {
        assert_eq!(lab.server.asked(file), 1, "{file}");
    }
    let section = |number: u8| names::Role::with("region", format!("Number {number}"));
    let seventh = page.find(&section(7)).await?;
    seventh.show().await?;
    seventh.find(&names::ADD_COMMENT).await?.type_in("Only in the seventh").await?;
    seventh.find(&names::POST).await?.click().await?;
    let posted = async || Ok(seventh.text().await?.contains("Only in the seventh"));
    wait_until("the comment", PATIENCE, posted).await?;
    for number in [1, 8, 50] {
        assert!(
            !page.find(&section(number)).await?.text().await?.contains("Only in the seventh"),
            "{number}"
        );
    }
    Ok(())
}

async fn a_second_version_of_the_script_does_no_harm(lab: &mut Lab) -> Result<()> {
    lab.server.put(OTHER, "text/javascript", fs::read(dist().join("article-widget.js"))?)?;
    lab.open("/hosts/two-versions.html").await?;
    works(&lab.browser).await?;
    assert_eq!((lab.server.asked(OTHER), lab.server.asked("/other/article-widget-core.js")), (1, 0));
    assert_eq!(lab.server.asked("/article-widget-core.js"), 1);
    Ok(())
}

async fn after_a_first_version_ours_leaves_the_page_to_it(lab: &mut Lab) -> Result<()> {
    let first = "addEventListener('error', () => window.failed = true);
        class First extends HTMLElement {
            connectedCallback() { this.textContent = 'Shown by another version'; }
        }
        if (!customElements.get('article-widget')) customElements.define('article-widget', First);";
    lab.server.put("/article-widget.js", "text/javascript", first)?;
    lab.server.put(OTHER, "text/javascript", fs::read(dist().join("article-widget.js"))?)?;
    lab.open("/hosts/two-versions.html").await?;
    lab.browser.says("Shown by another version").await?;
    assert!(!lab.browser.text().await?.contains(document::TELLTALE));
    let asked = async || Ok(lab.server.asked(OTHER) == 1);
    wait_until("our script", PATIENCE, asked).await?;
    assert_eq!(word(&lab.browser, "return String(window.failed)").await?, "undefined");
    assert_eq!(lab.server.asked("/other/article-widget-core.js"), 0);
    Ok(())
}

in_every_engine!(
    fifty_widgets_share_one_download_and_nothing_else,
    a_second_version_of_the_script_does_no_harm,
    after_a_first_version_ours_leaves_the_page_to_it,
);

//! What stands far below the screen is fetched once a reader comes near it, or the host no longer wants to wait.

use anyhow::Result;
use article_widget_browser_tests::{Lab, document, in_every_engine};
use serde_json::json;

use crate::common::works;

const PAGE: &str = "/hosts/lazy.html";

/// What the loader fetches, and what the widget does then.
const FILES: [&str; 3] = ["/article-widget-core.js", "/article-widget_bg.wasm", "/generated/article.json"];

/// Time for whatever begins by itself: the class is known, and the browser has told it what is near the screen.
const SETTLED: &str = "return customElements.whenDefined('article-widget')
    .then(() => new Promise((resolve) => setTimeout(resolve, 500)))
    .then(() => true)";

/// Scrolls until the element is so many pixels below the screen, and says whether it is below it.
const COME: &str = "const top = () => document.querySelector('article-widget').getBoundingClientRect().top;
    scrollBy(0, top() - innerHeight - arguments[0]);
    return top() > innerHeight";

/// Each file was asked for so many times.
fn asked(lab: &Lab, times: usize) {
    for file in FILES {
        assert_eq!(lab.server.asked(file), times, "{file}");
    }
}

/// The host's words are there, and nothing else was asked for.
async fn open(lab: &Lab) -> Result<()> {
    lab.open(PAGE).await?;
    lab.browser.says("The host's own words.").await?;
    lab.browser.run(SETTLED, Vec::new()).await?;
    asked(lab, 0);
    Ok(())
}

async fn nothing_is_fetched_until_a_reader_comes_near(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    assert_eq!(page.run(COME, vec![json!(1500)]).await?, json!(true));
    page.run(SETTLED, Vec::new()).await?;
    asked(lab, 0);
    assert_eq!(page.run(COME, vec![json!(300)]).await?, json!(true), "near is not there yet");
    page.says(document::TELLTALE).await?;
    asked(lab, 1);
    works(page).await?;
    asked(lab, 1);
    Ok(())
}

async fn a_host_that_no_longer_wants_to_wait_has_it_at_once(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    page.run("document.querySelector('article-widget').setAttribute('loading', 'eager')", Vec::new()).await?;
    page.says(document::TELLTALE).await?;
    assert_eq!(page.run("return scrollY", Vec::new()).await?, json!(0));
    asked(lab, 1);
    Ok(())
}

in_every_engine!(
    nothing_is_fetched_until_a_reader_comes_near,
    a_host_that_no_longer_wants_to_wait_has_it_at_once,
);

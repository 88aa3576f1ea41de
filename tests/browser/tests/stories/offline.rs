//! The connection goes away, or never was.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document, in_every_engine, names,
    server::Fault,
    wait::{PATIENCE, wait_until},
};
use serde_json::json;

use crate::common::{PLAIN, discussion, post, to_the_end};

async fn the_page_and_its_article_open_without_a_network(lab: &mut Lab) -> Result<()> {
    lab.open("/index.html").await?;
    let page = &lab.browser;
    to_the_end(page).await?;
    page.find(&names::COMMENTS).await?;
    let headline = page.find(&names::HEADING).await?.name().await?;
    let controlled = "return navigator.serviceWorker.controller?.state === 'activated'";
    let so = async || Ok(page.run(controlled, Vec::new()).await? == json!(true));
    wait_until("the service worker", PATIENCE, so).await?;
    post(page, "Written with a network").await?;
    lab.server.down().await?;
    page.reload().await?;
    to_the_end(page).await?;
    discussion(page).await?;
    assert_eq!(page.find(&names::HEADING).await?.name().await?, headline);
    page.says("Written with a network").await?;
    post(page, "Written without one").await.map(drop)
}

async fn without_the_code_the_words_of_the_host_stay_readable(lab: &mut Lab) -> Result<()> {
    lab.server.fault("/article-widget-core.js", Some(Fault::Missing));
    lab.open("/hosts/children.html").await?;
    lab.browser.find(&names::ALERT).await?;
    lab.browser.says("Last week a beekeeper carried eleven hives").await?;
    lab.server.fault("/article-widget-core.js", None);
    lab.browser.find(&names::RETRY).await?.click().await?;
    lab.browser.find(&names::COMMENTS).await.map(drop)
}

async fn an_article_that_did_not_come_can_be_asked_for_again(lab: &mut Lab) -> Result<()> {
    lab.server.fault("/generated/article.json", Some(Fault::Broken));
    lab.open(PLAIN).await?;
    lab.browser.find(&names::ALERT).await?;
    lab.server.fault("/generated/article.json", None);
    lab.browser.find(&names::RETRY).await?.click().await?;
    lab.browser.says(document::TELLTALE).await
}

in_every_engine!(
    the_page_and_its_article_open_without_a_network,
    without_the_code_the_words_of_the_host_stay_readable,
    an_article_that_did_not_come_can_be_asked_for_again,
);

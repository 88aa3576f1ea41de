//! Pages that are made with the npm package: built by Vite, without a framework and with three, and opened in every engine.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine,
    names::{self, Role},
    wait::{PATIENCE, wait_until},
};

const HEADLINE: &str = "A bridge is moved by hand";

/// Reads, has a summary made, chooses a mood; the page hears of it.
async fn works(lab: &Lab, page: &str) -> Result<()> {
    lab.open(&format!("/packaged/{page}/index.html")).await?;
    let page = &lab.browser;
    // The property stood there before the class was known, and the attribute with it.
    let headline = page.find(&Role::named("heading", HEADLINE)).await?;
    assert_eq!(headline.level().await?, 2);
    page.says(&format!("Ready: {HEADLINE}")).await?;
    // The model and the wasm that come late are found beside the bundle.
    page.find(&names::SUMMARIZE).await?.click().await?;
    page.find(&names::SUMMARY).await?.find(&names::AGAIN).await?;
    let happy = page.find(&names::reaction("Happy")).await?;
    happy.show().await?;
    let chosen = async || {
        if !page.find(&names::reaction("Happy")).await?.checked().await? {
            page.find(&names::reaction("Happy")).await?.click().await?;
        }
        page.find(&names::reaction("Happy")).await?.checked().await
    };
    wait_until("the mood to be chosen", PATIENCE, chosen).await?;
    page.says("Felt: happy").await
}

async fn a_page_without_a_framework_has_the_widget(lab: &mut Lab) -> Result<()> {
    works(lab, "vite").await
}

async fn a_page_of_reacts_has_the_widget(lab: &mut Lab) -> Result<()> {
    works(lab, "react").await
}

async fn a_page_of_vues_has_the_widget(lab: &mut Lab) -> Result<()> {
    works(lab, "vue").await
}

async fn a_page_of_sveltes_has_the_widget(lab: &mut Lab) -> Result<()> {
    works(lab, "svelte").await
}

in_every_engine!(
    a_page_without_a_framework_has_the_widget,
    a_page_of_reacts_has_the_widget,
    a_page_of_vues_has_the_widget,
    a_page_of_sveltes_has_the_widget,
);

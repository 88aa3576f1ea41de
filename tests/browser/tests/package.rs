//! Pages that are made with the npm package, and a Yew app that has the widget in itself: opened in every engine.

use std::process::Command;

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab, in_every_engine,
    names::{self, Role},
    page::Page,
    process::Process,
    tools::{packaged, program},
    wait::{PATIENCE, wait_until},
};

const HEADLINE: &str = "A bridge is moved by hand";

/// Opens a built page and does what a reader does there.
async fn works(lab: &Lab, page: &str) -> Result<()> {
    lab.open(&format!("/packaged/{page}/index.html")).await?;
    serves(&lab.browser).await
}

/// Reads, has a summary made, chooses a mood; the page hears of it.
async fn serves(page: &Page) -> Result<()> {
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

async fn vites_server_for_development_has_the_widget(lab: &mut Lab) -> Result<()> {
    let projects = packaged().parent().context("the pages are in no folder")?.to_owned();
    let node = program("NODE", "node", &[])?;
    let (_vite, port) = Process::listening(|port| {
        let mut vite = Command::new(&node);
        vite.args(["node_modules/vite/bin/vite.js", "vite", "--host", "127.0.0.1", "--strictPort", "--port"]);
        vite.arg(port.to_string()).current_dir(&projects);
        Ok(vite)
    })
    .await?;
    lab.browser.open(&format!("http://127.0.0.1:{port}/")).await?;
    serves(&lab.browser).await
}

async fn a_yew_app_has_the_widget_as_a_component(lab: &mut Lab) -> Result<()> {
    works(lab, "rust").await?;
    let page = &lab.browser;
    // The element's methods are there for Rust.
    page.find(&Role::named("button", "Bring in")).await?.click().await?;
    page.says("Added 1, exported 1").await?;
    page.find(&names::COMMENTS).await?.show().await?;
    page.says("With a lever long enough.").await?;
    assert!(page.find(&names::reaction("Sad")).await?.checked().await?);
    let told =
        "return [...document.querySelectorAll('[type=\"application/ld+json\"]')].map(it => it.text).join()";
    let is_told = async || {
        Ok(page
            .run(told, Vec::new())
            .await?
            .as_str()
            .is_some_and(|text| text.contains("With a lever long enough.")))
    };
    wait_until("the data block", PATIENCE, is_told).await?;
    let session = async |wanted: &str| {
        let told = "return document.querySelector('[jsonld]').session";
        let is_given = async || Ok(page.run(told, Vec::new()).await?.as_str() == Some(wanted));
        wait_until("the session", PATIENCE, is_given).await
    };
    session("a-reader").await?;
    // Its props change, and what the reader did to the article before stays behind.
    page.find(&Role::named("button", "Next")).await?.click().await?;
    page.find(&Role::named("heading", "The bridge stands")).await?;
    page.says("Ready: The bridge stands").await?;
    session("another-reader").await?;
    // It goes: nothing of it is left, and the app lives on.
    page.find(&Role::named("button", "Next")).await?.click().await?;
    page.gone(&Role::named("heading", "The bridge stands")).await?;
    page.says("Ready: The bridge stands").await
}

in_every_engine!(
    a_page_without_a_framework_has_the_widget,
    a_page_of_reacts_has_the_widget,
    a_page_of_vues_has_the_widget,
    a_page_of_sveltes_has_the_widget,
    vites_server_for_development_has_the_widget,
    a_yew_app_has_the_widget_as_a_component,
);

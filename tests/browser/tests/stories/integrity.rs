//! A host names the hashes of the widget's files: only what it looked at runs.

use std::fs;

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab, document, in_every_engine, names,
    tools::{dist, repository},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

use crate::common::{PLAIN, to_the_end, word, works};

const PAGE: &str = "/hosts/integrity.html";
const LOADER: &str = "article-widget.js";
const CORE: &str = "article-widget-core.js";
const WASM: &str = "article-widget_bg.wasm";
const LATE: &str = "article-widget-late_bg.wasm";
/// A section that every engine passes over: the file does the same as before, and is another.
const SECTION: [u8; 4] = [0, 2, 1, b'x'];

/// Serves the host page with the hashes of the files as they are.
fn serve_hashes(lab: &Lab) -> Result<()> {
    let page = repository().join("tests").join(PAGE.trim_start_matches('/'));
    let mut html = fs::read_to_string(page).context("the host page is missing")?;
    for file in [LOADER, CORE] {
        let digest = STANDARD.encode(Sha384::digest(fs::read(dist().join(file))?));
        html = html.replace(&format!("\"sha384-of-{file}\""), &format!("\"sha384-{digest}\""));
    }
    lab.server.put(PAGE, "text/html", html)
}

/// Serves something in the place of a file from now on.
fn tamper(lab: &Lab, file: &str) -> Result<()> {
    let text = fs::read_to_string(dist().join(file))?;
    lab.server.put(&format!("/{file}"), "text/javascript", format!("window.tampered = true;\n{text}"))
}

async fn files_that_are_what_the_host_looked_at_run(lab: &mut Lab) -> Result<()> {
    serve_hashes(lab)?;
    lab.open(PAGE).await?;
    works(&lab.browser).await
}

async fn another_loader_does_not_run(lab: &mut Lab) -> Result<()> {
    serve_hashes(lab)?;
    tamper(lab, LOADER)?;
    lab.open(PAGE).await?;
    lab.browser.says("The host's own words.").await?;
    assert_eq!(
        word(&lab.browser, "return String([window.tampered, customElements.get('article-widget')])").await?,
        ","
    );
    Ok(())
}

async fn another_core_does_not_run_and_no_retry_goes_round_that(lab: &mut Lab) -> Result<()> {
    serve_hashes(lab)?;
    tamper(lab, CORE)?;
    lab.open(PAGE).await?;
    for _ in 0..3 {
        lab.browser.find(&names::ALERT).await?;
        lab.browser.says("The host's own words.").await?;
        assert_eq!(word(&lab.browser, "return String(window.tampered)").await?, "undefined");
        lab.browser.find(&names::RETRY).await?.click().await?;
    }
    lab.browser.find(&names::ALERT).await.map(drop)
}

/// Serves a wasm file that does the same and is not the one that the script was built with.
fn serve_another(lab: &Lab, file: &str) -> Result<()> {
    let whole = [fs::read(dist().join(file))?, SECTION.to_vec()].concat();
    lab.server.put(&format!("/{file}"), "application/wasm", whole)
}

async fn another_wasm_than_the_scripts_own_does_not_run(lab: &mut Lab) -> Result<()> {
    serve_another(lab, WASM)?;
    lab.open(PLAIN).await?;
    lab.browser.find(&names::ALERT).await?;
    lab.server.put(&format!("/{WASM}"), "application/octet-stream", fs::read(dist().join(WASM))?)?;
    serve_another(lab, LATE)?;
    lab.browser.find(&names::RETRY).await?.click().await?;
    lab.browser.says(document::TELLTALE).await?;
    to_the_end(&lab.browser).await?;
    lab.browser.says("Reactions and comments could not be loaded.").await?;
    lab.server.put(&format!("/{LATE}"), "application/octet-stream", fs::read(dist().join(LATE))?)?;
    lab.browser.find(&names::RETRY).await?.click().await?;
    lab.browser.find(&names::COMMENTS).await.map(drop)
}

in_every_engine!(
    files_that_are_what_the_host_looked_at_run,
    another_loader_does_not_run,
    another_core_does_not_run_and_no_retry_goes_round_that,
    another_wasm_than_the_scripts_own_does_not_run,
);

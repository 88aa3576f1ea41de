//! The page's own session at a real `PocketBase`: used, asked for anew, and its token nowhere to be found.

use std::time::Duration;

use anyhow::{Context, Result};
use article_widget_browser_tests::{Lab, in_every_engine, names, pocketbase::Pocketbase};
use serde_json::json;
use tokio::time::sleep;

use crate::{
    common::{comment, discussion, post, shared},
    signing::{SIGN_IN, SIGN_OUT, account, kept, token},
};

async fn the_hosts_own_session_is_used_and_its_token_is_nowhere(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    let ann = account(&server, "Ann", "").await?;
    let token = token(&server, &ann, 3_600).await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    let events = "window.heard = []; for (const name of ['article-comment', 'article-error', 'article-ready'])
        addEventListener(name, (event) => heard.push(event.detail));
        for (const name of ['log', 'warn', 'error', 'info', 'debug']) {
            const say = console[name]; console[name] = (...words) => { heard.push(words.map(String)); say.apply(console, words); };
        }
        document.querySelector('article-widget').session = arguments[0];";
    page.run(events, vec![json!({ "token": token, "server": server.url() })]).await?;
    discussion(page).await?;
    page.says("Ann").await?;
    assert!(page.find_all(&SIGN_OUT).await?.is_empty(), "signing out is the host's");
    post(page, "By the host's session").await?;
    let there = kept(&server, &[("Ann", "By the host's session")]).await?;
    assert_eq!(there[0]["author"], json!(ann));
    let everywhere = "return document.documentElement.outerHTML + document.querySelector('article-widget').shadowRoot.innerHTML
        + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href + JSON.stringify(heard)
        + performance.getEntriesByType('resource').map((entry) => entry.name).join()";
    let text = page.run(everywhere, Vec::new()).await?;
    assert!(text.as_str().context("no text")?.contains("By the host's session"));
    assert!(!text.as_str().context("no text")?.contains(&token), "the token is somewhere");

    page.run("document.querySelector('article-widget').session = null", Vec::new()).await?;
    page.find(&SIGN_IN).await?;
    let hers = comment(page, "By the host's session").await?;
    assert!(hers.find_all(&names::EDIT).await?.is_empty(), "nobody is signed in");
    // For another server, it is sent nowhere.
    let wrong = json!({ "token": token, "server": "https://elsewhere.test" });
    page.run("document.querySelector('article-widget').session = arguments[0]", vec![wrong]).await?;
    page.says("You are not signed in any more.").await?;
    Ok(())
}

async fn a_token_that_ends_is_asked_for_anew(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    let ann = account(&server, "Ann", "").await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let (short, long) = (token(&server, &ann, 8).await?, token(&server, &ann, 3_600).await?);
    // By `window`, since Firefox runs a driver's script in a scope of its own, where a bare name is another one.
    let callback = "window.tokens = arguments[0]; window.asked = 0;
        document.querySelector('article-widget').session =
            async () => window.tokens[Math.min(window.asked++, window.tokens.length - 1)]";
    page.run(callback, vec![json!([short, long])]).await?;
    page.says("Ann").await?;
    post(page, "In time").await?;
    kept(&server, &[("Ann", "In time")]).await?;
    sleep(Duration::from_secs(9)).await;
    post(page, "After its end").await?;
    let there = kept(&server, &[("Ann", "In time"), ("Ann", "After its end")]).await?;
    assert!(there.iter().all(|comment| comment["author"] == json!(ann)), "{there:?}");
    let asked = page.run("return window.asked", Vec::new()).await?;
    assert!(asked.as_u64().is_some_and(|asked| (2..6).contains(&asked)), "{asked}");
    Ok(())
}

in_every_engine!(the_hosts_own_session_is_used_and_its_token_is_nowhere, a_token_that_ends_is_asked_for_anew,);

//! Where a host or a reader takes something away: the origin, the storage, the network, the prototypes.

use std::{fs, time::Duration};

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document, in_every_engine, names,
    server::Fault,
    tools::dist,
    wait::{PATIENCE, wait_until},
};
use serde_json::json;

use crate::common::{PLAIN, any, comment, post, to_the_end, word, works};

async fn a_sandbox_without_an_origin_is_enough(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/sandboxed.html").await?;
    lab.browser.driver().enter_frame(0).await?;
    assert_eq!(word(&lab.browser, "return origin").await?, "null");
    works(&lab.browser).await
}

/// What stands in the frame that runs no script. Nothing runs in there, so the page around it looks.
const INSIDE: &str =
    "const widget = document.querySelector('iframe').contentDocument.querySelector('article-widget');
    const shown = [...widget.children].map((child) => child.getBoundingClientRect().height > 0);
    return [widget.innerText, shown, widget.matches(':defined'), !!widget.shadowRoot]";

async fn without_scripts_the_words_of_the_host_are_what_there_is_to_read(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/no-script.html").await?;
    let seen = lab.browser.run(INSIDE, Vec::new()).await?;
    let text = seen[0].as_str().unwrap_or_default();
    for words in ["Bees move into the old signal box", "Last week a beekeeper", "the first honey in August"] {
        assert!(text.contains(words), "{words:?} is missing in {text}");
    }
    assert_eq!(seen[1], json!([true, true, true]), "the headline and two paragraphs are drawn");
    assert_eq!((&seen[2], &seen[3]), (&json!(false), &json!(false)), "nothing of ours ran");
    assert_eq!(lab.server.asked("/article-widget-core.js"), 0);
    Ok(())
}

async fn where_nothing_is_kept_a_comment_stays_as_long_as_the_page(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/no-storage.html").await?;
    works(&lab.browser).await?;
    comment(&lab.browser, "Written on this page").await.map(drop)
}

async fn a_worker_of_the_host_that_breaks_fetches_breaks_nothing_else(lab: &mut Lab) -> Result<()> {
    for how in ["page", "error"] {
        lab.open(&format!("/hosts/broken-worker.html?break={how}")).await?;
        lab.browser.find(&names::ALERT).await?;
        lab.browser.says("The host's own words.").await?;
        lab.browser.run("mend()", Vec::new()).await?;
        lab.browser.find(&names::RETRY).await?.click().await?;
        lab.browser.says(document::TELLTALE).await?;
        assert!(!lab.browser.text().await?.contains("The host's own words."));
    }
    Ok(())
}

async fn each_file_that_did_not_come_can_be_asked_for_again(lab: &mut Lab) -> Result<()> {
    for file in ["/article-widget-core.js", "/article-widget_bg.wasm"] {
        lab.server.fault(file, Some(Fault::Broken));
        lab.open("/hosts/any.html?src=/generated/article.json&lang=de").await?;
        lab.browser.says("Dieser Teil der Seite konnte nicht geladen werden.").await?;
        lab.browser.says("The host's own words stand here").await?;
        lab.server.fault(file, None);
        lab.browser.find(&names::Role::named("button", "Erneut versuchen")).await?.click().await?;
        lab.browser.says(document::TELLTALE).await?;
    }
    Ok(())
}

/// Hears of errors from now on, and calls the method `exportThread` for what comes of it.
const CALL: &str = "window.errors ??= (document.addEventListener('article-error',
        ({ detail }) => window.errors.push(`${detail.where} ${detail.retryable}`)), []);
    window.came = '';
    document.querySelector('article-widget').exportThread().then(() => window.came = 'came', (error) => window.came = error.message)";

async fn what_comes_late_and_does_not_is_told_and_can_be_asked_for_again(lab: &mut Lab) -> Result<()> {
    let file = "/article-widget-late_bg.wasm";
    lab.server.fault(file, Some(Fault::Broken));
    lab.open(PLAIN).await?;
    let page = &lab.browser;
    to_the_end(page).await?;
    page.says("Reactions and comments could not be loaded.").await?;
    page.says(document::TELLTALE).await?;
    lab.server.fault(file, None);
    page.find(&names::RETRY).await?.click().await?;
    page.find(&names::COMMENTS).await?;
    // Where there is no place for a notice, the host hears of it, and another call tries again.
    lab.server.fault(file, Some(Fault::Broken));
    lab.open(&any("/generated/article.json&show=article")).await?;
    page.says(document::TELLTALE).await?;
    let came = async |wanted: &str| {
        page.run(CALL, Vec::new()).await?;
        let is_so = async || Ok(word(page, "return window.came").await? == wanted);
        wait_until(wanted, PATIENCE, is_so).await
    };
    for _ in 0..2 {
        came("a part of the widget could not be fetched").await?;
    }
    assert_eq!(word(page, "return window.errors.join()").await?, "loading true,loading true");
    lab.server.fault(file, None);
    came("came").await
}

async fn a_summary_whose_code_does_not_come_can_be_asked_for_again(lab: &mut Lab) -> Result<()> {
    let file = "/article-widget-summary_bg.wasm";
    lab.server.fault(file, Some(Fault::Missing));
    lab.open(PLAIN).await?;
    let page = &lab.browser;
    page.find(&names::SUMMARIZE).await?.click().await?;
    page.says("No summary could be made: a part of the widget could not be fetched").await?;
    lab.server.fault(file, None);
    page.find(&names::SUMMARY).await?.find(&names::RETRY).await?.click().await?;
    page.find(&names::SUMMARY).await?.find(&names::AGAIN).await.map(drop)
}

async fn script_and_wasm_are_fetched_at_the_same_time(lab: &mut Lab) -> Result<()> {
    let [core, wasm] = ["/article-widget-core.js", "/article-widget_bg.wasm"];
    for (slow, other) in [(core, wasm), (wasm, core)] {
        let before = lab.server.asked(other);
        lab.server.fault(slow, Some(Fault::Late(PATIENCE * 4)));
        // Not by the driver: Firefox holds a page for loading as long as an import is on its way.
        lab.browser.run("location.href = arguments[0]", vec![lab.server.url(PLAIN).into()]).await?;
        // Long before the slow one comes.
        let asked = async || Ok(lab.server.asked(other) > before);
        wait_until(other, PATIENCE, asked).await?;
        lab.server.fault(slow, None);
    }
    Ok(())
}

/// A page that notes by which ways wasm is compiled on it.
const NOTING: &str = "<!doctype html><html lang='en'><title>How it is compiled</title>
    <script>
      window.ways = [];
      for (const way of ['compileStreaming', 'compile', 'instantiateStreaming']) {
        const own = WebAssembly[way];
        WebAssembly[way] = (...given) => { ways.push(way); return own.apply(WebAssembly, given); };
      }
    </script>
    <script type='module' src='/article-widget.js'></script>
    <article-widget src='/generated/article.json' show='article'></article-widget>";

async fn the_wasm_is_compiled_while_it_comes_where_the_server_knows_its_type(lab: &mut Lab) -> Result<()> {
    let (address, wasm) = ("/generated/noting.html", "article-widget_bg.wasm");
    lab.server.put(address, "text/html", NOTING)?;
    lab.open(address).await?;
    lab.browser.says(document::TELLTALE).await?;
    assert_eq!(word(&lab.browser, "return ways.join()").await?, "compileStreaming");
    // Another type: that way is tried, and then it is compiled once all of it is there.
    lab.server.put(&format!("/{wasm}"), "application/octet-stream", fs::read(dist().join(wasm))?)?;
    lab.open(address).await?;
    lab.browser.says(document::TELLTALE).await?;
    assert_eq!(word(&lab.browser, "return ways.join()").await?, "compileStreaming,compile");
    Ok(())
}

async fn a_link_in_the_head_fetches_early_and_nothing_is_fetched_twice(lab: &mut Lab) -> Result<()> {
    let [loader, core] = ["/article-widget.js", "/article-widget-core.js"];
    lab.server.fault(loader, Some(Fault::Late(Duration::from_secs(2))));
    lab.open("/hosts/early.html").await?;
    lab.browser.says(document::TELLTALE).await?;
    // In milliseconds since the page was asked for.
    let early = "const [loader, core] = [...arguments].map(file => performance.getEntriesByType('resource')
        .find(one => new URL(one.name).pathname === file));
        return loader.responseEnd - core.startTime > 1000";
    let is_early = lab.browser.run(early, vec![loader.into(), core.into()]).await?;
    assert_eq!((is_early, lab.server.asked(core)), (true.into(), 1));
    Ok(())
}

async fn tampered_prototypes_and_a_console_without_methods_do_no_harm(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/tampered.html").await?;
    works(&lab.browser).await?;
    // As an object with lists, which the host's `toJSON` would make texts of.
    let page = &lab.browser;
    let document = document::article().to_string();
    let set =
        "Array.prototype.toJSON = function () { return `[${this.map(item => JSON.stringify(item))}]`; };
        document.querySelector('article-widget').article = JSON.parse(arguments[0]);
        delete Array.prototype.toJSON;";
    page.run(set, vec![document.into()]).await?;
    to_the_end(page).await?;
    page.says("OSTER BAY").await?;
    page.run(
        "document.querySelector('article-widget').exportThread().then(out => window.out = out)",
        Vec::new(),
    )
    .await?;
    let out = async || Ok(word(page, "return window.out?.headline ?? ''").await? == document::HEADLINE);
    wait_until("the document", PATIENCE, out).await?;
    post(page, "And after that").await?;
    assert_eq!(word(page, "return failures.join()").await?, "");
    Ok(())
}

in_every_engine!(
    a_sandbox_without_an_origin_is_enough,
    without_scripts_the_words_of_the_host_are_what_there_is_to_read,
    where_nothing_is_kept_a_comment_stays_as_long_as_the_page,
    a_worker_of_the_host_that_breaks_fetches_breaks_nothing_else,
    each_file_that_did_not_come_can_be_asked_for_again,
    what_comes_late_and_does_not_is_told_and_can_be_asked_for_again,
    a_summary_whose_code_does_not_come_can_be_asked_for_again,
    script_and_wasm_are_fetched_at_the_same_time,
    the_wasm_is_compiled_while_it_comes_where_the_server_knows_its_type,
    a_link_in_the_head_fetches_early_and_nothing_is_fetched_twice,
    tampered_prototypes_and_a_console_without_methods_do_no_harm,
);

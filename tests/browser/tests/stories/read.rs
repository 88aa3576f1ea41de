//! A reader opens a page and reads.

use std::time::Duration;

use anyhow::Result;
use article_widget_browser_tests::{Lab, document, in_every_engine, names, server::Fault};

use crate::common::{any, open, post, to_the_end};

async fn the_article_stands_under_its_headline(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let headline = lab.browser.find(&names::HEADING).await?;
    assert_eq!((headline.level().await?, headline.name().await?.as_str()), (1, document::HEADLINE));
    let text = lab.browser.text().await?;
    for part in [document::TELLTALE, "Ida Brandt", "The Coast Courier", "OSTER BAY", "Gates instead of a dam"]
    {
        assert!(text.contains(part), "{part:?} is missing in {text}");
    }
    lab.browser.says(names::NO_COMMENTS).await?;
    assert!(!lab.browser.too_wide().await?);
    Ok(())
}

async fn an_article_of_the_host_stays_where_it_is(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/children.html").await?;
    lab.browser.find(&names::COMMENTS).await?;
    let text = lab.browser.text().await?;
    assert_eq!(text.matches("Last week a beekeeper carried eleven hives").count(), 1, "{text}");
    let headlines = lab.browser.find_all(&names::HEADING).await?;
    assert_eq!(headlines[0].name().await?, "Bees move into the old signal box");
    lab.browser.find(&names::SUMMARIZE).await?;
    lab.browser.says("I hear them from the train.").await
}

async fn two_widgets_on_one_page_keep_apart(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/two-widgets.html").await?;
    let first = lab.browser.find(&names::Role::named("region", "The first")).await?;
    let second = lab.browser.find(&names::Role::named("region", "The second")).await?;
    first.find(&names::reaction("Happy")).await?.click().await?;
    second.find(&names::reaction("Sad")).await?.click().await?;
    assert!(first.find(&names::reaction("Happy")).await?.checked().await?);
    assert!(!second.find(&names::reaction("Happy")).await?.checked().await?);
    post(&lab.browser, "Only in the first").await?;
    assert!(first.text().await?.contains("Only in the first"));
    assert!(!second.text().await?.contains("Only in the first"));
    Ok(())
}

/// Where the parts of the article stand: of the host's words, or of the widget's once it is there.
const TOPS: &str = "const widget = document.querySelector('article-widget');
    const root = widget.shadowRoot?.querySelector('.aw-headline') ? widget.shadowRoot : widget;
    const top = part => Math.round(root.querySelector(part).getBoundingClientRect().top);
    return [root !== widget, ['.aw-headline', '.aw-source', '.aw-subline', '.aw-dates', '.aw-picture', '.aw-body',
        '.aw-body h2', '.aw-credit-line'].map(top)]";

async fn nothing_jumps_when_the_widget_takes_over(lab: &mut Lab) -> Result<()> {
    lab.server.fault("/article-widget-core.js", Some(Fault::Late(Duration::from_secs(2))));
    lab.open("/index.html").await?;
    let before = lab.browser.run(TOPS, Vec::new()).await?;
    lab.browser.find(&names::SUMMARIZE).await?;
    let after = lab.browser.run(TOPS, Vec::new()).await?;
    assert_eq!((&before[0], &after[0]), (&false.into(), &true.into()), "before the code came, and after");
    assert_eq!(before[1], after[1]);
    Ok(())
}

async fn nothing_comes_before_a_reader_comes_to_it(lab: &mut Lab) -> Result<()> {
    // A body so long that what stands below it is far from the screen.
    let mut long = document::article();
    let body = vec!["Another paragraph of a long article."; 400].join("\n\n");
    long["articleBody"] = body.into();
    lab.server.put("/generated/long.json", "application/ld+json", long.to_string())?;
    lab.open(&any("/generated/long.json")).await?;
    lab.browser.says("Another paragraph of a long article.").await?;
    lab.browser.find(&names::SUMMARIZE).await?;
    // Whatever is asked for at once is asked for by the time that this has come.
    lab.browser.run("return fetch('/locales/de.json').then((answer) => answer.text())", Vec::new()).await?;
    let wasm = ["late", "summary", "server", "waline"].map(|part| format!("/article-widget-{part}_bg.wasm"));
    let words = ["ar", "en", "fil"].map(|language| format!("/locales/{language}.json"));
    for file in wasm.iter().chain(&words).map(String::as_str).chain(["/summary-model.bin"]) {
        assert_eq!(lab.server.asked(file), 0, "{file}");
    }
    assert_eq!(lab.server.asked("/locales/de.json"), 1, "by this test alone");
    to_the_end(&lab.browser).await?;
    lab.browser.find(&names::COMMENTS).await?;
    assert_eq!(lab.server.asked("/article-widget-late_bg.wasm"), 1);
    assert_eq!(lab.server.asked("/article-widget-summary_bg.wasm"), 0);
    Ok(())
}

in_every_engine!(
    the_article_stands_under_its_headline,
    nothing_comes_before_a_reader_comes_to_it,
    nothing_jumps_when_the_widget_takes_over,
    an_article_of_the_host_stays_where_it_is,
    two_widgets_on_one_page_keep_apart,
);

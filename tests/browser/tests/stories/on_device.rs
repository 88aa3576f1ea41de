//! This device makes the summary: when its model is fetched, what happens without, in German, and in the host's markup.

use std::time::Duration;

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document, in_every_engine,
    names::{self, Role},
    server::Fault,
    wait::{PATIENCE, wait_until},
};
use serde_json::json;
use thirtyfour::Key;

use crate::common::{any, open, summarize, texts};

const MODEL: &str = "/summary-model.bin";

const TWO: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Two articles</title>
    <script type=module src=/article-widget.js></script>
    <main><h1>Two articles</h1>
    <section aria-label='The first'><article-widget src=/generated/article.json heading-level=2></article-widget></section>
    <section aria-label='The second'><article-widget src=/generated/article.json heading-level=2 thread=two>
    </article-widget></section></main>";

async fn the_model_is_fetched_for_the_first_summary_once_and_done_without(lab: &mut Lab) -> Result<()> {
    lab.server.put("/generated/two.html", "text/html", TWO)?;
    lab.open("/generated/two.html").await?;
    let first = lab.browser.find(&Role::named("region", "The first")).await?;
    let second = lab.browser.find(&Role::named("region", "The second")).await?;
    for widget in [&first, &second] {
        widget.find(&names::SUMMARIZE).await?;
    }
    assert_eq!(lab.server.asked(MODEL), 0, "nobody wants a summary yet");
    // At the same moment: the model is still on its way for the first when the second asks.
    lab.server.fault(MODEL, Some(Fault::Late(Duration::from_secs(1))));
    for widget in [&first, &second] {
        widget.find(&names::SUMMARIZE).await?.click().await?;
    }
    for widget in [&first, &second] {
        let summary = widget.find(&names::SUMMARY).await?;
        summary.find(&names::AGAIN).await?;
        assert!((2..=3).contains(&summary.find_all(&names::LINK).await?.len()));
    }
    assert_eq!(lab.server.asked(MODEL), 1);
    lab.server.fault(MODEL, None);
    without_the_model_simple_rules_do_and_say_so(lab).await
}

async fn without_the_model_simple_rules_do_and_say_so(lab: &Lab) -> Result<()> {
    let note = "The model could not be fetched, so simple rules picked the sentences.";
    lab.server.fault(MODEL, Some(Fault::Missing));
    open(lab).await?;
    let summary = summarize(&lab.browser).await?;
    let links = texts(&summary, &names::LINK).await?;
    assert!((2..=3).contains(&links.len()) && links.iter().all(|link| in_article(link)), "{links:?}");
    assert!(summary.text().await?.contains(note));
    lab.server.fault(MODEL, None);
    summary.find(&names::AGAIN).await?.click().await?;
    let healed = async || {
        Ok(!summary.text().await?.contains(note) && !summary.find_all(&names::AGAIN).await?.is_empty())
    };
    wait_until("the model's own choice", PATIENCE, healed).await
}

fn in_article(sentence: &str) -> bool {
    document::article()["articleBody"].as_str().is_some_and(|body| body.contains(sentence))
}

/// Sentences that rules for English would cut in two, or not at all.
const GERMAN: [&str; 8] = [
    "Der Hafen von Osterbucht wird elfmal im Jahr überflutet, und die Stadt nennt das längst keine Katastrophe mehr.",
    "„Wir planen nach dem Gezeitenkalender“, sagt Dr. Halvorsen, der den Leuchtturm seit 1988 hütet.",
    "Die Mauer wurde am 3. Oktober 2019 fertig, zwei Jahre später als geplant.",
    "Sie kostete 4,6 Mio. Euro, ein Drittel davon zahlte die Genossenschaft der Fischer.",
    "Steigt das Wasser über 2,4 Meter, schließen drei stählerne Tore von selbst, und die Boote müssen warten.",
    "Geschäfte am Kai bleiben trocken, z. B. die Bäckerei und der Laden für Netze.",
    "Die Versicherung wurde im ersten Jahr um ein Fünftel billiger, teilte die Stadtverwaltung mit.",
    "Im Herbst entscheidet der Rat, ob die Tore einen halben Meter höher werden.",
];

async fn an_article_in_german_is_cut_where_its_sentences_end(lab: &mut Lab) -> Result<()> {
    let document = json!({
        "@type": "NewsArticle",
        "headline": "Ein kleiner Hafen lernt, mit der Flut zu leben",
        "inLanguage": "de",
        "articleBody": GERMAN.chunks(3).map(|part| part.join(" ")).collect::<Vec<_>>().join("\n\n"),
    });
    lab.server.put("/generated/german.json", "application/ld+json", document.to_string())?;
    lab.open(&any("/generated/german.json")).await?;
    let mut summary = summarize(&lab.browser).await?;
    summary.find(&Role::named("button", "Long")).await?.click().await?;
    let five = async || Ok(summary.find_all(&names::LINK).await?.len() == 5);
    wait_until("five sentences", PATIENCE, five).await?;
    summary = lab.browser.find(&names::SUMMARY).await?;
    let links = texts(&summary, &names::LINK).await?;
    assert!(links.iter().all(|link| GERMAN.contains(&link.as_str())), "{links:?}");
    lab.browser.says("The model was made for English, and this article is in another language.").await
}

const OWN: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>The host's own article</title>
    <script type=module src=/article-widget.js></script>
    <main><article-widget><h1>Bees move into the old signal box</h1>
    <p>The signal box at <a href='#marsh'>Lower Marsh</a> has stood empty since 1994. Last week a
    beekeeper carried <em>eleven</em> hives up its stairs.</p>
    <p>The railway charges her no rent, because the bees keep the trespassers out. She expects the first honey in
    August.</p><p style='margin-top: 200vh'>The council wants to know whether <strong>trains</strong> disturb the bees.
    Nobody has asked them.</p></article-widget></main>
    <script>window.written = document.querySelector('article-widget').innerHTML</script>";

/// What is marked: by a highlight, which all three engines have and which no element shows.
const MARKED: &str = "return [...CSS.highlights.get('article-widget-source') ?? []]
    .map(range => range.toString().replace(/\\s+/g, ' '))";

async fn a_sentence_is_marked_in_the_hosts_markup_which_stays_as_it_is(lab: &mut Lab) -> Result<()> {
    lab.server.put("/generated/own.html", "text/html", OWN)?;
    lab.open("/generated/own.html").await?;
    let page = &lab.browser;
    let summary = summarize(page).await?;
    let whole = "return document.documentElement.outerHTML";
    let before = page.run(whole, Vec::new()).await?;
    let marked = async || page.run(MARKED, Vec::new()).await;
    for link in summary.find_all(&names::LINK).await? {
        let sentence = link.text().await?;
        link.click().await?;
        let so = async || Ok(marked().await? == json!([sentence]));
        wait_until(&format!("{sentence:?} to be marked"), PATIENCE, so).await?;
        assert_eq!(page.run(whole, Vec::new()).await?, before, "nothing of the page changes");
        page.press(Key::Escape).await?;
        wait_until("the focus to come back", PATIENCE, async || link.focused().await).await?;
        wait_until("the mark to go", PATIENCE, async || Ok(marked().await? == json!([]))).await?;
    }
    let untouched = "return document.querySelector('article-widget').innerHTML === window.written";
    assert_eq!(page.run(untouched, Vec::new()).await?, json!(true));
    Ok(())
}

in_every_engine!(
    the_model_is_fetched_for_the_first_summary_once_and_done_without,
    an_article_in_german_is_cut_where_its_sentences_end,
    a_sentence_is_marked_in_the_hosts_markup_which_stays_as_it_is,
);

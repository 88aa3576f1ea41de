//! A page that lists articles tells how many comments each has, and fetches no more than it needs for that.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine,
    names::LINK,
    wait::{PATIENCE, wait_until},
};

use crate::common::{texts, word};

const JSON: &str = "application/ld+json";

async fn every_link_has_its_number_or_keeps_its_own_words(lab: &mut Lab) -> Result<()> {
    let server = &lab.server;
    server.put(
        "/generated/many.json",
        JSON,
        r#"{"headline":"A","commentCount":1234,"comment":[{"text":"a"}]}"#,
    )?;
    let nested = r#"{"@graph":[{"@id":"p"},{"headline":"B","comment":{"text":"a","comment":[{"text":"b"},{"text":"c"}]}}]}"#;
    server.put("/generated/nested.json", JSON, nested)?;
    server.put("/generated/one.json", JSON, r#"{"headline":"C","comment":[{"text":"a"}]}"#)?;
    server.put("/generated/broken.json", JSON, r#"{"headline":"D","commentCount":"many"}"#)?;
    server.put("/generated/far.json", JSON, r#"{"headline":"E"}"#)?;
    lab.open("/hosts/list.html").await?;
    let page = &lab.browser;
    let list = page.find(&article_widget_browser_tests::names::LIST).await?;
    let near = [
        "1,234 comments",
        "1.234 Kommentare",
        "3 تعليقات",
        "1 comment",
        "Read what others say",
        "The discussion",
    ];
    let there = async || {
        let shown = texts(&list, &LINK).await?;
        // Digits are the language's own, and Arabic has two kinds.
        let shown: Vec<String> = shown.iter().map(|text| text.replace('٣', "3")).collect();
        Ok(shown[..6].iter().zip(near).all(|(shown, wanted)| shown.replace('\u{a0}', " ") == wanted))
    };
    wait_until("the numbers of the links near the screen", PATIENCE, there).await?;
    assert_eq!(lab.server.asked("/generated/many.json"), 1, "two links to one document");
    assert_eq!(lab.server.asked("/generated/far.json"), 0, "nobody is near it");
    page.run("scrollTo(0, document.documentElement.scrollHeight)", Vec::new()).await?;
    let far = async || Ok(texts(&list, &LINK).await?[6] == "0 comments");
    wait_until("the number of the far link", PATIENCE, far).await
}

async fn a_second_script_for_counts_does_no_harm(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/list.html").await?;
    let again = "return import('/article-widget-count.js?twice').then(() => 'loaded', String)";
    assert_eq!(word(&lab.browser, again).await?, "loaded");
    Ok(())
}

in_every_engine!(every_link_has_its_number_or_keeps_its_own_words, a_second_script_for_counts_does_no_harm,);

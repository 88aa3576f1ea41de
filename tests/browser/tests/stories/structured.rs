//! What machines read of the page: the document as a data block and the stores' meta tags, once, harmless, and on request.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document, in_every_engine, names,
    page::Page,
    wait::{PATIENCE, wait_for, wait_until},
};
use serde_json::{Value, json};

use crate::common::{any, chosen, post, to_the_end, word};

/// The data blocks of the page, read, and its meta tags for apps.
const HEAD: &str = "return [
    [...document.querySelectorAll('script[type=\"application/ld+json\"]')].map(block => JSON.parse(block.text)),
    [...document.querySelectorAll('meta[name$=-app]')].map(meta => `${meta.name} ${meta.content}`)]";
const APPS: [&str; 2] = ["apple-itunes-app app-id=1234567890", "google-play-app app-id=org.example.courier"];

/// Waits until the one data block is as it should be, and gives it.
async fn block(page: &Page, what: &str, fits: impl Fn(&Value) -> bool) -> Result<Value> {
    let there = async || {
        let head = page.run(HEAD, Vec::new()).await?;
        Ok(head[0].as_array().is_some_and(|blocks| blocks.len() == 1 && fits(&blocks[0])))
    };
    wait_until(what, PATIENCE, there).await?;
    Ok(page.run(HEAD, Vec::new()).await?[0][0].clone())
}

async fn the_page_tells_machines_what_it_tells_readers(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/jsonld.html").await?;
    let page = &lab.browser;
    // Nobody touches the page: machines do not either.
    let first = block(page, "a data block", |block| block["headline"] == document::HEADLINE).await?;
    assert_eq!((&first["@type"], &first["commentCount"]), (&json!("NewsArticle"), &json!(0)));
    assert_eq!(page.run(HEAD, Vec::new()).await?[1], json!(APPS));
    to_the_end(page).await?;
    let words = "Closed </script><script>window.run = true</script>";
    post(page, words).await?;
    let told = block(page, "the comment", |block| block["commentCount"] == 1).await?;
    assert_eq!(told["comment"][0]["text"], words);
    let written =
        word(page, "return document.head.querySelector('[type=\"application/ld+json\"]').outerHTML");
    assert_eq!(written.await?.matches("</script>").count(), 1, "harmless as HTML too");
    assert_eq!(page.run("return [window.run ?? null, forbidden]", Vec::new()).await?, json!([null, []]));
    assert_eq!(lab.server.asked("/reports"), 0);
    // What the host no longer asks for goes, and comes again; with the element all of it goes.
    let set = "document.querySelector('article-widget').jsonld = arguments[0]";
    for (value, blocks, metas) in [(Some("off"), 0, 0), (Some("on"), 1, 2), (None, 0, 0), (Some("on"), 1, 2)]
    {
        page.run(set, vec![json!(value)]).await?;
        counts(page, blocks, metas).await?;
    }
    page.run("document.querySelector('article-widget').remove()", Vec::new()).await?;
    counts(page, 0, 0).await
}

async fn counts(page: &Page, blocks: usize, metas: usize) -> Result<()> {
    let so = async || {
        let head = page.run(HEAD, Vec::new()).await?;
        let length = |value: &Value| value.as_array().map_or(0, Vec::len);
        Ok((length(&head[0]), length(&head[1])) == (blocks, metas))
    };
    wait_until(&format!("{blocks} data blocks and {metas} meta tags"), PATIENCE, so).await
}

async fn what_the_page_has_already_is_not_doubled(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/own-article.html").await?;
    let page = &lab.browser;
    page.find(&names::SUMMARIZE).await?;
    // The page has an article's data, and one of the two tags.
    let ask = "const meta = document.createElement('meta');
        meta.name = 'google-play-app'; meta.content = 'app-id=of.the.page'; document.head.append(meta);
        const widget = document.querySelector('article-widget');
        widget.setAttribute('app-name', 'Courier');
        widget.setAttribute('app-ios', 'https://apps.apple.com/app/id1234567890');
        widget.setAttribute('app-android', 'https://play.google.com/store/apps/details?id=org.example.courier');
        widget.setAttribute('jsonld', 'on');";
    page.run(ask, Vec::new()).await?;
    page.find(&names::COMMENTS).await?.show().await?;
    counts(page, 1, 2).await?;
    page.find(&names::reaction("Happy")).await?.click().await?;
    chosen(page, "Happy", true).await?;
    post(page, "One more").await?;
    counts(page, 1, 2).await?;
    let head = page.run(HEAD, Vec::new()).await?;
    assert_eq!(head[1][0], "google-play-app app-id=of.the.page");
    assert_eq!(head[0][0]["headline"], "Bees move into the old signal box");
    assert!(head[0][0]["commentCount"].is_null(), "the page's own data stays as it is");
    page.run("document.querySelector('article-widget').remove()", Vec::new()).await?;
    counts(page, 1, 1).await
}

async fn an_article_that_the_page_names_gets_its_counts(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/own-article-named.html").await?;
    let page = &lab.browser;
    post(page, "One more").await?;
    let added = async || {
        let head = page.run(HEAD, Vec::new()).await?;
        Ok(head[0].as_array().filter(|blocks| blocks.len() == 2 && blocks[1]["commentCount"] == 2).cloned())
    };
    let blocks = wait_for("the counts", PATIENCE, added).await?;
    let [of_page, ours] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert_eq!((&ours["@id"], &ours["@type"]), (&of_page["@id"], &json!("CreativeWork")));
    assert_eq!(ours["comment"][1]["text"], "One more", "{ours}");
    assert!(ours["headline"].is_null() && of_page["commentCount"].is_null(), "nothing is told twice");
    page.run("document.querySelector('article-widget').remove()", Vec::new()).await?;
    counts(page, 1, 0).await
}

async fn what_is_asked_for_comes_without_anything_below_the_article(lab: &mut Lab) -> Result<()> {
    let page = &lab.browser;
    lab.open(&any("/generated/article.json&show=article summary&jsonld=on")).await?;
    block(page, "a data block", |block| block["headline"] == document::HEADLINE).await?;
    // Where it is asked for later nobody need touch the page either.
    lab.open(&any("/generated/article.json&show=article")).await?;
    page.says(document::TELLTALE).await?;
    page.run("document.querySelector('article-widget').jsonld = 'on'", Vec::new()).await?;
    block(page, "a data block", |block| block["headline"] == document::HEADLINE).await.map(drop)
}

/// How many readers chose a mood, as the block tells it.
fn felt(block: &Value, mood: &str) -> Option<u64> {
    let counters = block["interactionStatistic"].as_array()?;
    let counts = |counter: &&Value| {
        let of = &counter["interactionType"];
        counter["@type"] == "InteractionCounter" && of["@type"] == "ReactAction" && of["name"] == mood
    };
    counters.iter().find(counts)?["userInteractionCount"].as_u64()
}

async fn the_moods_of_others_are_counted_and_the_readers_own_stays_with_the_reader(
    lab: &mut Lab,
) -> Result<()> {
    let counter = |mood: &str, count: u64| {
        json!({
            "@type": "InteractionCounter",
            "interactionType": { "@type": "ReactAction", "name": mood },
            "userInteractionCount": count,
        })
    };
    let mut with_counts = document::article();
    with_counts["interactionStatistic"] = json!([counter("happy", 3), counter("sad", 1)]);
    lab.server.put("/generated/counted.json", "application/ld+json", with_counts.to_string())?;
    lab.open(&any("/generated/counted.json&jsonld=on")).await?;
    let page = &lab.browser;
    let as_it_came = |block: &Value| felt(block, "happy") == Some(3) && felt(block, "sad") == Some(1);
    block(page, "the counters", as_it_came).await?;
    to_the_end(page).await?;
    page.find(&names::reaction("Happy")).await?.click().await?;
    // Four of five, this reader being one of them.
    page.find(&names::Role::named("radio", "Happy, 80%")).await?;
    // Written anew, with the comment. Read again in this browser, a counted choice would count twice.
    post(page, "And a comment").await?;
    let told = block(page, "the comment", |block| block["commentCount"] == 1).await?;
    assert!(as_it_came(&told), "{told}");
    assert_eq!(told["comment"][0]["text"], "And a comment");
    Ok(())
}

async fn of_many_comments_the_first_five_hundred_are_told_and_all_are_counted(lab: &mut Lab) -> Result<()> {
    let comments = document::comments(620, 11);
    let whole = document::with_comments(&comments).to_string();
    lab.server.put("/generated/many.json", "application/ld+json", whole)?;
    lab.open(&any("/generated/many.json&jsonld=on")).await?;
    let told = block(&lab.browser, "all comments", |block| block["commentCount"] == 620).await?;
    let ids: Vec<_> =
        told["comment"].as_array().into_iter().flatten().map(|one| one["@id"].clone()).collect();
    let wanted: Vec<_> = comments[..500].iter().map(|comment| json!(comment.id())).collect();
    assert_eq!(ids, wanted);
    Ok(())
}

async fn of_two_widgets_one_tells(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/two-widgets.html").await?;
    let page = &lab.browser;
    let ask = "document.querySelectorAll('article-widget').forEach((widget) => widget.jsonld = 'on')";
    page.run(ask, Vec::new()).await?;
    counts(page, 1, 0).await?;
    for region in ["The first", "The second"] {
        let region = page.find(&names::Role::with("region", region)).await?;
        region.find(&names::reaction("Happy")).await?.click().await?;
    }
    // The two write after a pause in which changes are gathered.
    let pause = "return new Promise((resolve) => setTimeout(resolve, 1000))";
    page.run(pause, Vec::new()).await?;
    counts(page, 1, 0).await
}

in_every_engine!(
    what_is_asked_for_comes_without_anything_below_the_article,
    of_two_widgets_one_tells,
    the_moods_of_others_are_counted_and_the_readers_own_stays_with_the_reader,
    of_many_comments_the_first_five_hundred_are_told_and_all_are_counted,
    an_article_that_the_page_names_gets_its_counts,
    the_page_tells_machines_what_it_tells_readers,
    what_the_page_has_already_is_not_doubled,
);

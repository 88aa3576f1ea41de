//! A reader prints the article with its comments.

use anyhow::{Context, Result, ensure};
use article_widget_browser_tests::{
    Lab, document, in_every_engine, names,
    order::rows,
    paper,
    tools::leavings,
    wait::{PATIENCE, wait_until},
};

use crate::common::{any, comment, discussion, to_the_end};

const COUNT: usize = 120;
const SEED: u64 = 11;

/// What is to be pressed or filled in on the screen, each a line of its own on paper if it were there.
const NOT_ON_PAPER: [&str; 13] = [
    "Summarize this article with AI",
    "Add a comment",
    "Your name (optional)",
    "Post",
    "Preview",
    "Sort by",
    "Find in comments",
    "Reply",
    "Like",
    "More",
    "Edit",
    "Load more comments",
    "Import and export",
];

async fn paper_has_the_article_and_all_comments_and_nothing_to_press(lab: &mut Lab) -> Result<()> {
    let thread = document::comments(COUNT, SEED);
    let text = document::with_comments(&thread).to_string();
    lab.server.put("/generated/printed.json", "application/ld+json", text)?;
    lab.open(&any("/generated/printed.json&sort=oldest")).await?;
    let page = &lab.browser;
    to_the_end(page).await?;
    discussion(page).await?;
    let order = rows(&thread, "oldest");
    comment(page, &document::tag(order[0])).await?;
    let drawn = page.find(&names::FEED).await?.find_all(&names::COMMENT).await?.len();
    assert!(drawn < COUNT, "all {drawn} stand on the page, so printing has nothing to add");

    let file = leavings().join("printed").join(format!("{}.pdf", lab.browser.engine()));
    page.print(&file).await?;
    let paper = paper::read(&file)?;
    let words = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut at = 0;
    // Every one of them, in this order.
    for index in order {
        let tag = document::tag(index);
        let found = words.get(at..).and_then(|rest| rest.find(&tag));
        at += found.with_context(|| format!("{tag} is not on paper, or not in its place"))?;
    }
    let last_words = document::TELLTALE.split_whitespace().collect::<Vec<_>>().join(" ");
    ensure!(words.contains(document::HEADLINE) && words.contains(&last_words), "the article is not on paper");
    for line in paper.lines().map(str::trim) {
        ensure!(!NOT_ON_PAPER.contains(&line), "{line:?} is on paper");
    }
    let settled = async || Ok(page.find(&names::FEED).await?.find_all(&names::COMMENT).await?.len() < COUNT);
    wait_until("the screen to be as it was", PATIENCE, settled).await
}

// WebKit's driver cannot print.
in_every_engine!(@ chromium Chromium paper_has_the_article_and_all_comments_and_nothing_to_press);
in_every_engine!(@ firefox Firefox paper_has_the_article_and_all_comments_and_nothing_to_press);

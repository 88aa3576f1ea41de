//! axe-core finds nothing wrong, whatever state the page is in.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document, in_every_engine,
    look::{Look, Scheme},
    names,
};

use crate::common::{any, comment, open, post};

/// What fades in has no fair contrast until it is there.
const SETTLED: &str = "const widgets = [...document.querySelectorAll('article-widget')];
    const moving = [document, ...widgets.map(widget => widget.shadowRoot)].flatMap(root => root.getAnimations());
    return Promise.allSettled(moving.map(animation => animation.finished)).then(() => true)";

/// Says that axe-core finds nothing wrong with the page as it is.
pub(crate) async fn sound(lab: &Lab, state: &str) -> Result<()> {
    lab.browser.run(SETTLED, Vec::new()).await?;
    assert_eq!(lab.browser.violations().await?, "", "{state}");
    Ok(())
}

async fn no_state_has_a_violation(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    lab.browser.says(names::NO_COMMENTS).await?;
    sound(lab, "open and empty").await?;
    lab.browser.find(&names::SUMMARIZE).await?.click().await?;
    lab.browser.says(names::DISCLAIMER).await?;
    let summary = lab.browser.find(&names::SUMMARY).await?;
    summary.find(&names::LINK).await?.click().await?;
    lab.browser.find(&names::MARK).await?;
    sound(lab, "a summary, one sentence marked").await?;
    lab.browser.find(&names::reaction("Sad")).await?.click().await?;
    post(&lab.browser, "A comment of one's own").await?;
    sound(lab, "a reaction and a comment").await?;
    let own = comment(&lab.browser, "A comment of one's own").await?;
    own.find(&names::REPLY).await?.click().await?;
    own.find(&names::TEXTBOX).await?;
    sound(lab, "a reply being written").await
}

async fn a_full_discussion_has_no_violation(lab: &mut Lab) -> Result<()> {
    let document = document::with_comments(&document::comments(120, 3));
    lab.server.put("/generated/full.json", "application/ld+json", document.to_string())?;
    for scheme in [Scheme::Light, Scheme::Dark] {
        lab.browser.look(&Look::sized(1280, 900).in_scheme(scheme)).await?;
        lab.open(&any("/generated/full.json")).await?;
        lab.browser.find(&names::FEED).await?.show().await?;
        sound(lab, &format!("a full discussion, {scheme:?}")).await?;
    }
    Ok(())
}

async fn a_page_from_right_to_left_has_no_violation(lab: &mut Lab) -> Result<()> {
    let document = document::with_comments(&document::comments(12, 5));
    lab.server.put("/generated/some.json", "application/ld+json", document.to_string())?;
    lab.open(&any("/generated/some.json&lang=ar&dir=rtl")).await?;
    lab.browser.find(&names::Role::any("feed")).await?;
    sound(lab, "right to left").await
}

async fn a_failure_has_no_violation(lab: &mut Lab) -> Result<()> {
    lab.open(&any("/fixtures/nowhere.json")).await?;
    lab.browser.find(&names::ALERT).await?;
    sound(lab, "a failure").await
}

in_every_engine!(
    no_state_has_a_violation,
    a_full_discussion_has_no_violation,
    a_page_from_right_to_left_has_no_violation,
    a_failure_has_no_violation
);

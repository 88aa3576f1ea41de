//! The host changes what it asked for while a reader writes: it takes effect at once, and what was typed stays.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document, in_every_engine,
    names::{self, Role},
    order::rows,
    page::Page,
    wait::{PATIENCE, wait_until},
};

use crate::common::{any, discussion, indices, word};

const DOCUMENT: &str = "/generated/changes.json";
const DRAFT: &str = "Half a thought";
const INK: &str = "const root = document.querySelector('article-widget').shadowRoot;
    return getComputedStyle(root.querySelector('.aw-headline')).color";

/// Sets an attribute of the widget, or with `None` takes it away.
async fn set(page: &Page, property: &str, value: Option<&str>) -> Result<()> {
    let set = "document.querySelector('article-widget')[arguments[0]] = arguments[1]";
    page.run(set, vec![property.into(), value.into()]).await.map(drop)
}

/// Waits until just these moods are offered.
async fn offers(page: &Page, wanted: &[&str]) -> Result<()> {
    let so = async || {
        let mut found = Vec::new();
        for radio in page.find(&names::REACTIONS).await?.find_all(&names::REACTION).await? {
            found.push(radio.name().await?);
        }
        let fit = found.iter().zip(wanted).all(|(name, wanted)| name.starts_with(*wanted));
        Ok(fit && found.len() == wanted.len())
    };
    wait_until(&format!("the moods {wanted:?}"), PATIENCE, so).await
}

async fn what_changes_in_the_widget_takes_effect_at_once_and_the_draft_stays(lab: &mut Lab) -> Result<()> {
    let comments = document::comments(40, 5);
    let whole = document::with_comments(&comments).to_string();
    lab.server.put(DOCUMENT, "application/ld+json", whole)?;
    lab.open(&any(DOCUMENT)).await?;
    let page = &lab.browser;
    let field = discussion(page).await?.find(&names::ADD_COMMENT).await?;
    field.type_in(DRAFT).await?;
    // The very same field: one that was made anew would be another element to the driver.
    let kept = async |after: &str| -> Result<()> {
        assert_eq!(field.value().await?, DRAFT, "{after}");
        Ok(())
    };

    for order in ["oldest", "newest"] {
        set(page, "sort", Some(order)).await?;
        let wanted = rows(&comments, order);
        let sorted = async || {
            let seen = indices(page).await?;
            let chosen = page.find(&names::SORT).await?.value().await?;
            Ok(chosen == order && !seen.is_empty() && wanted.starts_with(&seen))
        };
        wait_until(&format!("the order {order}"), PATIENCE, sorted).await?;
        kept(order).await?;
    }
    for (theme, ink) in [("dark", "rgb(233, 230, 224)"), ("light", "rgb(28, 27, 25)")] {
        set(page, "theme", Some(theme)).await?;
        assert_eq!(word(page, INK).await?, ink, "{theme}");
        kept(theme).await?;
    }
    for (reactions, moods) in [("sad happy", ["Sad", "Happy"]), ("angry sad", ["Angry", "Sad"])] {
        set(page, "reactions", Some(reactions)).await?;
        offers(page, &moods).await?;
        kept(reactions).await?;
    }
    for (language, label) in [("de", "Kommentar hinzufügen"), ("en", "Add a comment")] {
        set(page, "lang", Some(language)).await?;
        page.find(&Role::named("textbox", label)).await?;
        kept(language).await?;
    }
    set(page, "appIos", Some("https://apps.apple.com/app/id1234567890")).await?;
    set(page, "appName", Some("Courier")).await?;
    page.find(&names::download("Courier")).await?;
    kept("an app").await?;
    set(page, "appName", None).await?;
    page.gone(&names::download("Courier")).await?;
    kept("no app").await
}

async fn what_the_host_hides_and_shows_again_still_has_the_draft(lab: &mut Lab) -> Result<()> {
    lab.open(&any("/generated/article.json")).await?;
    let page = &lab.browser;
    discussion(page).await?.find(&names::ADD_COMMENT).await?.type_in(DRAFT).await?;
    for show in ["comments", "article comments", "article", "reactions comments", "app", "article reactions"]
    {
        set(page, "show", Some(show)).await?;
        let shows = |panel: &str| show.split(' ').any(|word| word == panel);
        let so = async || {
            let article = page.text().await?.contains(document::TELLTALE);
            let moods = !page.find_all(&names::REACTIONS).await?.is_empty();
            let comments = !page.find_all(&names::COMMENTS).await?.is_empty();
            Ok([article, moods, comments] == ["article", "reactions", "comments"].map(shows))
        };
        wait_until(&format!("show={show:?}"), PATIENCE, so).await?;
        if shows("comments") {
            assert_eq!(page.find(&names::ADD_COMMENT).await?.value().await?, DRAFT, "{show}");
        }
    }
    set(page, "show", None).await?;
    let back = async || Ok(page.find(&names::ADD_COMMENT).await?.value().await? == DRAFT);
    wait_until("the draft", PATIENCE, back).await?;
    page.find(&names::SUMMARIZE).await?;
    page.says(document::TELLTALE).await
}

in_every_engine!(
    what_changes_in_the_widget_takes_effect_at_once_and_the_draft_stays,
    what_the_host_hides_and_shows_again_still_has_the_draft,
);

//! Themes of custom properties and parts: readable, whole, and the same under whatever styles the host has besides.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab,
    browser::Browser,
    document, in_every_engine,
    look::{Look, Scheme},
    page::Page,
    tools::leavings,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};

use crate::common::{PLAIN, any, discussion, word};

const THEMES: [&str; 6] = ["paper", "newsroom", "forest", "night", "contrast-light", "contrast-dark"];

/// How the parts of each theme look, and where they stand in its widget.
const LOOKS: &str = r"
    const names = ['color', 'backgroundColor', 'borderRadius', 'borderInlineStartWidth', 'fontFamily', 'fontSize',
        'fontWeight', 'letterSpacing', 'lineHeight', 'textTransform', 'textAlign'];
    return [...document.querySelectorAll('article-widget')].map(widget => {
        return [...widget.shadowRoot.querySelectorAll('[part]:not([part=widget]), .aw-button, textarea, select')].map(part => {
            const style = getComputedStyle(part);
            return [part.getAttribute('part') ?? part.localName, ...names.map(name => style[name])].join(' | ');
        });
    });";

/// What stands over what it should stand above or runs out of its widget, in the flow of each article and its discussion.
const MESS: &str = r"
    const mess = [];
    for (const widget of document.querySelectorAll('article-widget')) {
        const room = widget.shadowRoot.querySelector('.aw-widget').getBoundingClientRect();
        for (const flow of ['.aw-article', '.aw-below', '.aw-body']) {
            let bottom = -Infinity;
            for (const part of widget.shadowRoot.querySelector(flow).children) {
                const box = part.getBoundingClientRect();
                if (!box.height || getComputedStyle(part).position !== 'static') continue;
                if (box.top < bottom - 1) mess.push(`${part.className} stands over what is above it`);
                if (box.left < room.left - 1 || box.right > room.right + 1) mess.push(`${part.className} runs out`);
                bottom = box.bottom;
            }
        }
    }
    return mess";

const HOSTILE: &str = "const style = document.createElement('style');
    style.textContent = `html { font: italic 900 16px/3 fantasy; letter-spacing: 1em; text-transform: uppercase }
        main * { all: unset !important } section, article-widget { display: block !important }
        div, p, button, ul, li, h1, h2, article { font-size: 5rem !important; float: right !important }`;
    document.head.append(style)";

/// All six are there with their discussions.
async fn open(lab: &Lab) -> Result<()> {
    lab.open("/hosts/themes.html").await?;
    let whole = "scrollBy(0, 2000);
        const widgets = [...document.querySelectorAll('article-widget')];
        return widgets.every(widget => widget.shadowRoot?.querySelector('.aw-comments textarea'))";
    let all = async || Ok(lab.browser.run(whole, Vec::new()).await? == json!(true));
    wait_until("six discussions", PATIENCE * 2, all).await
}

async fn pictures(lab: &Lab, how: &str) -> Result<()> {
    let page: &Page = &lab.browser;
    for theme in THEMES {
        page.run("document.getElementById(arguments[0]).scrollIntoView()", vec![theme.into()]).await?;
        let name = format!("{theme}-{how}-{}.png", lab.browser.engine());
        page.picture(&leavings().join("themes").join(name)).await?;
    }
    Ok(())
}

async fn every_theme_is_readable_and_two_are_of_high_contrast(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    // Six discussions are six regions of one name, which is this page's own doing.
    let rules = ["color-contrast", "link-in-text-block", "target-size"];
    assert_eq!(page.violations_of(&rules, None).await?, "");
    for theme in ["#contrast-light", "#contrast-dark"] {
        assert_eq!(page.violations_of(&["color-contrast-enhanced"], Some(theme)).await?, "", "{theme}");
    }
    assert_eq!(page.run(MESS, Vec::new()).await?, json!([]));
    assert!(!page.too_wide().await?);
    pictures(lab, "free").await?;
    // A column of the page as wide as a phone, which every engine can have.
    page.run("document.body.style.width = '360px'", Vec::new()).await?;
    let is_mended = async || Ok(page.run(MESS, Vec::new()).await? == json!([]));
    let tidy = wait_until("nothing to run out of a narrow column", PATIENCE, is_mended).await;
    pictures(lab, "narrow").await?;
    tidy
}

async fn themes_stay_as_they_are_under_hostile_styles(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let free = page.run(LOOKS, Vec::new()).await?;
    page.run(HOSTILE, Vec::new()).await?;
    let besieged = page.run(LOOKS, Vec::new()).await?;
    assert_eq!(differing(&free, &besieged), [""; 0]);
    assert_eq!(page.run(MESS, Vec::new()).await?, json!([]));
    pictures(lab, "hostile").await
}

/// The lines of two tables that are not the same.
fn differing(one: &Value, other: &Value) -> Vec<String> {
    let lines = |value: &Value| -> Vec<String> {
        let rows = value.as_array().into_iter().flatten().filter_map(|row| row.as_array().cloned());
        rows.flatten().map(|line| line.to_string()).collect()
    };
    let (one, other) = (lines(one), lines(other));
    assert_eq!(one.len(), other.len(), "the same parts");
    one.into_iter()
        .zip(other)
        .filter(|(one, other)| one != other)
        .map(|(a, b)| format!("{a} -> {b}"))
        .collect()
}

async fn a_root_that_is_made_small_makes_nothing_small(lab: &mut Lab) -> Result<()> {
    let sizes = "const root = document.querySelector('article-widget').shadowRoot;
        const size = (part, name) => getComputedStyle(root.querySelector(part))[name];
        return JSON.stringify([size('.aw-headline', 'fontSize'), size('.aw-body p', 'fontSize'),
            size('.aw-comments textarea', 'fontSize'), size('.aw-article', 'maxWidth'), size('.aw-button', 'minHeight')])";
    let mut found = Vec::new();
    for address in [PLAIN, "/hosts/small-rem.html"] {
        lab.open(address).await?;
        discussion(&lab.browser).await?;
        let textarea =
            "return !!document.querySelector('article-widget').shadowRoot.querySelector('textarea')";
        let there = async || Ok(word(&lab.browser, textarea).await? == "true");
        wait_until("the discussion", PATIENCE, there).await?;
        found.push(word(&lab.browser, sizes).await?);
    }
    assert_eq!(found[0], found[1], "with a rem of 16 px, and of 10");
    Ok(())
}

async fn a_light_page_has_a_light_widget_for_who_prefers_dark_too(lab: &mut Lab) -> Result<()> {
    let dark = Look::default().in_scheme(Scheme::Dark);
    let browser = Browser::start(lab.browser.engine(), &dark).await?;
    let color = "const root = document.querySelector('article-widget').shadowRoot;
        return getComputedStyle(root.querySelector('.aw-headline')).color";
    let prefers = "return matchMedia('(prefers-color-scheme: dark)').matches";
    let [light_ink, dark_ink] = ["rgb(28, 27, 25)", "rgb(233, 230, 224)"];
    for (address, follows) in [(PLAIN.to_owned(), false), (any("/generated/article.json"), true)] {
        browser.open(&lab.server.url(&address)).await?;
        browser.says(document::TELLTALE).await?;
        // One engine cannot be told what its reader prefers.
        let is_dark = browser.run(prefers, Vec::new()).await? == json!(true);
        let wanted = if follows && is_dark { dark_ink } else { light_ink };
        assert_eq!(word(&browser, color).await?, wanted, "{address}");
    }
    Ok(())
}

in_every_engine!(
    a_light_page_has_a_light_widget_for_who_prefers_dark_too,
    every_theme_is_readable_and_two_are_of_high_contrast,
    themes_stay_as_they_are_under_hostile_styles,
    a_root_that_is_made_small_makes_nothing_small,
);

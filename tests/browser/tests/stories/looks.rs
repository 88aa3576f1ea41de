//! The border of styles: the host's stay outside, and ours stay inside.

use std::time::Duration;

use anyhow::{Context, Result};
use article_widget_browser_tests::{Lab, in_every_engine, names, server::Fault, tools::leavings};
use serde_json::{Map, Value};

use crate::common::{summarize, to_the_end};

/// Every property of every element in the widget that does not say how large the page around it is: by the place of the
/// element among the others.
const INSIDE: &str = r"
    const sized = /size$|width|height|inset|^(top|left|right|bottom)|margin|padding|origin|perspective|(^|-)(x|y)$|webkit/;
    const text = /^(font|line|letter|word)-|^(text-size-adjust)$/;
    const root = document.querySelector('article-widget').shadowRoot;
    root.getAnimations().forEach(animation => animation.finish());
    return Object.fromEntries([...root.querySelectorAll('.aw-widget *')].map((element, place) => {
        const style = getComputedStyle(element);
        const names = [...style].filter(name => text.test(name) || !sized.test(name));
        const key = `${place} ${element.localName}.${element.getAttribute('class') ?? ''}`;
        return [key, Object.fromEntries(names.map(name => [name, style.getPropertyValue(name)]))];
    }));";

/// The same of every element of the host's, sizes and all.
pub(crate) const OUTSIDE: &str = r"
    const elements = [...document.querySelectorAll('html, body, body *')].filter(one => one.localName !== 'article-widget');
    return Object.fromEntries(elements.map((element, place) => {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const key = `${place} ${element.localName}`;
        const own = [...style].filter(name => !/height|block|origin|perspective/.test(name));
        return [key, { left: box.left, width: box.width,
            ...Object.fromEntries(own.map(name => [name, style.getPropertyValue(name)])) }];
    }));";

/// Where two such tables differ.
pub(crate) fn differences(before: &Value, after: &Value) -> Result<Vec<String>> {
    let table = |value: &Value| -> Result<Map<String, Value>> {
        Ok(value.as_object().context("no table of styles")?.clone())
    };
    let (before, after) = (table(before)?, table(after)?);
    let keys = |table: &Map<String, Value>| table.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&before), keys(&after), "the same elements");
    let mut found = Vec::new();
    for (element, styles) in &before {
        let others = after[element].as_object().context("no styles")?;
        for (name, value) in styles.as_object().context("no styles")? {
            if others.get(name) != Some(value) {
                found.push(format!("{element}: {name} was {value}, is {:?}", others.get(name)));
            }
        }
    }
    Ok(found)
}

async fn hostile_styles_of_the_host_stay_outside(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/hostile-css.html").await?;
    let page = &lab.browser;
    summarize(page).await?;
    to_the_end(page).await?;
    page.find(&names::COMMENTS).await?;
    page.run(
        "document.querySelector('article-widget').shadowRoot.activeElement?.blur(); scrollTo(0, 0)",
        Vec::new(),
    )
    .await?;
    page.picture(&leavings().join("looks").join(format!("hostile-{}.png", page.engine()))).await?;
    let besieged = page.run(INSIDE, Vec::new()).await?;
    page.run("document.getElementById('hostile').remove()", Vec::new()).await?;
    let free = page.run(INSIDE, Vec::new()).await?;
    assert_eq!(differences(&free, &besieged)?, [""; 0], "free, and under the host's styles");
    Ok(())
}

async fn nothing_of_the_host_looks_different_with_the_widget(lab: &mut Lab) -> Result<()> {
    lab.server.fault("/article-widget-core.js", Some(Fault::Late(Duration::from_secs(2))));
    lab.open("/hosts/neighbours.html").await?;
    let page = &lab.browser;
    let before = page.run(OUTSIDE, Vec::new()).await?;
    page.find(&names::SUMMARIZE).await?;
    to_the_end_of_the_host(lab).await?;
    page.find(&names::COMMENTS).await?;
    let after = page.run(OUTSIDE, Vec::new()).await?;
    assert_eq!(differences(&before, &after)?, [""; 0], "before the widget came, and with it");
    Ok(())
}

async fn to_the_end_of_the_host(lab: &Lab) -> Result<()> {
    let scroll = "document.querySelector('article-widget').scrollIntoView({ block: 'end' })";
    lab.browser.run(scroll, Vec::new()).await.map(drop)
}

in_every_engine!(
    hostile_styles_of_the_host_stay_outside,
    nothing_of_the_host_looks_different_with_the_widget,
);

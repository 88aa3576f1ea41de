//! The way to the publisher's app, by role and name.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine,
    names::{self, Role},
    page::Page,
    wait::{PATIENCE, wait_until},
};

use crate::common::{any, to_the_end};

const IOS: &str = "https://apps.apple.com/app/id1234567890";
const ANDROID: &str = "https://play.google.com/store/apps/details?id=org.example.courier";

/// Sets an attribute of the widget, or with `None` takes it away.
async fn set(page: &Page, property: &str, value: Option<&str>) -> Result<()> {
    let set = "document.querySelector('article-widget')[arguments[0]] = arguments[1]";
    page.run(set, vec![property.into(), value.into()]).await.map(drop)
}

/// Waits until the links to the app have these names and lead there.
async fn links(page: &Page, wanted: &[(&str, &str)]) -> Result<()> {
    let so = async || {
        let mut found = Vec::new();
        for link in page.find_all(&names::download("Courier")).await? {
            found.push((link.name().await?, link.attribute("href").await?.unwrap_or_default()));
        }
        let found = found.iter().map(|(name, address)| (name.as_str(), address.as_str())).collect::<Vec<_>>();
        Ok(found == wanted)
    };
    wait_until(&format!("the links {wanted:?}"), PATIENCE, so).await
}

async fn the_link_to_the_app_leads_to_its_stores(lab: &mut Lab) -> Result<()> {
    let app = format!("app-name=Courier&app-ios={IOS}&app-android={ANDROID}");
    lab.open(&any(&format!("/generated/article.json&{app}"))).await?;
    let page = &lab.browser;
    to_the_end(page).await?;
    // None of the engines says that it runs on a phone.
    let both = [
        ("Download the Courier app for iPhone and iPad", IOS),
        ("Download the Courier app for Android", ANDROID),
    ];
    links(page, &both).await?;
    for (link, (name, _)) in page.find_all(&names::download("Courier")).await?.iter().zip(both) {
        let (role, heard) = link.computed().await?;
        assert_eq!(
            (role.as_str(), heard.trim()),
            ("link", name),
            "as the browser tells assistive technology"
        );
        assert_eq!(link.attribute("rel").await?.as_deref(), Some("noopener"));
    }
    page.find(&Role::named("complementary", "Courier")).await?;
    set(page, "appAndroid", None).await?;
    links(page, &[("Download the Courier app", IOS)]).await?;
    set(page, "appIos", None).await?;
    set(page, "appAndroid", Some(ANDROID)).await?;
    links(page, &[("Download the Courier app", ANDROID)]).await?;
    // Without its name there is no such app.
    set(page, "appName", None).await?;
    page.gone(&names::download("Courier")).await
}

async fn what_the_reader_put_away_comes_back_by_undo(lab: &mut Lab) -> Result<()> {
    lab.open(&any(&format!("/generated/article.json&app-name=Courier&app-ios={IOS}"))).await?;
    let page = &lab.browser;
    to_the_end(page).await?;
    page.find(&Role::named("button", "Not now")).await?.click().await?;
    page.gone(&names::download("Courier")).await?;
    page.find(&names::UNDO).await?.click().await?;
    links(page, &[("Download the Courier app", IOS)]).await
}

in_every_engine!(the_link_to_the_app_leads_to_its_stores, what_the_reader_put_away_comes_back_by_undo);

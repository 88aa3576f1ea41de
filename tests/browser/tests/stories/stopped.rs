//! The module stops in the middle of everything: each widget says so, and nothing that can be kept is lost.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document,
    element::Element,
    in_every_engine, names,
    wait::{PATIENCE, wait_for, wait_until},
};
use serde_json::json;

use crate::common::{comment, has, no_comment, to_the_end};

const RELOAD: names::Role = names::Role::named("button", "Reload");

async fn box_for_a_comment(section: &Element) -> Result<Element> {
    section.find(&names::ADD_COMMENT).await
}

async fn a_trap_is_told_in_every_widget_and_a_reload_brings_all_back(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/stopped.html").await?;
    let page = &lab.browser;
    to_the_end(page).await?;
    let first = page.find(&names::Role::named("region", "The first")).await?;
    let second = page.find(&names::Role::named("region", "The second")).await?;
    box_for_a_comment(&first).await?.type_in("Typed in the first").await?;
    box_for_a_comment(&second).await?.type_in("Typed in the second").await?;
    page.run("spoil()", Vec::new()).await?;
    // The next deed comes to code that works on rubbish.
    second.find(&names::SORT).await?.choose("newest").await?;
    for (section, draft) in [(&first, "Typed in the first"), (&second, "Typed in the second")] {
        section.find(&names::ALERT).await?;
        let text = section.text().await?;
        assert!(text.contains("This part of the page has stopped working."), "{text}");
        assert!(text.contains(document::TELLTALE), "the article stays: {text}");
        assert_eq!(box_for_a_comment(section).await?.value().await?, draft);
        has(section, &names::ADD_COMMENT, "readonly", "true").await?;
        assert!(section.find(&names::POST).await?.attribute("disabled").await?.is_some());
        section.find(&RELOAD).await?;
    }
    let told = page.run("return told", Vec::new()).await?;
    assert_eq!(told, json!([["first", "module"], ["second", "module"]]));

    // One that comes later says so too, and what is asked of it is refused.
    let late = "const late = document.createElement('article-widget');
        late.innerHTML = '<p>The host wrote this.</p>';
        document.querySelector('main').append(late);
        window.refused = 'not yet';
        late.exportThread().then(() => window.refused = 'no', error => window.refused = error.message)";
    page.run(late, Vec::new()).await?;
    page.says("The host wrote this.").await?;
    let refused =
        async || Ok(page.run("return refused", Vec::new()).await? == json!("the widget has stopped"));
    wait_until("a refusal", PATIENCE, refused).await?;
    assert_eq!(page.find_all(&names::ALERT).await?.len(), 3);

    first.find(&RELOAD).await?.click().await?;
    let anew = async || Ok(page.find_all(&RELOAD).await?.is_empty());
    wait_until("the page to load anew", PATIENCE, anew).await?;
    to_the_end(page).await?;
    for (name, draft) in [("The first", "Typed in the first"), ("The second", "Typed in the second")] {
        let back = async || {
            let Some(section) = page.find_all(&names::Role::named("region", name)).await?.into_iter().next()
            else {
                return Ok(None);
            };
            let boxes = section.find_all(&names::ADD_COMMENT).await?;
            let Some(typed) = boxes.first() else { return Ok(None) };
            Ok((typed.value().await? == draft).then_some(section))
        };
        let section = wait_for(&format!("the draft {draft:?}"), PATIENCE, back).await?;
        no_comment(page, draft).await?;
        if name == "The first" {
            section.find(&names::POST).await?.click().await?;
            comment(page, draft).await?;
        }
    }
    Ok(())
}

in_every_engine!(a_trap_is_told_in_every_widget_and_a_reload_brings_all_back);

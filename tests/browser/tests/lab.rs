//! Does the lab itself see, hear and do what it says? Told on small pages, in every engine.

use anyhow::{Result, ensure};
use article_widget_browser_tests::{
    Lab,
    document::{comments, tagged, with_comments},
    engine::Engine,
    in_every_engine,
    look::{Look, Motion, Scheme},
    names::Role,
    order::{ORDERS, rows},
    server::Fault,
    wait::wait_until,
};
use std::time::Duration;
use thirtyfour::Key;

const PAGE: &str = include_str!("lab/page.html");
const SHELL: &str = include_str!("lab/shell.html");
const WORKER: &str = include_str!("lab/worker.js");

async fn open(lab: &Lab) -> Result<()> {
    lab.server.put("/lab/page.html", "text/html", PAGE)?;
    lab.open("/lab/page.html").await
}

async fn things_are_found_through_shadow_roots_and_slots(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let heading = lab.browser.find(&Role::named("heading", "A page of the lab")).await?;
    assert_eq!(heading.level().await?, 1);
    assert!(lab.browser.find_all(&Role::named("button", "Unseen")).await?.is_empty());
    assert_eq!(lab.browser.find_all(&Role::named("button", "Post")).await?.len(), 1);
    let region = lab.browser.find(&Role::named("region", "Notes")).await?;
    assert_eq!(region.find_all(&Role::any("radio")).await?.len(), 2);
    assert!(lab.browser.text().await?.contains("A paragraph that the host wrote."));
    assert!(lab.browser.text().await?.contains("Text in a labeled group"));
    assert!(!lab.browser.text().await?.contains("Never shown"));
    Ok(())
}

async fn a_name_matches_whole_before_it_matches_as_a_beginning(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let whole = lab.browser.find_all(&Role::named("button", "Like")).await?;
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].name().await?, "Like");
    let begun = lab.browser.find_all(&Role::named("radio", "Happy")).await?;
    assert_eq!(begun[0].name().await?, "Happy 34 %");
    Ok(())
}

async fn the_drivers_agree_on_roles_and_names(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let roles =
        ["heading", "button", "link", "textbox", "combobox", "radio", "radiogroup", "region", "list", "img"];
    for role in roles {
        let found = lab.browser.find_all(&Role::any(role)).await?;
        ensure!(!found.is_empty(), "no {role} in the page");
        for element in found {
            let (computed, label) = element.computed().await?;
            // Two drivers name these roles their own way.
            let computed = match computed.as_str() {
                "image" => "img",
                "button" if element.inner().tag_name().await? == "select" => "combobox",
                other => other,
            };
            assert_eq!(computed, element.role().await?);
            assert_eq!(label.trim(), element.name().await?, "the name of a {role}");
        }
    }
    Ok(())
}

async fn clicks_keys_and_choices_arrive(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let text = page.find(&Role::named("textbox", "Add a note")).await?;
    text.type_in("Grüße, tide").await?;
    assert_eq!(text.value().await?, "Grüße, tide");
    page.find(&Role::named("button", "Post")).await?.click().await?;
    page.says("Posted: Grüße, tide").await?;
    page.find(&Role::named("combobox", "Sort by")).await?.choose("newest").await?;
    page.says("Sorted: newest").await?;
    let radio = page.find(&Role::named("radio", "Happy")).await?;
    radio.click().await?;
    assert!(radio.checked().await? && radio.focused().await?);
    page.press(Key::Down).await?;
    wait_until("the other radio", Duration::from_secs(5), async || {
        Ok(page.active().await?.name().await?.starts_with("Sad"))
    })
    .await?;
    page.press(Key::Escape).await?;
    page.says("Escaped").await
}

async fn axe_sees_what_is_wrong_in_a_shadow_root(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    assert_eq!(lab.browser.violations().await?, "");
    let wrong = "document.querySelector('lab-notes').shadowRoot.querySelector('img').removeAttribute('alt')";
    lab.browser.run(wrong, Vec::new()).await?;
    let report = lab.browser.violations().await?;
    assert!(report.contains("image-alt (critical)"), "{report}");
    Ok(())
}

async fn two_windows_share_what_they_store_and_say(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let first = lab.browser.window().await?;
    let second = lab.browser.open_window(&lab.server.url("/lab/page.html")).await?;
    lab.browser.run("tell('from the second')", Vec::new()).await?;
    lab.browser.show_window(&first).await?;
    lab.browser.says_within("Told: from the second", Duration::from_secs(5)).await?;
    lab.browser.run("tell('from the first')", Vec::new()).await?;
    lab.browser.show_window(&second).await?;
    lab.browser.says_within("Told: from the first", Duration::from_secs(5)).await?;
    lab.browser.reload().await?;
    lab.browser.says("Stored: from the first").await
}

async fn a_service_worker_answers_for_a_server_that_lies_down(lab: &mut Lab) -> Result<()> {
    lab.server.put("/lab/shell.html", "text/html", SHELL)?;
    lab.server.put("/lab/worker.js", "text/javascript", WORKER)?;
    lab.open("/lab/shell.html").await?;
    lab.browser.says("Controlled").await?;
    lab.server.down().await?;
    lab.browser.reload().await?;
    lab.browser.says("Controlled").await?;
    lab.browser.says("The server: unreachable").await?;
    lab.server.up()?;
    lab.browser.reload().await?;
    lab.browser.says("The server: reachable").await
}

async fn files_come_with_their_types_late_or_not_at_all(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    lab.server.put("/lab/late.txt", "text/plain", "late")?;
    let ask = "const [path, done] = arguments; const start = performance.now();
        fetch(path).then(async answer => done([answer.status, await answer.text(), performance.now() - start]));";
    let ask = async |path: &str| -> Result<serde_json::Value> {
        let answer = lab.browser.driver().execute_async(ask, vec![path.into()]).await?;
        Ok(answer.json().clone())
    };
    assert_eq!(ask("/lab/late.txt").await?[0], 200);
    lab.server.fault("/lab/late.txt", Some(Fault::Late(Duration::from_millis(300))));
    let answer = ask("/lab/late.txt").await?;
    assert!(answer[2].as_f64().is_some_and(|ms| ms >= 300.0), "{answer}");
    lab.server.fault("/lab/late.txt", Some(Fault::Missing));
    assert_eq!(ask("/lab/late.txt").await?[0], 404);
    lab.server.fault("/lab/late.txt", None);
    assert_eq!(ask("/lab/late.txt").await?[1], "late");
    assert_eq!(ask("/lab/nothing.txt").await?[0], 404);
    Ok(())
}

async fn the_reader_may_prefer_dark_and_little_motion(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let asked = "return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches,
        matchMedia('(prefers-reduced-motion: reduce)').matches]";
    let seen = lab.browser.run(asked, Vec::new()).await?;
    assert_eq!((&seen[1], &seen[2]), (&false.into(), &false.into()));
    let look = Look { motion: Motion::Reduced, ..Look::sized(360, 740).in_scheme(Scheme::Dark) };
    let engine = lab.browser.engine();
    if engine == Engine::Chromium {
        lab.browser.look(&look).await?;
        assert_eq!(lab.browser.run(asked, Vec::new()).await?, serde_json::json!([360, true, true]));
    }
    if engine == Engine::Firefox {
        *lab = Lab::start(engine, &look).await?;
        open(lab).await?;
        let seen = lab.browser.run(asked, Vec::new()).await?;
        assert_eq!((&seen[1], &seen[2]), (&true.into(), &true.into()));
    }
    Ok(())
}

async fn the_yardstick_of_the_benchmark_sorts_as_the_contract_says(lab: &mut Lab) -> Result<()> {
    let comments = comments(300, 11);
    lab.open("/hosts/plain-thread.html").await?;
    let load = "return load(URL.createObjectURL(new Blob([arguments[0]])))";
    lab.browser.run(load, vec![with_comments(&comments).to_string().into()]).await?;
    for order in ORDERS {
        lab.browser.find(&Role::named("combobox", "Sort by")).await?.choose(order).await?;
        let mut shown = Vec::new();
        for article in lab.browser.find_all(&Role::any("article")).await? {
            shown.extend(tagged(&article.text().await?));
        }
        let wanted = rows(&comments, order);
        assert!(shown.len() > 4 && wanted.starts_with(&shown), "{order}: {shown:?}, not {wanted:?}");
    }
    Ok(())
}

in_every_engine!(
    things_are_found_through_shadow_roots_and_slots,
    a_name_matches_whole_before_it_matches_as_a_beginning,
    the_drivers_agree_on_roles_and_names,
    clicks_keys_and_choices_arrive,
    axe_sees_what_is_wrong_in_a_shadow_root,
    two_windows_share_what_they_store_and_say,
    a_service_worker_answers_for_a_server_that_lies_down,
    files_come_with_their_types_late_or_not_at_all,
    the_reader_may_prefer_dark_and_little_motion,
    the_yardstick_of_the_benchmark_sorts_as_the_contract_says,
);

//! Two readers and a site's own Waline client at a real Waline: each sees what the others do.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab,
    browser::Browser,
    in_every_engine,
    look::Look,
    names::{self, Role},
    page::Page,
    wait::{PATIENCE, wait_until},
    waline::Waline,
};
use serde_json::json;

use crate::common::{at_waline, chosen, comment, discussion, has, look_for, post};

/// Others' doings are asked for every ten seconds or so.
const NEWS: std::time::Duration = PATIENCE.saturating_mul(2);
/// Shows what came while the reader read.
const NEW: Role = Role::named("button", "1 new comment");
/// Brings more of the thread.
const MORE: Role = Role::named("button", "Load more comments");

/// Waits until the database answers so.
pub(crate) async fn rows(server: &Waline, sql: &str, wanted: &[&str]) -> Result<()> {
    let so = async || Ok(server.rows(sql)? == wanted);
    wait_until(&format!("{sql} to be {wanted:?}"), NEWS, so).await
}

/// Writes as Waline's own client does.
pub(crate) async fn by_own_client(server: &Waline, nick: &str, link: &str, text: &str) -> Result<()> {
    let body = json!({ "comment": text, "nick": nick, "mail": "", "link": link, "ua": "", "url": "/a/" });
    let (status, answer) = server.ask("POST", "/api/comment?lang=en-US", "", &body).await?;
    assert_eq!((status, &answer["errno"]), (200, &json!(0)), "{answer}");
    Ok(())
}

/// Shows what came meanwhile, and waits for a comment among it.
async fn show_new(page: &Page, text: &str) -> Result<()> {
    page.find_within(&NEW, NEWS).await?.click().await?;
    comment(page, text).await.map(drop)
}

async fn readers_and_a_sites_own_client_see_one_another(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    post(page, "Written by the first").await?;
    rows(&server, "SELECT comment, nick, url FROM wl_comment", &["Written by the first|Anonymous|/a/"])
        .await?;

    let other = Browser::start(lab.browser.engine(), &Look::default()).await?;
    other.open(&lab.server.url(at_waline(&server.url()))).await?;
    discussion(&other).await?;
    let seen = comment(&other, "Written by the first").await?;
    assert!(seen.text().await?.contains(names::GUEST), "nobody has no name");
    seen.find(&names::REPLY).await?.click().await?;
    seen.find(&names::TEXTBOX).await?.type_in("Answered by the second").await?;
    seen.find(&names::POST).await?.click().await?;
    rows(&server, "SELECT pid, rid FROM wl_comment WHERE id = 2", &["1|1"]).await?;
    show_new(page, "Answered by the second").await?;
    by_own_client(&server, "Cy", "", "From the **old** form").await?;
    show_new(page, "From the old form").await?;

    other.find(&names::reaction("Amused")).await?.click().await?;
    rows(&server, "SELECT reaction2 FROM wl_counter", &["1"]).await?;
    page.says_within("1 reader", NEWS).await?;
    page.find(&names::reaction("Amused")).await?.click().await?;
    page.says("2 readers").await?;
    rows(&server, "SELECT reaction2 FROM wl_counter", &["2"]).await
}

async fn a_choice_is_remembered_and_changed_without_counting_twice(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    by_own_client(&server, "Cy", "", "Like this").await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let liked = comment(page, "Like this").await?;
    assert!(liked.find_all(&names::DISLIKE).await?.is_empty(), "Waline counts likes only");
    liked.find(&names::LIKE).await?.click().await?;
    rows(&server, "SELECT \"like\" FROM wl_comment", &["1"]).await?;
    page.find(&names::reaction("Happy")).await?.click().await?;
    rows(&server, "SELECT reaction0, reaction3 FROM wl_counter", &["1|"]).await?;

    page.reload().await?;
    discussion(page).await?;
    chosen(page, "Happy", true).await?;
    let liked = comment(page, "Like this").await?;
    has(&liked, &names::LIKE, "aria-pressed", "true").await?;
    assert!(liked.find(&names::LIKE).await?.name().await?.ends_with('1'), "counted once");
    page.find(&names::reaction("Sad")).await?.click().await?;
    rows(&server, "SELECT reaction0, reaction3 FROM wl_counter", &["0|1"]).await?;
    liked.find(&names::LIKE).await?.click().await?;
    rows(&server, "SELECT \"like\" FROM wl_comment", &["0"]).await?;
    page.find(&names::reaction("Sad")).await?.click().await?;
    rows(&server, "SELECT reaction0, reaction3 FROM wl_counter", &["0|0"]).await
}

async fn a_long_thread_comes_when_it_is_asked_for(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    server.rows(
        "INSERT INTO wl_comment (comment, nick, url, status, insertedat)
         SELECT 'Number ' || n, 'Ann', '/a/', 'approved', now() - n * interval '1 minute' FROM generate_series(1, 250) n",
    )?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says("Sorted over the 100 of 250 comments that are here").await?;
    page.find(&MORE).await?.click().await?;
    page.says("Sorted over the 200 of 250 comments that are here").await?;
    page.find(&MORE).await?.click().await?;
    page.gone(&MORE).await?;
    let sorted = async || Ok(!page.text().await?.contains("comments that are here"));
    wait_until("all to be here", PATIENCE, sorted).await?;
    page.find(&names::SORT).await?.choose("oldest").await?;
    page.run("scrollTo(0, 0)", Vec::new()).await?;
    discussion(page).await?;
    comment(page, "Number 250").await.map(drop)
}

async fn what_is_to_be_looked_at_first_is_seen_by_its_author_alone(lab: &mut Lab) -> Result<()> {
    const HELD: &str = "Someone will look at this before others can see it.";
    let server = Waline::with(&[("COMMENT_AUDIT", "true")]).await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    post(page, "Please look at this").await?;
    page.says(HELD).await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, "Please look at this").await?;
    page.says(HELD).await?;
    let other = Browser::start(lab.browser.engine(), &Look::default()).await?;
    other.open(&lab.server.url(at_waline(&server.url()))).await?;
    discussion(&other).await?;
    other.says(names::NO_COMMENTS).await?;
    assert!(look_for(&other, "Please look at this").await?.is_none());

    server.rows("UPDATE wl_comment SET status = 'approved'")?;
    let there = async || Ok(look_for(&other, "Please look at this").await?.is_some());
    wait_until("the other to see it", NEWS, there).await?;
    let let_through = async || Ok(!page.text().await?.contains(HELD));
    wait_until("its author to hear of it", NEWS, let_through).await?;
    assert!(look_for(page, "Please look at this").await?.is_some());
    assert_eq!(page.text().await?.matches("Please look at this").count(), 1, "once");
    Ok(())
}

in_every_engine!(
    readers_and_a_sites_own_client_see_one_another,
    a_choice_is_remembered_and_changed_without_counting_twice,
    a_long_thread_comes_when_it_is_asked_for,
    what_is_to_be_looked_at_first_is_seen_by_its_author_alone,
);

//! A Waline with a limit and words that its operator forbids, and others who change what is being looked at. In Chromium alone:
//! what is tried is the server's part, and it takes its time.

use std::time::Duration;

use anyhow::Result;
use article_widget_browser_tests::{Lab, engine::Engine, lab::tell, names, wait::wait_until, waline::Waline};
use serde_json::json;

use crate::{
    common::{at_waline, comment, discussion, look_for, no_comment, post},
    waline::{by_own_client, rows},
};

const HELD: &str = "Someone will look at this before others can see it.";
/// Likes, edits and deletions of others are asked for once a minute.
const A_MINUTE: Duration = Duration::from_secs(90);

/// One address waits so long between two comments, and what is said of cabbage waits for the operator.
async fn who_is_too_quick_waits_and_what_is_forbidden_is_held(lab: &mut Lab) -> Result<()> {
    let server = Waline::with(&[("IPQPS", "5"), ("FORBIDDEN_WORDS", "cabbage")]).await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    post(page, "The first of two").await?;
    post(page, "Right behind it").await?;
    let kept = "SELECT comment, status FROM wl_comment ORDER BY id";
    rows(&server, kept, &["The first of two|approved", "Right behind it|approved"]).await?;
    post(page, "All about cabbage").await?;
    rows(&server, "SELECT status FROM wl_comment WHERE comment = 'All about cabbage'", &["spam"]).await?;
    page.says(HELD).await?;
    page.reload().await?;
    discussion(page).await?;
    for text in ["The first of two", "Right behind it", "All about cabbage"] {
        comment(page, text).await?;
    }
    page.says(HELD).await?;
    rows(&server, "SELECT count(*) FROM wl_comment", &["3"]).await
}

async fn what_others_like_change_and_take_away_is_seen_within_a_minute(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    for text in ["Likeable", "Changeable", "Short-lived"] {
        by_own_client(&server, "Cy", "", text).await?;
    }
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    comment(page, "Changeable").await?;
    let (status, answer) = server.ask("PUT", "/api/comment/1", "", &json!({ "like": true })).await?;
    assert_eq!((status, &answer["errno"]), (200, &json!(0)), "{answer}");
    server.rows("UPDATE wl_comment SET comment = 'Quite another' WHERE id = 2")?;
    server.rows("DELETE FROM wl_comment WHERE id = 3")?;
    let all = async || {
        let Some(liked) = look_for(page, "Likeable").await? else { return Ok(false) };
        Ok(liked.find(&names::LIKE).await?.name().await?.ends_with('1')
            && look_for(page, "Quite another").await?.is_some())
    };
    wait_until("the like and the change", A_MINUTE, all).await?;
    no_comment(page, "Short-lived").await?;
    no_comment(page, "Changeable").await
}

mod chromium {
    use super::{Engine, tell};

    #[test]
    fn who_is_too_quick_waits_and_what_is_forbidden_is_held() {
        let story = super::who_is_too_quick_waits_and_what_is_forbidden_is_held;
        tell(Engine::Chromium, concat!(module_path!(), "::too_quick"), story);
    }

    #[test]
    fn what_others_like_change_and_take_away_is_seen_within_a_minute() {
        let story = super::what_others_like_change_and_take_away_is_seen_within_a_minute;
        tell(Engine::Chromium, concat!(module_path!(), "::others"), story);
    }
}

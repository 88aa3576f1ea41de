//! The rules of `servers/pocketbase` for accounts, against those who would be somebody else.

use anyhow::Result;
use article_widget_browser_tests::{Lab, in_every_engine, pocketbase::Pocketbase};
use serde_json::json;

use crate::{
    common::{comment, discussion, shared},
    signing::{PASSWORD, account, token},
};

async fn nobody_writes_under_an_accounts_badge_or_makes_one_with_it(lab: &mut Lab) -> Result<()> {
    // The rules alone, so one browser would do; they hold whatever the browser is.
    let server = Pocketbase::start().await?;
    let ann = account(&server, "Ann", "Editor").await?;
    let token = token(&server, &ann, 600).await?;
    let readers = "/api/collections/aw_readers/records";
    let new = |name: &str, email: &str, badge: &str| json!({ "name": name, "email": email, "badge": badge, "password": PASSWORD, "passwordConfirm": PASSWORD });
    for (what, lie) in [
        ("a badge", new("Eve", "eve@example.org", "Editor")),
        ("no name", new("", "eve@example.org", "")),
        ("a name that is taken", new("ann", "eve@example.org", "")),
        ("neither address nor handle", new("", "", "")),
        ("a guest with a name", {
            let mut guest = new("Eve", "", "");
            guest["handle"] = json!("e".repeat(24));
            guest
        }),
    ] {
        let (status, answer) = server.ask("POST", readers, "", &lie).await?;
        assert_eq!(status, 400, "{what}: {answer}");
    }
    let said = |id: &str, name: &str, badge: &str| json!({ "id": id, "thread": "t", "parent": "", "author": ann, "name": name, "badge": badge, "text": "x", "held": false });
    let comments = "/api/collections/aw_comments/records";
    for (what, lie) in [
        ("another name", said("aaaaaaaaaaaaaa1", "Bob", "Editor")),
        ("another badge", said("aaaaaaaaaaaaaa2", "Ann", "Owner")),
        ("no badge", said("aaaaaaaaaaaaaa3", "Ann", "")),
    ] {
        let (status, answer) = server.ask("POST", comments, &token, &lie).await?;
        assert_eq!(status, 400, "{what}: {answer}");
    }
    let (status, _) = server.ask("POST", comments, &token, &said("aaaaaaaaaaaaaa4", "Ann", "Editor")).await?;
    assert_eq!(status, 200);
    let one = format!("{comments}/aaaaaaaaaaaaaa4");
    for lie in [json!({ "badge": "Owner" }), json!({ "name": "Bob" })] {
        let (status, answer) = server.ask("PATCH", &one, &token, &lie).await?;
        assert_eq!(status, 404, "{lie}: {answer}");
    }
    let path = "/api/collections/aw_settings/records/settings0000000";
    server.as_superuser("PATCH", path, &json!({ "accounts": "invited" })).await?;
    let (status, _) = server.ask("POST", readers, "", &new("Eve", "eve@example.org", "")).await?;
    assert_eq!(status, 400, "accounts are by invitation");
    lab.open(&shared(&server.url())).await?;
    discussion(&lab.browser).await?;
    assert!(comment(&lab.browser, "x").await?.text().await?.contains("Editor"));
    Ok(())
}

in_every_engine!(nobody_writes_under_an_accounts_badge_or_makes_one_with_it);

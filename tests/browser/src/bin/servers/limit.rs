//! Waline's limit on posts behind `HAProxy`: each reader has an address of one's own there, and nobody writes another.

use std::{fs, net::Ipv4Addr, os::unix::fs::PermissionsExt as _};

use anyhow::{Context, Result, bail, ensure};
use article_widget_browser_tests::waline::{DATABASE, package};
use article_widget_servers::{Haproxy, Postgres, Waline, haproxy::WALINES, waline::TABLES};
use serde_json::json;

use crate::{ask::ask_from, setups::free_port};

/// Two readers: addresses that begin so are all this machine's.
const ONE: Ipv4Addr = Ipv4Addr::LOCALHOST;
const OTHER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
/// What a program writes that wants to be somebody else.
const FORGED: &str = "X-Forwarded-For: 203.0.113.7\r\n";
const FORGED_TWICE: &str = "X-Forwarded-For: 203.0.113.8, 203.0.113.9\r\nX-Forwarded-For: 203.0.113.10\r\n";

/// Two Walines that let an address write once in ten minutes: each reader may, whatever the other did, and no header helps.
pub(crate) async fn hold() -> Result<()> {
    let folder = tempfile::tempdir().context("cannot make a folder for the data")?;
    // Whoever runs the database has to come through.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
    let postgres = Postgres::start(&folder.path().join("postgresql"), false)?;
    postgres.database(DATABASE, TABLES)?;
    let mut environment = postgres.environment(DATABASE);
    environment.push(("IPQPS".to_owned(), "600".to_owned()));
    let package = package()?;
    let start = |name: &str| Waline::start(&package, &folder.path().join(name), 0, &environment);
    let (one, two) = (start("waline0")?, start("waline1")?);
    let port = free_port()?;
    let addresses =
        [("127.0.0.1:8360", port), ("127.0.0.1:8361", one.port()), ("127.0.0.1:8362", two.port())];
    let _proxy = Haproxy::start(&folder.path().join("proxy"), WALINES, &addresses)?;

    for (source, lines, text, is_taken) in [
        (ONE, "", "The first of one reader", true),
        (ONE, "", "Right behind it", false),
        (ONE, FORGED, "From a forged address", false),
        (ONE, FORGED_TWICE, "From several", false),
        (OTHER, "", "The first of another reader", true),
        (OTHER, FORGED, "Forged by that one", false),
    ] {
        let wanted = if is_taken { "taken" } else { "refused" };
        ensure!(post(port, source, lines, text).await? == is_taken, "{text:?} is to be {wanted}");
    }
    let kept = postgres.query(DATABASE, "SELECT ip FROM wl_comment ORDER BY id")?;
    ensure!(kept.lines().eq(["127.0.0.1", "127.0.0.2"]), "kept as the readers' addresses: {kept:?}");
    Ok(())
}

/// Posts a comment from this address with these lines of the head; whether it is taken, or comes too fast.
async fn post(port: u16, source: Ipv4Addr, lines: &str, text: &str) -> Result<bool> {
    let body = json!({ "comment": text, "nick": "Ann", "mail": "", "link": "", "ua": "", "url": "/a/" });
    let (status, answer) = ask_from(source, lines, port, "POST", "/api/comment?lang=en-US", &body).await?;
    match (status, answer["errno"].as_i64(), answer["errmsg"].as_str()) {
        (200, Some(0), _) => Ok(true),
        (200, Some(_), Some("Comment too fast!")) => Ok(false),
        _ => bail!("{text:?}: {status} {answer}"),
    }
}

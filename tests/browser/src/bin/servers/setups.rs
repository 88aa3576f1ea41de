//! What readers share comments by: each set-up of the guide, with the part of it that is killed.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    pocketbase::Pocketbase,
    waline::{DATABASE, package},
};
use article_widget_servers::{
    Galera, Haproxy, Postgres, Waline,
    galera::NODES,
    haproxy::{DATABASES, WALINES},
    waline::TABLES,
};
use serde_json::json;
use tempfile::TempDir;

use crate::ask::ask;

/// A set-up of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Pocketbase,
    One,
    Two,
    Galera,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Pocketbase, Self::One, Self::Two, Self::Galera];

    /// What it is called on the command line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Pocketbase => "pocketbase",
            Self::One => "waline",
            Self::Two => "two-walines",
            Self::Galera => "galera",
        }
    }

    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Pocketbase => "PocketBase",
            Self::One => "Waline on PostgreSQL",
            Self::Two => "two Waline servers on PostgreSQL behind HAProxy",
            Self::Galera => "two Waline servers on MariaDB Galera behind HAProxy",
        }
    }

    /// What is killed.
    pub(crate) const fn victim(self) -> &'static str {
        match self {
            Self::Pocketbase | Self::One => "the server, for 5 s",
            Self::Two => "one of the two servers",
            Self::Galera => "the node that is written to",
        }
    }

    /// A proxy in front has the one-writer rule.
    pub(crate) const fn counts_one_by_one(self) -> bool {
        matches!(self, Self::Two | Self::Galera)
    }

    /// Whether it goes on by itself when that is killed.
    pub(crate) const fn goes_on(self) -> bool {
        matches!(self, Self::Two | Self::Galera)
    }
}

/// A running set-up.
pub(crate) struct Setup {
    pub(crate) kind: Kind,
    /// Where readers ask.
    pub(crate) port: u16,
    parts: Parts,
    folder: TempDir,
}

enum Parts {
    Pocketbase(Box<Pocketbase>),
    Walines { servers: Vec<Option<Waline>>, database: Database, proxies: Vec<Haproxy> },
}

enum Database {
    Postgres(Postgres),
    Galera(Box<Galera>, u16),
}

impl Database {
    fn environment(&self) -> Vec<(String, String)> {
        match self {
            Self::Postgres(postgres) => postgres.environment(DATABASE),
            Self::Galera(_, port) => Galera::environment(*port),
        }
    }
}

impl Setup {
    pub(crate) async fn start(kind: Kind) -> Result<Self> {
        let folder = tempfile::tempdir().context("cannot make a folder for the data")?;
        // Whoever runs the databases has to come through.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
        let (parts, port) = match kind {
            Kind::Pocketbase => {
                let server = Pocketbase::start().await?;
                server.lift_limits().await?;
                let port = server.port();
                (Parts::Pocketbase(Box::new(server)), port)
            }
            Kind::One => walines(folder.path(), postgres(folder.path())?, 1)?,
            Kind::Two => walines(folder.path(), postgres(folder.path())?, 2)?,
            Kind::Galera => {
                let galera = Galera::start(&folder.path().join("galera"))?;
                let [one, two, three] = galera.ports();
                let port = free_port()?;
                let addresses = [
                    ("127.0.0.1:3306", port),
                    ("127.0.0.1:3307", one),
                    ("127.0.0.1:3308", two),
                    ("127.0.0.1:3309", three),
                ];
                let proxy = Haproxy::start(&folder.path().join("databases"), DATABASES, &addresses)?;
                let (mut parts, port) = walines(folder.path(), Database::Galera(Box::new(galera), port), 2)?;
                if let Parts::Walines { proxies, .. } = &mut parts {
                    proxies.push(proxy);
                }
                (parts, port)
            }
        };
        Ok(Self { kind, port, parts, folder })
    }

    /// What the widget's attribute `server` names it by.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Kills a part of it, as a power cut does.
    pub(crate) fn strike(&mut self) {
        match &mut self.parts {
            Parts::Pocketbase(server) => server.stop(),
            Parts::Walines { database: Database::Galera(galera, _), .. } => galera.kill(0),
            Parts::Walines { servers, .. } => servers[0] = None,
        }
    }

    /// Has that part come back, with what it missed.
    pub(crate) async fn mend(&mut self) -> Result<()> {
        let folder = self.folder.path().to_owned();
        match &mut self.parts {
            Parts::Pocketbase(server) => server.start_again().await,
            Parts::Walines { database: Database::Galera(galera, _), .. } => galera.start_again(0),
            Parts::Walines { servers, database, .. } => {
                // Where there is one alone, readers know its port; behind a proxy, the proxy does.
                let port = fs::read_to_string(folder.join("waline0/port"))?.parse()?;
                let environment = database.environment();
                servers[0] = Some(Waline::start(&package()?, &folder.join("waline0"), port, &environment)?);
                Ok(())
            }
        }
    }

    /// The texts of all comments that are kept, as each database has them.
    pub(crate) async fn kept(&self) -> Result<Vec<Vec<String>>> {
        let lines = |text: String| text.lines().map(str::to_owned).collect::<Vec<_>>();
        match &self.parts {
            Parts::Pocketbase(server) => {
                let records = server.records("aw_comments").await?;
                let texts = records.iter().filter_map(|record| record["text"].as_str());
                Ok(vec![texts.map(str::to_owned).collect()])
            }
            Parts::Walines { database: Database::Postgres(postgres), .. } => {
                Ok(vec![lines(postgres.query(DATABASE, "SELECT comment FROM wl_comment WHERE url = '/a/'")?)])
            }
            Parts::Walines { database: Database::Galera(galera, _), .. } => {
                let sql = "SELECT comment FROM waline.wl_Comment WHERE url = '/a/'";
                (0..NODES).map(|node| galera.query(node, sql).map(lines)).collect()
            }
        }
    }

    /// Fills the page `/big/` with so many comments.
    pub(crate) async fn fill(&self, count: usize) -> Result<()> {
        match &self.parts {
            Parts::Pocketbase(server) => {
                let token = guest(self.port).await?;
                let work = (0..8).map(|lane| {
                    let (port, token) = (server.port(), token.clone());
                    tokio::spawn(async move {
                        for number in (lane..count).step_by(8) {
                            token.write(port, "/big/", &words(number)).await?;
                        }
                        Ok::<_, anyhow::Error>(())
                    })
                });
                for lane in work.collect::<Vec<_>>() {
                    lane.await??;
                }
            }
            Parts::Walines { database: Database::Postgres(postgres), .. } => {
                let sql = format!(
                    "INSERT INTO wl_comment (comment, nick, url, status, insertedat)
                     SELECT '{}' || n, 'Ann', '/big/', 'approved', now() - n * interval '1 minute'
                     FROM generate_series(1, {count}) n",
                    words(0)
                );
                postgres.query(DATABASE, &sql)?;
            }
            Parts::Walines { database: Database::Galera(galera, _), .. } => {
                // A sequence is looked for in the database that is in use.
                let sql = format!(
                    "USE waline; INSERT INTO wl_Comment (comment, nick, url, status, insertedAt)
                     SELECT CONCAT('{}', seq), 'Ann', '/big/', 'approved', NOW() - INTERVAL seq MINUTE
                     FROM seq_1_to_{count}",
                    words(0)
                );
                galera.query(0, &sql)?;
            }
        }
        Ok(())
    }
}

/// As long as a comment is in the mean.
fn words(number: usize) -> String {
    format!(
        "The wall holds, **so far**, and the boats wait outside until the gates open again. Who pays for it? {number} "
    )
}

fn postgres(folder: &Path) -> Result<Database> {
    let postgres = Postgres::start(&folder.join("postgresql"), true)?;
    postgres.database(DATABASE, TABLES)?;
    Ok(Database::Postgres(postgres))
}

/// So many Walines on this database, behind a proxy where there are two; and where readers ask.
fn walines(folder: &Path, database: Database, count: usize) -> Result<(Parts, u16)> {
    let (package, environment) = (package()?, database.environment());
    let start =
        |number: usize| Waline::start(&package, &folder.join(format!("waline{number}")), 0, &environment);
    let servers = (0..count).map(start).collect::<Result<Vec<_>>>()?;
    let (mut port, mut proxies) = (servers[0].port(), Vec::new());
    if let [one, two] = &*servers {
        port = free_port()?;
        let addresses =
            [("127.0.0.1:8360", port), ("127.0.0.1:8361", one.port()), ("127.0.0.1:8362", two.port())];
        proxies.push(Haproxy::start(&folder.join("proxy"), WALINES, &addresses)?);
    }
    let servers = servers.into_iter().map(Some).collect();
    Ok((Parts::Walines { servers, database, proxies }, port))
}

pub(crate) fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A guest of `PocketBase`.
#[derive(Clone)]
pub(crate) struct Guest {
    id: String,
    token: String,
}

/// Makes one.
pub(crate) async fn guest(port: u16) -> Result<Guest> {
    let handle = "p".repeat(24);
    let new = json!({ "handle": handle, "password": "only-for-this-check", "passwordConfirm": "only-for-this-check" });
    ask(port, "POST", "/api/collections/aw_readers/records", "", &new).await?;
    let door = json!({ "identity": handle, "password": "only-for-this-check" });
    let (_, given) = ask(port, "POST", "/api/collections/aw_readers/auth-with-password", "", &door).await?;
    let word = |value: &serde_json::Value| value.as_str().map(str::to_owned).context("no guest");
    Ok(Guest { id: word(&given["record"]["id"])?, token: word(&given["token"])? })
}

impl Guest {
    /// Writes a comment; whether that was acknowledged.
    pub(crate) async fn write(&self, port: u16, thread: &str, text: &str) -> Result<bool> {
        let body = json!({ "thread": thread, "author": self.id, "text": text });
        let path = "/api/collections/aw_comments/records";
        let (status, _) = ask(port, "POST", path, &self.token, &body).await?;
        Ok(status == 200)
    }
}

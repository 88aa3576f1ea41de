//! A Waline for the page in development: on loopback, on Debian's `PostgreSQL` with a data folder of its own.

use std::env;
use std::path::PathBuf;

use anyhow::Result;
use article_widget_servers::{Postgres, galera, haproxy, postgres, waline};

use crate::apt;
use crate::node::WALINE;
use crate::paths;
use crate::pocketbase::free_port;
use crate::trunk::Server;

/// The name of the database.
const DATABASE: &str = "waline";

/// A running server with its database. Both end when this is dropped.
pub(crate) struct Waline {
    server: waline::Waline,
    _database: Postgres,
}

/// Makes sure of Waline and of `PostgreSQL`; the folder with `node_modules` that has Waline.
pub(crate) fn ensure() -> Result<PathBuf> {
    let missing = postgres::programs().is_none().then_some("postgresql");
    apt::install(missing.as_slice(), "Waline keeps its comments in it")?;
    WALINE.ensure()?;
    WALINE.folder()
}

/// Makes sure of what it takes to run several on several databases.
pub(crate) fn ensure_several() -> Result<()> {
    let mut missing = galera::missing();
    missing.extend(haproxy::program().is_none().then_some("haproxy"));
    apt::install(&missing, "several Walines share a database behind it")
}

impl Waline {
    /// Starts both beside a page on `page_port`; says where.
    pub(crate) fn start(page_port: u16) -> Result<Self> {
        let package = ensure()?;
        let data = data()?;
        let database = Postgres::start(&data, true)?;
        database.database(DATABASE, waline::TABLES)?;
        let port = free_port(page_port.saturating_add(10))?;
        let folder = paths::target()?.join("waline");
        let server = waline::Waline::start(&package, &folder, port, &database.environment(DATABASE))?;
        println!("Comments are kept in {} by PostgreSQL, behind Waline, {}/", data.display(), server.url());
        println!("Its first account becomes the administrator: {}/ui/register", server.url());
        Ok(Self { server, _database: database })
    }
}

impl Server for Waline {
    fn query(&self) -> String {
        format!("?store=waline&server={}", self.server.url())
    }
}

/// In the target folder. A database that root starts runs as nobody, who may not look into root's folders.
fn data() -> Result<PathBuf> {
    let target = paths::target()?.join("postgresql");
    let is_hidden = env::home_dir().is_some_and(|home| home.starts_with("/root") && target.starts_with(home));
    Ok(if is_hidden { PathBuf::from("/var/tmp/article-widget-postgresql") } else { target })
}

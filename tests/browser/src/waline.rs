//! A real Waline on a `PostgreSQL` of its own, on loopback, which a test can stop and start again.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use article_widget_servers::{
    Postgres,
    waline::{self, TABLES},
};
use serde_json::Value;
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::tools::cached;

/// The name of the database.
pub const DATABASE: &str = "waline";

/// A server with data of its own, which ends when it is dropped.
#[derive(Debug)]
pub struct Waline {
    port: u16,
    environment: Vec<(String, String)>,
    server: Option<waline::Waline>,
    /// Whose tables it uses; for what only the operator may do.
    pub database: Postgres,
    folder: TempDir,
}

/// The folder with `node_modules` that has Waline.
///
/// # Errors
/// When it is not installed.
pub fn package() -> Result<PathBuf> {
    let installed = || cached("", "npm-@waline-vercel-", "node_modules/@waline/vercel/package.json");
    env::var_os("WALINE").map(PathBuf::from).or_else(|| waline::package_of(&installed()?)).context(
        "Waline is missing: run `cargo xtask test`, or set WALINE to the folder with its node_modules",
    )
}

impl Waline {
    /// Starts one as it comes, without the limit on how often one address may write.
    ///
    /// # Errors
    /// When Waline or `PostgreSQL` is missing, or does not come up.
    pub async fn start() -> Result<Self> {
        Self::with(&[]).await
    }

    /// Starts one with these variables of Waline's.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn with(more: &[(&str, &str)]) -> Result<Self> {
        let folder = tempfile::tempdir().context("cannot make a folder for the data")?;
        let database = Postgres::start(&folder_of_all(&folder)?.join("postgresql"), false)?;
        database.database(DATABASE, TABLES)?;
        let mut environment = database.environment(DATABASE);
        environment.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let mut server = Self { port: 0, environment, server: None, database, folder };
        server.start_again().await?;
        Ok(server)
    }

    /// Where it listens on loopback.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What the widget's attribute `server` names it by.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends it as a power cut does; its database stays.
    pub fn stop(&mut self) {
        self.server = None;
    }

    /// Starts it again with the same data at the same address.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn start_again(&mut self) -> Result<()> {
        let folder = self.folder.path().join("waline");
        let (package, port, environment) = (package()?, self.port, self.environment.clone());
        let start = move || waline::Waline::start(&package, &folder, port, &environment);
        let server = tokio::task::spawn_blocking(start).await??;
        self.port = server.port();
        self.server = Some(server);
        Ok(())
    }

    /// Has it start with this variable from the next start on.
    pub fn set(&mut self, name: &str, value: &str) {
        self.environment.retain(|(there, _)| there != name);
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// Asks it as Waline's own client does, with a token or as anybody; its status and JSON.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn ask(&self, method: &str, path: &str, token: &str, body: &Value) -> Result<(u16, Value)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let body = if body.is_null() { String::new() } else { body.to_string() };
        // It takes nothing for broken JSON.
        let kind = if body.is_empty() { "" } else { "Content-Type: application/json\r\n" };
        let length = body.len();
        // A server of HTTP/1.0 ends the answer by hanging up, so there is nothing to be decoded.
        let request = format!(
            "{method} {path} HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\
             {kind}Content-Length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let (head, body) = answer.split_once("\r\n\r\n").context("the answer has no body")?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("no status")?;
        Ok((status, serde_json::from_str(body).unwrap_or_default()))
    }

    /// What its database answers to SQL: a line for each row, `|` between the columns.
    ///
    /// # Errors
    /// What the database says.
    pub fn rows(&self, sql: &str) -> Result<Vec<String>> {
        Ok(self.database.query(DATABASE, sql)?.lines().map(str::to_owned).collect())
    }
}

/// A temporary folder that whoever runs the database may come through.
fn folder_of_all(folder: &TempDir) -> Result<PathBuf> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))?;
    Ok(folder.path().to_owned())
}

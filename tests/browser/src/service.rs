//! A service that writes summaries: a real server with the interface of `OpenAI`'s, which says what a test tells it to.

use std::{env, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    process::Process,
    tools::{cached, program},
};

/// A running service, which has several models and ends when it is dropped.
#[derive(Debug)]
pub struct Service {
    port: u16,
    _process: Process,
    _folder: TempDir,
}

impl Service {
    /// Starts one with these models. What each does is a fixture of aimock without its `match`.
    ///
    /// # Errors
    /// When aimock or Node is missing, or does not come up.
    pub async fn start(models: &[(&str, Value)]) -> Result<Self> {
        let server = env::var_os("AIMOCK")
            .map(PathBuf::from)
            .or_else(|| cached("", "npm-@copilotkit-aimock-", "node_modules/@copilotkit/aimock/dist/cli.js"))
            .context("aimock is missing: run `cargo xtask test`, or set AIMOCK to the path of its cli.js")?;
        let node = program("NODE", "node", &[])?;
        let folder = tempfile::tempdir().context("cannot make a folder for the fixtures")?;
        let file = folder.path().join("fixtures.json");
        fs::write(&file, fixtures(models).to_string()).context("cannot write the fixtures")?;
        let (process, port) = Process::listening(|port| {
            let mut command = Command::new(node);
            command.arg(server).args(["--host", "127.0.0.1", "--log-level", "silent", "--strict"]);
            command.args(["--port", &port.to_string(), "--fixtures"]).arg(file);
            Ok(command)
        })
        .await
        .context("aimock did not start")?;
        Ok(Self { port, _process: process, _folder: folder })
    }

    /// What the widget's attribute `summary` names it by, with one of its models.
    #[must_use]
    pub fn url(&self, model: &str) -> String {
        format!("http://127.0.0.1:{}/v1/chat/completions#model={model}", self.port)
    }

    /// What it was asked so far, in order: each with `headers`, `body` and what became of it.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn requests(&self) -> Result<Vec<Value>> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        // A server of HTTP/1.0 ends the answer by hanging up, so there is nothing to be decoded.
        stream.write_all(b"GET /__aimock/journal?method=POST HTTP/1.0\r\n\r\n").await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let (_, body) = answer.split_once("\r\n\r\n").context("the journal has no body")?;
        serde_json::from_str(body).context("the journal is no list")
    }

    /// Whether a connection to it is open, as Linux knows: it does not tell who hung up on it.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn is_connected(&self) -> Result<bool> {
        const ESTABLISHED: &str = "01";
        let table = fs::read_to_string("/proc/net/tcp").context("the system does not tell of connections")?;
        let ours = format!(":{:04X}", self.port);
        Ok(table.lines().any(|line| {
            let mut fields = line.split_whitespace().skip(1);
            let (local, state) = (fields.next(), fields.nth(1));
            local.is_some_and(|local| local.ends_with(&ours)) && state == Some(ESTABLISHED)
        }))
    }
}

fn fixtures(models: &[(&str, Value)]) -> Value {
    let fixture = |(model, does): &(&str, Value)| {
        let mut fixture = does.clone();
        fixture["match"] = json!({ "model": model });
        fixture
    };
    json!({ "fixtures": models.iter().map(fixture).collect::<Vec<_>>() })
}

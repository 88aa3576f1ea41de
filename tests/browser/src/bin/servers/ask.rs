//! One request to a server on this machine.

use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use anyhow::{Context, Result};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpSocket,
    time::timeout,
};

/// After so long without an answer there is none.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks; the status and the JSON of the answer.
///
/// # Errors
/// When there is none, or not in time.
pub(crate) async fn ask(
    port: u16,
    method: &str,
    path: &str,
    token: &str,
    body: &Value,
) -> Result<(u16, Value)> {
    let token = if token.is_empty() { String::new() } else { format!("Authorization: {token}\r\n") };
    ask_from(Ipv4Addr::LOCALHOST, &token, port, method, path, body).await
}

/// The same from another address of this machine, with these lines of the head.
///
/// # Errors
/// As [`ask`], and where the machine has no such address.
pub(crate) async fn ask_from(
    source: Ipv4Addr,
    lines: &str,
    port: u16,
    method: &str,
    path: &str,
    body: &Value,
) -> Result<(u16, Value)> {
    let work = async {
        let socket = TcpSocket::new_v4()?;
        // Where it is the usual one, the system chooses a port, and has more of them then.
        if source != Ipv4Addr::LOCALHOST {
            socket.bind(SocketAddr::from((source, 0)))?;
        }
        let mut stream = socket.connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let kind = if body.is_empty() { "" } else { "Content-Type: application/json\r\n" };
        let length = body.len();
        // A server of HTTP/1.0 ends the answer by hanging up, so there is nothing to be decoded.
        let request = format!(
            "{method} {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n{lines}{kind}Content-Length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        let answer = String::from_utf8(answer).context("an answer of no text")?;
        let (head, body) = answer.split_once("\r\n\r\n").context("the answer has no body")?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("no status")?;
        Ok((status, serde_json::from_str(body).unwrap_or_default()))
    };
    timeout(PATIENCE, work).await.context("no answer in time")?
}

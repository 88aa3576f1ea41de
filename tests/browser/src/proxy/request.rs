//! Requests and answers as they come over the wire.

use anyhow::{Context, Result};
use tokio::{io::AsyncReadExt, net::TcpStream};

/// Where the body of an answer begins.
pub(super) fn body(answer: &[u8]) -> usize {
    let gap = answer.windows(4).position(|four| four == b"\r\n\r\n");
    gap.map_or(answer.len(), |at| at + 4)
}

/// What is asked for, and how: `GET /path HTTP/1.0`.
pub(super) fn first_line(request: &[u8]) -> String {
    let end = request.iter().position(|byte| *byte == b'\r').unwrap_or(request.len());
    String::from_utf8_lossy(&request[..end]).into_owned()
}

/// A whole request, as one of HTTP/1.0.
pub(super) async fn read_request(client: &mut TcpStream) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while body(&bytes) == bytes.len() && !bytes.ends_with(b"\r\n\r\n") {
        if client.read_buf(&mut bytes).await? == 0 {
            anyhow::bail!("hung up");
        }
    }
    let mut rest = bytes.split_off(body(&bytes));
    let head = String::from_utf8(bytes).context("no head of HTTP")?;
    let value = |line: &str, name: &str| {
        let (before, value) = line.split_once(':')?;
        before.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    };
    let length = head.lines().find_map(|line| value(line, "content-length"));
    let length: usize = length.map_or(Ok(0), |length| length.parse())?;
    while rest.len() < length {
        if client.read_buf(&mut rest).await? == 0 {
            anyhow::bail!("hung up");
        }
    }
    let mut lines = head.trim_end().lines();
    let mut request = lines.next().context("an empty head")?.replace("HTTP/1.1", "HTTP/1.0");
    request += "\r\n";
    for line in lines {
        // The answer shall come as it is.
        if value(line, "connection").is_none() && value(line, "accept-encoding").is_none() {
            request += line;
            request += "\r\n";
        }
    }
    request += "\r\n";
    Ok([request.into_bytes(), rest].concat())
}

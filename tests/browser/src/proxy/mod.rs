//! A proxy that loses, delays, doubles, cuts and corrupts what goes through it, as the numbers of a seed want it.
//!
//! It speaks HTTP/1.0 to the server and hangs up after every answer, so that nothing has to be decoded. What it does to
//! the n-th request follows from the seed; which request that is, the browser's clock decides too.

mod fault;
mod request;

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::{Builder, Runtime},
    time::sleep,
};

use crate::random::Random;
pub use fault::Fault;
use request::{body, first_line, read_request};

/// A proxy on a port of its own, which ends when it is dropped.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    site: Arc<Site>,
    runtime: Option<Runtime>,
}

#[derive(Debug)]
struct Site {
    server: SocketAddr,
    spares: Spares,
    chances: Mutex<Chances>,
}

/// Whether this is not to happen to that request.
pub type Spares = fn(request: &[u8], fault: Fault) -> bool;

/// Whether this request is meant.
pub type Meant = fn(request: &[u8]) -> bool;

/// What happens to a request that is shut out, in [`Proxy::happened`].
pub const SHUT_OUT: &str = "shut out";

#[derive(Debug)]
struct Chances {
    random: Random,
    /// How often of a hundred times something goes wrong.
    percent: u64,
    happened: BTreeMap<&'static str, usize>,
    /// What never reaches the server.
    shut_out: Option<Meant>,
    /// The first lines of the requests that were answered.
    answered: Vec<String>,
}

impl Proxy {
    /// Starts one before the server with this port. Of a hundred requests, something happens to so many.
    ///
    /// # Errors
    /// When there is no port to be had.
    pub fn start(server: u16, seed: u64, percent: u64) -> Result<Self> {
        Self::sparing(server, seed, percent, |_, _| false)
    }

    /// As [`Self::start`], for a server that some requests cannot go wrong at in every way: another thing happens then.
    /// Nobody spares what is only slow.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn sparing(server: u16, seed: u64, percent: u64, spares: Spares) -> Result<Self> {
        let chances = Chances {
            random: Random::new(seed),
            percent,
            happened: BTreeMap::new(),
            shut_out: None,
            answered: Vec::new(),
        };
        let server = SocketAddr::from(([127, 0, 0, 1], server));
        let site = Arc::new(Site { server, spares, chances: Mutex::new(chances) });
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).context("no port for the proxy")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let shared = Arc::clone(&site);
        runtime.spawn(async move {
            let Ok(listener) = TcpListener::from_std(listener) else { return };
            while let Ok((client, _)) = listener.accept().await {
                let site = Arc::clone(&shared);
                tokio::spawn(async move {
                    // Who hangs up in the middle wants nothing more.
                    let _ = serve(&site, client).await;
                });
            }
        });
        Ok(Self { address, site, runtime: Some(runtime) })
    }

    /// What the widget's attribute `server` names it by.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on nothing goes wrong; what is late may still come.
    pub fn calm(&self) {
        self.site.chances().percent = 0;
    }

    /// From now on none of these requests reaches the server, whatever happens to others; who sends one is hung up on. What
    /// was sent before goes on.
    pub fn shut_out(&self, meant: Meant) {
        self.site.chances().shut_out = Some(meant);
    }

    /// The first lines of the requests that were answered so far, in the order of the answers; that of a stream is none.
    #[must_use]
    pub fn answered(&self) -> Vec<String> {
        self.site.chances().answered.clone()
    }

    /// How often each thing happened so far, by its name.
    #[must_use]
    pub fn happened(&self) -> BTreeMap<&'static str, usize> {
        self.site.chances().happened.clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Site {
    fn chances(&self) -> std::sync::MutexGuard<'_, Chances> {
        self.chances.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self, request: &[u8]) -> Option<Fault> {
        let chances = &mut *self.chances();
        if chances.shut_out.is_some_and(|is_meant| is_meant(request)) {
            *chances.happened.entry(SHUT_OUT).or_default() += 1;
            return Some(Fault::Lost);
        }
        if !chances.random.chance(chances.percent) {
            return None;
        }
        let mut fault = Fault::draw(&mut chances.random);
        while !matches!(fault, Fault::Slow(_)) && (self.spares)(request, fault) {
            fault = Fault::draw(&mut chances.random);
        }
        *chances.happened.entry(fault.name()).or_default() += 1;
        Some(fault)
    }

    /// The server's whole answer.
    async fn pass_on(&self, request: &[u8]) -> Result<Vec<u8>> {
        let mut stream = TcpStream::connect(self.server).await?;
        stream.write_all(request).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        Ok(answer)
    }

    fn pass_on_later(self: &Arc<Self>, request: Vec<u8>, after: u64) {
        let site = Arc::clone(self);
        tokio::spawn(async move {
            sleep(Duration::from_millis(after)).await;
            // Nobody waits for an answer.
            let _ = site.pass_on(&request).await;
        });
    }
}

async fn serve(site: &Arc<Site>, mut client: TcpStream) -> Result<()> {
    let request = read_request(&mut client).await?;
    if request.starts_with(b"GET /api/realtime") {
        return stream(site, &request, client).await;
    }
    let line = first_line(&request);
    // What a browser asks before it asks is no request of the widget's.
    let fault = if request.starts_with(b"OPTIONS ") { None } else { site.fault(&request) };
    let answer = match fault {
        Some(Fault::Lost) => return Ok(()),
        Some(Fault::Late(after)) => {
            site.pass_on_later(request, after);
            return Ok(());
        }
        Some(Fault::AnswerLost) => {
            site.pass_on(&request).await?;
            return Ok(());
        }
        Some(Fault::Page(status)) => {
            if status == 200 {
                site.pass_on(&request).await?;
            }
            let page = "<!doctype html><title>Bad Gateway</title><h1>Bad Gateway</h1>";
            format!("HTTP/1.0 {status} .\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: text/html\r\n\r\n{page}")
                .into_bytes()
        }
        Some(Fault::Cut) => {
            let mut answer = site.pass_on(&request).await?;
            answer.truncate(body(&answer).midpoint(answer.len()));
            answer
        }
        Some(Fault::Corrupt) => {
            let mut answer = site.pass_on(&request).await?;
            let (from, to) = (body(&answer), answer.len());
            let at = site.chances().random.below(u64::try_from(to - from)?);
            // No byte that may stand in JSON: what is true and what is not must be told apart.
            answer.iter_mut().skip(from + usize::try_from(at)?).take(8).for_each(|byte| *byte = 0);
            answer
        }
        Some(Fault::Twice) => {
            let (answer, _) = tokio::join!(site.pass_on(&request), site.pass_on(&request));
            answer?
        }
        Some(Fault::Again(after)) => {
            let answer = site.pass_on(&request).await?;
            site.pass_on_later(request, after);
            answer
        }
        Some(Fault::Slow(milliseconds)) => {
            sleep(Duration::from_millis(milliseconds)).await;
            site.pass_on(&request).await?
        }
        None => site.pass_on(&request).await?,
    };
    client.write_all(&answer).await?;
    site.chances().answered.push(line);
    Ok(client.shutdown().await?)
}

/// Passes a stream of events on, each piece of it as it comes, or not.
async fn stream(site: &Site, request: &[u8], mut client: TcpStream) -> Result<()> {
    let mut server = TcpStream::connect(site.server).await?;
    server.write_all(request).await?;
    let mut piece = vec![0; 64 * 1024];
    loop {
        let (mut reader, mut gone) = (server.split().0, [0; 1]);
        let length = tokio::select! {
            length = reader.read(&mut piece) => length?,
            _ = client.read(&mut gone) => return Ok(()),
        };
        if length == 0 {
            return Ok(());
        }
        let happens = {
            let chances = &mut *site.chances();
            let happens = chances.random.chance(chances.percent).then(|| chances.random.below(4));
            let name = happens.map(|happens| match happens {
                0 => "event lost",
                1 => "event twice",
                2 => "event corrupt",
                _ => "stream cut",
            });
            if let Some(name) = name {
                *chances.happened.entry(name).or_default() += 1;
            }
            name
        };
        let piece = &mut piece[..length];
        match happens {
            Some("event lost") => continue,
            Some("stream cut") => return Ok(()),
            Some("event corrupt") => piece.iter_mut().skip(length / 2).take(8).for_each(|byte| *byte = 0),
            Some(_) => client.write_all(piece).await?,
            None => {}
        }
        client.write_all(piece).await?;
    }
}

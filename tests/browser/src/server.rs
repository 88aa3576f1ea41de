//! A static file server for tests, which can also lie down, be slow, lose files and serve what was never a file.

use std::{
    collections::BTreeMap,
    fmt, fs,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result};
use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::{Builder, Runtime},
    time::sleep,
};
use tower_http::services::ServeDir;

use crate::{
    tools::{dist, packaged, repository},
    wait::{PATIENCE, wait_until},
};

/// What goes wrong with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there: 404.
    Missing,
    /// The server cannot just now: 503.
    Broken,
    /// It comes so much later.
    Late(Duration),
    /// It is said to be elsewhere: 302 to a path of the same server.
    Elsewhere(&'static str),
}

/// A server on a port of its own: the release build under `/`, `tests/hosts` under `/hosts/`, `tests/fixtures` under
/// `/fixtures/`, the pages that are made with the package under `/packaged/`. Any origin may read what it serves. With a
/// page of `tests/hosts` it sends the headers in the file of the same name that ends with `.headers`. It ends when it is
/// dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    site: Arc<Site>,
    runtime: Option<Runtime>,
}

#[derive(Debug, Default)]
struct Site {
    faults: Mutex<BTreeMap<String, Fault>>,
    bodies: Mutex<BTreeMap<String, (HeaderValue, Bytes)>>,
    asked: Mutex<BTreeMap<String, usize>>,
}

impl Server {
    /// Starts it.
    ///
    /// # Errors
    /// When there is no port to be had.
    pub fn start() -> Result<Self> {
        let site = Arc::new(Site::default());
        let (runtime, address) = serve(SocketAddr::from(([127, 0, 0, 1], 0)), &site)?;
        Ok(Self { address, site, runtime: Some(runtime) })
    }

    /// The address of a path that starts with `/`.
    pub fn url(&self, path: impl fmt::Display) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Serves `body` at `path` from now on.
    ///
    /// # Errors
    /// When `kind` cannot stand in a header.
    pub fn put(&self, path: &str, kind: &str, body: impl Into<Bytes>) -> Result<()> {
        let kind = HeaderValue::from_str(kind).context("not a media type")?;
        let mut bodies = self.site.bodies.lock().unwrap_or_else(PoisonError::into_inner);
        bodies.insert(path.to_owned(), (kind, body.into()));
        Ok(())
    }

    /// Lets something go wrong with `path`, or with `None` no longer.
    pub fn fault(&self, path: &str, fault: Option<Fault>) {
        let mut faults = self.site.faults.lock().unwrap_or_else(PoisonError::into_inner);
        match fault {
            Some(fault) => faults.insert(path.to_owned(), fault),
            None => faults.remove(path),
        };
    }

    /// How many times `path` was asked for so far.
    #[must_use]
    pub fn asked(&self, path: &str) -> usize {
        let asked = self.site.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.get(path).copied().unwrap_or_default()
    }

    /// Drops every connection and takes no new one. Returns when that is so.
    ///
    /// # Errors
    /// When the port stays open.
    pub async fn down(&mut self) -> Result<()> {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        let closed = async || Ok(TcpStream::connect(self.address).await.is_err());
        wait_until("the server to lie down", PATIENCE, closed).await
    }

    /// Serves again, at the same address.
    ///
    /// # Errors
    /// When someone else took the port.
    pub fn up(&mut self) -> Result<()> {
        if self.runtime.is_none() {
            self.runtime = Some(serve(self.address, &self.site)?.0);
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A plain drop waits for the threads, which asynchronous callers must not.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn serve(address: SocketAddr, site: &Arc<Site>) -> Result<(Runtime, SocketAddr)> {
    // A runtime of its own, so that a test can do what it likes meanwhile, and going down is dropping it.
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let listener = std::net::TcpListener::bind(address).with_context(|| format!("cannot bind {address}"))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let routes = Router::new()
        .nest_service("/hosts", ServeDir::new(repository().join("tests/hosts")))
        .nest_service("/fixtures", ServeDir::new(repository().join("tests/fixtures")))
        .nest_service("/packaged", ServeDir::new(packaged()))
        .fallback_service(ServeDir::new(dist()))
        .layer(from_fn_with_state(Arc::clone(site), intercept));
    runtime.spawn(async move { axum::serve(TcpListener::from_std(listener)?, routes).await });
    Ok((runtime, address))
}

async fn intercept(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    *site.asked.lock().unwrap_or_else(PoisonError::into_inner).entry(path.clone()).or_default() += 1;
    let fault = site.faults.lock().unwrap_or_else(PoisonError::into_inner).get(&path).copied();
    match fault {
        Some(Fault::Missing) => return StatusCode::NOT_FOUND.into_response(),
        Some(Fault::Broken) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Some(Fault::Late(by)) => sleep(by).await,
        Some(Fault::Elsewhere(path)) => {
            return (StatusCode::FOUND, [(header::LOCATION, HeaderValue::from_static(path))]).into_response();
        }
        None => {}
    }
    let body = site.bodies.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
    let mut response = match body {
        Some((kind, body)) => ([(header::CONTENT_TYPE, kind)], body).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    // Or else a browser could answer from its cache where a test wants to see that it must ask.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.extend(of_host(&path));
    response
}

/// The headers that the server of a host page sends with it: a line each.
fn of_host(path: &str) -> HeaderMap {
    let name = path.strip_prefix("/hosts/").and_then(|name| name.strip_suffix(".html"));
    let file = name.map(|name| repository().join("tests/hosts").join(name).with_extension("headers"));
    let lines = file.and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
    let header = |line: &str| {
        let (name, value) = line.split_once(": ")?;
        Some((name.parse::<HeaderName>().ok()?, value.parse::<HeaderValue>().ok()?))
    };
    lines.lines().filter_map(header).collect()
}

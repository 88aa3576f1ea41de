// The demo page's service worker: the page and the last article open without a network.

// Raise VERSION when SHELL changes. The scope is part of the name because several copies of the page may share an origin.
const VERSION = 3;
const PREFIX = `article-widget-demo ${registration.scope} v`;
const CACHE = PREFIX + VERSION;

const SHELL = [
  "./",
  "article-widget.js",
  "article-widget-core.js",
  "article-widget_bg.wasm",
  "style.css",
  "locales/en.json",
  "manifest.webmanifest",
  "demo/host.css",
  "demo/page.js",
  "demo/story.json",
  "demo/thread.json",
  "demo/picture.svg",
  "demo/icon.svg",
  "demo/icon-192.png",
  "demo/icon-512.png",
];

// What the widget fetches when the reader comes near the comments, or asks for a summary; no build has all of them.
const LATE = [
  "article-widget-late_bg.wasm",
  "article-widget-summary_bg.wasm",
  "article-widget-server_bg.wasm",
  "article-widget-waline_bg.wasm",
  "article-widget-shared-late-server_bg.wasm",
  "article-widget-shared-late-server-summary_bg.wasm",
  "article-widget-shared-all_bg.wasm",
  "article-widget-shared-server_bg.wasm",
  "article-widget-shared_bg.wasm",
  "article-widget-shared-late-summary-waline_bg.wasm",
  "article-widget-shared-late-waline_bg.wasm",
  "article-widget-shared-server-summary_bg.wasm",
  "article-widget-shared-net_bg.wasm",
  "article-widget-shared-queue_bg.wasm",
  "article-widget-shared-summary-waline_bg.wasm",
  "summary-model.bin",
];

addEventListener("install", (event) => {
  // `no-cache`: ask the server, or a new worker could keep files of the old release. One failure fails the install.
  const shell = SHELL.map((path) => new Request(new URL(path, registration.scope), { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then(async (cache) => {
    await cache.addAll(shell);
    // Builds for development have all code in one file: these may be missing.
    await Promise.all(LATE.map((path) => cache.add(new URL(path, registration.scope)).catch(() => {})));
    skipWaiting();
  }));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(PREFIX) && name !== CACHE;
  const clean = async () => Promise.all((await caches.keys()).filter(old).map((name) => caches.delete(name)));
  event.waitUntil(clean().then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Other origins, writes, and parts of files (which a cache cannot hold) are the browser's business.
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("range")) return;
  if (!url.href.startsWith(registration.scope)) return;
  event.respondWith(mustBeFresh(request, url) ? networkFirst(event) : cachedFirst(event));
});

// News must be new. The script and the wasm must be of one build, so they are never mixed from two visits.
function mustBeFresh(request, url) {
  return request.mode === "navigate" || /\.(js|wasm)$|\/demo\/[^/]+\.json$/.test(url.pathname);
}

// The page is one page whatever its query says and whether or not its file is named.
function key(request) {
  if (request.mode !== "navigate") return request;
  const url = new URL(request.url);
  return url.origin + url.pathname.replace(/\/index\.html$/, "/");
}

async function networkFirst(event) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep(event.request, response.clone()));
    return response;
  } catch (offline) {
    const kept = await recall(event.request);
    if (kept) return kept;
    throw offline;
  }
}

// Stale while revalidate: the kept copy at once, the new one for the next visit.
async function cachedFirst(event) {
  const { request } = event;
  const kept = await recall(request);
  const fresh = fetch(request);
  // Offline, a kept copy that could not be renewed is no error.
  event.waitUntil(fresh.then((response) => keep(request, response.clone())).catch(() => undefined));
  return kept ?? fresh;
}

async function recall(request) {
  return (await caches.open(CACHE)).match(key(request), { ignoreVary: true });
}

// Only whole, plain answers: no errors, no parts, and no redirects, which a navigation may not be answered with.
async function keep(request, response) {
  if (response.status !== 200 || response.type !== "basic" || response.redirected) return;
  try {
    await (await caches.open(CACHE)).put(key(request), response);
  } catch {
    // A full disk costs the offline copy, not the page.
  }
}

// What the demo page does besides embedding the widget: it picks the article and makes itself installable.

const CHOICES = { thread: "demo/thread.json" };

const story = new URLSearchParams(location.search).get("story");
if (story !== null && Object.hasOwn(CHOICES, story)) {
  const widget = document.querySelector("article-widget");
  widget.setAttribute("src", CHOICES[story]);
  // A discussion of its own: both choices share one canonical link, and the other one shall stay empty.
  widget.setAttribute("thread", `${document.querySelector("link[rel=canonical]").href}?story=${story}`);
}

// `cargo xtask serve --store pocketbase` (or waline) says so in the address. Only a server on this very machine is taken from there: a
// link must not decide where a reader's words go.
const server = new URLSearchParams(location.search).get("server");
const store = new URLSearchParams(location.search).get("store");
if (server !== null && URL.canParse(server) && ["127.0.0.1", "localhost"].includes(new URL(server).hostname)) {
  const widget = document.querySelector("article-widget");
  widget.setAttribute("server", server);
  widget.setAttribute("store", store === "waline" ? store : "pocketbase");
}

// After `load`, so that filling the offline copy never competes with the article itself.
function register() {
  navigator.serviceWorker.register("sw.js").catch((error) => {
    // Private windows and strict policies refuse it. The page only loses its offline copy.
    console.info("No offline copy of this page:", error.message);
  });
}

if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}

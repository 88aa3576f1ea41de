// In `embed.html`, the page for frames: takes the article from its address, tells the page around it how high it is, and
// hears from that page alone which theme, language and comment are wanted.
const key = "article-widget";
// A long discussion scrolls within the frame: a frame as high as it would have all its rows drawn.
const highest = 6000;
const { body, documentElement: root, referrer } = document;
const widget = document.querySelector(key);
const asked = new URLSearchParams(location.search);
const schemes = { light: "light", dark: "dark", auto: "light dark" };

const webAddress = (text, base) => {
  try {
    const url = new URL(text, base);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {}
};

// Nothing else is taken from the address: who writes it must not choose the discussion, its server or a service.
for (const name of ["show", "sort", "lang", "heading-level", "keys"]) {
  if (asked.has(name)) widget.setAttribute(name, asked.get(name));
}
const src = asked.has("src") && webAddress(asked.get("src"), location);
if (src) widget.setAttribute("src", src);
const paint = (theme) => Object.hasOwn(schemes, theme) && (root.style.colorScheme = schemes[theme]);
paint(asked.get("theme"));
body.style.cssText = "margin: 0; padding: 4px; display: flow-root";

// The article's title is the frame's; and a link leads out of the frame.
addEventListener("article-ready", ({ detail }) => document.title = detail.headline);
addEventListener("click", (event) => {
  const link = event.composedPath().find((part) => part.localName === "a");
  if (link?.href && link.href.split("#")[0] !== location.href.split("#")[0]) {
    link.target = "_blank";
    link.rel = "noopener";
  }
}, true);

// The origin of the page around it; where the browser does not say, that of the first word from there.
let host = location.ancestorOrigins?.[0] ?? (referrer ? new URL(referrer).origin : undefined);
const say = (said) => {
  parent.postMessage({ [key]: said }, webAddress(host) ? host : "*");
};
let told;
let timer;
const tellHeight = () => {
  timer = undefined;
  const height = Math.min(Math.ceil(body.getBoundingClientRect().height), highest);
  if (height !== told) say({ height: told = height });
};

// Brings the comment of this permalink to the screen, by way of the page around: whenever it stands still
// elsewhere, as rows and the frame get their heights.
let looking;
const goTo = (hash) => {
  if (!/^#comment-\S+$/.test(hash) || location.hash === hash) return;
  location.replace(hash);
  // What stands below the article is fetched once the reader touches the page, and now.
  dispatchEvent(new Event("scroll"));
  const id = decodeURIComponent(hash.slice("#comment-".length));
  let [left, still, before, said] = [300, 0];
  clearInterval(looking);
  looking = setInterval(() => {
    const row = widget.shadowRoot?.querySelector(`[data-id="${CSS.escape(id)}"]`);
    const top = row?.getBoundingClientRect().top;
    still = row && top === before ? still + 1 : 0;
    before = top;
    if (still === 3 && top !== said) {
      // For so many looks more it may still move.
      if (said === undefined) left = 50;
      said = top;
      tellHeight();
      say({ top: Math.max(0, top) });
    }
    if (--left < 0) clearInterval(looking);
  }, 100);
};

const hear = ({ theme, lang, hash, page }) => {
  if (!asked.has("theme")) paint(theme);
  if (!asked.has("lang") && /^[a-z]{2,3}(-\w{1,8})*$/i.test(lang)) widget.lang = lang;
  const address = webAddress(page);
  if (address?.origin === host) {
    // Permalinks that are copied lead to the page around.
    const link = document.querySelector("link[rel=bookmark]") ?? document.createElement("link");
    link.rel = "bookmark";
    link.href = address;
    document.head.append(link);
  }
  try {
    goTo(hash);
  } catch {
    // No address of a comment: `decodeURIComponent` refuses it.
  }
};

if (parent !== window) {
  const hello = setInterval(() => say({ hello: true }), 500);
  addEventListener("message", ({ data, origin, source }) => {
    const said = data?.[key];
    if (source !== parent || !said || origin !== (host ??= origin)) return;
    clearInterval(hello);
    hear(said);
    told = undefined;
    tellHeight();
  });
  // A page without the script never answers.
  setTimeout(() => clearInterval(hello), 60_000);
  say({ hello: true });
  new ResizeObserver(() => timer ??= setTimeout(tellHeight, 60)).observe(body);
}

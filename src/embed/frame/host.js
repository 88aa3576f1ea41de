// For pages that show `embed.html` in a frame: gives the frame its height, and tells it the page's theme, language and
// permalink. Listens to frames of this script's own origin only.
const key = "article-widget";
const { origin: own } = new URL(import.meta.url);
const frames = new Set();

const tell = (frame) => {
  const { colorScheme } = getComputedStyle(frame);
  const meta = document.querySelector("meta[name=color-scheme]");
  const scheme = colorScheme === "normal" && meta ? meta.content : colorScheme;
  const [dark, light] = ["dark", "light"].map((name) => scheme.includes(name));
  const page = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const theme = dark ? light ? "auto" : "dark" : "light";
  const said = { theme, lang: frame.closest("[lang]")?.lang, hash: location.hash, page };
  frame.contentWindow?.postMessage({ [key]: said }, own);
};
const tellAll = () => frames.forEach(tell);

addEventListener("message", ({ data, origin, source }) => {
  const said = data?.[key];
  const frame = said && origin === own
    && [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
  if (!frame) return;
  const { height, top, hello } = said;
  if (height > 0) frame.style.height = `${+height + frame.offsetHeight - frame.clientHeight}px`;
  // Where the comment stands that the page's address names: the frame itself cannot scroll the page.
  if (top >= 0) scrollBy(0, frame.getBoundingClientRect().top + +top - innerHeight / 4);
  if (hello) {
    frames.add(frame);
    tell(frame);
  }
});
addEventListener("hashchange", tellAll);
// Pages switch their theme and language there.
new MutationObserver(tellAll).observe(document.documentElement, { attributes: true });

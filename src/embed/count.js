// <article-comment-count src="story.json">Comments</article-comment-count>: says "12 comments" once it comes near the
// screen. Where the number cannot be had, its own words stay. Stands alone, for pages that list articles.
const forms = ["zero", "one", "two", "few", "many", "other"];
const words = {
  en: "# comment|# comments",
  de: "# Kommentar|# Kommentare",
  fil: "# komento|# na komento",
  ar: "لا تعليقات|تعليق واحد|تعليقان|# تعليقات|# تعليقًا|# تعليق",
};
const list = (value) => [value ?? []].flat();
const count = (comments) => comments.reduce((sum, { comment }) => sum + 1 + count(list(comment)), 0);
const counts = {};

// One request for each document, however many name it.
const ask = (url) => counts[url] ??= fetch(url).then(async (answer) => {
  const document = await answer.json();
  const { commentCount, comment } = list(document["@graph"] ?? document).find((thing) => thing.headline);
  return commentCount ?? count(list(comment));
});

const near = new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => {
  if (isIntersecting) target.show();
}), { rootMargin: "600px" });

// Two scripts on one page are one too many, not an error.
customElements.get("article-comment-count") || customElements.define("article-comment-count", class extends HTMLElement {
  connectedCallback() { near.observe(this); }
  disconnectedCallback() { near.unobserve(this); }
  async show() {
    near.unobserve(this);
    try {
      const number = +await ask(new URL(this.getAttribute("src"), document.baseURI));
      const wished = this.closest("[lang]")?.lang;
      const lang = words[wished?.split("-")[0]] ? wished : "en";
      const wording = words[lang.split("-")[0]].split("|");
      const form = new Intl.PluralRules(lang).select(number);
      const text = wording[wording[2] ? forms.indexOf(form) : +(form != "one")];
      if (number >= 0) this.textContent = text.replace("#", new Intl.NumberFormat(lang).format(number));
    } catch {}
  }
});

// <article-widget>: the element class, and the loader of everything behind it. All that a host page names.
const base = new URL(".", import.meta.url).href;
const attributes = ("src for show thread lang theme sort summary reactions store server "
  + "app-name app-icon app-ios app-android loading heading-level keys jsonld").split(" ");
const methods = "summarize refresh react exportThread importThread".split(" ");
// What the reader is told where the rest cannot be had, and what the button says. The files of wording are out of reach.
const words = {
  en: ["This part of the page could not be loaded.", "Try again"],
  ar: ["تعذّر تحميل هذا الجزء من الصفحة.", "إعادة المحاولة"],
  de: ["Dieser Teil der Seite konnte nicht geladen werden.", "Erneut versuchen"],
  fil: ["Hindi na-load ang bahaging ito ng page.", "Subukang muli"],
};
let core;
let tries = "";

// What mounts a widget, fetched once for the page: the script and the wasm at the same time.
const load = () => core ??= Promise.all([
  import(`${base}article-widget-core.js${tries}`).catch((error) => {
    // Browsers remember for good that an import failed, but not under another address. To an import map that address is
    // none of its own: where it holds the file's hash, asking there would go round the host's check.
    if (!document.querySelector("[type=importmap]")) tries += "?";
    throw error;
  }),
  fetch(`${base}article-widget_bg.wasm`),
]).then(([{ start }, wasm]) => start(wasm));

class ArticleWidget extends HTMLElement {
  static observedAttributes = attributes;
  #article;
  #view;
  #loading;
  #settle;
  #ready = new Promise((settle) => this.#settle = settle);
  #near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#mount(),
    { rootMargin: "600px" });

  static {
    // Every attribute is a property too; `lang` is one on every element already.
    for (const name of attributes) {
      const property = name.replace(/-./g, (part) => part[1].toUpperCase());
      if (property in this.prototype) continue;
      Object.defineProperty(this.prototype, property, {
        enumerable: true,
        get() { return this.getAttribute(name); },
        set(value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, value); },
      });
    }
    for (const name of methods) this.prototype[name] = async function (given) { return (await this.#ready)[name](given); };
  }

  get article() { return this.#article; }
  set article(value) {
    this.#article = value;
    this.#view?.setArticle(value);
  }

  connectedCallback() {
    // Properties that the host set before the class was known hide its setters.
    for (const name of Object.keys(this)) {
      if (name in ArticleWidget.prototype) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#begin();
  }

  #begin() {
    if (this.#view) return;
    if (this.loading == "lazy") this.#near.observe(this);
    else this.#mount();
  }

  async #mount() {
    this.#near.disconnect();
    if (this.#loading) return;
    this.#loading = true;
    try {
      const mount = await load();
      if (this.isConnected) this.#settle(this.#view = mount(this, base, this.#article));
    } catch (error) {
      core = undefined;
      console.error?.("<article-widget>:", error);
      this.#failed();
    }
    this.#loading = false;
  }

  // What there is to read stays readable, with a word on what is missing and a way to try again.
  #failed() {
    const [message, again] = words[(this.closest("[lang]")?.lang ?? navigator.language).split("-")[0]] ?? words.en;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const [slot, notice, button] = ["slot", "p", "button"].map((name) => document.createElement(name));
    notice.role = "alert";
    button.append(again);
    button.onclick = () => {
      root.replaceChildren(slot);
      this.#mount();
    };
    notice.append(message, " ", button);
    root.replaceChildren(slot, notice);
    const detail = { where: "loading", message, retryable: true };
    this.dispatchEvent(new CustomEvent("article-error", { bubbles: true, composed: true, detail }));
  }

  attributeChangedCallback(name) {
    this.#view?.update();
    if (name == "loading" && this.isConnected) this.#begin();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion in one go: only what is still away afterwards is gone.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#near.disconnect();
      if (!this.#view) return;
      this.#view.unmount();
      this.#view = undefined;
      this.#ready = new Promise((settle) => this.#settle = settle);
    });
  }
}

// Two scripts on one page are one too many, not an error.
if (!customElements.get("article-widget")) customElements.define("article-widget", ArticleWidget);

// <article-widget>: the element class, and the loader of everything behind it. All that a host page names.
const base = new URL(".", import.meta.url).href;
const attributes = ["src", "show", "thread", "lang", "theme", "sort", "summary", "reactions", "store", "server",
  "app-name", "app-icon", "app-ios", "app-android", "loading", "heading-level"];
const live = new Set();
let core;

// The module, fetched once for the page; a failure may be tried again.
const load = () => core ??= (async () => {
  // A retry needs an address of its own: browsers remember a failed import.
  const module = await import(`${base}article-widget-core.js${load.again ?? ""}`);
  await module.default();
  module.onPanic(() => live.forEach((element) => element.failed("The reader part of this page has stopped.", () => location.reload())));
  return module;
})().catch((error) => {
  core = undefined;
  load.again = `?${Date.now()}`;
  throw error;
});

const text = (article) => article == null || typeof article === "string" ? article : JSON.stringify(article);

class ArticleWidget extends HTMLElement {
  static observedAttributes = attributes;
  #article;
  #view;
  #mounting;
  #settle;
  #ready = new Promise((settle) => this.#settle = settle);

  get article() { return this.#article; }
  set article(value) {
    this.#article = value;
    this.attributeChangedCallback();
  }

  connectedCallback() {
    // Properties that the host set before the class was known hide its setters.
    for (const name of Object.keys(this)) {
      const value = this[name];
      if (name in ArticleWidget.prototype) {
        delete this[name];
        this[name] = value;
      }
    }
    live.add(this);
    if (this.#view || this.#mounting) return;
    if (this.getAttribute("loading") === "lazy" && "IntersectionObserver" in window) {
      this.#mounting = new IntersectionObserver((entries, observer) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          observer.disconnect();
          this.#mount();
        }
      }, { rootMargin: "600px" });
      this.#mounting.observe(this);
    } else {
      this.#mount();
    }
  }

  async #mount() {
    this.#mounting = true;
    try {
      const { mount } = await load();
      if (this.isConnected) {
        this.#view = mount(this, base, text(this.#article));
        this.#settle(this.#view);
      }
    } catch (error) {
      console.error("<article-widget>:", error);
      this.failed("Comments and summary could not be loaded.", () => this.#mount());
    }
    this.#mounting = undefined;
  }

  // What there is to read stays readable, with a word on what is missing and a way to try again.
  failed(message, again) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const notice = document.createElement("p");
    const button = document.createElement("button");
    notice.setAttribute("role", "alert");
    notice.part = "failure";
    button.type = "button";
    button.textContent = "Try again";
    button.onclick = () => {
      root.replaceChildren(document.createElement("slot"));
      again();
    };
    notice.append(message, " ", button);
    root.replaceChildren(document.createElement("slot"), notice);
    this.dispatchEvent(new CustomEvent("article-error",
      { bubbles: true, composed: true, detail: { where: "loading", message, retryable: true } }));
  }

  attributeChangedCallback() {
    this.#view?.update(text(this.#article));
  }

  disconnectedCallback() {
    // A move is a removal and an insertion in one go: only what is still away afterwards is gone.
    queueMicrotask(() => {
      if (this.isConnected) return;
      live.delete(this);
      this.#mounting?.disconnect?.();
      this.#mounting = undefined;
      this.#view?.unmount();
      if (this.#view) this.#ready = new Promise((settle) => this.#settle = settle);
      this.#view = undefined;
    });
  }

  // Does something, and waits for the event that tells of its end.
  async #until(name, where, act) {
    const view = await this.#ready;
    return new Promise((resolve, reject) => {
      const stop = new AbortController();
      const on = (type, done) => this.addEventListener(type, (event) => {
        if (event.target === this && done(event.detail) !== false) stop.abort();
      }, { signal: stop.signal });
      on(name, resolve);
      on("article-error", (detail) => detail.where === where && reject(new Error(detail.message)));
      act(view);
    });
  }

  summarize() { return this.#until("article-summary", "summary", (view) => view.summarize()); }
  refresh() { return this.#until("article-ready", "article", (view) => view.refresh()); }
  async react(id) { (await this.#ready).react(id ?? undefined); }
  async exportThread() { return JSON.parse((await this.#ready).export_thread()); }
  async importThread(article) { (await this.#ready).import_thread(text(article)); }
}

// Every attribute is a property too; `lang` is one on every element already.
for (const name of attributes) {
  const property = name.replace(/-./g, (part) => part[1].toUpperCase());
  if (property in HTMLElement.prototype) continue;
  Object.defineProperty(ArticleWidget.prototype, property, {
    configurable: true,
    enumerable: true,
    get() { return this.getAttribute(name); },
    set(value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, value); },
  });
}

// Two scripts on one page are one too many, not an error.
if (!customElements.get("article-widget")) customElements.define("article-widget", ArticleWidget);

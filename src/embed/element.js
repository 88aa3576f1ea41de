// <article-widget>: the element class, and the loader of everything behind it. All that a host page names.
const base = new URL(".", import.meta.url).href;
const attributes = ["src", "show", "thread", "lang", "theme", "sort", "summary", "reactions", "store", "server",
  "app-name", "app-icon", "app-ios", "app-android", "loading", "heading-level", "keys"];
const live = new Set();
const text = (article) => typeof article === "string" ? article : JSON.stringify(article);
const utf8 = (article) => new TextEncoder().encode(text(article));
const bytes = (article) => article == null ? undefined : utf8(article);
let core;

// The module, fetched once for the page. A failure may be tried again: so it is asked for by `fetch` first, since
// browsers remember for good that an import failed.
const load = () => core ??= (async () => {
  const address = `${base}article-widget-core.js`;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const module = await import(address);
  await module.default();
  return module;
})().catch((error) => {
  core = undefined;
  throw error;
});

// A trap in the module stops all widgets of the page: each says so.
for (const type of ["error", "unhandledrejection"]) {
  addEventListener(type, ({ error, reason }) => {
    const trap = error ?? reason;
    if (trap instanceof WebAssembly.RuntimeError && trap.stack?.includes("article-widget")) {
      live.forEach((element) => element.failed("This part of the page has stopped working.", () => location.reload()));
    }
  });
}

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
    this.#view?.set_article(bytes(value));
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
    live.add(this);
    if (this.#view || this.#mounting) return;
    if (this.getAttribute("loading") !== "lazy") return void this.#mount();
    this.#mounting = new IntersectionObserver((entries, observer) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        this.#mount();
      }
    }, { rootMargin: "600px" });
    this.#mounting.observe(this);
  }

  async #mount() {
    this.#mounting = true;
    try {
      const { mount } = await load();
      // Taken away and put back meanwhile, the element has two calls that wait: the first one mounts it.
      if (this.isConnected && !this.#view) {
        this.#view = mount(this, base, bytes(this.#article));
        this.#settle(this.#view);
      }
    } catch (error) {
      console.error("<article-widget>:", error);
      this.failed("Summary, reactions and comments could not be loaded.", () => this.#mount());
    }
    this.#mounting = undefined;
  }

  // What there is to read stays readable, with a word on what is missing and a way to try again.
  failed(message, again) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const slot = document.createElement("slot");
    const notice = document.createElement("p");
    const button = document.createElement("button");
    notice.setAttribute("role", "alert");
    button.type = "button";
    button.textContent = "Try again";
    button.onclick = () => {
      root.replaceChildren(slot);
      again();
    };
    notice.append(message, " ", button);
    root.replaceChildren(slot, notice);
    const detail = { where: "loading", message, retryable: true };
    this.dispatchEvent(new CustomEvent("article-error", { bubbles: true, composed: true, detail }));
  }

  attributeChangedCallback(name) {
    this.#view?.update();
    // No longer lazy while it waits to come near the screen.
    if (name === "loading" && this.#mounting?.disconnect && this.getAttribute(name) !== "lazy") {
      this.#mounting.disconnect();
      this.#mount();
    }
  }

  disconnectedCallback() {
    // A move is a removal and an insertion in one go: only what is still away afterwards is gone.
    queueMicrotask(() => {
      if (this.isConnected) return;
      live.delete(this);
      this.#mounting?.disconnect?.();
      this.#mounting = undefined;
      if (!this.#view) return;
      this.#view.unmount();
      this.#view = undefined;
      this.#ready = new Promise((settle) => this.#settle = settle);
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

  // The view with all its parts, also those that come late.
  async #whole() {
    const view = await this.#ready;
    while (!view.is_complete()) await new Promise(requestAnimationFrame);
    return view;
  }

  summarize() { return this.#until("article-summary", "summary", (view) => view.summarize()); }
  refresh() { return this.#until("article-ready", "article", (view) => view.refresh()); }
  async react(id) { (await this.#whole()).react(id ?? undefined); }
  async exportThread() { return JSON.parse((await this.#whole()).export_thread()); }
  async importThread(article) { return (await this.#whole()).import_thread(utf8(article)); }
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

// Between the element and the wasm: starts the module once for the page, keeps what the element's methods promise, and
// tells every widget when the module has stopped.
import init, { mount, own_sizes, whenStopped } from "./article-widget-glue.js";

const live = new Set();
let dead;

// What the reader is told, and what the button says. The files of wording may be out of reach.
const words = {
  en: ["This part of the page has stopped working.", "Reload"],
  ar: ["توقّف هذا الجزء من الصفحة عن العمل.", "إعادة التحميل"],
  de: ["Dieser Teil der Seite funktioniert nicht mehr.", "Neu laden"],
  fil: ["Huminto sa paggana ang bahaging ito ng page.", "I-reload"],
};

whenStopped((error) => {
  dead ??= error;
  live.forEach((widget) => widget.stop());
  live.clear();
});

// SHA-256 of the wasm in Base64, written here by the release build. Whoever checks this script, as by an import map, checks
// with it all that it runs; and files of two versions, as a cache may hold them, do not run into each other.
const digest = "";
const check = async (bytes) => {
  // Browsers have it in secure contexts only; elsewhere a script can be changed on its way as well as the wasm.
  const found = digest && await globalThis.crypto.subtle?.digest("SHA-256", await bytes);
  if (found && btoa(String.fromCharCode(...new Uint8Array(found))) !== digest) throw new Error("the wasm is of another version");
};

// Compiled while it comes, and checked before it runs. A server may know no type for wasm: then once all of it is there.
const compile = async (answer) => {
  if (!answer.ok) throw new Error(`${answer.url}: status ${answer.status}`);
  const bytes = answer.clone().arrayBuffer();
  const compiled = WebAssembly.compileStreaming(answer).catch(async () => WebAssembly.compile(await bytes));
  const [module] = await Promise.all([compiled, check(bytes)]);
  return module;
};

/** Starts the module with the answer that holds the wasm, and gives what mounts a widget into an element. */
export const start = async (wasm) => {
  await init({ module_or_path: compile(wasm) });
  // What readers choose in their browser; beyond that the page has its own reasons.
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (size < 16 || size > 24) own_sizes();
  return (element, base, article) => new Widget(element, base, article);
};

// A library of the host may have given lists a `toJSON` of their own, which would make texts of them.
const plain = function (key, value) {
  return Array.isArray(this[key]) ? this[key] : value;
};
const text = (article) => typeof article === "string" ? article : JSON.stringify(article, plain);
const encoder = new TextEncoder();
const bytes = (article) => article == null ? undefined : encoder.encode(text(article));

// The text of a document in pieces, as bytes, each made when it is asked for and with how much has come then: a long one
// made at once would stop the page. So many letters, and so many comments, make a piece.
const letters = 1 << 19, comments = 200;
const cut = function* (text = "") {
  for (let at = 0; at < text.length;) {
    let end = at + letters;
    // A letter is not cut in two.
    if (text.charCodeAt(end - 1) >> 10 === 54) end++;
    yield [encoder.encode(text.slice(at, end)), end / text.length];
    at = end;
  }
};
const pieces = function* (article) {
  const { comment, ...rest } = typeof article === "string" ? {} : { ...article };
  if (!Array.isArray(comment) || article.toJSON) return yield* cut(text(article));
  // What the host adds to its list meanwhile, or takes from it, changes nothing.
  const all = [...comment];
  const head = text(rest).slice(0, -1);
  yield* cut(head + (head === "{" ? "" : ",") + '"comment":[');
  for (let at = 0; at < all.length; at += comments) {
    const some = text(all.slice(at, at + comments)).slice(1, -1);
    yield [encoder.encode((at ? "," : "") + some), at / all.length];
  }
  yield [encoder.encode("]}"), 1];
};

// More than this, in letters or comments, is read in slices of so many milliseconds.
const isLong = (article) => typeof article === "string" ? article.length > 1e6 : article?.comment?.length > 3e3;
const slice = 16;

// Each in its turn, and after every slice the page has its own.
const paced = async function* (items) {
  let since = performance.now();
  for (const item of items) {
    yield item;
    // Nobody waits for a page that is hidden, and its timers hardly come.
    if (document.hidden || performance.now() - since < slice) continue;
    await new Promise((go) => setTimeout(go));
    since = performance.now();
  }
};

class Widget {
  #element;
  #view;
  // The article that was set last, while it is made bytes.
  #given;
  // What rejects each promise that was given.
  #waiting = new Set();

  constructor(element, base, article) {
    this.#element = element;
    if (dead) return void this.stop();
    live.add(this);
    const long = isLong(article);
    this.#view = mount(element, base, long ? undefined : bytes(article), long);
    if (long) this.setArticle(article);
  }

  update() { if (!dead) this.#view.update(); }
  setArticle(article) {
    const given = this.#given = {};
    if (isLong(article)) this.#gather(article, () => this.#given === given && live.has(this));
    else if (!dead) this.#view.set_article(bytes(article));
  }

  async #gather(article, isWanted) {
    try {
      const parts = [];
      for await (const [part] of paced(pieces(article))) {
        if (!isWanted()) return;
        parts.push(part);
      }
      const whole = await new Blob(parts).arrayBuffer();
      if (isWanted()) this.#view.set_article(new Uint8Array(whole));
    } catch (error) {
      // There is no such article, so what else there is comes in its place.
      if (isWanted()) this.#view.set_article();
      throw error;
    }
  }

  unmount() {
    live.delete(this);
    this.#waiting.forEach((reject) => reject(new Error("the widget is gone")));
    if (!dead) this.#view.unmount();
  }

  summarize() { return this.#until("summary module", (view) => view.summarize(), "article-summary"); }
  refresh() { return this.#until("article module", (view) => view.refresh(), "article-ready"); }
  async react(id) { (await this.#whole()).react(id ?? undefined); }
  async exportThread() {
    const [head, ...parts] = await this.#answer((view) => view.export_thread());
    if (!parts.length) return JSON.parse(head);
    const whole = JSON.parse(`${head}]}`), last = parts.length - 1;
    parts[last] = parts[last].slice(0, -2);
    // As they were written: all at once would stop the page.
    for await (const part of paced(parts)) whole.comment.push(...JSON.parse(`[${part.slice(part[0] === "," ? 1 : 0)}]`));
    return whole;
  }
  importThread(article) { return this.#answer((view) => view.import_thread(pieces(article))); }

  #alive() {
    if (dead) throw new Error("the widget has stopped", { cause: dead });
    return this.#view;
  }

  // Does something, and waits for its end: that the event `name` tells of, or what is done calls; or an error of `where`.
  #until(where, act, name) {
    const stop = new AbortController();
    return new Promise((resolve, reject) => {
      const view = this.#alive();
      const on = (type, done) => this.#element.addEventListener(type, (event) => {
        if (event.target === this.#element) done(event.detail);
      }, { signal: stop.signal });
      on(name, resolve);
      on("article-error", (detail) => where.includes(detail.where) && reject(new Error(detail.message)));
      stop.signal.onabort = () => this.#waiting.delete(reject);
      this.#waiting.add(reject);
      act(view, resolve, reject);
    }).finally(() => stop.abort());
  }

  // The view with all its parts, also those that come late.
  async #whole() {
    await this.#until("module", (view, done, failed) => view.whole(done, failed));
    return this.#alive();
  }

  // What the whole view answers to this; an error where the module stops before that.
  async #answer(ask) {
    await this.#whole();
    return this.#until("module", (view, done, failed) => ask(view).then(done, failed));
  }

  // The article stays, and what was typed; what would be done for nothing is out of use.
  stop() {
    const root = this.#element.shadowRoot ?? this.#element.attachShadow({ mode: "open" });
    let room = root.querySelector(".aw-widget");
    if (!room) {
      room = root;
      root.replaceChildren(document.createElement("slot"));
    }
    for (const control of root.querySelectorAll("button, input, select, textarea")) {
      if (control.localName === "textarea") control.readOnly = true;
      else control.disabled = true;
    }
    const [message, reload] = words[(room.lang ?? document.documentElement.lang).split("-")[0]] ?? words.en;
    const [toast, box, text, button] = ["div", "div", "span", "button"].map((name) => document.createElement(name));
    toast.className = "aw-toast";
    box.className = "aw-toast-box";
    box.setAttribute("role", "alert");
    text.append(message);
    button.className = "aw-button aw-quiet";
    button.append(reload);
    button.onclick = () => location.reload();
    box.append(text, button);
    toast.append(box);
    room.append(toast);
    const detail = { where: "module", message: String(dead), retryable: true };
    this.#element.dispatchEvent(new CustomEvent("article-error", { bubbles: true, composed: true, detail }));
  }
}

// The element class and what is behind it as they are, under a name of their own. The network and the wasm are played by
// the test.
const stage = {
  mounts: 0,
  fetched: 0,
  imported: [],
  offline: false,
  answer: Promise.resolve(),
  hold() { stage.answer = new Promise(release => stage.release = release); },
  async fetch() {
    stage.fetched += 1;
    await stage.answer;
    if (stage.offline) throw new TypeError('no network');
    return { ok: true };
  },
  async import(address) {
    stage.imported.push(address);
    await stage.answer;
    if (stage.offline) throw new TypeError('no network');
    return { start };
  },
  mount(...given) { stage.mounts += 1; return mount(...given); },
};
const swap = (text, from, to) => {
  if (!text.includes(from)) throw new Error(`the script has no ${from}`);
  return text.replaceAll(from, to);
};
const swapped = (text, pairs) => pairs.reduce((text, [from, to]) => swap(text, from, to), text);
const behind = swapped(controller, [
  ['import init, { mount, own_sizes, whenStopped } from "./article-widget-glue.js";',
    'const { mount } = stage; const own_sizes = () => {};'],
  ['whenStopped(', 'stage.stop = ('],
  ['await init(', 'await ('],
  ['export const start', 'const start'],
]);
const start = new Function('stage', `${behind}; return start;`)(stage);
const code = swapped(element, [
  ['import.meta.url', '"https://widget.example/article-widget.js"'],
  ['fetch(', 'stage.fetch('],
  ['import(', 'stage.import('],
  ['"article-widget"', JSON.stringify(tag)],
]);
stage.define = () => new Function('stage', code)(stage);
return stage;

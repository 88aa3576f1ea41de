// The element class as it is, under a name of its own. The network and the module behind it are played by the test.
const stage = {
  mounts: 0,
  fetched: 0,
  offline: false,
  answer: Promise.resolve(),
  hold() { stage.answer = new Promise(release => stage.release = release); },
  async fetch() {
    stage.fetched += 1;
    await stage.answer;
    if (stage.offline) throw new TypeError('no network');
    return { ok: true };
  },
  async import() {
    return { default: async () => {}, mount(...given) { stage.mounts += 1; return mount(...given); } };
  },
};
const swap = (text, from, to) => {
  if (!text.includes(from)) throw new Error(`the element class has no ${from}`);
  return text.replaceAll(from, to);
};
const code = [
  ['import.meta.url', '"https://widget.example/article-widget.js"'],
  ['await fetch(', 'await stage.fetch('],
  ['await import(', 'await stage.import('],
  ['"article-widget"', JSON.stringify(tag)],
].reduce((text, [from, to]) => swap(text, from, to), source);
stage.define = () => new Function('stage', code)(stage);
return stage;

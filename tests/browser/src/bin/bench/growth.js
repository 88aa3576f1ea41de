// Measures one page that offers root() and load(address) as its thread grows: from the moment at which a deed is asked
// for to the first frame that was painted with its result.
const [address, small, orders, far, words] = arguments;
const done = figures => { window.figures = figures; };

const feed = () => root()?.querySelector('[role=feed]');
const articles = () => [...feed()?.querySelectorAll('article, [role=article]') ?? []];

// Before a frame is painted its callbacks run; a message that one of them sends arrives after the painting.
async function painted(what, is_there, patience = 120_000) {
  const end = performance.now() + patience;
  do {
    await new Promise(requestAnimationFrame);
    if (performance.now() > end) throw new Error(`never seen: ${what}`);
  } while (!is_there());
  await new Promise(paint => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = paint;
    port2.postMessage(null);
  });
  return performance.now();
}

// A comment that many dislike is folded, and says nothing.
const is = (article, tag) => article?.textContent.includes(tag)
  || article?.dataset.id === `#comment-${tag.slice(1, -1)}`;
const first = tag => () => is(articles()[0], tag);

async function deed(what, act, is_there, patience) {
  const start = performance.now();
  act();
  return await painted(what, is_there, patience) - start;
}

// The page has nothing to do any more: ten idle callbacks in a row that had time to spare. A browser that draws nothing may
// put them off for minutes.
async function idle() {
  const end = performance.now() + 20_000;
  for (let calm = 0; calm < 10 && performance.now() < end;) {
    const left = await new Promise(call => {
      requestIdleCallback(deadline => call(deadline.didTimeout ? 10 : deadline.timeRemaining()), { timeout: 1_000 });
    });
    calm = left > 5 ? calm + 1 : 0;
    await new Promise(later => setTimeout(later, 20));
  }
}

// What a page cannot measure itself: who runs this script measures it, and answers.
async function ask(what) {
  window.asked = what;
  while (window.asked) await new Promise(later => setTimeout(later, 20));
  return window.answer;
}

// How many frames of a screen that shows sixty a second were not painted while the page was scrolled, a step a frame.
const FRAME = 1000 / 60;
const FRAMES = 240;
async function dropped(place) {
  let [missed, before] = [0, await new Promise(requestAnimationFrame)];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    scrollTo(0, place(frame / FRAMES));
    const now = await new Promise(requestAnimationFrame);
    missed += Math.max(0, Math.round((now - before) / FRAME) - 1);
    before = now;
  }
  return missed;
}

async function scrolls() {
  const height = document.documentElement.scrollHeight - innerHeight;
  // 4,800 px a second: the quickest that anybody flicks through a page.
  const flick = await dropped(part => height / 3 + part * FRAMES * 80);
  const bar = await dropped(part => part * height);
  scrollTo(0, 0);
  await idle();
  return [flick, bar];
}

const NEW = 'Added while this was measured.';
function post() {
  const composer = root().querySelector('[part~=composer]');
  composer.querySelector('.aw-primary').click();
}

// Typed first, so that the press of Post alone is measured.
async function typeNew() {
  const field = root().querySelector('[part~=composer] textarea');
  field.value = NEW;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await idle();
}

async function changes() {
  const times = [];
  for (const { order, tag } of orders) {
    const select = root().querySelector('select');
    times.push(await deed(order, () => {
      select.value = order;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, first(tag)));
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

async function sort({ order, tag }) {
  const select = root().querySelector('select');
  select.value = order;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await painted(order, first(tag));
}

const WORDS = 'storm nobody';
const found = () => WORDS.split(' ').every(word => articles()[0]?.textContent.includes(word))
  && (typeof look === 'function' || feed().getAttribute('aria-label').includes(WORDS));
let typed;

function type() {
  typed = performance.now();
  const field = root().querySelector('[part~=find] input');
  field.value = WORDS;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

// All of the thread, and what was added while this was measured.
async function exported() {
  await idle();
  longest = 0;
  const start = performance.now();
  const { comment } = await document.querySelector('article-widget').exportThread();
  if (comment.length <= words.comments) throw new Error(`${comment.length} of ${words.comments + 1} comments were exported`);
  const time = performance.now() - start;
  await idle();
  return [time, longest];
}

// The thread once more, brought into a discussion that has none of it.
async function imported(text) {
  load(URL.createObjectURL(new Blob([small])));
  await painted('the small thread again', first('To get warm.'));
  await idle();
  longest = 0;
  const start = performance.now();
  const { added } = await document.querySelector('article-widget').importThread(text);
  if (added !== words.comments) throw new Error(`${added} of ${words.comments} comments were imported`);
  const time = performance.now() - start;
  await idle();
  return [time, longest];
}

// A longer document cannot be brought in.
const LARGEST = 128 * 1_048_576;

let longest = 0;
async function measure() {
  const file = await (await fetch(address)).blob();
  const thread = URL.createObjectURL(file);
  load(URL.createObjectURL(new Blob([small])));
  await painted('the small thread', first('To get warm.'));
  await idle();
  const before = await ask('memory');
  longest = 0;
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  }).observe({ type: 'longtask' });
  const figures = {};
  figures['first paint'] = await deed('the thread', () => load(thread), first(orders.at(-1).tag));
  figures['change of order, at once'] = await changes();
  await idle();
  figures['longest task so far'] = longest;
  figures['change of order'] = await changes();
  const after = await ask('memory');
  const MB = 1_048_576;
  figures['memory, MB'] = (after.heap + after.module) / MB;
  figures['the module’s share of it, MB'] = after.module / MB;
  figures['bytes a comment beyond its words'] = (after.heap + after.module - before.heap - before.module - words.bytes) / words.comments;
  [figures['frames dropped in a long flick'], figures['frames dropped from end to end']] = await scrolls();
  const plain = typeof vote === 'function';
  const shown = articles()[0].textContent;
  figures.vote = await deed('the vote', plain ? vote : () => articles()[0].querySelector('[aria-pressed]').click(),
    () => articles()[0].textContent !== shown || articles()[0].querySelector('[aria-pressed=true]'));
  await sort(orders[0]);
  if (!plain) await typeNew();
  const isNew = () => articles().some(article => article.textContent.includes(NEW));
  figures.add = await deed('the new comment', plain ? () => add(NEW) : post, isNew);
  await sort(orders.at(-1));
  const shownFar = deed('a comment far away', plain ? () => find(far.tag) : () => { location.hash = `comment-${far.id}`; },
    () => articles().some(article => is(article, far.tag)), 10_000);
  // See FAR: of the widget it is an error.
  figures['find a comment'] = await (plain ? shownFar.catch(() => null) : shownFar);
  figures['find words, first results'] = await deed('the first results', plain ? () => look(WORDS) : type, found);
  figures['find words, all results'] = plain ? figures['find words, first results']
    : await painted('their number', () => root().querySelector('[part~=find] [role=status]').textContent) - typed;
  [figures.export, figures['longest task of an export']] = plain ? [null, null] : await exported();
  [figures.import, figures['longest task of an import']] = plain || file.size > LARGEST
    ? [null, null] : await imported(await file.text());
  return figures;
}

measure().then(done, error => done({ error: String(error) }));

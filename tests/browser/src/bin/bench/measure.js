// Measures one page that offers root() and load(address). Both pages are measured in the same way: from the moment at
// which the work is asked for to the first frame that was painted with its result.
const [address, small, warm, orders, phases, done] = arguments;

const first = tag => {
  const article = root()?.querySelector('[role=feed]')?.querySelector('article, [role=article]');
  // A comment that many dislike is folded, and says nothing.
  return Boolean(article?.textContent.includes(tag) || article?.dataset.id === `#comment-${tag.slice(1, -1)}`);
};

// Before a frame is painted its callbacks run; a message that one of them sends arrives after the painting.
async function painted(tag) {
  const end = performance.now() + 20_000;
  do {
    await new Promise(requestAnimationFrame);
    if (performance.now() > end) throw new Error(`the thread never began with ${tag}`);
  } while (!first(tag));
  await new Promise(paint => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = paint;
    port2.postMessage(null);
  });
  return performance.now();
}

// A reader does not press in time with the screen, so each measurement starts somewhere else between two frames.
async function out_of_step(phase) {
  await painted('');
  const until = performance.now() + phase;
  while (performance.now() < until);
}

async function measure() {
  // Both documents are at hand before anything is measured: what comes from a blob crosses no network.
  const thread = URL.createObjectURL(await (await fetch(address)).blob());
  load(URL.createObjectURL(new Blob([small])));
  await painted(warm);
  await out_of_step(phases[0]);
  let start = performance.now();
  load(thread);
  const paint = await painted(orders[0].tag) - start;
  const changes = [];
  for (const [index, { order, tag }] of orders.slice(1).entries()) {
    const select = root().querySelector('select');
    await out_of_step(phases[index + 1]);
    start = performance.now();
    select.value = order;
    select.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
    changes.push(await painted(tag) - start);
  }
  return { paint, changes };
}

measure().then(done, error => done({ error: String(error) }));

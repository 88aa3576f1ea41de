// What a random reader does in the page: `act` does one thing, `look` tells what is shown. Numbers come from the test.
const widget = document.querySelector('article-widget');
const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
const rest = async () => { await frame(); await frame(); };
const root = () => widget.shadowRoot;
const rows = () => [...root().querySelectorAll('.aw-comment')];
const named = element => (element.getAttribute('aria-label') ?? element.textContent).trim();
const button = (within, name) =>
  [...within.querySelectorAll('button')].find(one => !one.disabled && named(one).startsWith(name));
const tag = row => row.querySelector('.aw-text')?.textContent.match(/#[a-z]\d+#/)?.[0];

async function until(what, patience = 10000) {
  for (const end = Date.now() + patience; Date.now() < end; await frame()) {
    const found = what();
    if (found) return found;
  }
  return null;
}

async function ready() {
  const there = () => root()?.querySelector('textarea[aria-label="Add a comment"]');
  return until(() => {
    if (!there()) scrollTo(0, document.documentElement.scrollHeight);
    return there();
  });
}

async function write(field, text, name) {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  (await until(() => button(field.closest('form'), name))).click();
  await rest();
}

// Opens the composer of one of the rows with such a button, and writes there.
async function open(name, draw, text, send) {
  const able = rows().filter(row => tag(row) && button(row, name));
  if (!able.length) return null;
  const row = able[draw % able.length];
  const of = tag(row), id = row.dataset.id;
  button(row, name).click();
  const field = await until(() => rows().find(row => row.dataset.id === id)?.querySelector('textarea'), 3000);
  if (!field) return null;
  await write(field, text.replace('@', of), send);
  return of;
}

const deeds = {
  async write(draw, text) {
    await write(root().querySelector('textarea[aria-label="Add a comment"]'), text, 'Post');
    return {};
  },
  async reply(draw, text) {
    const of = await open('Reply', draw, text, 'Post');
    return of && { of };
  },
  async edit(draw, text) {
    const of = await open('Edit', draw, text, 'Save');
    return of && { of };
  },
  async delete(draw) {
    const able = rows().filter(row => tag(row) && button(row, 'Delete'));
    if (!able.length) return null;
    const row = able[draw % able.length], of = tag(row);
    button(row, 'Delete').click();
    await rest();
    return { of };
  },
  async undo(draw) {
    const done = await deeds.delete(draw);
    const undo = done && await until(() => button(root().querySelector('.aw-toast'), 'Undo'), 2000);
    if (!undo) return done;
    undo.click();
    await rest();
    return { of: done.of, undone: true };
  },
  async vote(draw) {
    const able = rows().filter(row => tag(row) && button(row, 'Like'));
    if (!able.length) return null;
    const row = able[draw % able.length], of = tag(row);
    // A Waline has no dislikes.
    const up = (draw >> 8) % 2 === 0 || !button(row, 'Dislike');
    const pressed = button(row, up ? 'Like' : 'Dislike');
    const vote = pressed.getAttribute('aria-pressed') === 'true' ? 0 : up ? 1 : -1;
    pressed.click();
    await rest();
    return { of, vote };
  },
  async mood(draw) {
    const moods = [...root().querySelectorAll('.aw-moods input')];
    const mood = moods[draw % moods.length];
    const chosen = mood.checked ? null : mood.value;
    mood.click();
    await rest();
    return { mood: chosen };
  },
  async news() {
    const news = button(root().querySelector('.aw-news'), '');
    if (!news) return null;
    news.click();
    await rest();
    return {};
  },
};

async function act(kind, draw, text) {
  if (!await ready()) return { failed: 'no comments' };
  const feed = root().querySelector('[role=feed]')?.getBoundingClientRect();
  if (feed && kind !== 'write' && kind !== 'mood') {
    scrollTo(0, scrollY + feed.top + (draw % 1000) / 1000 * feed.height - innerHeight / 2);
    await rest();
  }
  return deeds[kind](draw, text);
}

// Everything that is shown, from top to bottom, oldest first, and what is still to be sent.
async function look() {
  if (!await ready()) return { failed: 'no comments' };
  await deeds.news();
  widget.sort = 'oldest';
  scrollTo(0, 0);
  await rest();
  const shown = new Map();
  for (let top = 0; ; top += innerHeight / 2) {
    scrollTo(0, top);
    await rest();
    await rest();
    for (const row of rows()) {
      const count = name => button(row, name) && Number(named(button(row, name)).match(/\d+$/)[0]);
      shown.set(Number(row.getAttribute('aria-posinset')), {
        id: row.dataset.id, depth: row.dataset.depth, text: row.querySelector('.aw-text')?.textContent.trim() ?? null,
        up: count('Like') ?? null, down: count('Dislike') ?? null, mine: !!button(row, 'Edit'),
      });
    }
    if (top > document.documentElement.scrollHeight) break;
  }
  const exported = await widget.exportThread();
  // Those too that stand too deep to be shown.
  const all = (exported.comment ?? []).map(one => [one['@id'], { text: one.text, above: one.parentItem?.['@id'] ?? null }]);
  return {
    rows: [...shown.entries()].sort(([one], [other]) => one - other).map(([, row]) => row),
    all: Object.fromEntries(all),
    moods: [...root().querySelectorAll('.aw-moods input')].map(named),
    standing: root().querySelector('.aw-reactions [role=status]').textContent.trim(),
    chosen: root().querySelector('.aw-moods input:checked')?.value ?? null,
    waits: Object.keys(localStorage).filter(key => key.startsWith('article-widget:queue:')).map(key => localStorage[key]),
    news: !!button(root().querySelector('.aw-news'), ''),
    toast: root().querySelector('.aw-toast').textContent.trim(),
  };
}

// The yardstick of the benchmark: a thread as one writes it by hand, with an array that is sorted and only the rows
// drawn that are on the screen.
const ROW = 120;
const Z = 1.959964;

const feed = document.querySelector('[role=feed]');
const select = document.querySelector('select');

function wilson({ up, down }) {
  const all = up + down;
  // Without an up vote the bound is 0 too, which the formula below may miss by its last digit.
  if (up === 0) return 0;
  const share = up / all;
  const spread = Z * Math.sqrt((share * (1 - share) + Z * Z / (4 * all)) / all);
  return (share + Z * Z / (2 * all) - spread) / (1 + Z * Z / all);
}

const controversy = ({ up, down }) => up && down ? (up + down) ** (Math.min(up, down) / Math.max(up, down)) : 0;

// Least first; the second of each pair is the same turned round.
const KEYS = {
  worst: wilson,
  best: thread => -wilson(thread),
  oldest: thread => thread.date,
  newest: thread => -thread.date,
  inactive: thread => thread.latest,
  active: thread => -thread.latest,
  replies: thread => -thread.size,
  agreed: controversy,
  controversial: thread => -controversy(thread),
};

let threads = [];
let rows = [];

function read(article) {
  const comments = article.comment.map(comment => {
    const date = Date.parse(comment.dateCreated);
    return {
      id: comment['@id'], parent: comment.parentItem?.['@id'], author: comment.author?.name ?? 'Guest',
      text: comment.text, date, up: comment.upvoteCount, down: comment.downvoteCount,
      replies: [], latest: date, size: 0,
    };
  });
  const byId = new Map(comments.map(comment => [comment.id, comment]));
  for (const comment of comments) byId.get(comment.parent)?.replies.push(comment);
  for (const comment of comments) {
    comment.replies.sort((a, b) => a.date - b.date);
    for (let above = byId.get(comment.parent); above; above = byId.get(above.parent)) {
      above.latest = Math.max(above.latest, comment.date);
      above.size += 1;
    }
  }
  return comments.filter(comment => !byId.has(comment.parent));
}

function flatten(comments, depth, into) {
  for (const comment of comments) {
    into.push({ comment, depth });
    flatten(comment.replies, depth + 1, into);
  }
  return into;
}

function sort(order) {
  const key = KEYS[order];
  const keyed = threads.map(thread => ({ thread, key: key(thread) }));
  keyed.sort((a, b) => a.key - b.key || b.thread.date - a.thread.date || (a.thread.id < b.thread.id ? -1 : 1));
  rows = flatten(keyed.map(({ thread }) => thread), 0, []);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function row({ comment, depth }, index) {
  const article = document.createElement('article');
  article.style.top = `${index * ROW}px`;
  article.style.paddingInlineStart = `${Math.min(depth, 6) * 16}px`;
  const head = element('p', `${comment.author} · ${new Date(comment.date).toLocaleDateString()}`);
  article.append(head, element('p', comment.text));
  for (const label of [`Like ${comment.up}`, `Dislike ${comment.down}`, 'Reply']) {
    article.append(element('button', label));
  }
  return article;
}

function draw() {
  const top = feed.getBoundingClientRect().top;
  const first = Math.max(0, Math.floor(-top / ROW));
  const last = Math.min(rows.length, Math.ceil((innerHeight - top) / ROW));
  feed.style.height = `${rows.length * ROW}px`;
  feed.replaceChildren(...rows.slice(first, last).map((one, index) => row(one, first + index)));
}

for (const order of Object.keys(KEYS)) select.append(new Option(order, order));
select.value = 'best';
select.addEventListener('change', () => {
  sort(select.value);
  draw();
});
addEventListener('scroll', draw, { passive: true });

// What the benchmark calls.
const root = () => document;
async function load(address) {
  threads = read(await (await fetch(address)).json());
  sort(select.value);
  draw();
}

function vote() {
  rows[0].comment.up += 1;
  sort(select.value);
  draw();
}

function add(text) {
  const comment = {
    id: '#comment-new', author: 'Guest', text, date: Date.now(), up: 0, down: 0, replies: [], latest: Date.now(), size: 0,
  };
  threads.push(comment);
  sort(select.value);
  scrollTo(0, feed.offsetTop + rows.findIndex(row => row.comment === comment) * ROW);
  draw();
}

function find(words) {
  scrollTo(0, feed.offsetTop + rows.findIndex(({ comment }) => comment.text.includes(words)) * ROW);
  draw();
}

function look(words) {
  const wanted = words.split(' ');
  const key = KEYS[select.value];
  const found = rows.filter(({ comment }) => {
    const text = `${comment.author}\n${comment.text}`.toLowerCase();
    return wanted.every(word => text.includes(word));
  }).map(({ comment }) => ({ comment, depth: 0, key: key(comment) }));
  rows = found.sort((a, b) => a.key - b.key || b.comment.date - a.comment.date || (a.comment.id < b.comment.id ? -1 : 1));
  scrollTo(0, 0);
  draw();
}

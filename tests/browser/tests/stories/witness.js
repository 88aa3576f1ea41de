// Writes down all that a summary says and shows while it is made, however short it stands there.
const root = document.querySelector('article-widget').shadowRoot;
const seen = { said: [], bars: [], lists: [] };
const words = element => element.textContent.replace(/\s+/g, ' ').trim();
const note = (list, news) => {
  if (news && list.at(-1) !== news) list.push(news);
};
const heard = new Map();
const look = () => {
  for (const live of root.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
    // What comes into the page with its words in it is not read out; only an alert is.
    const speaks = heard.has(live) || live.getAttribute('role') === 'alert';
    if (speaks && heard.get(live) !== words(live) && words(live)) seen.said.push(words(live));
    heard.set(live, words(live));
  }
  const region = root.querySelector('[role=region][aria-label=Summary]');
  const bar = region?.querySelector('progress');
  note(seen.bars, bar && `${words(bar.parentElement)} ${bar.getAttribute('value') ?? '?'}`);
  const items = [...region?.querySelectorAll('li') ?? []].map(words);
  note(seen.lists, items.length > 0 && JSON.stringify([region.getAttribute('aria-busy'), items]));
};
for (const live of root.querySelectorAll('[role=status]')) heard.set(live, words(live));
new MutationObserver(look).observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
window.seen = seen;

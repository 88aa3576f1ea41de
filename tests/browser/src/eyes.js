// How the lab sees a page: the flat tree, and in it roles, names and text as an assistive technology would.
const eyes = (() => {
  const INPUTS = {
    button: 'button', submit: 'button', reset: 'button', image: 'button', checkbox: 'checkbox', radio: 'radio',
    range: 'slider', number: 'spinbutton', search: 'searchbox', text: 'textbox', email: 'textbox', tel: 'textbox',
    url: 'textbox',
  };
  const TAGS = {
    article: 'article', aside: 'complementary', blockquote: 'blockquote', button: 'button', caption: 'caption',
    code: 'code', del: 'deletion', details: 'group', dialog: 'dialog', em: 'emphasis', fieldset: 'group',
    figure: 'figure', h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading',
    hr: 'separator', ins: 'insertion', li: 'listitem', main: 'main', mark: 'mark', menu: 'list', meter: 'meter',
    nav: 'navigation', ol: 'list', option: 'option', output: 'status', p: 'paragraph', progress: 'progressbar',
    search: 'search', strong: 'strong', table: 'table', textarea: 'textbox', time: 'time', ul: 'list',
  };
  const NAMED_BY_CONTENT = ['button', 'cell', 'checkbox', 'columnheader', 'heading', 'link', 'menuitem',
    'menuitemradio', 'option', 'radio', 'row', 'switch', 'tab', 'tooltip', 'treeitem'];
  const INLINE = ['inline', 'contents', 'none'];

  const isElement = node => node.nodeType === Node.ELEMENT_NODE;
  const tidy = text => text.replace(/\s+/g, ' ').trim();
  const byId = (element, id) => element.getRootNode().getElementById?.(id) ?? document.getElementById(id);

  function children(node) {
    if (node.shadowRoot) return [...node.shadowRoot.childNodes];
    if (node.localName === 'slot' && node.assignedNodes().length) return node.assignedNodes();
    if (node.localName === 'details' && !node.open) {
      return [...node.children].filter(child => child.localName === 'summary').slice(0, 1);
    }
    return [...node.childNodes];
  }

  const unseen = element => element.getAttribute('aria-hidden') === 'true' || element.inert
    || getComputedStyle(element).display === 'none';
  const drawn = element => getComputedStyle(element).visibility === 'visible';

  function* seen(node) {
    for (const child of children(node)) {
      if (!isElement(child) || unseen(child)) continue;
      if (drawn(child)) yield child;
      yield* seen(child);
    }
  }

  function role(element) {
    const given = element.getAttribute('role')?.trim().split(/\s+/)[0];
    if (given) return given === 'presentation' || given === 'none' ? '' : given;
    const tag = element.localName;
    if (tag === 'a' || tag === 'area') return element.hasAttribute('href') ? 'link' : '';
    if (tag === 'img') return element.getAttribute('alt') === '' ? '' : 'img';
    if (tag === 'input') {
      const kind = INPUTS[element.type] ?? '';
      return element.list && (kind === 'textbox' || kind === 'searchbox') ? 'combobox' : kind;
    }
    if (tag === 'section') return name(element, 'region') ? 'region' : '';
    if (tag === 'form') return name(element, 'form') ? 'form' : '';
    if (tag === 'select') return element.multiple || element.size > 1 ? 'listbox' : 'combobox';
    return TAGS[tag] ?? '';
  }

  // The text that a reader sees, with a space wherever a block begins or ends; for a name, with labels in the place
  // of what they label.
  function text(node, forName) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (isElement(node) && (node.localName === 'style' || node.localName === 'script')) return '';
    let heard = '';
    for (const child of children(node)) {
      if (isElement(child)) {
        if (unseen(child)) continue;
        const gap = INLINE.includes(getComputedStyle(child).display) ? '' : ' ';
        const label = child.getAttribute('aria-label') ?? (child.localName === 'img' ? child.alt : null);
        heard += gap + ((forName && label) || text(child, forName)) + gap;
      } else if (child.nodeType === Node.TEXT_NODE && drawn(child.parentElement ?? child.getRootNode().host)) {
        heard += child.data;
      }
    }
    return heard;
  }

  function named(element, computed) {
    const ids = element.getAttribute('aria-labelledby')?.trim().split(/\s+/) ?? [];
    const pointed = ids.map(id => byId(element, id)).filter(Boolean);
    if (pointed.length) return pointed.map(other => other.getAttribute('aria-label') ?? text(other, true)).join(' ');
    const label = element.getAttribute('aria-label');
    if (label?.trim()) return label;
    if (element.labels?.length) return [...element.labels].map(one => text(one, true)).join(' ');
    if (element.localName === 'img') return element.alt || element.title;
    if (element.localName === 'input' && computed === 'button') return element.value || element.title;
    const titles = { fieldset: 'legend', figure: 'figcaption', table: 'caption' }[element.localName];
    const title = titles && element.querySelector(`:scope > ${titles}`);
    if (title) return text(title, true);
    const content = NAMED_BY_CONTENT.includes(computed) ? text(element, true) : '';
    return content.trim() ? content : element.title || element.placeholder || '';
  }

  const name = (element, computed = role(element)) => tidy(named(element, computed));

  // Those with the very name; where there are none, those whose name goes on after it.
  function find(within, wanted, begin) {
    const all = [...seen(within ?? document.documentElement)].filter(element => role(element) === wanted);
    if (begin === null) return all;
    const exact = all.filter(element => name(element) === begin);
    return exact.length ? exact : all.filter(element => name(element).startsWith(begin));
  }

  function active() {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  }

  function inView(element) {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  }

  // Every role and name that is there: what a failed search shows.
  function outline() {
    const all = [...seen(document.documentElement)].filter(element => role(element));
    return all.slice(0, 80).map(element => `${role(element)} "${name(element).slice(0, 60)}"`).join('\n');
  }

  return {
    active, find, inView, name, outline, role,
    checked: element => element.checked ?? element.getAttribute('aria-checked') === 'true',
    focused: element => active() === element,
    level: element => Number(element.getAttribute('aria-level') ?? element.localName.slice(1)),
    // Where it stands once it is in view.
    place(element) {
      element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].join();
    },
    // What a reader presses for it: a drawn label often lies over its own bare control.
    pressed: element => ['checkbox', 'radio'].includes(element.type) && element.labels.length
      ? element.labels[0] : element,
    show: element => element.scrollIntoView({ block: 'start', behavior: 'instant' }),
    text: element => tidy(text(element ?? document.documentElement, false)),
    value: element => element.value ?? element.textContent,
    wide: () => document.documentElement.scrollWidth > innerWidth,
    choose(element, value) {
      element.value = value;
      element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
  };
})();

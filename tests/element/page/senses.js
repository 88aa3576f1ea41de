// What a test sees of a page and does to it, beside what eyes.js has.
const senses = {
  ...eyes,
  find: (within, role, name) => eyes.find(within, role, name ?? null),

  press: (element, key, ctrlKey) => element.dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, composed: true, cancelable: true })),

  type(element, text) {
    element.focus();
    element.value = text;
    element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  },

  // Whatever under the node could run script or lead to it; one line for each.
  dangers(node) {
    const found = [];
    for (const element of node.querySelectorAll('*')) {
      if (/^(script|iframe|object|embed|base|link|meta)$/.test(element.localName)) found.push(element.localName);
      for (const { name, value } of element.attributes) {
        const active = name.startsWith('on') || name === 'srcdoc' || /^\s*(javascript|data|vbscript):/i.test(value);
        if (active) found.push(`${element.localName} ${name}=${value}`);
      }
    }
    return found;
  },

  // Plain data: what JSON can hold, nothing with a class of its own.
  plain(value) {
    if (value === null || ['boolean', 'string'].includes(typeof value)) return true;
    if (typeof value === 'number') return Number.isFinite(value);
    if (Array.isArray(value)) return value.every(senses.plain);
    return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(senses.plain);
  },

  style: (element, property) => getComputedStyle(element)[property],
};

// Makes elements. Text is always set as text, never as markup.

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * An element with attributes, properties (`on…`, `value`, `checked`, `disabled`, `hidden`) and children.
 *
 * @param {string} name
 * @param {Record<string, unknown>} [given]
 * @param {...(Node | string | null | undefined | false)} children
 */
export function element(name, given = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith('on') || typeof value === 'boolean') {
      if (key.includes('-')) made.setAttribute(key, String(value));
      else made[key] = value;
    } else if (key === 'class') made.className = value;
    else if (key === 'value') made.value = value;
    else made.setAttribute(key, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** One of the page's own small drawings. */
export function icon(name) {
  const drawing = document.createElementNS(svgNamespace, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svgNamespace, 'path');
  line.setAttribute('d', icons[name]);
  drawing.append(line);
  return drawing;
}

const icons = {
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Z M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  steps: 'M5 20v-5h4v5 M10 20v-9h4v9 M15 20V5h4v15',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z M4 21c0-4 4-6 8-6s8 2 8 6',
  channel: 'M9 4 7 20 M17 4l-2 16 M4 9h16 M4 15h16',
  announcement: 'M4 10v4h3l9 5V5l-9 5Z M20 9v6',
  lock: 'M6 11h12v9H6Z M9 11V8a3 3 0 0 1 6 0v3',
  send: 'M4 4l17 8-17 8 3-8Z M7 12h14',
  list: 'M4 6h16 M4 12h16 M4 18h16',
  sliders: 'M4 7h9 M17 7h3 M15 5v4 M4 17h3 M11 17h9 M9 15v4',
  theme: 'M12 3a9 9 0 1 0 9 9c-5 2-11-3-9-9Z',
  close: 'M6 6l12 12 M18 6 6 18',
  link: 'M10 5H5v14h14v-5 M14 4h6v6 M20 4l-9 9',
};

/** The element with this id, which index.html has. */
export function find(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}

// A text field with a list to choose from, after the combobox pattern of the ARIA practices.

import { element, find } from './dom.js';
import { say } from './words.js';

let opened = null;

/**
 * Makes a field a combobox over the page's one list.
 *
 * @param {HTMLInputElement} input
 * @param {{ title: () => string, items: (query: string) => Promise<Item[]>, choose: (item: Item) => void,
 *   delayMs?: number }} behaviour where an item is `{ label, value, needs?, detail? }`
 */
export function makeCombobox(input, behaviour) {
  const list = find('suggestions');
  let items = [];
  let active = -1;
  let asked = 0;
  let timer;
  let pending = false;
  let hurried = 0;
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'suggestions',
    autocomplete: 'off',
    spellcheck: 'false',
  })) {
    input.setAttribute(name, value);
  }

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    items = [];
    pending = false;
    hurried = 0;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    if (opened !== input) return;
    opened = null;
    find('suggestions-box').hidden = true;
    list.replaceChildren();
  };
  const mark = (index) => {
    active = index;
    for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === index));
    const option = list.children[index];
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', option.id);
    option?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (index) => {
    const item = items[index];
    close();
    if (item !== undefined) behaviour.choose(item);
  };
  const show = (found) => {
    items = found;
    opened = input;
    find('suggestions-title').textContent = behaviour.title();
    find('suggestions-box').hidden = false;
    list.setAttribute('aria-label', behaviour.title());
    list.replaceChildren(...found.map((item, index) => optionView(item, index, choose)));
    input.setAttribute('aria-expanded', String(found.length > 0));
    const none = found.length === 0;
    find('suggestions-none').hidden = !none;
    find('suggestions-none').textContent = say('noSuggestions');
    find('suggestions-count').textContent = none ? say('noSuggestions') : say('counted', { n: found.length });
    mark(none ? -1 : 0);
    const presses = hurried;
    hurried = 0;
    if (presses > 0 && !none) choose(0);
    if (presses > 1 && !none) input.form.requestSubmit();
  };
  const open = () => {
    clearTimeout(timer);
    asked += 1;
    const mine = asked;
    // What is listed still is for another text: nothing of it may be chosen any more.
    pending = true;
    items = [];
    if (opened === input) mark(-1);
    const ask = async () => {
      const found = await behaviour.items(input.value);
      if (mine !== asked || document.activeElement !== input) return;
      pending = false;
      if (found === null) close();
      else show(found);
    };
    timer = setTimeout(ask, input.value === '' ? 0 : (behaviour.delayMs ?? 0));
  };

  input.addEventListener('input', (event) => event.isComposing !== true && open());
  input.addEventListener('compositionend', open);
  input.addEventListener('focus', open);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const takes = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey);
    if (pending && takes && input.value !== '') {
      // Faster than the list: the first that comes is chosen, and a second press sends.
      hurried += event.key === 'Enter' || hurried === 0 ? 1 : 0;
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (opened !== input) {
      if (event.key === 'ArrowDown') open();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (items.length > 0) mark((active + step + items.length) % items.length);
    } else if (takes && items.length > 0) choose(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  return { close };
}

function optionView({ label, detail, needs = [] }, index, choose) {
  const option = element(
    'div',
    { role: 'option', id: `suggestion-${index}`, 'aria-selected': false },
    element('span', { class: 'option-label' }, label),
    ...needs.map((name) => element('span', { class: 'option-need' }, name)),
    detail ? element('span', { class: 'option-detail' }, detail) : null,
  );
  option.onmousedown = (event) => event.preventDefault();
  option.onclick = () => choose(index);
  return option;
}

// Draws select menus: one choice as the browser's own menu, several as boxes to tick.

import { element } from './dom.js';
import { currentServer } from './place.js';
import { say } from './words.js';

/** Discord's numbers of the kinds of channels. */
const kindTypes = { text: [0], announcement: [5], thread: [10, 11, 12], forum: [15] };

/** What can be chosen in a select menu of any type. */
export function selectOptions(component) {
  if (component.type === 3) return component.options ?? [];
  const { channels = [], members = [], roles = [] } = currentServer() ?? {};
  const people = members.map(({ id, name }) => ({ value: id, label: `@${name}` }));
  const offers = ({ kind }) =>
    !component.channel_types || (kindTypes[kind] ?? []).some((type) => component.channel_types.includes(type));
  const places = channels
    .filter((channel) => channel.deleted !== true && offers(channel))
    .map(({ id, name }) => ({ value: id, label: `#${name}` }));
  const named = roles.map(({ id, name }) => ({ value: id, label: `@${name}` }));
  const options = { 5: people, 6: named, 7: people, 8: places }[component.type] ?? [];
  const chosen = (component.default_values ?? []).map(({ id }) => id);
  return options.map((option) => ({ ...option, default: chosen.includes(option.value) }));
}

/** A menu's options as elements, with an empty first one that says what to choose. */
export function menuElements(component) {
  const options = selectOptions(component).map(({ label, value, description, emoji, default: picked }) => {
    const text = [emoji?.name, label].filter(Boolean).join(' ');
    const shown = description ? `${text} — ${description}` : text;
    return element('option', { value, selected: picked === true }, shown);
  });
  return [element('option', { value: '' }, component.placeholder ?? say('choose')), ...options];
}

/** A select menu of a message; `context.press(customId, values)` is called with what was chosen. */
export function selectView(component, context) {
  const name = component.placeholder ?? say('choose');
  if ((component.max_values ?? 1) > 1) return severalView(component, context, name);
  const menu = element('select', {
    'aria-label': name,
    class: 'menu',
    disabled: component.disabled === true,
    'data-custom-id': component.custom_id,
  });
  menu.append(...menuElements(component));
  menu.onchange = () => {
    if (menu.value !== '') context.press(component.custom_id, [menu.value]);
    else if (component.min_values === 0) context.press(component.custom_id, []);
  };
  return menu;
}

function severalView(component, context, name) {
  const boxes = selectOptions(component).map(({ label, value, default: picked }) => {
    const box = element('input', { type: 'checkbox', value, checked: picked === true });
    return { box, line: element('label', {}, box, ' ', label) };
  });
  const done = element('button', { type: 'button', class: 'button primary' }, say('done'));
  const values = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  const check = () => {
    const count = values().length;
    done.disabled = count < (component.min_values ?? 1) || count > component.max_values;
  };
  check();
  done.onclick = () => context.press(component.custom_id, values());
  const lines = element('fieldset', { class: 'several', onchange: check, disabled: component.disabled === true });
  lines.append(element('legend', { class: 'unseen' }, name), ...boxes.map(({ line }) => line), done);
  return element('details', { class: 'menu' }, element('summary', {}, name), lines);
}

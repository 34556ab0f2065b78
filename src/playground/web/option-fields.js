// The fields in which a command's options are typed.

import { post } from './api.js';
import { makeCombobox } from './combobox.js';
import { element, icon } from './dom.js';
import { currentServer, here } from './place.js';
import { localised, say } from './words.js';

const types = { boolean: 5, user: 6, channel: 7, role: 8, attachment: 11 };
const numbers = { 4: 'numeric', 10: 'decimal' };

/**
 * A field for an option, with a label, suggestions and what it sends.
 *
 * @param {object} option as registered with Discord
 * @param {{ command: object, values: () => Record<string, string>, done: () => void, remove: (() => void) | null }} form
 */
export function optionField(option, form) {
  const title = localised(option, 'name');
  const inputId = `option-${option.name}`;
  const isFile = option.type === types.attachment;
  const input = element('input', { id: inputId, name: option.name, type: isFile ? 'file' : 'text' });
  const description = element('small', { id: `${inputId}-hint`, class: 'unseen' }, localised(option, 'description'));
  input.setAttribute('aria-describedby', description.id);
  if (option.required === true) input.setAttribute('aria-required', 'true');
  if (numbers[option.type] !== undefined) input.inputMode = numbers[option.type];
  let picked = null;

  const text = () => (picked !== null && picked.label === input.value ? picked.value : input.value.trim());
  const value = () => (isFile ? (input.files[0]?.name ?? '') : text());
  const file = isFile ? () => input.files[0] : null;
  const items = itemsOf(option, form, value);
  if (!isFile) {
    input.addEventListener('input', () => widen(input));
    widen(input);
  }
  if (items !== null) {
    makeCombobox(input, {
      title: () => `${title}: ${localised(option, 'description')}`,
      items: async (query) => (picked !== null && picked.label === query ? null : items(query)),
      delayMs: option.autocomplete === true ? 120 : 0,
      choose: (item) => {
        picked = item;
        input.value = item.label;
        input.removeAttribute('aria-invalid');
        widen(input);
        form.done();
      },
    });
  }
  const remove =
    form.remove && element('button', { type: 'button', class: 'bare', onclick: form.remove }, icon('close'));
  remove?.setAttribute('aria-label', say('removeOption', { option: title }));
  const view = element(
    'span',
    { class: 'pill' },
    element('label', { for: inputId }, title),
    input,
    description,
    remove,
  );
  return { view, input, option, value, file };
}

function widen(input) {
  const wide = [...input.value].reduce((sum, sign) => sum + (sign.codePointAt(0) > 0x2e_80 ? 2 : 1), 0);
  input.size = Math.max(8, Math.min(40, wide + 2));
}

/** What a field suggests for a text; null where it suggests nothing. */
function itemsOf(option, form, value) {
  const among = (all) => (query) => {
    const wanted = query.trim().replace(/^[#@]/, '').toLowerCase();
    return all().filter(({ label }) => label.toLowerCase().includes(wanted));
  };
  if (option.autocomplete === true) return () => suggestions(option, form, value);
  if (option.choices?.length > 0) {
    return among(() => option.choices.map((one) => ({ label: localised(one, 'name'), value: String(one.value) })));
  }
  if (option.type === types.channel) {
    const channels = () => (currentServer()?.channels ?? []).filter(({ deleted }) => deleted !== true);
    return among(() => channels().map(({ id, name }) => ({ label: `#${name}`, value: id })));
  }
  if (option.type === types.user) {
    return among(() => (currentServer()?.members ?? []).map(({ id, name }) => ({ label: `@${name}`, value: id })));
  }
  if (option.type === types.role) {
    return among(() => (currentServer()?.roles ?? []).map(({ id, name }) => ({ label: `@${name}`, value: id })));
  }
  if (option.type === types.boolean) return among(() => ['true', 'false'].map((one) => ({ label: one, value: one })));
  return null;
}

async function suggestions(option, form, value) {
  const { name, subcommand } = form.command;
  const options = { ...form.values(), [option.name]: value() };
  const outcome = await post('suggest', { ...here(), name, subcommand, options, focused: option.name });
  return (outcome.choices ?? []).map((one) => ({ label: localised(one, 'name'), value: String(one.value) }));
}

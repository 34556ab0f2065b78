// Shows the forms that the bot opens.

import { post } from './api.js';
import { element } from './dom.js';
import { markdown } from './markdown.js';
import { here } from './place.js';
import { menuElements } from './select-view.js';
import { say } from './words.js';

const types = { row: 1, textInput: 4, text: 10, label: 18 };

/** Opens a form and sends what is filled in; answers the outcome, null when it was closed. */
export function openModal(modal, interactionId) {
  const { promise, resolve } = Promise.withResolvers();
  const fields = [];
  const parts = (modal.components ?? []).map((component) => partView(component, fields));
  const failed = element('p', { class: 'failed', role: 'alert' });
  const close = element('button', { type: 'button', class: 'button secondary' }, say('cancel'));
  const form = element(
    'form',
    { method: 'dialog' },
    element('h2', { id: 'modal-title' }, modal.title ?? ''),
    ...parts,
    failed,
    element('div', { class: 'row end' }, close, element('button', { class: 'button primary' }, say('submit'))),
  );
  const dialog = element('dialog', { 'aria-labelledby': 'modal-title', class: 'modal' }, form);
  let outcome = null;
  close.onclick = () => dialog.close();
  form.onsubmit = async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    const answer = await post('submit', { interactionId, fields: values, locale: here().locale });
    if (answer.error !== undefined) failed.textContent = answer.error ?? say('lostServer');
    else {
      outcome = answer;
      dialog.close();
    }
  };
  dialog.onclose = () => {
    dialog.remove();
    resolve(outcome);
  };
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}

function partView(component, fields) {
  if (component.type === types.text) return markdown(component.content);
  if (component.type === types.row) {
    return element('div', {}, ...(component.components ?? []).map((one) => fieldView(one, one.label, '', fields)));
  }
  if (component.type === types.label) {
    return fieldView(component.component, component.label, component.description ?? '', fields);
  }
  return null;
}

function fieldView(component, label, description, fields) {
  const isText = component.type === types.textInput;
  const required = component.required !== false;
  const given = { name: component.custom_id, required, placeholder: isText ? component.placeholder : undefined };
  const limits = isText ? { minlength: component.min_length, maxlength: component.max_length } : {};
  const kind = isText ? (component.style === 2 ? 'textarea' : 'input') : 'select';
  const field = element(kind, { ...given, ...limits });
  if (isText) field.value = component.value ?? '';
  else field.append(...menuElements(component));
  fields.push(field);
  const name = element('span', { class: 'field-name' }, label ?? '', required ? ` (${say('required')})` : '');
  const hint = description === '' ? null : element('small', {}, description);
  return element('label', { class: 'modal-field' }, name, hint, field);
}

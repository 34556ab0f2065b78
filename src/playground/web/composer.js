// The message box: a slash opens the commands, a chosen command its options, and Enter sends.

import { post } from './api.js';
import { makeCombobox } from './combobox.js';
import { commandNamed, matching } from './commands.js';
import { element, find, icon } from './dom.js';
import { openModal } from './modal.js';
import { optionField } from './option-fields.js';
import { botName, currentChannel, here, onMove } from './place.js';
import { localised, say } from './words.js';

const form = find('composer');
const line = find('line');
let typing = null;
let fields = [];

/** Tells something below the message box, as an error or quietly. */
export function tell(text, isError = false) {
  const outcome = find('outcome');
  outcome.textContent = text;
  outcome.className = isError ? 'failed' : 'quiet';
}

/** What an outcome means for the person, null when the answer speaks for itself. */
export function complaint(outcome, failed) {
  if (outcome.unreachable === true) return say('lostServer');
  if (outcome.error !== undefined) return outcome.error;
  if (outcome.state === 'not connected') return say('notConnected');
  return outcome.state === 'no answer in time' ? say(failed) : null;
}

/** Opens the form that an outcome brought, and goes on with what comes of that. */
export async function follow(outcome, failed) {
  const wrong = complaint(outcome, failed);
  if (wrong !== null || outcome.modal === undefined) return wrong;
  const next = await openModal(outcome.modal, outcome.interactionId);
  return next === null ? null : follow(next, failed);
}

/** Begins a command, as if it had been chosen from the list. */
export function begin(name, subcommand) {
  const command = commandNamed(name, subcommand);
  if (command === undefined) return;
  if (command.open) take(command);
  else tell(say('managersOnly', { command: command.title }), true);
}

function values() {
  const typed = fields.filter(({ file }) => file === null);
  return Object.fromEntries(typed.map(({ option, value }) => [option.name, value()]).filter(([, text]) => text !== ''));
}

/** The chosen files by option, as they are sent. */
async function files() {
  const chosen = fields.filter(({ file }) => file?.() !== undefined && file !== null);
  const read = chosen.map(async ({ option, file }) => {
    const bytes = new Uint8Array(await file().arrayBuffer());
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    return [option.name, { name: file().name, contentType: file().type || 'application/octet-stream', base64 }];
  });
  return Object.fromEntries(await Promise.all(read));
}

function take(command) {
  typing = command;
  fields = [];
  tell('');
  const { options = [] } = command.part;
  for (const option of options.filter(({ required }) => required === true)) addField(option);
  draw();
  (fields[0]?.input ?? find('send')).focus();
}

function addField(option) {
  const remove = option.required === true ? null : () => dropField(option);
  fields.push(optionField(option, { command: typing, values, done: goOn, remove }));
}

function dropField(option) {
  fields = fields.filter((one) => one.option !== option);
  draw();
  (fields.at(-1)?.input ?? find('send')).focus();
}

/** After a choice: to the next required field that is empty, else ready to send. */
function goOn() {
  fields.find(({ option, value }) => option.required === true && value() === '')?.input.focus();
}

function draw() {
  const chip = element('span', { class: 'chip' }, typing.title);
  const unused = (typing.part.options ?? []).filter((option) => !fields.some((one) => one.option === option));
  const more = unused.map((option) => {
    const title = localised(option, 'name');
    const button = element('button', { type: 'button', class: 'more', title: localised(option, 'description') });
    button.append(`+ ${title}`);
    button.setAttribute('aria-label', say('addOption', { option: title }));
    button.onclick = () => {
      addField(option);
      draw();
      fields.at(-1).input.focus();
    };
    return button;
  });
  const leave = element('button', { type: 'button', class: 'bare', onclick: cancel }, icon('close'));
  leave.setAttribute('aria-label', say('cancel'));
  find('typed').replaceChildren(chip, ...fields.map(({ view }) => view), ...more, leave);
  find('typed').hidden = false;
  find('line-box').hidden = true;
  find('command-hint').textContent = localised(typing.part, 'description');
}

function cancel() {
  clear();
  line.focus();
}

function clear() {
  typing = null;
  fields = [];
  line.value = '';
  find('typed').hidden = true;
  find('typed').replaceChildren();
  find('line-box').hidden = false;
  find('command-hint').textContent = '';
}

async function send() {
  if (typing === null) {
    const text = line.value.trim();
    const exact = matching(text).find(({ title }) => title === text);
    if (exact !== undefined) take(exact);
    else if (text.startsWith('/')) tell(say('noCommand'), true);
    else if (text !== '') await write(text);
    return;
  }
  const empty = fields.find(({ option, value }) => option.required === true && value() === '');
  if (empty !== undefined) {
    empty.input.setAttribute('aria-invalid', 'true');
    empty.input.focus();
    tell(say('missing', { option: localised(empty.option, 'name') }), true);
    return;
  }
  const { name, subcommand, title } = typing;
  const call = { ...here(), name, subcommand, options: values(), files: await files() };
  clear();
  line.focus();
  // Whoever asks wants to see the answer, wherever they were reading.
  find('messages').scrollTop = find('messages').scrollHeight;
  tell(say('sending', { command: title }));
  const wrong = await follow(await post('command', call), 'noAnswer');
  tell(wrong ?? '', wrong !== null);
}

/** Says something that is no command: people read it, and the commands of a message's menu can be called on it. */
async function write(content) {
  const { channel, user } = here();
  const { error, unreachable } = await post('say', { channel, user, content });
  const wrong = unreachable === true ? say('lostServer') : error;
  if (wrong === undefined) line.value = '';
  tell(wrong ?? say('onlyCommands'), wrong !== undefined);
}

/** Gives the message box its life. */
export function startComposer() {
  makeCombobox(line, {
    title: () => say('commands'),
    items: async (text) => {
      if (!text.startsWith('/')) return null;
      return matching(text).map((command) => ({
        label: command.title,
        needs: (command.part.options ?? []).filter(({ required }) => required).map((one) => localised(one, 'name')),
        value: command,
        detail: localised(command.part, 'description'),
      }));
    },
    choose: ({ value }) => take(value),
  });
  line.addEventListener('input', () => tell(''));
  form.onsubmit = (event) => {
    event.preventDefault();
    return send();
  };
  form.addEventListener('keydown', (event) => {
    if (event.isComposing || typing === null) return;
    const { target } = event;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Backspace' && target === fields[0]?.input && target.value === '') cancel();
    else return;
    event.preventDefault();
  });
  onMove((change) => {
    if (Object.keys(change).some((key) => key !== 'channel')) clear();
    tell('');
  });
}

/** Puts the composer's own words into the page. */
export function labelComposer() {
  line.placeholder = say('placeholder', { bot: botName() });
  line.setAttribute('aria-label', say('composer'));
  line.disabled = currentChannel() === undefined || currentChannel().deleted === true;
  find('send').setAttribute('aria-label', say('send'));
}

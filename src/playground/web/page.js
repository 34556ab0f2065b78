import { element, messageView } from './message-view.js';

const find = (id) => document.getElementById(id);
const [server, channel, user, locale, command, form] = ['server', 'channel', 'user', 'locale', 'command', 'form'].map(
  find,
);
let state = { servers: [], commands: [], controls: [], note: '' };
const suggested = new Map();

async function get(path) {
  return (await fetch(path)).json();
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/** Fills a menu and keeps what was chosen when it is still there. */
function fill(menu, entries) {
  const before = menu.value;
  menu.replaceChildren(...entries.map(([value, label]) => element('option', { value }, label)));
  if (entries.some(([value]) => value === before)) menu.value = before;
}

const chosenServer = () => state.servers.find(({ id }) => id === server.value);
const here = () => ({ server: server.value, channel: channel.value, user: user.value, locale: locale.value });

function localised(part, field) {
  return part[`${field}_localizations`]?.[locale.value] ?? part[field] ?? '';
}

/** Every command and subcommand that can be sent. */
function sendable() {
  return state.commands
    .filter(({ type }) => type === 1)
    .flatMap((one) => {
      const subs = (one.options ?? []).filter(({ type }) => type === 1);
      if (subs.length === 0) return [{ name: one.name, part: one, title: `/${localised(one, 'name')}` }];
      return subs.map((sub) => ({
        name: one.name,
        subcommand: sub.name,
        part: sub,
        title: `/${localised(one, 'name')} ${localised(sub, 'name')}`,
      }));
    });
}

const chosen = () => sendable()[Number(command.value)];

function values() {
  const entries = [...find('options').querySelectorAll('[name]')].map((field) => {
    const text = field.value;
    return [field.name, suggested.get(`${field.name} ${text}`) ?? text];
  });
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

function optionField(option) {
  const properties = { name: option.name, required: option.required === true };
  if (option.choices !== undefined) {
    const choices = option.choices.map((choice) =>
      element('option', { value: choice.value }, localised(choice, 'name')),
    );
    return element('select', properties, element('option', { value: '' }, '\u2013'), ...choices);
  }
  if (option.type === 7) {
    const channels = (chosenServer()?.channels ?? []).map(({ id, name }) =>
      element('option', { value: id }, `#${name}`),
    );
    return element('select', properties, ...channels);
  }
  if (option.type === 5) {
    return element('select', properties, ...['', 'true', 'false'].map((value) => element('option', { value }, value)));
  }
  const input = element('input', { ...properties, type: option.type === 4 || option.type === 10 ? 'number' : 'text' });
  input.autocomplete = 'off';
  if (option.autocomplete === true) input.oninput = () => suggestFor(option.name, input);
  return input;
}

let latest = 0;
async function suggestFor(name, input) {
  const { name: commandName, subcommand } = chosen();
  latest += 1;
  const mine = latest;
  const options = { ...values(), [name]: input.value };
  const outcome = await post('/api/suggest', { ...here(), name: commandName, subcommand, options, focused: name });
  if (mine !== latest) return;
  const choices = outcome.choices ?? [];
  for (const choice of choices) suggested.set(`${name} ${choice.name}`, String(choice.value));
  find(`list-${name}`).replaceChildren(...choices.map((choice) => element('option', { value: choice.name })));
}

function showOptions() {
  const one = chosen();
  suggested.clear();
  find('description').textContent = one === undefined ? '' : localised(one.part, 'description');
  const fields = (one?.part.options ?? []).map((option) => {
    const field = optionField(option);
    const title = `${localised(option, 'name')}${option.required === true ? ' (required)' : ''}`;
    const hint = element('small', { id: `hint-${option.name}` }, localised(option, 'description'));
    field.setAttribute('aria-describedby', hint.id);
    const list = option.autocomplete === true ? element('datalist', { id: `list-${option.name}` }) : null;
    if (list !== null) field.setAttribute('list', list.id);
    return element('div', {}, element('label', {}, title, field), hint, list);
  });
  find('options').replaceChildren(...fields);
}

function worded(outcome) {
  if (outcome.error !== undefined) return outcome.error;
  if (outcome.state === 'not connected') return 'The bot is not connected.';
  if (outcome.state === 'no answer in time') return 'The application did not respond.';
  if (outcome.modal !== undefined) return 'The bot opened a form; this page cannot show it.';
  return outcome.ephemeral ? 'Answered; only you can see it.' : 'Answered.';
}

let shown = '';
async function showMessages() {
  const query = new URLSearchParams({ channel: channel.value, as: user.value });
  const messages = await get(`/api/messages?${query}`);
  // Drawing anew takes the focus from a pressed button, so it is done only when something is different.
  if (JSON.stringify(messages) === shown) return;
  shown = JSON.stringify(messages);
  const names = new Map(state.servers.flatMap((one) => one.channels.map(({ id, name }) => [id, name])));
  const list = find('messages');
  const atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 8;
  const views = messages.map((message) =>
    messageView(message, {
      names,
      press: async (customId, picked) => {
        const call = { ...here(), messageId: message.id, customId, values: picked };
        find('result').textContent = worded(await post('/api/press', call));
      },
    }),
  );
  list.replaceChildren(...(views.length > 0 ? views : [element('li', {}, 'Nothing here yet.')]));
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function showPlace() {
  const one = chosenServer();
  fill(
    channel,
    (one?.channels ?? []).map(({ id, name }) => [id, `#${name}`]),
  );
  fill(
    user,
    (one?.members ?? []).map(({ id, name, manageServer }) => [
      id,
      manageServer ? `${name} (manages the server)` : name,
    ]),
  );
}

async function showState() {
  const before = JSON.stringify([state.commands, state.servers]);
  state = await get('/api/state');
  find('note').textContent = state.note;
  if (JSON.stringify([state.commands, state.servers]) === before) return;
  fill(
    server,
    state.servers.map(({ id, name }) => [id, name]),
  );
  showPlace();
  fill(
    command,
    sendable().map(({ title }, index) => [String(index), title]),
  );
  showOptions();
}

function showControls() {
  const buttons = state.controls.map(({ id, label }) => {
    const button = element('button', { type: 'button' }, label);
    button.onclick = async () => {
      button.disabled = true;
      const { text, error } = await post(`/api/controls/${encodeURIComponent(id)}`, {});
      find('result').textContent = text ?? error;
      button.disabled = false;
    };
    return button;
  });
  find('controls').replaceChildren(...buttons);
}

server.onchange = () => {
  showPlace();
  showOptions();
  return showMessages();
};
channel.onchange = showMessages;
user.onchange = showMessages;
locale.onchange = () => {
  fill(
    command,
    sendable().map(({ title }, index) => [String(index), title]),
  );
  showOptions();
};
command.onchange = showOptions;
form.onsubmit = async (event) => {
  event.preventDefault();
  const { name, subcommand } = chosen();
  find('outcome').textContent = 'Sent\u2026';
  find('outcome').textContent = worded(await post('/api/command', { ...here(), name, subcommand, options: values() }));
};

await showState();
showControls();
let pending = Promise.resolve();
new EventSource('/api/changes').addEventListener('change', () => {
  pending = pending.then(showState).then(showMessages);
});

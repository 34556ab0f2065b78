// The side panel: who and where the viewer is, and what moves the made-up world.

import { get, post } from './api.js';
import { element, find } from './dom.js';
import { chosen, currentChannel, currentServer, keep, kept, move, state, takeState } from './place.js';
import { inLanguage, languages, say, tag } from './words.js';

const themes = { auto: 'themeAuto', dark: 'themeDark', light: 'themeLight' };
const groups = { time: 'groupTime', world: 'groupWorld', discord: 'groupDiscord' };
let drawn = '';

/** Draws the panel anew where something in it is different. */
export function showPanel() {
  find('note').textContent = inLanguage(state.note);
  const date = new Date(`${state.day}T00:00:00Z`);
  const day = Number.isNaN(date.getTime())
    ? state.day
    : new Intl.DateTimeFormat(tag(), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  find('day').textContent = state.day === '' ? '' : say('day', { day });
  const next = JSON.stringify([chosen, state.servers, state.controls, kept('theme')]);
  if (next === drawn) return;
  drawn = next;
  const focused = document.activeElement?.id;
  const server = currentServer();
  const people = (server?.members ?? []).map(({ id, name, manageServer }) => {
    return { value: id, label: name, detail: say(manageServer ? 'manager' : 'member'), manageServer };
  });
  const become = ({ value, manageServer }) => move({ user: value, manages: manageServer });
  find('who').replaceChildren(
    choiceOf('user', say('who'), people, chosen.user, become),
    choiceOf(
      'locale',
      say('language'),
      languages.map(({ locale, name, short }) => ({ value: locale, label: name, lang: short })),
      chosen.locale,
      ({ value }) => move({ locale: value }),
    ),
    serverMenu(),
    choiceOf(
      'theme',
      say('theme'),
      Object.entries(themes).map(([value, key]) => ({ value, label: say(key) })),
      kept('theme') ?? 'auto',
      ({ value }) => {
        keep('theme', value);
        showTheme();
      },
    ),
  );
  find('controls').replaceChildren(...Object.keys(groups).flatMap(groupView));
  if (focused) document.getElementById(focused)?.focus();
}

/** Sets dark or light as chosen before. */
export function showTheme() {
  document.documentElement.dataset.theme = kept('theme') ?? 'auto';
}

function choiceOf(name, title, options, current, choose) {
  const views = options.map((option) => {
    const { value, label, detail, lang } = option;
    const input = element('input', { type: 'radio', name, value, id: `${name}-${value}`, checked: value === current });
    input.onchange = () => choose(option);
    const text = element('span', { lang }, label);
    return element('label', {}, input, text, detail ? element('small', {}, detail) : null);
  });
  const kind = options.some(({ detail }) => detail) ? 'choice detailed' : 'choice';
  return element('fieldset', { class: kind }, element('legend', {}, title), element('div', {}, ...views));
}

function serverMenu() {
  const options = state.servers.map(({ id, name }) =>
    element('option', { value: id, selected: id === chosen.server }, name),
  );
  const menu = element('select', { class: 'menu', id: 'server-menu' }, ...options);
  menu.onchange = () => move({ server: menu.value, channel: '' });
  return element('div', { class: 'choice' }, element('label', { for: 'server-menu' }, say('server')), menu);
}

function groupView(group) {
  const controls = state.controls.filter((one) => (one.group ?? 'time') === group);
  if (controls.length === 0) return [];
  const channel = currentChannel();
  const onChannel = controls.some(({ needs }) => needs === 'channel');
  const title = `group-${group}`;
  return [
    element(
      'section',
      { 'aria-labelledby': title, class: 'group' },
      element('h3', { id: title }, say(groups[group])),
      onChannel ? element('p', { class: 'quiet' }, say('needsChannel', { channel: channel?.name ?? '' })) : null,
      element('div', { class: 'buttons' }, ...controls.map(controlButton)),
    ),
  ];
}

function controlButton({ id, label, needs }) {
  const button = element(
    'button',
    { type: 'button', class: 'button secondary', id: `control-${id}` },
    inLanguage(label),
  );
  const channel = currentChannel();
  button.disabled = needs === 'channel' && (channel === undefined || channel.deleted === true);
  button.onclick = () => run(id);
  return button;
}

/** Runs a control, and tells its result. */
export async function run(id) {
  const result = find('result');
  result.textContent = say('working');
  result.className = 'result';
  document.getElementById(`control-${id}`)?.setAttribute('aria-busy', 'true');
  const { server, channel, locale } = chosen;
  const { text, error } = await post(`controls/${encodeURIComponent(id)}`, { server, channel, locale });
  document.getElementById(`control-${id}`)?.removeAttribute('aria-busy');
  result.textContent = text ?? error ?? say('lostServer');
  if (text === undefined) result.className = 'result failed';
  // A day may pass without anything that Discord would tell of.
  const next = await readState();
  if (next.error === undefined) takeState(next);
  showPanel();
  return text;
}

/** Reads the state anew. */
export function readState() {
  return get('state');
}

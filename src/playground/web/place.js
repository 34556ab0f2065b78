// Where and who the viewer is, what the server told, and what the browser keeps of it.

import { languages, setLanguage } from './words.js';

/** What `/api/state` told last. */
export let state = { note: '', day: '', controls: [], servers: [], commands: [], bot: null };

/** What the viewer chose. */
export const chosen = { server: '', channel: '', user: '', locale: 'en-US' };

const listeners = new Set();

/** Calls back whenever the viewer goes elsewhere or becomes somebody else. */
export function onMove(listener) {
  listeners.add(listener);
}

/** Changes what the viewer chose, and tells everyone. */
export function move(change) {
  Object.assign(chosen, change);
  settle();
  setLanguage(chosen.locale);
  keep('locale', chosen.locale);
  for (const listener of listeners) listener(change);
}

/** Takes a new state, and keeps the choices that are still possible. */
export function takeState(next) {
  state = { ...state, ...next };
  settle();
}

function settle() {
  const server = currentServer();
  chosen.server = server?.id ?? '';
  const open = server?.channels ?? [];
  if (!open.some(({ id }) => id === chosen.channel)) chosen.channel = open.find(({ deleted }) => !deleted)?.id ?? '';
  const members = server?.members ?? [];
  if (members.some(({ id }) => id === chosen.user)) return;
  const before = chosen.manages ?? true;
  chosen.user = (members.find(({ manageServer }) => manageServer === before) ?? members[0])?.id ?? '';
}

/** The server that is open. */
export function currentServer() {
  return state.servers.find(({ id }) => id === chosen.server) ?? state.servers[0];
}

/** The channel that is open. */
export function currentChannel() {
  return currentServer()?.channels.find(({ id }) => id === chosen.channel);
}

/** The person the viewer is. */
export function currentMember() {
  return currentServer()?.members.find(({ id }) => id === chosen.user);
}

/** What goes with everything that a person does. */
export function here() {
  const { server, channel, user, locale } = chosen;
  return { server, channel, user, locale };
}

/** The name of a channel, person or role, undefined where it is not known. */
export function nameOf(id) {
  for (const { channels, members, roles = [] } of state.servers) {
    const found = [...channels, ...members, ...roles].find((one) => one.id === id);
    if (found !== undefined) return found.name;
  }
  return state.bot?.id === id ? botName() : undefined;
}

/** How the bot is called. */
export function botName() {
  return state.bot?.global_name ?? state.bot?.name ?? state.bot?.username ?? 'Tierwatch';
}

/** The made-up world's time: the real one and the days that were skipped. */
export function now() {
  const real = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  const skipped = Date.parse(state.day) - Date.parse(real);
  return Date.now() + (Number.isFinite(skipped) ? skipped : 0);
}

/** What the browser remembers under a name, null when nothing or when it remembers nothing at all. */
export function kept(name) {
  try {
    return localStorage.getItem(`playground-${name}`);
  } catch {
    return null;
  }
}

/** Lets the browser remember something. */
export function keep(name, value) {
  try {
    localStorage.setItem(`playground-${name}`, value);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** The language to begin with: the one chosen before, or the browser's. */
export function firstLocale() {
  const before = kept('locale');
  const wanted = [before, ...navigator.languages].filter((one) => one !== null);
  for (const one of wanted) {
    const found = languages.find(({ locale, short }) => locale === one || one.split('-')[0] === short);
    if (found !== undefined) return found.locale;
  }
  return 'en-US';
}

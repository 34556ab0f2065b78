// The open channel: its messages as they come and change.

import { get, post } from './api.js';
import { messageCommands } from './commands.js';
import { follow } from './composer.js';
import { element, find } from './dom.js';
import { follows, messageView } from './message-view.js';
import { chosen, currentChannel, here } from './place.js';
import { moment } from './times.js';
import { say, tag } from './words.js';

const log = find('messages');
const dismissed = new Set();
let shown = new Map();
let shownPlace = '';
let wasAtEnd = true;

/** Reads the open channel's messages and draws those that are new or different. */
export async function showMessages() {
  const { channel, user } = chosen;
  const place = [channel, user, tag(), currentChannel()?.deleted].join(' ');
  const answer = channel === '' ? [] : await get('messages', { channel, as: user });
  if (channel !== chosen.channel || user !== chosen.user || !Array.isArray(answer)) return;
  const messages = answer.filter(({ id }) => !dismissed.has(id));
  const anew = place !== shownPlace;
  const atEnd = anew || isAtEnd();
  // A whole channel is not read out: only what comes while it is open.
  if (anew) log.setAttribute('aria-live', 'off');
  const next = new Map();
  const views = [beginning(anew ? undefined : shown.get('beginning')?.view)];
  next.set('beginning', { view: views[0] });
  let day = '';
  for (const [index, message] of messages.entries()) {
    const itsDay = moment(Date.parse(message.timestamp), 'D');
    if (itsDay !== day) {
      const key = `day ${itsDay}`;
      const view = (anew ? undefined : shown.get(key)?.view) ?? dayLine(itsDay);
      next.set(key, { view });
      views.push(view);
    }
    const grouped = itsDay === day && follows(message, messages[index - 1]);
    day = itsDay;
    const drawn = JSON.stringify([message, grouped, messageCommands().length]);
    const before = anew ? undefined : shown.get(message.id);
    const view = before?.drawn === drawn ? before.view : viewOf(message, grouped);
    next.set(message.id, { drawn, view });
    views.push(view);
  }
  shown = next;
  shownPlace = place;
  replace(views);
  wasAtEnd = atEnd;
  if (atEnd) log.scrollTop = log.scrollHeight;
  if (anew) setTimeout(() => log.setAttribute('aria-live', 'polite'), 500);
}

/** Keeps the newest message in sight when the window or what is in the channel changes its size. */
export function followEnd() {
  log.addEventListener('scroll', () => {
    wasAtEnd = isAtEnd();
  });
  new ResizeObserver(() => {
    if (wasAtEnd) log.scrollTop = log.scrollHeight;
  }).observe(log);
}

function isAtEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
}

/** Changes only the elements that are different, so that the focus stays where it is. */
function replace(views) {
  const kept = new Set(views);
  const held = document.activeElement;
  const focused = held?.closest?.('.message');
  for (const child of [...log.children]) if (!kept.has(child)) child.remove();
  for (const [index, view] of views.entries()) {
    if (log.children[index] !== view) log.insertBefore(view, log.children[index] ?? null);
  }
  if (focused === null || focused === undefined || kept.has(focused)) return;
  const same = views.find((view) => view.dataset.id === focused.dataset.id);
  (controlLike(held, [...(same?.querySelectorAll('[data-custom-id]') ?? [])]) ?? log).focus();
}

/** The control that does the same, else the one of the same name: "More" turns to another page each time; else the first. */
function controlLike(held, controls) {
  return (
    controls.find(({ dataset }) => dataset.customId === held.dataset.customId) ??
    controls.find(({ textContent }) => textContent === held.textContent) ??
    controls[0]
  );
}

function viewOf(message, grouped) {
  const view = messageView(message, {
    grouped,
    dismiss: () => {
      dismissed.add(message.id);
      find('line').focus();
      return showMessages();
    },
    call: async (name) => {
      const said = view.querySelector('.failed');
      said.textContent = '';
      const outcome = await post('message-command', { ...here(), messageId: message.id, name });
      said.textContent = (await follow(outcome, 'noAnswer')) ?? '';
    },
    press: async (customId, values) => {
      const said = view.querySelector('.failed');
      said.textContent = '';
      const outcome = await post('press', { ...here(), messageId: message.id, customId, values });
      said.textContent = (await follow(outcome, 'pressFailed')) ?? '';
    },
  });
  return view;
}

function beginning(before) {
  if (before !== undefined) return before;
  const channel = currentChannel();
  const gone = channel === undefined || channel.deleted === true;
  const title = gone ? say('goneTitle') : say('beginning', { channel: channel.name });
  return element(
    'div',
    { class: 'beginning' },
    element('p', { class: 'beginning-title' }, title),
    element('p', { class: 'quiet' }, gone ? say('goneHint') : say('beginningHint')),
  );
}

function dayLine(text) {
  return element('p', { class: 'day-line' }, element('span', {}, text));
}

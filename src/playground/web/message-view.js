// Draws messages as a channel shows them. Everything that comes from a message is set as text, never as markup.

import { messageCommands } from './commands.js';
import { componentViews } from './components-view.js';
import { element, icon } from './dom.js';
import { embedView } from './embed-view.js';
import { markdown } from './markdown.js';
import { picture } from './pictures.js';
import { nameOf } from './place.js';
import { moment, sentAt } from './times.js';
import { say } from './words.js';

const flags = { published: 1, ephemeral: 64, loading: 128, componentsV2: 32_768 };
const groupMs = 420_000;

/** A person's or the bot's own neutral avatar. */
export function avatar(user, size = '') {
  if (user?.bot === true) return element('img', { class: `avatar ${size}`, src: '/icon.svg', alt: '' });
  const name = nameFor(user);
  const shade = Number(BigInt(/^\d+$/.test(user?.id ?? '') ? user.id : 0) % 5n);
  const made = element('span', { class: `avatar letter shade-${shade} ${size}`, 'aria-hidden': 'true' });
  made.append([...name][0]?.toLocaleUpperCase() ?? '?');
  return made;
}

function nameFor(user) {
  return user?.global_name ?? user?.name ?? user?.username ?? nameOf(user?.id) ?? '?';
}

function usage(message) {
  const name = message.interaction?.name;
  if (!name) return null;
  const user = message.interaction_metadata?.user ?? { global_name: message.interaction.user };
  return element(
    'p',
    { class: 'usage' },
    avatar(user, 'small'),
    element('span', {}, say('used', { name: nameFor(user) })),
    element('span', { class: 'mention' }, `/${name}`),
  );
}

/** Whether a message goes on what the one before it began, and needs no name of its own. */
export function follows(message, before) {
  if (before === undefined || message.author.id !== before.author.id) return false;
  if (usage(message) !== null || isPrivate(message) || isPrivate(before)) return false;
  return Date.parse(message.timestamp) - Date.parse(before.timestamp) < groupMs;
}

/** Whether only one person sees a message. */
export function isPrivate(message) {
  return (message.flags & flags.ephemeral) !== 0 || Boolean(message.ephemeralFor);
}

/** The commands that can be called on a message: Discord's menu "Apps". */
function menu(context) {
  const offered = messageCommands();
  if (offered.length === 0) return null;
  const items = offered.map(({ name, title }) => {
    const item = element('button', { type: 'button', class: 'button secondary' }, title);
    item.onclick = () => {
      item.closest('details').open = false;
      return context.call(name);
    };
    return item;
  });
  const summary = element('summary', { 'aria-label': say('apps'), title: say('apps') }, '⋯');
  return element('details', { class: 'apps' }, summary, element('div', { class: 'row' }, ...items));
}

function isThinking(message) {
  return message.thinking === true || (message.flags & flags.loading) !== 0;
}

function body(message, context) {
  if (isThinking(message)) {
    const dots = element('span', { class: 'dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i'));
    return [element('p', { class: 'thinking' }, dots, say('thinking', { name: nameFor(message.author) }))];
  }
  const isV2 = (message.flags & flags.componentsV2) !== 0;
  const files = isV2 ? [] : message.attachments;
  const images = files.filter(({ content_type: type }) => type?.startsWith('image/'));
  const others = files.filter((file) => !images.includes(file));
  return [
    message.content === '' ? null : markdown(message.content),
    ...message.embeds.map((embed) => embedView(embed)),
    ...images.map((file) => picture(file, file.description)),
    ...others.map(({ filename }) => element('p', { class: 'file' }, `${say('file')}: ${filename}`)),
    ...componentViews(message.components, context),
  ];
}

/**
 * A message as people see it.
 *
 * @param {object} message
 * @param {{ press: Function, call: (name: string) => void, dismiss: () => void, grouped: boolean }} context
 */
export function messageView(message, context) {
  const { author, id } = message;
  const heading = `name-${id}`;
  const said = element('span', { class: 'author', id: heading }, nameFor(author));
  const meta = element(
    'header',
    { class: 'meta' },
    said,
    author.bot ? element('span', { class: 'tag' }, say('app')) : null,
    sentAt(message.timestamp),
    (message.flags & flags.published) !== 0 ? element('span', { class: 'quiet' }, say('published')) : null,
  );
  const edited =
    message.edited_timestamp !== null && !isThinking(message) && message.content !== ''
      ? element('small', { class: 'quiet', title: moment(Date.parse(message.edited_timestamp), 'F') }, say('edited'))
      : null;
  const note = isPrivate(message)
    ? element(
        'footer',
        { class: 'private' },
        icon('eye'),
        say('onlyYou'),
        ' · ',
        element('button', { type: 'button', class: 'as-link', onclick: context.dismiss }, say('dismiss')),
      )
    : null;
  const outcome = element('p', { class: 'failed', role: 'status' });
  const kind = [context.grouped ? 'grouped' : '', note === null ? '' : 'is-private'].join(' ');
  const made = element(
    'article',
    { class: `message ${kind}`, 'aria-labelledby': heading, 'data-id': id },
    usage(message),
    avatar(author),
    element('div', { class: 'body' }, meta, ...body(message, context), edited, note, outcome),
    isPrivate(message) || isThinking(message) ? null : menu(context),
  );
  return made;
}

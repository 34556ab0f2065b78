// The servers and the channels of the open one.

import { element, find, icon } from './dom.js';
import { chosen, currentChannel, currentServer, move, state } from './place.js';
import { say } from './words.js';

/** Draws the list of servers, the list of channels, and the open channel's name. */
export function showPlaces() {
  const server = currentServer();
  const focused = document.activeElement?.dataset?.place;
  find('servers').replaceChildren(...state.servers.map((one) => element('li', {}, serverButton(one))));
  find('server-name').textContent = server?.name ?? '';
  find('channels').setAttribute('aria-label', say('channelsOf', { server: server?.name ?? '' }));
  find('channel-list').replaceChildren(...(server?.channels ?? []).map((one) => element('li', {}, channelButton(one))));
  const channel = currentChannel();
  find('channel-name').textContent = channel?.name ?? '';
  find('channel-icon').replaceChildren(icon(iconOf(channel)));
  find('messages').setAttribute('aria-label', say('messages', { channel: `#${channel?.name ?? ''}` }));
  if (focused !== undefined) document.querySelector(`[data-place="${CSS.escape(focused)}"]`)?.focus();
}

function iconOf(channel) {
  return channel?.kind === 'announcement' ? 'announcement' : 'channel';
}

function serverButton({ id, name }) {
  const open = id === chosen.server;
  const short = [...name.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => [...word][0].toLocaleUpperCase()).slice(0, 2);
  const button = element('button', { type: 'button', class: 'server', title: name, 'data-place': id });
  button.append(element('span', { 'aria-hidden': 'true' }, short.join('')), element('span', { class: 'unseen' }, name));
  if (open) button.setAttribute('aria-current', 'true');
  button.onclick = () => move({ server: id, channel: '' });
  return button;
}

function channelButton(channel) {
  const { id, name, deleted } = channel;
  const button = element('button', { type: 'button', class: 'channel', 'data-place': id });
  button.append(icon(deleted === true ? 'close' : iconOf(channel)), element('span', {}, name));
  if (deleted === true) button.append(element('span', { class: 'gone' }, say('deletedChannel')));
  if (id === chosen.channel) button.setAttribute('aria-current', 'true');
  button.onclick = () => move({ channel: id });
  return button;
}

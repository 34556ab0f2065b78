// The commands as a person can send them.

import { currentMember, state } from './place.js';
import { localised } from './words.js';

const types = { subcommand: 1, group: 2 };

/** Every command and subcommand: `{ name, subcommand, title, part, open }`. */
export function sendable() {
  return state.commands
    .filter(({ type }) => type === undefined || type === 1)
    .flatMap((one) => leaves(one).map((leaf) => ({ ...leaf, name: one.name, open: mayUse(one) })))
    .map((one) => ({ ...one, title: `/${[one.name, one.subcommand].filter(Boolean).join(' ')}` }));
}

/** The commands of a message's menu: `{ name, title }`. */
export function messageCommands() {
  return state.commands
    .filter(({ type }) => type === 3)
    .map((one) => ({ name: one.name, title: localised(one, 'name') }));
}

function leaves(one) {
  const nested = (one.options ?? []).filter(({ type }) => type === types.subcommand || type === types.group);
  if (nested.length === 0) return [{ part: one, subcommand: undefined }];
  return nested.flatMap((sub) => {
    if (sub.type === types.subcommand) return [{ part: sub, subcommand: sub.name }];
    return (sub.options ?? []).map((leaf) => ({ part: leaf, subcommand: `${sub.name} ${leaf.name}` }));
  });
}

/** Whether Discord would offer the command to the person that the viewer is. */
function mayUse(one) {
  const needed = one.default_member_permissions ?? null;
  return needed === null || currentMember()?.manageServer === true;
}

/** The command of this name. */
export function commandNamed(name, subcommand) {
  return sendable().find((one) => one.name === name && one.subcommand === subcommand);
}

/** The commands that a text like `/wat` may mean, those that begin with it first. */
export function matching(text) {
  const query = text.replace(/^\//, '').trimStart().toLowerCase();
  const offered = sendable().filter(({ open }) => open);
  const found = offered.map((one) => {
    const title = one.title.slice(1).toLowerCase();
    const words = `${title} ${localised(one.part, 'name')} ${localised(one.part, 'description')}`.toLowerCase();
    const rank = title.startsWith(query) ? 0 : words.includes(query.trim()) ? 1 : 2;
    return { one, rank };
  });
  return found
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

import { describe, expect, test } from 'vitest';
import type { PermissionName } from '../../src/playground/loopback-discord.ts';
import { drivenThread, SONGS } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const READ_ONLY: PermissionName[] = ['ViewChannel', 'ReadMessageHistory'];
const ALL: PermissionName[] = ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'EmbedLinks', 'AttachFiles'];

/** A server that follows acts, with a board in a channel of its own, which has come. */
async function boardIn(typed: Record<string, string> = {}) {
  const at = await drivenThread();
  const one = await at.server('one');
  const channel = at.discord.addChannel(one.server, { name: 'board', kind: 'text' }).id;
  const notices = at.discord.addChannel(one.server, { name: 'admins', kind: 'text' }).id;
  await at.store.write.updateTable('server').set({ notice_channel: notices }).execute();
  const announcer = at.announcer();
  const settle = async () => {
    while ((await announcer.run()) > 0);
  };
  await at.record('2026-02-22', 95_000_000, SONGS[0]);
  await settle();
  const type = async (command: string, options: Record<string, string> = {}) =>
    (await one.type(command, options)).message;
  const created = await type('board create', { channel, ...typed });
  await settle();
  const board = () => at.discord.messages(channel).map(textOf);
  const edits = () =>
    at.discord.log.filter(({ method, path }) => method === 'PATCH' && path.startsWith(`/channels/${channel}/messages/`))
      .length;
  /** Lets hours pass one after the other, and what they make due happen. */
  const hours = async (n: number) => {
    for (let hour = 0; hour < n; hour += 1) {
      at.pass(HOUR_MS + MINUTE_MS);
      await settle();
    }
  };
  /** Presses the first button of the list of boards: a stopped board's. */
  const startAgain = async () => {
    const messageId = (await type('board list'))?.id ?? '';
    await at.discord.press({ channel: one.channel, user: one.admin, messageId, customId: 'board-again:1' });
    await settle();
  };
  return { ...at, one, type, startAgain, channel, notices, settle, created, board, edits, hours };
}

describe('a living board', () => {
  test('stands once, silently, with each song on its way, its distance and the day of the number', async () => {
    const { board, created, discord, channel } = await boardIn();
    expect(textOf(created)).toContain(`The board comes to <#${channel}>`);
    expect(board()).toHaveLength(1);
    expect(board()[0]).toContain('Paper Moon');
    expect(board()[0]).toContain('5,000,000 to go to Platinum');
    expect(board()[0]).toContain('week to 22 Feb 2026');
    const posts = discord.log.filter(
      ({ method, path }) => method === 'POST' && path === `/channels/${channel}/messages`,
    );
    expect(posts.map(({ body }) => (body as { flags: number }).flags & 4_096)).toEqual([4_096]);
  });

  test('is edited in place when a number has come, and not while nothing has changed', async () => {
    const { board, edits, hours, record } = await boardIn();
    await hours(3);
    expect(edits()).toBe(0);
    await record('2026-03-01', 97_500_000, SONGS[0]);
    await hours(1);
    expect(edits()).toBe(1);
    expect(board()).toHaveLength(1);
    expect(board()[0]).toContain('2,500,000 to go to Platinum');
    await hours(2);
    expect(edits()).toBe(1);
  });

  test('is edited at most once an hour, however often its numbers change', async () => {
    const { edits, record, pass, settle } = await boardIn();
    for (let step = 1; step <= 12; step += 1) {
      await record('2026-03-01', 95_000_000 + step * 100_000, SONGS[0]);
      pass(10 * MINUTE_MS);
      await settle();
    }
    expect(edits()).toBe(2);
  });

  test('shows one act alone where it was made for that', async () => {
    const { board, hours, record } = await boardIn({ artist: 'Mirae Club' });
    expect(board()[0]).toContain('Songs of Mirae Club');
    expect(board()[0]).not.toContain('Paper Moon');
    await record('2026-03-01', 40_000_000, SONGS[1]);
    await hours(1);
    expect(board()[0]).toContain('Slow Rain');
  });

  test('that was deleted is told of once and not posted again unasked; asked, it comes anew', async () => {
    const { board, discord, channel, notices, hours, record, startAgain } = await boardIn();
    const [message] = discord.messages(channel);
    discord.deleteMessage(message?.id ?? '');
    await record('2026-03-01', 97_500_000, SONGS[0]);
    await hours(4);
    expect(board()).toEqual([]);
    const told = discord.messages(notices).map(textOf);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Its message was deleted.');
    await startAgain();
    expect(board()).toHaveLength(1);
    expect(board()[0]).toContain('2,500,000 to go to Platinum');
  });

  test('that Discord refuses to edit is stopped and told of, and goes on where it stood once started again', async () => {
    const { board, discord, channel, notices, hours, record, startAgain } = await boardIn();
    discord.setBotPermissions(channel, []);
    await record('2026-03-01', 97_500_000, SONGS[0]);
    await hours(3);
    const told = discord.messages(notices).map(textOf);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Discord refused it (50001)');
    discord.setBotPermissions(channel, ALL);
    await startAgain();
    expect(board()).toHaveLength(1);
    expect(board()[0]).toContain('2,500,000 to go to Platinum');
  });

  test('that cannot be posted at all is told of, and is no longer tried', async () => {
    const at = await boardIn();
    const other = at.discord.addChannel(at.one.server, { name: 'other', kind: 'text' }).id;
    await at.type('board create', { channel: other });
    at.discord.setBotPermissions(other, READ_ONLY);
    await at.settle();
    await at.hours(3);
    expect(at.discord.messages(at.notices).map(textOf).join()).toContain(`The board in <#${other}>`);
    expect(await at.type('board list').then(textOf)).toContain('Discord refused it (50013)');
  });

  test('that was removed says so in its message and is kept no longer', async () => {
    const { board, edits, hours, record, type } = await boardIn();
    const list = await type('board list');
    expect(textOf(list)).toContain('kept up to date');
    await type('board remove', { board: '1' });
    await hours(1);
    expect(board()[0]).toContain('No longer kept up to date since');
    await record('2026-03-01', 97_500_000, SONGS[0]);
    await hours(2);
    expect(edits()).toBe(1);
    expect(await type('board list').then(textOf)).toContain('This server has no board');
  });

  test('is one for the same songs and channel, and a server has five', async () => {
    const at = await boardIn();
    expect(textOf(await at.type('board create', { channel: at.channel }))).toContain('There is such a board');
    for (const artist of ['NOVA7', 'Hoshifuru', 'Mirae Club', 'YUNA'])
      expect(textOf(await at.type('board create', { channel: at.channel, artist }))).toContain('The board comes to');
    const sixth = await at.type('board create', { channel: at.channel, artist: 'Kumo to Ame' });
    expect(textOf(sixth)).toContain('A server can have 5 boards');
  });
});

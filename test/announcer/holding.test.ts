import { describe, expect, test } from 'vitest';
import type { PermissionName } from '../../src/playground/loopback-discord.ts';
import { drivenThread, SONGS, TITLES } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';

const HOUR_MS = 3_600_000;
const READ_ONLY: PermissionName[] = ['ViewChannel', 'ReadMessageHistory'];
const ALL: PermissionName[] = ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'EmbedLinks', 'AttachFiles'];

type Driven = Awaited<ReturnType<typeof drivenThread>>;

async function sendAll(announcer: { run(): Promise<number> }): Promise<void> {
  while ((await announcer.run()) > 0);
}

/** What a person was told by direct message. */
function toldTo(at: Driven, user: string): string[] {
  const inServers = new Set(at.discord.servers().flatMap((server) => server.channels.map((channel) => channel.id)));
  const posted = at.discord.log.filter((entry) => entry.method === 'POST' && entry.path.endsWith('/messages'));
  const channels = posted.map((entry) => entry.path.split('/')[2] ?? '').filter((channel) => !inServers.has(channel));
  const isHis = at.discord.log.some(
    (entry) => entry.path === '/users/@me/channels' && (entry.body as { recipient_id?: string }).recipient_id === user,
  );
  if (!isHis) return [];
  return [...new Set(channels)].flatMap((channel) => at.discord.messages(channel, { as: user }).map(textOf));
}

describe('a channel that Discord refuses', () => {
  test('is held after one refusal, with all that is owed there, and nothing more is tried', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setBotPermissions(one.channel, READ_ONLY);
    await at.passSongs(SONGS.slice(0, 3));
    const announcer = at.announcer();
    await sendAll(announcer);
    at.pass(HOUR_MS);
    await at.passSongs(SONGS.slice(3, 4));
    await sendAll(announcer);
    const attempts = at.discord.log.filter(
      (entry) => entry.method === 'POST' && entry.path.endsWith(`/channels/${one.channel}/messages`),
    );
    expect(attempts).toHaveLength(1);
    expect((await at.states()).filter((state) => state === 'held: target 50013')).toHaveLength(4);
  });

  test('is told of once, to the person who chose it, with the permission that is missing', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setBotPermissions(one.channel, READ_ONLY);
    await at.passSongs(SONGS.slice(0, 2));
    const announcer = at.announcer();
    await sendAll(announcer);
    at.pass(HOUR_MS);
    await sendAll(announcer);
    const told = toldTo(at, one.admin);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`Posts to <#${one.channel}> are waiting`);
    expect(told[0]).toContain('There I lack: Send Messages, Embed Links, Attach Files.');
    expect(told[0]).toContain('/announcements retry');
  });

  test('is told of in the channel that was chosen for that', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    const notices = at.discord.addChannel(one.server, { name: 'admins', kind: 'text' }).id;
    await at.store.write.updateTable('server').set({ notice_channel: notices }).execute();
    at.discord.deleteChannel(one.channel);
    await at.passSongs(SONGS.slice(0, 1));
    await sendAll(at.announcer());
    expect(at.discord.messages(notices).map(textOf).join()).toContain('The channel was deleted');
    expect(toldTo(at, one.admin)).toEqual([]);
  });

  test('whose admin takes no direct messages is told of at the next admin command', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setDirectMessages(one.admin, false);
    at.discord.setBotPermissions(one.channel, READ_ONLY);
    await at.passSongs(SONGS.slice(0, 1));
    const announcer = at.announcer();
    await sendAll(announcer);
    await sendAll(announcer);
    const target = await at.store.read.selectFrom('target').selectAll().executeTakeFirstOrThrow();
    expect(target).toMatchObject({ notice: 'at-command', held_reason: 'target 50013' });
  });

  test('keeps its settings, and everything goes out in order when it works again', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setBotPermissions(one.channel, READ_ONLY);
    await at.passSongs(SONGS.slice(0, 2));
    const announcer = at.announcer();
    await sendAll(announcer);
    at.discord.setBotPermissions(one.channel, ALL);
    at.pass(HOUR_MS);
    await sendAll(announcer);
    expect(at.posts(one.channel).map((line) => TITLES.find((title) => line?.includes(title)))).toEqual(
      TITLES.slice(0, 2),
    );
  });

  test('that works again goes on when the bot starts anew', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setBotPermissions(one.channel, READ_ONLY);
    await at.passSongs(SONGS.slice(0, 1));
    await sendAll(at.announcer());
    expect(await at.states()).toContain('held: target 50013');
    at.discord.setBotPermissions(one.channel, ALL);
    await sendAll(at.announcer());
    expect(at.posts(one.channel)).toHaveLength(1);
  });

  test('is looked at again within a minute where Discord said nothing of it', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setBotPermissions(one.channel, READ_ONLY);
    await at.passSongs(SONGS.slice(0, 1));
    const announcer = at.announcer();
    await sendAll(announcer);
    at.discord.setBotPermissions(one.channel, ALL);
    at.pass(HOUR_MS);
    at.discord.fault({ method: 'GET', route: '/channels/{channel_id}', kind: { status: 503 } });
    await sendAll(announcer);
    expect(at.posts(one.channel)).toEqual([]);
    at.pass(60_000);
    await sendAll(announcer);
    expect(at.posts(one.channel)).toHaveLength(1);
  });

  test('gets one catch-up where more than three posts waited', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setBotPermissions(one.channel, READ_ONLY);
    await at.passSongs(SONGS.slice(0, 4));
    const announcer = at.announcer();
    await sendAll(announcer);
    at.discord.setBotPermissions(one.channel, ALL);
    at.pass(HOUR_MS);
    await sendAll(announcer);
    const posts = at.discord.messages(one.channel).map(textOf);
    expect(posts).toHaveLength(1);
    const [heading, ...lines] = posts[0]?.split('\n').filter((line) => !line.startsWith('-#')) ?? [];
    expect(heading).toBe('**While posts could not reach this channel**');
    expect(lines.map((line) => TITLES.find((title) => line.includes(title)))).toEqual(TITLES.slice(0, 4));
  });

  test('whose post may stand gets it neither again nor in the catch-up', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.fault({
      method: 'POST',
      route: '/channels/{channel_id}/messages',
      kind: 'lose answer after applying',
    });
    await at.passSongs(SONGS.slice(0, 1));
    const announcer = at.announcer();
    await announcer.run();
    at.discord.setBotPermissions(one.channel, READ_ONLY);
    await at.passSongs(SONGS.slice(1));
    at.pass(5_000);
    await sendAll(announcer);
    at.discord.setBotPermissions(one.channel, ALL);
    at.pass(HOUR_MS);
    await sendAll(announcer);
    const lines = at.discord.messages(one.channel).flatMap((message) => textOf(message).split('\n'));
    for (const title of TITLES) expect(lines.filter((line) => line.includes(title))).toHaveLength(1);
    expect(await at.states()).toContain('posted: found');
  });
});

import { expect, test } from 'vitest';
import { openChannels } from './open-channels.ts';

const MEMBER = { method: 'GET', route: '/guilds/{guild_id}/members/{user_id}' };
const GUILD = { method: 'GET', route: '/guilds/{guild_id}' };
const CHANNEL = { method: 'GET', route: '/channels/{channel_id}' };
const VIEW = 1n << 10n;
const SEND = 1n << 11n;
const NEEDED = VIEW | SEND | (1n << 14n) | (1n << 15n) | (1n << 16n);

function there(server: string | null, changes: object = {}) {
  return { state: 'there', kind: 'text', server, missing: [], thread: null, timedOutUntil: null, ...changes };
}

test('a channel is told with its kind, its server and what the bot lacks there', async () => {
  const { channels, discord, server, channel } = await openChannels();
  expect(await channels.examine(channel)).toEqual(there(server));
  discord.setBotPermissions(channel, ['ViewChannel', 'SendMessages', 'ReadMessageHistory']);
  expect(await channels.examine(channel)).toEqual(there(server, { missing: ['embed-links', 'attach-files'] }));
  const news = discord.addChannel(server, { name: 'news', kind: 'announcement' }).id;
  expect(await channels.examine(news)).toEqual(there(server, { kind: 'announcement' }));
  const forum = discord.addChannel(server, { name: 'forum', kind: 'forum' }).id;
  expect(await channels.examine(forum)).toMatchObject({ kind: 'other' });
});

test('a thread is examined by its parent\u2019s overwrites, with its own state', async () => {
  const { channels, discord, server, channel } = await openChannels();
  const thread = discord.addChannel(server, { name: 'thread', kind: 'thread', parentId: channel }).id;
  const open = { archived: false, locked: false };
  expect(await channels.examine(thread)).toEqual(there(server, { kind: 'thread', thread: open }));
  discord.setBotPermissions(channel, [
    'ViewChannel',
    'ReadMessageHistory',
    'SendMessages',
    'EmbedLinks',
    'AttachFiles',
  ]);
  discord.setThread(thread, { archived: true, locked: true });
  const closed = { kind: 'thread', missing: ['send-messages-in-threads'], thread: { archived: true, locked: true } };
  expect(await channels.examine(thread)).toEqual(there(server, closed));
  discord.setBotPermissions(channel, ['ViewChannel', 'ManageThreads']);
  expect(await channels.examine(thread)).toMatchObject({ thread: { archived: true, locked: false } });
});

test('a direct message lacks nothing', async () => {
  const { channels, post, user } = await openChannels();
  const posted = await post({ to: { user } });
  const channel = posted.outcome === 'applied' ? posted.channel : '';
  expect(await channels.examine(channel)).toEqual(there(null, { kind: 'direct' }));
});

test('a channel that is gone, one that is hidden and one of a server that was left are told apart', async () => {
  const { channels, discord, server, channel } = await openChannels();
  const doomed = discord.addChannel(server, { name: 'doomed' }).id;
  discord.deleteChannel(doomed);
  expect(await channels.examine(doomed)).toEqual({ state: 'gone', code: 10003 });
  discord.setBotPermissions(channel, ['SendMessages']);
  expect(await channels.examine(channel)).toEqual({ state: 'hidden', code: 50001 });
  discord.removeBot(server);
  expect(await channels.examine(channel)).toEqual({ state: 'hidden', code: 50001 });
});

test('a server that is left between two questions is no deleted channel', async () => {
  const { channels, discord, channel } = await openChannels();
  discord.fault({ ...GUILD, kind: { status: 404, code: 10004 } });
  expect(await channels.examine(channel)).toEqual({ state: 'hidden', code: 10004 });
});

test('without an answer nothing is claimed', async () => {
  const { channels, discord, channel } = await openChannels();
  discord.fault({ ...CHANNEL, kind: { status: 502 } });
  expect(await channels.examine(channel)).toEqual({ state: 'no-answer', reason: 'HTTP 502' });
  discord.fault({ ...MEMBER, kind: { status: 200, body: [] } });
  expect(await channels.examine(channel)).toMatchObject({ state: 'no-answer' });
  discord.fault({ ...GUILD, kind: { rateLimit: 'user', retryAfterSeconds: 7 } });
  expect(await channels.examine(channel)).toMatchObject({ state: 'refused', status: 429, retryAfterMs: 7_000 });
});

test('a bot that is timed out is told until when; a time-out that is over is none', async () => {
  const { channels, discord, server, channel } = await openChannels();
  for (const [until, told] of [
    ['2999-01-01T00:00:00.000000+00:00', Date.UTC(2999, 0, 1)],
    ['2001-01-01T00:00:00.000000+00:00', null],
  ] as const) {
    discord.fault({ ...MEMBER, kind: { status: 200, body: { roles: [], communication_disabled_until: until } } });
    expect(await channels.examine(channel)).toEqual(there(server, { timedOutUntil: told }));
  }
});

const EVERYONE = 'everyone';
const [ONE, TWO] = ['111111111111111111', '222222222222222222'];
const role = (id: string, permissions: bigint) => ({ id, permissions: String(permissions) });
const overwrite = (id: string, allow: bigint, deny: bigint, type = 0) => {
  return { id, type, allow: String(allow), deny: String(deny) };
};
const SENDING = ['send-messages'];
const ALL = ['view-channel', 'send-messages', 'read-message-history', 'embed-links', 'attach-files'];

test.each<[string, { roles: object[]; overwrites?: object[]; owner?: 'bot' }, string[]]>([
  ['a role gives what everyone has not', { roles: [role(EVERYONE, VIEW), role(ONE, NEEDED)] }, []],
  ['a role that the bot has not gives nothing', { roles: [role(EVERYONE, NEEDED & ~SEND), role('3', SEND)] }, SENDING],
  [
    'an administrator is denied nothing',
    { roles: [role(EVERYONE, 0n), role(ONE, 8n)], overwrites: [overwrite(EVERYONE, 0n, VIEW)] },
    [],
  ],
  ['nor is the owner', { roles: [role(EVERYONE, 0n)], overwrites: [overwrite(EVERYONE, 0n, VIEW)], owner: 'bot' }, []],
  [
    'what everyone is denied a role may allow',
    { roles: [role(EVERYONE, NEEDED)], overwrites: [overwrite(ONE, SEND, 0n), overwrite(EVERYONE, 0n, SEND)] },
    [],
  ],
  [
    'what one role denies another may allow',
    { roles: [role(EVERYONE, NEEDED)], overwrites: [overwrite(ONE, SEND, 0n), overwrite(TWO, 0n, SEND)] },
    [],
  ],
  [
    'what a role allows the bot alone may be denied',
    { roles: [role(EVERYONE, NEEDED)], overwrites: [overwrite('bot', 0n, SEND, 1), overwrite(ONE, SEND, 0n)] },
    SENDING,
  ],
  ['who does not see may do nothing', { roles: [role(EVERYONE, NEEDED & ~VIEW)] }, ALL],
])('%s', async (_name, { roles, overwrites = [], owner }, missing) => {
  const { channels, discord, server, channel } = await openChannels();
  const bot = discord.botUser.id;
  const named = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value).replaceAll(`"${EVERYONE}"`, `"${server}"`).replaceAll('"bot"', `"${bot}"`));
  const guild = { id: server, owner_id: owner ?? ONE, roles };
  const place = { id: channel, type: 0, guild_id: server, permission_overwrites: overwrites };
  discord.fault({ ...CHANNEL, kind: { status: 200, body: named(place) } });
  discord.fault({ ...GUILD, kind: { status: 200, body: named(guild) } });
  discord.fault({ ...MEMBER, kind: { status: 200, body: { roles: [ONE, TWO] } } });
  expect(await channels.examine(channel)).toMatchObject({ missing });
});

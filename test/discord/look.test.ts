import { expect, test } from 'vitest';
import type { Look, Place } from '../../src/announcer/channels.ts';
import type { FaultKind } from '../../src/playground/loopback-discord.ts';
import { marked, openChannels } from './open-channels.ts';

const HOUR_MS = 3_600_000;
const LIST = { method: 'GET', route: '/channels/{channel_id}/messages' };
const AS_IT_IS: FaultKind = { delayMs: 0 };

/** A channel whose messages are made at moments of the test's choosing. */
async function looking() {
  let now = Date.UTC(2026, 2, 1);
  let from = now;
  const opened = await openChannels({ clock: () => now });
  const { discord, channel, channels, user, post } = opened;
  const look = (given: Partial<Omit<Look, 'channel' | 'user'>> & { at?: Place } = {}) => {
    const { at = { channel }, ...rest } = given;
    return channels.look({ ...at, nonce: 'n-1', from, timeoutMs: 2_000, ...rest });
  };
  const chat = (count: number) => {
    for (let index = 0; index < count; index += 1) discord.say({ channel, user, content: `Line ${index}` });
  };
  return {
    ...opened,
    look,
    chat,
    /** Messages in the channel from long before the first attempt. */
    older: (count = 1) => {
      chat(count);
      now += HOUR_MS;
      from = now;
    },
    ours: (nonce = 'n-1', to: Place = { channel }) => post({ to, nonce, message: marked(nonce) }),
    reads: () => opened.requests('GET').filter(({ route }) => route === LIST.route),
  };
}

test('a post is found on the third page', async () => {
  const { look, chat, ours, older, discord, channel, reads } = await looking();
  older();
  chat(230);
  await ours();
  chat(20);
  const post = discord.messages(channel).find(({ author }) => author.bot);
  expect(await look()).toEqual({ look: 'found', messageId: post?.id, channel });
  expect(reads()).toHaveLength(4);
  expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
});

test('a post that is not there is absent, after reading to the end', async () => {
  const { look, chat, ours, older, reads } = await looking();
  older();
  chat(230);
  await ours('n-2');
  expect(await look()).toEqual({ look: 'absent' });
  expect(reads()).toHaveLength(5);
});

test('only what came after the first attempt is read', async () => {
  const { look, chat, older, reads } = await looking();
  older(300);
  chat(1);
  expect(await look()).toEqual({ look: 'absent' });
  expect(reads()).toHaveLength(3);
});

test('what somebody else wrote is no post of ours, whatever it carries', async () => {
  const { look, older, discord, channel, user } = await looking();
  older();
  const [old] = discord.messages(channel);
  const forged = { id: `${BigInt(old?.id ?? 0) + 1n}`, author: { id: user }, components: [{ custom_id: 'post:n-1' }] };
  discord.fault({ ...LIST, kind: AS_IT_IS });
  discord.fault({ ...LIST, kind: { status: 200, body: [forged, old] } });
  discord.fault({ ...LIST, kind: { status: 200, body: [forged] } });
  expect(await look()).toEqual({ look: 'absent' });
});

test.each([
  ['fresh', false],
  ['with older messages', true],
])('a channel, %s, whose history is denied proves nothing', async (_name, withOlder) => {
  const { look, ours, older, discord, channel } = await looking();
  if (withOlder) older();
  await ours();
  discord.setBotPermissions(channel, ['ViewChannel', 'SendMessages']);
  expect(await look()).toEqual({ look: 'unproven', reason: 'missing read-message-history' });
});

test('history that is denied while it is read proves nothing', async () => {
  const { look, ours, older, chat, discord } = await looking();
  older();
  chat(120);
  await ours();
  for (const kind of [AS_IT_IS, AS_IT_IS, { status: 200, body: [] }]) discord.fault({ ...LIST, kind });
  expect(await look()).toMatchObject({ look: 'unproven', reason: expect.stringContaining('not shown any more') });
});

test('a fresh channel is read by its permissions, before the reading and after it', async () => {
  const { look, ours, discord, channel, requests } = await looking();
  expect(await look()).toEqual({ look: 'absent' });
  expect(requests('GET').filter(({ route }) => route === '/channels/{channel_id}')).toHaveLength(2);
  discord.fault({ method: 'GET', route: '/channels/{channel_id}', kind: AS_IT_IS });
  const denied = { id: discord.botUser.id, type: 1, allow: '0', deny: String(1 << 16) };
  const body = { id: channel, type: 0, guild_id: discord.servers()[0]?.id, permission_overwrites: [denied] };
  discord.fault({ method: 'GET', route: '/channels/{channel_id}', kind: { status: 200, body } });
  expect(await look()).toEqual({ look: 'unproven', reason: 'missing read-message-history' });
  await ours();
  expect(await look()).toMatchObject({ look: 'found' });
});

test('a thread is as readable as the channel it is in', async () => {
  const { look, ours, discord, server, channel } = await looking();
  const thread = discord.addChannel(server, { name: 'thread', kind: 'thread', parentId: channel }).id;
  const at = { channel: thread };
  expect(await look({ at })).toEqual({ look: 'absent' });
  await ours('n-1', at);
  expect(await look({ at })).toMatchObject({ look: 'found', channel: thread });
  discord.setBotPermissions(channel, ['ViewChannel', 'SendMessagesInThreads']);
  expect(await look({ at })).toEqual({ look: 'unproven', reason: 'missing read-message-history' });
});

test('direct messages are found by their user', async () => {
  const { look, ours, user } = await looking();
  expect(await look({ at: { user } })).toEqual({ look: 'absent' });
  await ours('n-1', { user });
  expect(await look({ at: { user } })).toMatchObject({ look: 'found', messageId: expect.any(String) });
});

test('a channel that is gone or hidden refuses the look', async () => {
  const { look, discord, channel } = await looking();
  discord.setBotPermissions(channel, []);
  expect(await look()).toMatchObject({ look: 'refused', status: 403, code: 50001 });
  discord.deleteChannel(channel);
  expect(await look()).toMatchObject({ look: 'refused', status: 404, code: 10003 });
});

test.each<[string, FaultKind, object]>([
  ['a 500', { status: 500 }, { look: 'no-answer', reason: 'HTTP 500' }],
  ['no answer', 'hang', { look: 'no-answer', reason: 'timed out' }],
  ['a socket closed', 'close cleanly after applying', { look: 'no-answer' }],
  ['an answer of something else', { status: 200, body: '<html>' }, { look: 'no-answer' }],
  [
    'a long rate limit',
    { rateLimit: 'user', retryAfterSeconds: 30 },
    { look: 'refused', status: 429, retryAfterMs: 30_000 },
  ],
  ['a short rate limit', { rateLimit: 'user', retryAfterSeconds: 0.05 }, { look: 'found' }],
])('%s on the second page is told as it is, or waited for where there is time', async (_name, kind, expected) => {
  const { look, ours, older, chat, discord } = await looking();
  older();
  chat(120);
  await ours();
  for (const one of [AS_IT_IS, AS_IT_IS, kind]) discord.fault({ ...LIST, kind: one });
  expect(await look({ timeoutMs: 500 })).toMatchObject(expected);
});

test('a fresh channel whose permissions cannot be learned is not taken for empty', async () => {
  const { look, discord } = await looking();
  discord.fault({ method: 'GET', route: '/guilds/{guild_id}', kind: { status: 503 } });
  expect(await look()).toEqual({ look: 'no-answer', reason: 'HTTP 503' });
});

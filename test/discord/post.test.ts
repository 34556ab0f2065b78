import { expect, test } from 'vitest';
import type { Outcome } from '../../src/announcer/channels.ts';
import type { FaultKind } from '../../src/playground/loopback-discord.ts';
import { buttons, text } from '../../src/views/message.ts';
import { marked, openChannels } from './open-channels.ts';
import { textsOf } from './open-door.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a post stands in the channel with its picture, mentions nobody and carries an enforced nonce', async () => {
  const { post, discord, channel, requests } = await openChannels();
  const outcome = await post({
    silent: true,
    message: {
      accent: 0x123456,
      blocks: [
        text('@everyone'),
        { type: 'picture', name: 'card.png', bytes: PIXEL, alt: 'A card' },
        { type: 'divider' },
        buttons({ label: 'Open', link: 'https://example.org/' }),
      ],
    },
  });
  const [message] = discord.messages(channel);
  expect(outcome).toEqual({ outcome: 'applied', messageId: message?.id, channel });
  expect(message?.components).toMatchObject([{ type: 17, accent_color: 0x123456 }]);
  expect(message?.attachments).toMatchObject([{ filename: 'card.png', description: 'A card' }]);
  expect((message?.flags ?? 0) & (1 << 12)).toBe(1 << 12);
  expect(message?.mention_everyone).toBe(false);
  expect(requests()[0]).toMatchObject({
    body: { nonce: 'n-1', enforce_nonce: true, allowed_mentions: { parse: [] } },
    problems: [],
  });
});

test('the same nonce twice is one message', async () => {
  const { post, discord, channel } = await openChannels();
  expect(await post()).toEqual(await post());
  expect(discord.messages(channel)).toHaveLength(1);
});

test('the nonce of another channel is not taken for a post of this one', async () => {
  const { post, discord, server } = await openChannels();
  await post();
  const other = discord.addChannel(server, { name: 'other' }).id;
  expect(await post({ to: { channel: other } })).toMatchObject({
    outcome: 'unknown',
    reason: expect.stringContaining('of channel'),
  });
});

const refusedWith = (status: number, code: number | null, retryAfterMs: number | null = null) => ({
  outcome: 'not-applied',
  status,
  code,
  reason: expect.any(String),
  retryAfterMs,
});

test.each<[string, FaultKind, object, number]>([
  ['a 400', { status: 400, code: 50035 }, refusedWith(400, 50035), 0],
  ['a 403', { status: 403, code: 50013 }, refusedWith(403, 50013), 0],
  ['a 404', { status: 404, code: 10003 }, refusedWith(404, 10003), 0],
  [
    'a 404 that is a web page',
    { status: 404, body: '<html>', headers: { 'Content-Type': 'text/html' } },
    refusedWith(404, null),
    0,
  ],
  [
    'a 429, whose body tells the wait',
    { rateLimit: 'user', retryAfterSeconds: 1163, headerSeconds: 1, code: 20028 },
    refusedWith(429, 20028, 1_163_000),
    0,
  ],
  ['a 500', { status: 500 }, { outcome: 'unknown', reason: 'HTTP 500' }, 0],
  [
    'a 502 after the message was made',
    { status: 502, afterApplying: true },
    { outcome: 'unknown', reason: 'HTTP 502' },
    1,
  ],
  ['an answer lost after the message was made', 'lose answer after applying', { outcome: 'unknown' }, 1],
  ['a socket closed after the message was made', 'close cleanly after applying', { outcome: 'unknown' }, 1],
  ['a request lost on its way', 'lose request before applying', { outcome: 'unknown' }, 0],
  ['an answer that never comes', 'hang', { outcome: 'unknown', reason: 'timed out' }, 0],
  [
    'an answer that never comes though the message was made',
    'hang after applying',
    { outcome: 'unknown', reason: 'timed out' },
    1,
  ],
])('%s is told as it is, after one request', async (_name, kind, expected, made) => {
  const { post, discord, channel, requests } = await openChannels();
  discord.fault({ method: 'POST', route: '/channels/{channel_id}/messages', kind });
  expect(await post({ timeoutMs: 300 })).toMatchObject(expected);
  expect(requests()).toHaveLength(1);
  expect(discord.messages(channel)).toHaveLength(made);
});

test('a post whose answer was lost is found again by its nonce', async () => {
  const { post, discord, channel } = await openChannels();
  discord.fault({ method: 'POST', route: /messages/, kind: 'lose answer after applying' });
  expect(await post()).toMatchObject({ outcome: 'unknown' });
  expect(await post()).toEqual({ outcome: 'applied', messageId: discord.messages(channel)[0]?.id, channel });
  expect(discord.messages(channel)).toHaveLength(1);
});

test('a rate limit known beforehand is told instead of waited for', async () => {
  const { post } = await openChannels();
  const outcomes: Outcome[] = [];
  for (let index = 0; index < 8; index += 1) outcomes.push(await post({ nonce: `n-${index}` }));
  const limited = outcomes.filter((one) => one.outcome === 'not-applied');
  expect(limited.length).toBeGreaterThan(0);
  for (const one of limited) expect(one).toMatchObject({ status: 429, retryAfterMs: expect.any(Number) });
});

test('a missing permission is told with its code', async () => {
  const { post, discord, channel } = await openChannels();
  discord.setBotPermissions(channel, ['ViewChannel']);
  expect(await post()).toMatchObject({ outcome: 'not-applied', status: 403, code: 50013 });
});

test('a connection that is refused posts nothing', async () => {
  const { post, discord } = await openChannels();
  await discord.close();
  expect(await post()).toMatchObject({ outcome: 'not-applied', status: null, code: null });
});

test('a token that is no longer accepted is fatal, and stays told as 401', async () => {
  const { post, discord, refusals } = await openChannels();
  discord.fault({ method: 'POST', route: /messages/, kind: { status: 401 } });
  expect(await post()).toMatchObject({ outcome: 'not-applied', status: 401 });
  expect(await post()).toMatchObject({ outcome: 'not-applied', status: 401 });
  expect(refusals.map(({ message }) => message)).toEqual([expect.stringContaining('DISCORD_TOKEN')]);
});

test('a post that is too long is cut rather than refused, and the log says so', async () => {
  const { post, discord, channel, said } = await openChannels();
  const lines = Array.from({ length: 300 }, (_, index) => `Line ${index} of a very long list`).join('\n');
  expect(await post({ message: { blocks: [text(lines), text('never seen')] } })).toMatchObject({ outcome: 'applied' });
  const [shown] = textsOf(discord.messages(channel)[0]);
  expect(shown).toMatch(/Line \d+ of a very long list\n…$/);
  expect(said('too long')).toHaveLength(1);
});

test('an answer that carries another post\u2019s mark is not taken for this one', async () => {
  const { post } = await openChannels();
  expect(await post({ message: marked('n-1') })).toMatchObject({ outcome: 'applied' });
  const other = await post({ message: marked('n-2'), nonce: 'n-1' });
  expect(other).toMatchObject({ outcome: 'unknown', reason: expect.stringContaining('mark') });
});

test('a post that could not start in time is never sent', async () => {
  const { post, requests } = await openChannels();
  const outcome = await post({ startBy: performance.now() - 1 });
  expect(outcome).toEqual({ outcome: 'not-applied', status: null, code: null, reason: 'too-late', retryAfterMs: null });
  expect(requests()).toEqual([]);
});

test('a post behind another one of its channel waits no longer than it may start', async () => {
  const { post, discord, channel, requests } = await openChannels();
  discord.fault({ method: 'POST', route: /messages/, kind: 'hang' });
  const first = post({ timeoutMs: 400 });
  const second = await post({ nonce: 'n-2', startBy: performance.now() + 50 });
  expect(second).toMatchObject({ outcome: 'not-applied', status: null, reason: 'too-late' });
  expect(await first).toMatchObject({ outcome: 'unknown', reason: 'timed out' });
  expect(requests()).toHaveLength(1);
  expect(discord.messages(channel)).toEqual([]);
});

test('a role is mentioned in front of the first text and is all that the post may notify', async () => {
  const { post, discord, channel, requests } = await openChannels();
  const role = '123456789012345678';
  await post({ message: { ...marked('n-1', '**News** @everyone'), mention: role } });
  expect(textsOf(discord.messages(channel)[0])).toEqual([`<@&${role}> **News** @everyone`]);
  expect(requests()[0]).toMatchObject({ body: { allowed_mentions: { parse: [], roles: [role] } }, problems: [] });
});

test('a direct message is opened first, and its channel told', async () => {
  const { post, discord, user } = await openChannels();
  const outcome = await post({ to: { user } });
  expect(outcome).toMatchObject({ outcome: 'applied', channel: expect.any(String) });
  const { channel, messageId } = outcome as Extract<Outcome, { outcome: 'applied' }>;
  expect(discord.messages(channel).map(({ id }) => id)).toEqual([messageId]);
});

test('a direct message that nobody takes, or that cannot be opened, is not posted', async () => {
  const { post, discord, user } = await openChannels();
  discord.setDirectMessages(user, false);
  expect(await post({ to: { user } })).toMatchObject({ outcome: 'not-applied', status: 403, code: 50007 });
  const stranger = '123456789012345678';
  expect(await post({ to: { user: stranger } })).toMatchObject({ outcome: 'not-applied', status: 404, code: 10013 });
  discord.fault({ method: 'POST', route: '/users/@me/channels', kind: 'lose answer after applying' });
  const lost = await post({ to: { user } });
  expect(lost).toMatchObject({ outcome: 'not-applied', status: null, reason: expect.stringContaining('opened') });
});

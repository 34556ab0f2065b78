import { type APIMessage, RateLimitError, Routes } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import type { LoopbackOptions } from '../../src/playground/loopback-discord.ts';
import { startWorld } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function world(options: LoopbackOptions = {}) {
  const made = await startWorld(options);
  closing.push(() => made.discord.close());
  const post = (content = 'a', signal?: AbortSignal) =>
    made.rest.post(Routes.channelMessages(made.channel), {
      body: { content },
      ...(signal === undefined ? {} : { signal }),
    }) as Promise<APIMessage>;
  const posted = () => made.discord.messages(made.channel).length;
  /** The same request without a library that waits or counts by itself. */
  const raw = () =>
    fetch(`${made.discord.apiUrl}/v10${Routes.channelMessages(made.channel)}`, {
      method: 'POST',
      headers: { authorization: `Bot ${made.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'raw' }),
    });
  return { ...made, post, posted, raw };
}

test('a lost answer leaves the message there', async () => {
  const { post, posted, discord } = await world();
  discord.fault({ method: 'POST', kind: 'lose answer after applying' });
  await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(posted()).toBe(1);
  await post();
});

test('a clean close after applying is another error of the library, and the message is there too', async () => {
  const { post, posted, discord } = await world();
  discord.fault({ route: '/channels/{channel_id}/messages', kind: 'close cleanly after applying' });
  await expect(post()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
  expect(posted()).toBe(1);
});

test('a lost request leaves nothing', async () => {
  const { post, posted, discord } = await world();
  discord.fault({ route: /messages$/, kind: 'lose request before applying' });
  await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(posted()).toBe(0);
});

test.each([
  ['hang', 0],
  ['hang after applying', 1],
] as const)('"%s" never answers', async (kind, count) => {
  const { post, posted, discord } = await world();
  discord.fault({ kind });
  await expect(post('a', AbortSignal.timeout(80))).rejects.toThrow();
  expect(posted()).toBe(count);
});

test('a delay only delays', async () => {
  const { post, discord } = await world();
  discord.fault({ kind: { delayMs: 60 } });
  await post();
  expect(discord.log.at(-1)?.ms).toBeGreaterThanOrEqual(55);
});

test.each([
  [{ status: 500 }, { status: 500 }, 0],
  [{ status: 502, afterApplying: true }, { status: 502 }, 1],
  [{ status: 403, code: 50013, message: 'Missing Permissions' }, { status: 403, code: 50013 }, 0],
  [{ status: 404, code: 10003, message: 'Unknown Channel' }, { status: 404, code: 10003 }, 0],
  [{ status: 401, code: 0, message: '401: Unauthorized' }, { status: 401, code: 0 }, 0],
])('an answer of one\u2019s choice: %j', async (kind, error, count) => {
  const { post, posted, discord } = await world();
  discord.fault({ kind });
  await expect(post()).rejects.toMatchObject(error);
  expect(posted()).toBe(count);
  expect(discord.log.at(-1)).toMatchObject({ status: kind.status, fault: kind });
});

test('a fault happens as often as it was told, and not after it was cleared', async () => {
  const { raw, discord } = await world();
  const twice = discord.fault({ times: 2, kind: { status: 503 } });
  expect([(await raw()).status, (await raw()).status, (await raw()).status]).toEqual([503, 503, 200]);
  expect(twice.remaining()).toBe(0);
  discord.fault({ times: Number.POSITIVE_INFINITY, kind: { status: 503 } });
  discord.faults.clear();
  expect((await raw()).status).toBe(200);
});

test('a rate limit can lie in its header and be anybody\u2019s', async () => {
  const { raw, discord } = await world();
  discord.fault({ kind: { rateLimit: 'shared', retryAfterSeconds: 1163, headerSeconds: 1, code: 20028 } });
  const shared = await raw();
  expect([shared.status, shared.headers.get('retry-after'), shared.headers.get('x-ratelimit-scope')]).toEqual([
    429,
    '1',
    'shared',
  ]);
  expect(await shared.json()).toMatchObject({ retry_after: 1163, code: 20028, global: false });
  expect(discord.invalidRequests()).toBe(0);
  discord.fault({ kind: { rateLimit: 'global', retryAfterSeconds: 2 } });
  const everywhere = await raw();
  expect(everywhere.headers.get('x-ratelimit-global')).toBe('true');
  expect(discord.invalidRequests()).toBe(1);
});

test('the sixth post to a channel within five seconds is too many, and the headers say so', async () => {
  let nowMs = 0;
  const { raw, discord, server, rest } = await world({ monotonic: () => nowMs });
  const first = await raw();
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
    'x-ratelimit-reset-after': '5.000',
    'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]+$/),
    date: expect.stringMatching(/GMT$/),
  });
  for (let count = 2; count <= 5; count += 1) expect((await raw()).status).toBe(200);
  nowMs = 1_500;
  const refused = await raw();
  expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('x-ratelimit-scope')]).toEqual([
    429,
    '4',
    'user',
  ]);
  expect(await refused.json()).toEqual({ message: 'You are being rate limited.', retry_after: 3.5, global: false });
  const other = discord.addChannel(server, { name: 'other' }).id;
  await rest.post(Routes.channelMessages(other), { body: { content: 'a' } });
  nowMs = 5_000;
  expect((await raw()).status).toBe(200);
});

test('more than 50 requests in a second are too many for the bot as a whole, except interaction routes', async () => {
  const { discord, rest } = await world({ monotonic: () => 0 });
  const me = () => fetch(`${discord.apiUrl}/v10/users/@me`, { headers: { authorization: `Bot ${discord.token}` } });
  for (let count = 1; count <= 50; count += 1) expect((await me()).status).toBe(200);
  const refused = await me();
  expect([refused.status, refused.headers.get('x-ratelimit-global')]).toEqual([429, 'true']);
  const callback = rest.post(Routes.interactionCallback('1', 'x'), { auth: false, body: { type: 5 } });
  await expect(callback).rejects.toMatchObject({ code: 10062 });
});

test('the library finds the rate limit in the headers and does not send the sixth', async () => {
  const { post, discord } = await world();
  for (let count = 1; count <= 5; count += 1) await post();
  await expect(post()).rejects.toBeInstanceOf(RateLimitError);
  expect(discord.log).toHaveLength(5);
});

import { expect, test } from 'vitest';
import { createAnswerWatch } from '../../src/discord/answer-watch.ts';
import { openChannels } from './open-channels.ts';

const MINUTE_MS = 60_000;

function watching() {
  const now = { clock: 5_000, monotonic: 100 };
  const watch = createAnswerWatch(
    () => now.clock,
    () => now.monotonic,
  );
  const note = (status: number, headers: Record<string, string> = {}) =>
    watch.note({ status, headers: new Headers(headers) });
  return { watch, now, note };
}

test('Discord\u2019s time is that of its newest answer, carried on whatever happens to our clock', () => {
  const { watch, now, note } = watching();
  expect(watch.discordTime()).toBe(5_000);
  note(200, { Date: 'Sun, 01 Mar 2026 00:00:00 GMT' });
  now.clock = 0;
  now.monotonic += 1_500.5;
  expect(watch.discordTime()).toBe(Date.UTC(2026, 2, 1, 0, 0, 1, 500));
  note(204);
  note(200, { Date: 'noon' });
  expect(watch.discordTime()).toBe(Date.UTC(2026, 2, 1, 0, 0, 1, 500));
});

test('refusals count for ten minutes; shared rate limits and what else is wrong do not', () => {
  const { watch, now, note } = watching();
  for (const status of [401, 403, 429]) note(status);
  for (const status of [200, 400, 404, 500]) note(status);
  note(429, { 'X-RateLimit-Scope': 'shared' });
  note(429, { 'X-RateLimit-Scope': 'user' });
  expect(watch.invalidRequests()).toBe(4);
  now.monotonic += 9 * MINUTE_MS;
  note(403);
  expect(watch.invalidRequests()).toBe(5);
  now.monotonic += MINUTE_MS;
  expect(watch.invalidRequests()).toBe(1);
});

test('a bot knows Discord\u2019s time from its start, and counts as Discord counts', async () => {
  const now = Date.UTC(2026, 2, 1);
  const { channels, discord, channel, post } = await openChannels({ clock: () => now });
  expect(channels.discordTime() - now).toBeLessThan(MINUTE_MS);
  expect(channels.discordTime()).toBeGreaterThanOrEqual(now);
  discord.setBotPermissions(channel, []);
  await post();
  await channels.examine(channel);
  expect(channels.invalidRequests()).toBe(2);
  expect(discord.invalidRequests()).toBe(2);
});

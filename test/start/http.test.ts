import { expect, test } from 'vitest';
import { hashOfToken } from '../../src/http/bearer.ts';
import { addToken } from '../../src/store/tokens.ts';
import { DATA_FOLDER } from '../support/rules.ts';
import { startThread, textOf } from '../support/thread.ts';

const COUNTERS = ['oricon-streams'];

test('a number that a program pushes passes a level, and the channel hears of it once', async () => {
  const thread = await startThread({ now: '2026-03-04', catalogueFolder: `${DATA_FOLDER}/playground` });
  const { bot, store, discord } = thread;
  await addToken(store.write, { name: 'fan-sheet', hash: hashOfToken('tw_a'), counters: COUNTERS }, 0);
  const fans = thread.addServer('Fans');
  await fans.type('settings channel', { channel: fans.channel });
  await fans.type('watch song', { song: 'Paper Moon' });
  const push = (date: string, total: number) =>
    fetch(`${bot.httpUrl}/v1/readings`, {
      method: 'POST',
      headers: { authorization: 'Bearer tw_a', 'content-type': 'application/json', 'idempotency-key': date },
      body: JSON.stringify({ readings: [{ song: 'NOVA7 - Paper Moon', counter: 'oricon-streams', date, total }] }),
    });
  expect((await push('2026-02-22', 99_000_000)).status).toBe(200);
  expect((await push('2026-03-01', 100_200_000)).status).toBe(200);
  expect((await push('2026-03-01', 100_200_000)).status).toBe(200);
  await thread.untilSent();
  const posts = discord.messages(fans.channel).map(textOf);
  expect(posts).toEqual([expect.stringContaining('Paper Moon by NOVA7 passed 100,000,000 plays in Japan')]);
});

test('a bot that is connected is ready, part by part', async () => {
  const { bot } = await startThread({ now: '2026-03-04', catalogueFolder: `${DATA_FOLDER}/playground` });
  const response = await fetch(`${bot.httpUrl}/health/ready`);
  expect(response.status).toBe(200);
  const { parts } = (await response.json()) as { parts: { part: string; status: string }[] };
  expect(parts.map(({ part }) => part)).toEqual(expect.arrayContaining(['announcer', 'database-reads', 'gateway']));
  expect(parts.filter(({ status }) => status !== 'ok')).toEqual([]);
});

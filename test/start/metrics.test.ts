import { pino } from 'pino';
import { expect, test } from 'vitest';
import { correlationId } from '../../src/operations/correlation.ts';
import { createMetrics } from '../../src/operations/metrics.ts';
import { DATA_FOLDER } from '../support/rules.ts';
import { startThread, until } from '../support/thread.ts';

const NOTHING = { openAnnouncements: {}, oldestOwedAt: null, readings: 0, crossings: 0, quotaLeft: {}, shards: {} };

test('what a bot did can be read as metrics: calls, connections, and how it is with its ledger', async () => {
  const { bot, store, addServer } = await startThread({
    now: '2026-03-04',
    catalogueFolder: `${DATA_FOLDER}/playground`,
  });
  const fans = addServer('Fans');
  await fans.type('watch song', { song: 'Paper Moon' });
  await store.write
    .insertInto('source_state')
    .values({ source: 'youtube', spent: 3, spent_until: 9e15, due_at: 0, paused_until: 0 })
    .execute();
  const ask = () => fetch(`${bot.httpUrl}/metrics`);
  // It is counted when Discord has taken the answer, which the caller sees a moment before.
  await until(async () => (await (await ask()).text()).includes('call="/watch song"'));
  const response = await ask();
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const text = await response.text();
  expect(text).toMatch(/tierwatch_call_seconds_count\{call="\/watch song",outcome="answered"\} 1/);
  expect(text).toMatch(/tierwatch_gateway_shards\{state="ready"\} 1/);
  expect(text).toContain('tierwatch_announcements_open{state="owed"} 0');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});

test('an owed announcement shows with its age, a source with what is left of its day', async () => {
  const metrics = createMetrics();
  metrics.settled('estimated', 'posted');
  metrics.sourceAsked('youtube', 'answered');
  const text = await metrics.text(
    { ...NOTHING, openAnnouncements: { owed: 2 }, oldestOwedAt: 40_000, quotaLeft: { youtube: 9_997 } },
    100_000,
  );
  for (const line of [
    'tierwatch_announcements_open{state="owed"} 2',
    'tierwatch_announcement_oldest_owed_seconds 60',
    'tierwatch_source_quota_left{source="youtube"} 9997',
    'tierwatch_announcements_settled_total{kind="estimated",state="posted"} 1',
    'tierwatch_source_calls_total{source="youtube",outcome="answered"} 1',
  ])
    expect(text).toContain(line);
});

test('however many different calls come, there are not more series than a bot has commands', async () => {
  const metrics = createMetrics();
  for (let at = 0; at < 1_000; at += 1) metrics.callEnded(`button made-up-${at}`, 'answered', 1);
  const text = await metrics.text(NOTHING, 0);
  const series = text.split('\n').filter((line) => line.startsWith('tierwatch_call_seconds_count'));
  expect(series).toHaveLength(151);
  expect(text).toContain('tierwatch_call_seconds_count{call="other",outcome="answered"} 850');
});

test('whatever is logged while a call is answered carries its id', async () => {
  const lines: { msg: string; under?: string }[] = [];
  const write = (line: string) => lines.push(JSON.parse(line) as (typeof lines)[number]);
  const log = pino({ level: 'debug', mixin: () => ({ under: correlationId() }) }, { write });
  const thread = await startThread({ now: '2026-03-04', catalogueFolder: `${DATA_FOLDER}/playground`, log });
  await thread.addServer('Fans').type('watch song', { song: 'Paper Moon' });
  const answered = () => lines.find(({ msg }) => msg === 'Answered.');
  await until(() => answered() !== undefined);
  expect(answered()?.under).toMatch(/^\d+$/);
  expect(lines.find(({ msg }) => msg === 'The catalogue was loaded.')?.under).toBeUndefined();
});

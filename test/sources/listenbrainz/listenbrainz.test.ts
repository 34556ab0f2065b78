import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/day.ts';
import type { SongAnswer, SongSource } from '../../../src/domain/source.ts';
import { openListenbrainz } from '../../../src/sources/listenbrainz/listenbrainz.ts';
import { HTML_PAGE, json, type Loopback, openLoopback, type Reply } from '../http/loopback.ts';
import { NO_SETTINGS } from '../source-settings.ts';

const NOW = Date.UTC(2026, 2, 10, 3);
const ONE = '13dd61c7-ce9b-4e0f-9d0a-7f0d5c0d5a11';
const TWO = '24ee72d8-df0c-4f10-8e1b-8f1e6d1e6b22';

let loopback: Loopback;
let source: SongSource;

beforeEach(async () => {
  loopback = await openLoopback();
  const [first] = openListenbrainz({ ...NO_SETTINGS, listenbrainzApiUrl: `${loopback.url}/` }, fetch);
  if (first?.kind !== 'songs') throw new Error('ListenBrainz is a source of songs');
  source = first;
});

async function read(ids = [ONE, TWO], signal = AbortSignal.timeout(10_000)): Promise<SongAnswer> {
  return source.read({ ids, now: NOW, signal });
}

const recording = (mbid: string, count: unknown) => ({
  recording_mbid: mbid,
  total_listen_count: count,
  total_user_count: count,
});
const outcomes = (...rows: readonly (readonly [string, object])[]) => ({ kind: 'read', outcomes: new Map(rows) });
const reading = (mbid: string, count: number) =>
  [
    mbid,
    { kind: 'reading', count, day: dayOf('2026-03-10'), link: `https://listenbrainz.org/track/${mbid}/` },
  ] as const;
const noNumber = (mbid: string) => [mbid, { kind: 'no-number' }] as const;
const failure = (kind: string, more: object = {}) => ({ kind: 'failed', failure: { kind, ...more } });

test('recordings are asked for in one call', async () => {
  loopback.answer(json([recording(ONE, 1_000), recording(TWO, 7)]));
  expect(await read()).toEqual(outcomes(reading(ONE, 1_000), reading(TWO, 7)));
  const [seen] = loopback.seen;
  expect(seen).toMatchObject({ method: 'POST', path: '/1/popularity/recording' });
  expect(JSON.parse(seen?.body ?? '')).toEqual({ recording_mbids: [ONE, TWO] });
  expect(seen?.headers['user-agent']).toContain('Tierwatch/');
});

/** What ListenBrainz answers, and what the bot makes of it. */
const ANSWERS: readonly (readonly [name: string, reply: Reply, expected: object])[] = [
  ['counts in another order', json([recording(TWO, 7), recording(ONE, 9)]), outcomes(reading(ONE, 9), reading(TWO, 7))],
  ['a count of null', json([recording(ONE, null), recording(TWO, 7)]), outcomes(noNumber(ONE), reading(TWO, 7))],
  ['a count of 0', json([recording(ONE, 0), recording(TWO, 7)]), outcomes(noNumber(ONE), reading(TWO, 7))],
  ['a count that is no number', json([recording(ONE, 'many')]), outcomes(noNumber(ONE))],
  ['a count that is not whole', json([recording(ONE, 1.5)]), outcomes(noNumber(ONE))],
  ['a recording that is left out', json([recording(TWO, 7)]), outcomes(reading(TWO, 7))],
  ['a recording that nobody asked for', json([recording('other', 7)]), outcomes()],
  ['200 with an empty list', json([]), outcomes()],
  ['a bad list', json({ code: 400, error: 'recording_mbids are invalid' }, 400), failure('bad-answer')],
  [
    'a token asked for',
    json({ code: 401, error: 'You need to provide an Authorization header.' }, 401),
    failure('api-off'),
  ],
  ['no such endpoint', json({ code: 404, error: 'Not Found' }, 404), failure('bad-answer')],
  [
    'too many requests',
    json({ code: 429, error: 'You have exceeded your rate limit.' }, 429, { 'x-ratelimit-reset-in': '8' }),
    failure('retryable', { waitMs: 8_000 }),
  ],
  ['too many requests that do not say how long', json({ code: 429 }, 429), failure('retryable', { waitMs: 60_000 })],
  ['500', json({ code: 500, error: 'Internal error' }, 500), failure('retryable', { waitMs: null })],
  ['502 with a web page', { status: 502, body: '<html>Bad Gateway</html>' }, failure('retryable')],
  [
    '503 that says how long',
    { status: 503, headers: { 'retry-after': '30' }, body: '' },
    failure('retryable', { waitMs: 30_000 }),
  ],
  ['200 with an object', json({ payload: [] }), failure('bad-answer')],
  ['200 with a list of something else', json([1, 2]), failure('bad-answer')],
  ['200 without a body', {}, failure('bad-answer')],
  ['a web page in place of JSON', HTML_PAGE, failure('bad-answer')],
  ['a redirect', { status: 301, headers: { location: 'https://example.org/' } }, failure('bad-answer')],
  ['a body that is too long', { body: `["${'x'.repeat(2_000_001)}"]` }, failure('bad-answer')],
  ['a connection cut in the middle', { does: 'cut', body: '[{"recording_mbid":"x"}]' }, failure('retryable')],
  ['a connection cut before an answer', { does: 'drop' }, failure('retryable')],
];

test.each(ANSWERS)('%s is what it is', async (_, reply, expected) => {
  loopback.answer(reply);
  const answer = await read();
  if (answer.kind === 'read') expect(answer).toEqual(expected);
  else expect(answer).toMatchObject(expected);
  expect(loopback.seen).toHaveLength(1);
});

describe('an answer that takes too long', () => {
  test.each<[string, Reply]>([
    ['an answer that never comes', { does: 'silence' }],
    ['a body that never ends', { does: 'stall', body: '[{"recording_mbid":"x"}]' }],
  ])('%s is given up in time', async (_, reply) => {
    loopback.answer(reply);
    expect(await read([ONE], AbortSignal.timeout(50))).toMatchObject(failure('retryable'));
  });
});

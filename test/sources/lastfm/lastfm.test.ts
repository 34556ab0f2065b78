import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/day.ts';
import type { SongAnswer, SongSource } from '../../../src/domain/source.ts';
import { openLastfm } from '../../../src/sources/lastfm/lastfm.ts';
import { HTML_PAGE, json, type Loopback, openLoopback, type Reply } from '../http/loopback.ts';
import { NO_SETTINGS } from '../source-settings.ts';

const KEY = 'a-key-of-last-fm';
const NOW = Date.UTC(2026, 2, 10, 3);
const ID = 'NOVA7/_/Harbor+Lights';
const PAGE = 'https://www.last.fm/music/NOVA7/_/Harbor+Lights';

let loopback: Loopback;
let source: SongSource;

beforeEach(async () => {
  loopback = await openLoopback();
  source = open(loopback.url);
});

function open(url: string): SongSource {
  const [first] = openLastfm({ ...NO_SETTINGS, lastfmApiKey: KEY, lastfmApiUrl: url }, fetch);
  if (first?.kind !== 'songs') throw new Error('Last.fm is a source of songs');
  return first;
}

function read(id = ID, signal = AbortSignal.timeout(10_000)): Promise<SongAnswer> {
  return source.read({ ids: [id], now: NOW, signal });
}

const track = (more: object) => json({ track: { name: 'Harbor Lights', url: PAGE, listeners: '9', ...more } });
const error = (code: number, message: string, status = 200) => json({ error: code, message }, status);
const outcome = (id: string, value: object) => ({ kind: 'read', outcomes: new Map([[id, value]]) });
const failure = (kind: string, more: object = {}) => ({ kind: 'failed', failure: { kind, ...more } });
const gone = outcome(ID, { kind: 'gone' });
const noNumber = outcome(ID, { kind: 'no-number' });

test('a track is asked for by its artist and name, and its scrobbles are a reading of the day', async () => {
  loopback.answer(track({ playcount: '9876543' }));
  const reading = { kind: 'reading', count: 9_876_543, day: dayOf('2026-03-10'), link: PAGE };
  expect(await read()).toEqual(outcome(ID, reading));
  expect(Object.fromEntries(loopback.seen[0]?.query ?? [])).toEqual({
    method: 'track.getInfo',
    artist: 'NOVA7',
    track: 'Harbor Lights',
    autocorrect: '1',
    format: 'json',
    api_key: KEY,
  });
  expect(loopback.seen[0]?.headers['user-agent']).toContain('Tierwatch/');
});

test('a track that is known by its MusicBrainz recording is asked for by that', async () => {
  loopback.answer(track({ playcount: '5' }));
  const mbid = '13dd61c7-ce9b-4e0f-9d0a-7f0d5c0d5a11';
  expect(await read(mbid)).toMatchObject({ kind: 'read' });
  expect(loopback.seen[0]?.query.get('mbid')).toBe(mbid);
  expect(loopback.seen[0]?.query.has('artist')).toBe(false);
});

test.each([
  ['an answer with a page of another site', 'https://example.org/music'],
  ['an answer without a page', undefined],
])('%s has no link to show', async (_, url) => {
  loopback.answer(track({ playcount: '5', url }));
  expect(await read()).toEqual(outcome(ID, { kind: 'reading', count: 5, day: dayOf('2026-03-10'), link: null }));
});

/** What Last.fm answers, and what the bot makes of it. */
const ANSWERS: readonly (readonly [name: string, reply: Reply, expected: object])[] = [
  ['track not found, with 200', error(6, 'Track not found'), gone],
  ['track not found, with 404', error(6, 'Track not found', 404), gone],
  ['artist not found', error(6, 'The artist you supplied could not be found', 400), gone],
  ['a missing parameter', error(6, 'Invalid parameters - a required parameter is missing', 400), failure('bad-answer')],
  ['no such service', error(2, 'Invalid service'), failure('bad-answer')],
  ['no such method', error(3, 'Invalid Method'), failure('bad-answer')],
  ['authentication failed', error(4, 'Authentication Failed', 403), failure('key-refused')],
  ['no such format', error(5, 'Invalid format'), failure('bad-answer')],
  ['no such resource', error(7, 'Invalid resource specified'), failure('bad-answer')],
  ['operation failed', error(8, 'Operation failed', 500), failure('retryable', { waitMs: null })],
  ['invalid session', error(9, 'Invalid session key', 403), failure('key-refused')],
  ['invalid key', error(10, 'Invalid API key', 403), failure('key-refused')],
  ['invalid key, with 200', error(10, 'Invalid API key'), failure('key-refused')],
  ['offline', error(11, 'Service Offline', 503), failure('retryable')],
  ['invalid signature', error(13, 'Invalid method signature', 403), failure('key-refused')],
  ['temporarily unavailable', error(16, 'Temporarily unavailable', 503), failure('retryable')],
  ['suspended key', error(26, 'Suspended API key', 403), failure('key-refused')],
  ['rate limit', error(29, 'Rate Limit Exceeded', 429), failure('quota', { until: NOW + 300_000 })],
  [
    'rate limit that says how long',
    { ...json({ error: 29, message: 'Rate Limit Exceeded' }, 429, { 'retry-after': '20' }) },
    failure('quota', { until: NOW + 20_000 }),
  ],
  ['an unknown error', error(99, 'Something new'), failure('bad-answer')],
  ['an error whose code is a string', json({ error: '10', message: 'Invalid API key' }), failure('key-refused')],
  ['a track without a count', track({}), noNumber],
  ['a track with a count of null', track({ playcount: null }), noNumber],
  ['a track with a count of 0', track({ playcount: '0' }), noNumber],
  ['a track with a negative count', track({ playcount: '-5' }), noNumber],
  ['a count beyond what numbers can hold', track({ playcount: '99999999999999999999' }), noNumber],
  ['200 with an empty object', json({}), failure('bad-answer')],
  ['200 with an empty list', json([]), failure('bad-answer')],
  ['200 with null', json(null), failure('bad-answer')],
  ['200 without a body', {}, failure('bad-answer')],
  ['200 with XML', { body: '<?xml version="1.0"?><lfm status="ok"/>' }, failure('bad-answer')],
  ['a web page in place of JSON', HTML_PAGE, failure('bad-answer')],
  ['a redirect', { status: 302, headers: { location: 'https://example.org/' } }, failure('bad-answer')],
  ['429 from something between', { status: 429, body: 'slow down' }, failure('quota', { until: NOW + 300_000 })],
  ['502 with a web page', { status: 502, body: '<html>Bad Gateway</html>' }, failure('retryable')],
  [
    '503 that says how long',
    { status: 503, headers: { 'retry-after': '120' }, body: 'busy' },
    failure('retryable', { waitMs: 120_000 }),
  ],
  ['a body that is too long', { body: 'x'.repeat(1_000_001) }, failure('bad-answer')],
  ['a connection cut in the middle', { does: 'cut', body: '{"track":{"playcount":"5"}}' }, failure('retryable')],
  ['a connection cut before an answer', { does: 'drop' }, failure('retryable')],
];

describe.each(ANSWERS)('%s', (_, reply, expected) => {
  test('is what it is, and never tells the key', async () => {
    loopback.answer(reply);
    const answer = await read();
    expect(answer).toMatchObject(expected);
    expect(loopback.seen).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain(KEY);
  });
});

test.each<[string, Reply]>([
  ['an answer that never comes', { does: 'silence' }],
  ['a body that never ends', { does: 'stall', body: '{"track":{"playcount":"5"}}' }],
])('%s is given up in time', async (_, reply) => {
  loopback.answer(reply);
  expect(await read(ID, AbortSignal.timeout(50))).toMatchObject(failure('retryable'));
});

test('a server that is not there is a failure that may pass, and never tells the key', async () => {
  source = open('http://127.0.0.1:9');
  const answer = await read();
  expect(answer).toMatchObject(failure('retryable'));
  expect(JSON.stringify(answer)).not.toContain(KEY);
});

test('an id that is none of Last.fm is not asked for', async () => {
  expect(await read('NOVA7')).toEqual(outcome('NOVA7', { kind: 'gone' }));
  expect(loopback.seen).toHaveLength(0);
});

test('without a key there is no such source', () => {
  expect(openLastfm(NO_SETTINGS, fetch)).toEqual([]);
});

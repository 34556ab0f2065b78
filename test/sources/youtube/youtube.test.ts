import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/day.ts';
import type { SongSource } from '../../../src/domain/source.ts';
import { nextPacificMidnight } from '../../../src/sources/youtube/pacific-midnight.ts';
import { openYoutube } from '../../../src/sources/youtube/youtube.ts';
import { json, type Loopback, openLoopback } from '../http/loopback.ts';
import { NO_SETTINGS } from '../source-settings.ts';
import { idsOf, REFUSALS, youtubeWith } from './replies.ts';

const KEY = 'AIzaMadeUpKey+With/Signs';
const NOW = Date.parse('2026-03-05T12:00:00Z');
const MIDNIGHT = Date.parse('2026-03-06T08:00:00Z');

function youtubeAt({ url }: Loopback): SongSource {
  const [source] = openYoutube({ ...NO_SETTINGS, youtubeApiKey: KEY, youtubeApiUrl: `${url}/youtube/v3/` }, fetch);
  if (source?.kind !== 'songs') throw new Error('YouTube did not open.');
  return source;
}

function ask(source: SongSource, ids: readonly string[], timeoutMs = 2_000) {
  return source.read({ ids, now: NOW, signal: AbortSignal.timeout(timeoutMs) });
}

describe('YouTube', () => {
  test('without a key there is no such source', () => {
    expect(openYoutube({ ...NO_SETTINGS, youtubeApiKey: null, youtubeApiUrl: null }, fetch)).toEqual([]);
  });

  test('fifty videos are one call, matched by id and not by position', async () => {
    const loopback = await openLoopback(youtubeWith({ aaaaaaaaaaa: '123', bbbbbbbbbbb: '9007199254740991' }));
    const answer = await ask(youtubeAt(loopback), ['aaaaaaaaaaa', 'bbbbbbbbbbb']);
    const day = dayOf('2026-03-05');
    expect(answer).toEqual({
      kind: 'read',
      outcomes: new Map([
        ['aaaaaaaaaaa', { kind: 'reading', count: 123, day, link: 'https://www.youtube.com/watch?v=aaaaaaaaaaa' }],
        [
          'bbbbbbbbbbb',
          { kind: 'reading', count: 9_007_199_254_740_991, day, link: 'https://www.youtube.com/watch?v=bbbbbbbbbbb' },
        ],
      ]),
    });
    expect(loopback.seen).toHaveLength(1);
    const [request] = loopback.seen;
    expect(request?.path).toMatch(/^\/youtube\/v3\/videos\?/);
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      part: 'statistics',
      id: 'aaaaaaaaaaa,bbbbbbbbbbb',
      key: KEY,
    });
    expect(request && idsOf(request)).toHaveLength(2);
  });

  test('a video that is missing is gone, one whose number is hidden or no number has none', async () => {
    const loopback = await openLoopback(youtubeWith({ hidden: null, strange: '1e6', minus: '-1', known: '7' }));
    const answer = await ask(youtubeAt(loopback), ['hidden', 'strange', 'minus', 'missing', 'known']);
    expect(answer.kind === 'read' && [...answer.outcomes].map(([id, { kind }]) => `${id} ${kind}`)).toEqual([
      'hidden no-number',
      'strange no-number',
      'minus no-number',
      'missing gone',
      'known reading',
    ]);
  });

  test('a list that is empty says that all videos are gone', async () => {
    const loopback = await openLoopback(json({ kind: 'youtube#videoListResponse', items: [] }));
    const answer = await ask(youtubeAt(loopback), ['one', 'two']);
    expect(answer).toEqual({
      kind: 'read',
      outcomes: new Map([
        ['one', { kind: 'gone' }],
        ['two', { kind: 'gone' }],
      ]),
    });
  });

  const quota = { kind: 'quota', until: MIDNIGHT };
  const keyRefused = { kind: 'key-refused' };
  const apiOff = { kind: 'api-off' };
  const retryable = { kind: 'retryable', waitMs: null };
  const badAnswer = { kind: 'bad-answer' };

  test.each<[keyof typeof REFUSALS, object]>([
    ['the quota of the day is used up', quota],
    ['the daily limit is exceeded', quota],
    ['the day is used up, told as a rate limit', quota],
    ['too many calls in a minute', { kind: 'quota', until: NOW + 60_000 }],
    ['a wrong key, in the old shape', keyRefused],
    ['a wrong key, in the new shape', keyRefused],
    ['a wrong key, by its message alone', keyRefused],
    ['an expired key', keyRefused],
    ['no key', keyRefused],
    ['the key may not use this API', apiOff],
    ['the API is off', apiOff],
    ['the API is off, by its detail alone', apiOff],
    ['a fault of its own', retryable],
    ['a fault of its own that says when to come back', { kind: 'retryable', waitMs: 120_000 }],
    ['a broken gateway with a page of HTML', retryable],
    ['too many requests', retryable],
    ['a refusal nobody has heard of', badAnswer],
    ['an address that is none of its', badAnswer],
    ['another address', badAnswer],
    ['HTML in place of JSON', badAnswer],
    ['JSON of another kind', badAnswer],
    ['half of its JSON', badAnswer],
    ['nothing at all', badAnswer],
    ['not modified', badAnswer],
    ['a connection cut in the middle', retryable],
    ['a connection cut at once', retryable],
    ['a body that never ends', retryable],
    ['no answer', retryable],
  ])('%s', async (name, failure) => {
    const loopback = await openLoopback(REFUSALS[name]);
    const answer = await ask(youtubeAt(loopback), ['aaaaaaaaaaa'], 300);
    expect(answer).toMatchObject({ kind: 'failed', failure });
    expect(JSON.stringify(answer)).not.toContain('AIza');
    expect(loopback.seen).toHaveLength(1);
  });

  test('the table above names every refusal', () => {
    expect(Object.keys(REFUSALS)).toHaveLength(28);
  });

  test('nothing that listens, and an address that is none, are failures without the key', async () => {
    for (const url of ['http://127.0.0.1:1', 'http://[nonsense']) {
      const [source] = openYoutube({ ...NO_SETTINGS, youtubeApiKey: KEY, youtubeApiUrl: url }, fetch);
      const answer = source?.kind === 'songs' ? await ask(source, ['a']) : null;
      expect(answer).toMatchObject({ kind: 'failed', failure: { kind: 'retryable' } });
      expect(JSON.stringify(answer)).not.toContain('AIza');
    }
  });

  test('an answer without end is not read to its end', async () => {
    const loopback = await openLoopback({ body: 'x'.repeat(3_000_000) });
    expect(await ask(youtubeAt(loopback), ['a'])).toMatchObject({ failure: { kind: 'bad-answer' } });
  });
});

describe("YouTube's day", () => {
  test.each([
    ['in winter', '2026-01-10T07:59:59Z', '2026-01-10T08:00:00Z'],
    ['at the very midnight, the next one', '2026-01-10T08:00:00Z', '2026-01-11T08:00:00Z'],
    ['in summer', '2026-07-10T12:00:00Z', '2026-07-11T07:00:00Z'],
    ['on the day that clocks go forward', '2026-03-08T09:00:00Z', '2026-03-09T07:00:00Z'],
    ['on the day that clocks go back', '2026-11-01T08:00:00Z', '2026-11-02T08:00:00Z'],
    ['over the end of a year', '2026-12-31T20:00:00Z', '2027-01-01T08:00:00Z'],
  ])('%s ends at midnight in California', (_when, now, end) => {
    expect(new Date(nextPacificMidnight(Date.parse(now))).toISOString()).toBe(new Date(end).toISOString());
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { createMusicbrainz, type Found, type Musicbrainz } from '../../../src/sources/musicbrainz/musicbrainz.ts';
import { HTML_PAGE, json, type Loopback, openLoopback, type Reply } from '../http/loopback.ts';
import { ONE, recording, searched, TOO_FAST, TWO } from './replies.ts';

let loopback: Loopback;
let musicbrainz: Musicbrainz;
let now: number;
let waits: number[];
let askedAt: number[];

beforeEach(async () => {
  now = Date.UTC(2026, 2, 10);
  waits = [];
  askedAt = [];
  loopback = await openLoopback();
  musicbrainz = clientOf(null);
});

/** A client whose waiting takes no time. */
function clientOf(contact: string | null): Musicbrainz {
  return createMusicbrainz({
    apiUrl: `${loopback.url}/ws/2/`,
    contact,
    fetch: (url, init) => {
      askedAt.push(now);
      return fetch(url, init);
    },
    clock: () => now,
    sleep: async (ms) => {
      waits.push(ms);
      now += ms;
    },
  });
}

const failure = (kind: string, more: object = {}) => ({ kind: 'failed', failure: { kind, ...more } });

test('a song is looked for by its ISRC', async () => {
  loopback.answer(json({ isrc: 'JPU902501234', recordings: [recording(ONE, 'Harbor Lights')] }));
  expect(await musicbrainz.byIsrc('JPU902501234')).toEqual({
    kind: 'found',
    recordings: [
      {
        mbid: ONE,
        title: 'Harbor Lights',
        artist: 'NOVA7',
        lengthMs: 212_400,
        remark: null,
        releases: [{ title: 'First Light', date: '2025-01-31' }],
      },
    ],
  });
  expect(loopback.seen[0]?.path).toBe('/ws/2/isrc/JPU902501234?fmt=json&inc=artist-credits+releases');
});

test('a song is looked for by every name that it and its acts have, whatever signs are in them', async () => {
  loopback.answer(searched());
  await musicbrainz.byName(['Say "Hi"', '言って'], ['&TEAM', 'a\\b']);
  const [seen] = loopback.seen;
  expect(seen?.path).toMatch(/^\/ws\/2\/recording\?/);
  expect(seen?.query.get('query')).toBe('recording:("Say \\"Hi\\"" OR "言って") AND artist:("&TEAM" OR "a\\\\b")');
  expect(seen?.query.get('fmt')).toBe('json');
});

test('who asks is named, with the contact that the operator gives', async () => {
  loopback.answer(searched());
  await clientOf('someone@example.org').byName(['a'], ['b']);
  await clientOf(null).byName(['a'], ['b']);
  expect(loopback.seen.map(({ headers }) => headers['user-agent'])).toEqual([
    'Tierwatch/0.1 ( someone@example.org )',
    'Tierwatch/0.1 ( a self-hosted bot for streaming counts )',
  ]);
});

test('acts are joined as they are credited, and what is missing is left out', async () => {
  const credit = [{ name: 'NOVA7', joinphrase: ' feat. ' }, { name: 'HALO' }];
  const sparse = { id: TWO, title: 'Harbor Lights' };
  const full = recording(ONE, 'Harbor Lights', { 'artist-credit': credit, disambiguation: 'live', releases: null });
  loopback.answer(searched(full, sparse));
  expect(await musicbrainz.byName(['a'], ['b'])).toMatchObject({
    recordings: [
      { artist: 'NOVA7 feat. HALO', remark: 'live', releases: [] },
      { artist: '', lengthMs: null, remark: null, releases: [] },
    ],
  });
});

describe('MusicBrainz', () => {
  test('is asked once a second at most', async () => {
    loopback.answer(searched());
    for (let time = 0; time < 3; time += 1) await musicbrainz.byName(['a'], ['b']);
    expect(askedAt.map((at) => at - (askedAt[0] ?? 0))).toEqual([0, 1_000, 2_000]);
  });

  test('that is busy is asked again when it says', async () => {
    loopback.answer(() => (loopback.seen.length < 3 ? TOO_FAST : searched(recording(ONE, 'Harbor Lights'))));
    expect(await musicbrainz.byName(['a'], ['b'])).toMatchObject({ kind: 'found', recordings: [{ mbid: ONE }] });
    expect(waits).toEqual([3_000, 3_000]);
  });

  test('that stays busy is left alone after four requests', async () => {
    loopback.answer(TOO_FAST);
    expect(await musicbrainz.byIsrc('JPU902501234')).toMatchObject(failure('retryable', { waitMs: 3_000 }));
    expect(loopback.seen).toHaveLength(4);
  });

  test('that does not say how long is asked less and less often', async () => {
    loopback.answer({ status: 503, body: '' });
    await musicbrainz.byIsrc('JPU902501234');
    expect(waits).toEqual([2_000, 4_000, 8_000]);
  });

  test('that asks for a long wait is asked another time', async () => {
    loopback.answer({ status: 503, headers: { 'retry-after': '3600' } });
    expect(await musicbrainz.byIsrc('JPU902501234')).toMatchObject(failure('retryable', { waitMs: 3_600_000 }));
    expect(loopback.seen).toHaveLength(1);
  });
});

/** What MusicBrainz answers, and what the bot makes of it. */
const ANSWERS: readonly (readonly [name: string, reply: Reply, expected: object])[] = [
  [
    'an ISRC that nobody entered',
    json({ error: 'Not Found', help: 'For usage, please see: …' }, 404),
    { kind: 'found', recordings: [] },
  ],
  ['200 with an empty list', searched(), { kind: 'found', recordings: [] }],
  ['an ISRC that is none', json({ error: 'Invalid isrc.' }, 400), failure('bad-answer')],
  [
    'a bot that is turned away',
    json({ error: 'Forbidden' }, 403),
    failure('api-off', { detail: expect.stringContaining('MUSICBRAINZ_CONTACT') }),
  ],
  ['500', json({ error: 'Internal server error' }, 500), failure('retryable')],
  ['502 with a web page', { ...HTML_PAGE, status: 502 }, failure('retryable')],
  ['a web page in place of JSON', HTML_PAGE, failure('bad-answer')],
  ['404 with a web page', { ...HTML_PAGE, status: 404 }, failure('bad-answer')],
  ['200 with another object', json({ artists: [] }), failure('bad-answer')],
  ['200 with a recording without an id', searched({ title: 'x' }), failure('bad-answer')],
  ['200 without a body', {}, failure('bad-answer')],
  ['a redirect', { status: 301, headers: { location: 'https://example.org' } }, failure('bad-answer')],
  ['a body that is too long', { body: 'x'.repeat(5_000_001) }, failure('bad-answer')],
  ['a connection cut in the middle', { does: 'cut', body: '{"recordings":[]}' }, failure('retryable')],
  ['a connection cut before an answer', { does: 'drop' }, failure('retryable')],
];

test.each(ANSWERS)('%s is what it is', async (_, reply, expected) => {
  loopback.answer(reply);
  const found: Found = await musicbrainz.byIsrc('JPU902501234');
  expect(found).toMatchObject(expected);
  expect(loopback.seen).toHaveLength(1);
});

import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/domain/source.ts';
import { openSources } from '../../src/sources/sources.ts';
import { createCatalogue } from '../../src/store/catalogue.ts';
import { createSheetTaker } from '../../src/tracker/take-sheet.ts';
import { HTML_PAGE, json, type Loopback, openLoopback, type Reply } from '../sources/http/loopback.ts';
import { csv, RULES, sheetOf } from '../sources/sheet/sheets.ts';
import { NO_SETTINGS } from '../sources/source-settings.ts';
import { temporaryStore } from '../support/store.ts';
import { addSong } from '../support/world.ts';
import { BEGIN, type Line, MINUTE_MS, numberOf, pauseOf, trackingOf } from './tracking.ts';

const KEY = 'a-key-of-last-fm';
const HIDDEN = 'an-unlisted-sheet';
const TRACK = 'NOVA7/_/Harbor+Lights';
const MBID = '13dd61c7-ce9b-4e0f-9d0a-7f0d5c0d5a11';
const IN_AN_HOUR = '2026-03-05T13:00:00.000Z';

/** What the bot did: calls it made, whether and until when it leaves the source alone, and how it said so. */
interface Deed {
  readonly calls: number;
  readonly pause: { readonly kind: string; readonly until: string } | null;
  readonly level: Line['level'];
}

const untilMended = (kind: string): Deed => ({ calls: 1, pause: { kind, until: IN_AN_HOUR }, level: 'error' });
const waits = (kind: string, until: string): Deed => ({ calls: 1, pause: { kind, until }, level: 'warn' });
const triedThrice: Deed = { calls: 3, pause: null, level: 'warn' };
const triedOnce: Deed = { calls: 1, pause: null, level: 'warn' };

/** A source on loopback, the only one of its kind, and a song with a link at it. */
async function asking(id: string, settingsAt: (loopback: Loopback) => object, site: 'lastfm' | 'musicbrainz' | null) {
  const loopback = await openLoopback();
  const settings = { ...NO_SETTINGS, listenbrainzApiUrl: 'http://127.0.0.1:9', ...settingsAt(loopback) };
  const sources = openSources(settings, fetch).filter((source: Source) => source.id === id);
  const store = await temporaryStore();
  const song = await addSong(store, 'harbor-lights');
  const external = site === 'lastfm' ? TRACK : MBID;
  if (site) await store.write.insertInto('song_link').values({ site, external_id: external, song_id: song }).execute();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const parts = { store, rules: RULES, catalogue: createCatalogue(store), pause: async () => undefined, log };
  const takeSheet = createSheetTaker({ ...parts, clock: () => BEGIN });
  return { loopback, song, tracking: await trackingOf(sources, { store, takeSheet }) };
}

const SOURCES = {
  lastfm: {
    counter: 'lastfm-scrobbles',
    open: () => asking('lastfm', ({ url }) => ({ lastfmApiKey: KEY, lastfmApiUrl: url }), 'lastfm'),
    good: json({ track: { playcount: '1234' } }),
  },
  listenbrainz: {
    counter: 'listenbrainz-listens',
    open: () => asking('listenbrainz', ({ url }) => ({ listenbrainzApiUrl: url }), 'musicbrainz'),
    good: json([{ recording_mbid: MBID, total_listen_count: 1234, total_user_count: 9 }]),
  },
  'sheet:team': {
    counter: 'oricon-streams',
    open: () =>
      asking(
        'sheet:team',
        ({ url }) => ({ sheets: [sheetOf({ address: `${url}/${HIDDEN}` })], sheetsAllowNetworks: ['127.0.0.1'] }),
        null,
      ),
    good: { headers: { 'content-type': 'text/csv' }, body: csv('harbor-lights,Oricon,1234,2026-03-01,') } as Reply,
  },
} as const;

type Name = keyof typeof SOURCES;

const error = (code: number, status = 200) => json({ error: code, message: 'what went wrong' }, status);
const IN_FIVE_MINUTES = '2026-03-05T12:05:00.000Z';
const IN_TWO_MINUTES = '2026-03-05T12:02:00.000Z';
const BUSY: Reply = { status: 503, headers: { 'retry-after': '120' } };

const DEEDS: readonly (readonly [source: Name, answer: string, reply: Reply, deed: Deed])[] = [
  ['lastfm', 'an invalid key', error(10, 403), untilMended('key-refused')],
  ['lastfm', 'an invalid key, with 200', error(10), untilMended('key-refused')],
  ['lastfm', 'a suspended key', error(26, 403), untilMended('key-refused')],
  ['lastfm', 'a failed authentication', error(4, 403), untilMended('key-refused')],
  ['lastfm', 'a rate limit', error(29, 429), waits('quota', IN_FIVE_MINUTES)],
  ['lastfm', 'an operation that failed', error(8, 500), triedThrice],
  ['lastfm', 'a service that is offline', error(11, 503), triedThrice],
  ['lastfm', 'a service that is unavailable for a while', error(16, 503), triedThrice],
  ['lastfm', 'a call that was made wrongly', error(6, 400), triedOnce],
  ['lastfm', 'an unknown error', error(99), triedOnce],
  ['lastfm', 'a web page', HTML_PAGE, triedOnce],
  ['lastfm', '200 with an empty list', json([]), triedOnce],
  ['lastfm', 'a broken gateway', { status: 502, body: '<html>' }, triedThrice],
  ['lastfm', '503 that says how long', BUSY, waits('retryable', IN_TWO_MINUTES)],
  ['lastfm', 'a cut connection', { does: 'cut', body: '{"track":{}}' }, triedThrice],
  ['listenbrainz', 'a refused list', json({ code: 400, error: 'bad' }, 400), triedOnce],
  ['listenbrainz', 'a log-in asked for', json({ code: 401, error: 'log in' }, 401), untilMended('api-off')],
  [
    'listenbrainz',
    'too many requests',
    json({ code: 429 }, 429, { 'x-ratelimit-reset-in': '120' }),
    waits('retryable', IN_TWO_MINUTES),
  ],
  ['listenbrainz', 'a fault of its own', json({ code: 500 }, 500), triedThrice],
  ['listenbrainz', 'a web page', HTML_PAGE, triedOnce],
  ['listenbrainz', 'an object in place of a list', json({}), triedOnce],
  ['listenbrainz', 'a connection cut at once', { does: 'drop' }, triedThrice],
  ['sheet:team', '404', { status: 404 }, untilMended('key-refused')],
  ['sheet:team', '403', { status: 403 }, untilMended('key-refused')],
  [
    'sheet:team',
    'a redirect inside',
    { status: 302, headers: { location: 'https://10.0.0.1/' } },
    untilMended('key-refused'),
  ],
  [
    'sheet:team',
    'a web page',
    HTML_PAGE,
    { ...triedOnce, pause: { kind: 'bad-answer', until: '2026-03-05T12:12:00.000Z' } },
  ],
  [
    'sheet:team',
    'an empty body',
    { body: '' },
    { ...triedOnce, pause: { kind: 'bad-answer', until: '2026-03-05T12:12:00.000Z' } },
  ],
  ['sheet:team', '503 that says how long', BUSY, waits('retryable', IN_TWO_MINUTES)],
  [
    'sheet:team',
    'a fault of its own',
    { status: 500 },
    { ...triedThrice, pause: { kind: 'retryable', until: '2026-03-05T12:12:00.000Z' } },
  ],
  [
    'sheet:team',
    'a cut connection',
    { does: 'cut', body: csv('harbor-lights') },
    { ...triedThrice, pause: { kind: 'retryable', until: '2026-03-05T12:12:00.000Z' } },
  ],
];

describe('what the sources answer, and what the bot does', () => {
  test.each(DEEDS)('%s: %s', async (name, _, reply, { calls, pause, level }) => {
    const { open, good, counter } = SOURCES[name];
    const { loopback, song, tracking } = await open();
    loopback.answer(reply);
    await tracking.after(0);
    expect(loopback.seen).toHaveLength(calls);
    expect(await pauseOf(tracking, name)).toEqual(pause);
    expect(tracking.lines.map((line) => line.level)).toEqual([level]);
    expect(JSON.stringify(tracking.lines)).not.toMatch(new RegExp(`${KEY}|${HIDDEN}`));
    expect(await numberOf(tracking.store, song, counter)).toBeUndefined();

    loopback.answer(good);
    await tracking.after(pause ? Date.parse(pause.until) - tracking.now() : 2 * MINUTE_MS);
    expect(loopback.seen).toHaveLength(calls + 1);
    expect(await numberOf(tracking.store, song, counter)).toMatchObject({ count: 1234 });
  });

  test('an empty list of ListenBrainz is no answer: its songs are asked for again', async () => {
    const { loopback, song, tracking } = await SOURCES.listenbrainz.open();
    loopback.answer(json([]));
    await tracking.after(0);
    loopback.answer(SOURCES.listenbrainz.good);
    await tracking.after(2 * MINUTE_MS);
    expect(await numberOf(tracking.store, song, 'listenbrainz-listens')).toMatchObject({ count: 1234 });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { chartTotals } from '../../src/store/charts.ts';
import { DataFileError } from '../../src/store/data-files.ts';
import type { Store } from '../../src/store/database.ts';
import { type ChartSong, createSongResolver } from '../../src/store/import-songs.ts';
import { latestReadings } from '../../src/store/readings.ts';
import { songById } from '../../src/store/songs.ts';
import { loadCatalogue } from '../../src/tracker/load-catalogue.ts';
import { type CatalogueText, catalogueFiles } from '../support/catalogue.ts';
import { counterOf, madeUpRules } from '../support/rules.ts';
import { dump, temporaryStore } from '../support/store.ts';
import { addServer, crossingsOf, ledger, noonOf, owedLines, record, recordChartDay } from '../support/world.ts';

const RULES = madeUpRules();
const TODAY = '2026-03-01';
const SPOTIFY_ID = 'A'.repeat(22);

const ARTISTS = [
  { key: 'nova', name: 'NOVA', market: 'kpop', aliases: ['Nova Five'] },
  { key: 'yun', name: 'Yun', market: 'kpop', memberOf: ['nova'] },
];
const LIGHTS = { key: 'nova--lights', title: 'Lights', artists: ['nova'], released: '2024-05-06' };
const MOON = { key: 'nova--moon', title: 'Moon', artists: ['nova'], featuring: ['yun'], spotify: [SPOTIFY_ID] };
const BATCHES = ['steps,2025-11,partial,', 'steps,2025-12,partial,2026-01-30', 'steps,2026-01,full,2026-02-25'];
const FIRST: CatalogueText = {
  artists: ARTISTS,
  songs: [LIGHTS, MOON],
  certificates: ['nova--lights,middle,2025-10', 'nova--moon,middle,'],
  batches: BATCHES,
};

let store: Store;

beforeEach(async () => {
  store = await temporaryStore();
});

function load(text: CatalogueText, now = noonOf(TODAY)) {
  const files = catalogueFiles(text);
  return store.write.transaction().execute((trx) => loadCatalogue(trx, RULES, files, now));
}

async function songId(key: string): Promise<number> {
  const row = await store.read.selectFrom('song').select('id').where('key', '=', key).executeTakeFirstOrThrow();
  return row.id;
}

function importSong(song: Partial<ChartSong> = {}): Promise<number> {
  return store.write.transaction().execute(async (trx) => {
    const resolver = await createSongResolver(trx);
    return resolver.resolve(trx, { spotifyId: SPOTIFY_ID, title: 'Moon', artistText: 'NOVA', ...song });
  });
}

describe('loading the shipped files', () => {
  test('brings acts, songs, credits and certificates', async () => {
    expect(await load(FIRST)).toMatchObject({
      state: 'loaded',
      artistsChanged: 2,
      songsChanged: 2,
      certificatesAdded: 2,
      certificatesUpdated: 0,
      missing: [],
      conflicts: [],
    });
    expect(await songById(store.read, await songId('nova--moon'))).toMatchObject({
      title: 'Moon',
      artists: [{ key: 'nova' }],
    });
    expect(await store.read.selectFrom('certificate_batch').selectAll().execute()).toHaveLength(3);
  });

  test('a second time changes nothing', async () => {
    await load(FIRST);
    const before = await dump(store);
    expect(await load(FIRST, noonOf(TODAY) + 1)).toMatchObject({ state: 'unchanged', songsChanged: 0, owed: 0 });
    expect(await dump(store)).toEqual(before);
  });

  test('rows in another order change no row but the note of what was loaded', async () => {
    await load(FIRST);
    const { meta: before, ...rows } = await dump(store);
    expect(
      await load({ ...FIRST, songs: [MOON, LIGHTS], certificates: FIRST.certificates?.toReversed() ?? [] }),
    ).toMatchObject({ state: 'loaded', songsChanged: 0, certificatesAdded: 0, certificatesUpdated: 0 });
    const { meta: after, ...same } = await dump(store);
    expect(same).toEqual(rows);
    expect(after).not.toEqual(before);
  });

  test('an edited row updates, and only that one', async () => {
    await load(FIRST);
    const id = await songId('nova--lights');
    const edited = { ...LIGHTS, ja: 'ライツ', artists: ['yun'] };
    expect(await load({ ...FIRST, songs: [edited, MOON] })).toMatchObject({ artistsChanged: 0, songsChanged: 1 });
    expect(await songById(store.read, id)).toMatchObject({
      key: 'nova--lights',
      ja: 'ライツ',
      artists: [{ key: 'yun' }],
    });
  });

  test('a song that is no longer a version of another is none', async () => {
    const version = { ...LIGHTS, key: 'nova--lights-jp', version: 'Japanese version', versionOf: 'nova--lights' };
    await load({ ...FIRST, songs: [LIGHTS, MOON, version] });
    expect(await songById(store.read, await songId('nova--lights'))).toMatchObject({ languageVersions: true });
    const { version: _, versionOf: __, ...alone } = version;
    await load({ ...FIRST, songs: [LIGHTS, MOON, alone] });
    expect(await songById(store.read, await songId('nova--lights'))).toMatchObject({ languageVersions: false });
  });

  test('an edited certificate updates, and its date with it', async () => {
    await load(FIRST);
    const certificates = ['nova--lights,middle,2025-10', 'nova--moon,middle,2025-09'];
    expect(await load({ ...FIRST, certificates })).toMatchObject({
      certificatesAdded: 0,
      certificatesUpdated: 1,
      owed: 0,
    });
    expect(await crossingsOf(store, await songId('nova--moon'), 'steps')).toMatchObject([
      { level: 'middle', kind: 'certified', day: dayOf('2025-09-30') },
    ]);
  });

  test('a removed row is reported and kept', async () => {
    await load(FIRST);
    const less = { ...FIRST, artists: ARTISTS, songs: [LIGHTS], certificates: ['nova--lights,middle,2025-10'] };
    expect(await load(less)).toMatchObject({ missing: ['nova--moon', 'nova--moon middle'] });
    const moon = await songId('nova--moon');
    const kept = await store.read.selectFrom('certificate').selectAll().where('song_id', '=', moon).execute();
    expect(kept).toMatchObject([{ level: 'middle', gone_at: noonOf(TODAY) }]);
    await load(FIRST);
    expect(await store.read.selectFrom('certificate').select('gone_at').where('song_id', '=', moon).execute()).toEqual([
      { gone_at: null },
    ]);
  });

  test.each([
    ['a song', ['nobody--song,middle,2025-10'], 'nobody--song'],
    ['a level', ['nova--lights,golden,2025-10'], 'golden'],
    ['a level that was not given in that month', ['nova--lights,small,2025-10'], 'small 2025-10'],
  ])('a certificate that names %s there is not is refused, and nothing is kept', async (_, certificates, named) => {
    const before = await dump(store);
    const refused = load({ ...FIRST, certificates });
    await expect(refused).rejects.toThrow(DataFileError);
    await expect(refused).rejects.toThrow(named);
    await expect(refused).rejects.toThrow('certificates/steps.csv');
    expect(await dump(store)).toEqual(before);
  });
});

describe('songs and acts that charts brought first', () => {
  test('a song is adopted with its id and key, and what it is called now', async () => {
    const imported = await importSong();
    expect(await load(FIRST)).toMatchObject({ conflicts: [], missing: [] });
    expect(await songById(store.read, imported)).toMatchObject({ key: `spotify-${SPOTIFY_ID}`, title: 'Moon' });
    expect(await store.read.selectFrom('song').select('id').execute()).toHaveLength(2);
    const before = await dump(store);
    expect(await load(FIRST)).toMatchObject({ state: 'unchanged' });
    expect(await dump(store)).toEqual(before);
    const edited = { ...MOON, title: 'Moon (Night)' };
    expect(await load({ ...FIRST, songs: [LIGHTS, edited] })).toMatchObject({ songsChanged: 1, missing: [] });
    expect(await songById(store.read, imported)).toMatchObject({ title: 'Moon (Night)' });
  });

  test('a certificate of an adopted song belongs to the row that its numbers belong to', async () => {
    const imported = await importSong();
    await load(FIRST);
    expect(await crossingsOf(store, imported, 'steps')).toMatchObject([{ level: 'middle', kind: 'certified' }]);
  });

  test('a song whose id on Spotify the catalogue does not know is adopted by its acts and title', async () => {
    const spotifyId = 'B'.repeat(22);
    const imported = await importSong({ spotifyId, title: 'LIGHTS' });
    await load(FIRST);
    expect(await songById(store.read, imported)).toMatchObject({ title: 'Lights', key: `spotify-${spotifyId}` });
    expect(await crossingsOf(store, imported, 'steps')).toMatchObject([{ level: 'middle', kind: 'certified' }]);
  });

  test('a song of the same title by another act is not adopted', async () => {
    const imported = await importSong({ title: 'Lights', artistText: 'Somebody Else' });
    await load({ ...FIRST, songs: [LIGHTS], certificates: [] });
    expect(await songById(store.read, imported)).toMatchObject({ artists: [{ name: 'Somebody Else' }] });
    expect(await store.read.selectFrom('song').select('id').execute()).toHaveLength(2);
  });

  test('an act is adopted by its name', async () => {
    await importSong({ artistText: 'Nova Five' });
    await load(FIRST);
    expect(await store.read.selectFrom('artist').select('key').orderBy('key').execute()).toEqual([
      { key: 'nova' },
      { key: 'yun' },
    ]);
  });

  test('two acts that go by one name do not become one', async () => {
    await importSong({ artistText: 'Nova Five' });
    const namesake = { key: 'nova-five', name: 'Nova Five', market: 'other' };
    await load({ ...FIRST, artists: [...ARTISTS, namesake] });
    expect(await store.read.selectFrom('artist').select('key').orderBy('key').execute()).toEqual([
      { key: 'nova' },
      { key: 'nova-five' },
      { key: 'yun' },
    ]);
  });

  test('an id that two songs claim stays with the first, and is reported', async () => {
    const rival = { key: 'nova--moon-again', title: 'Moon', artists: ['nova'], spotify: [SPOTIFY_ID] };
    expect(await load({ ...FIRST, songs: [LIGHTS, MOON, rival] })).toMatchObject({
      conflicts: [`nova--moon-again: spotify ${SPOTIFY_ID} belongs to nova--moon`],
    });
    const imported = await importSong();
    expect(imported).toBe(await songId('nova--moon'));
  });

  test('an id that two songs claim adopts one row once', async () => {
    const imported = await importSong();
    const rival = { key: 'nova--moon-again', title: 'Moon', artists: ['nova'], spotify: [SPOTIFY_ID] };
    await load({ ...FIRST, songs: [LIGHTS, MOON, rival] });
    expect(await songById(store.read, imported)).toMatchObject({ key: `spotify-${SPOTIFY_ID}` });
    expect(await store.read.selectFrom('song').select('id').execute()).toHaveLength(3);
  });
});

describe('a song that an import made before the catalogue linked it to one of its own', () => {
  const OTHER_ID = 'B'.repeat(22);
  const LINKED = { ...MOON, spotify: [SPOTIFY_ID, OTHER_ID] };
  const CHART = counterOf(RULES, 'chart');
  const DAY = dayOf('2026-02-01');

  let moon: number;
  let imported: number;
  let fans: number;

  beforeEach(async () => {
    await load(FIRST);
    moon = await songId('nova--moon');
    imported = await importSong({ spotifyId: OTHER_ID, title: 'Moon (Remaster)' });
    fans = await addServer(store, 'fans', { ladders: ['days'], songs: [imported] });
    await recordChartDay(store, RULES, CHART, DAY, new Map([[moon, 600]]));
    const both = new Map([
      [moon, 700],
      [imported, 900],
    ]);
    await recordChartDay(store, RULES, CHART, DAY + 1, both);
    await recordChartDay(store, RULES, CHART, DAY + 2, new Map([[imported, 5_000]]));
  });

  const linkThem = () => load({ ...FIRST, songs: [LIGHTS, LINKED] });

  test('is part of it from then on, with its ids, numbers and levels', async () => {
    await record(store, RULES, 'alpha', [{ song: moon, day: '2026-02-01', count: 40_000 }]);
    await record(store, RULES, 'alpha', [{ song: imported, day: '2026-02-01', count: 60_000 }]);
    expect(await linkThem()).toMatchObject({ state: 'loaded', songsChanged: 1, conflicts: [] });
    expect(await songById(store.read, imported)).toBeNull();
    expect(await importSong({ spotifyId: OTHER_ID })).toBe(moon);
    const counters = await store.read.selectFrom('counter').selectAll().execute();
    const chart = counters.find((counter) => counter.key === 'chart')?.id ?? 0;
    expect(await chartTotals(store.read, chart, moon)).toEqual([
      { day: DAY, count: 600 },
      { day: DAY + 1, count: 2_200 },
      { day: DAY + 2, count: 7_200 },
    ]);
    expect(await latestReadings(store.read, moon, [0])).toMatchObject([
      { counter: 'chart', day: DAY + 2, count: 7_200 },
      { counter: 'alpha', day: DAY, count: 60_000 },
    ]);
    expect(await crossingsOf(store, moon, 'days')).toMatchObject([
      { level: 'low', day: DAY + 1, count: 1_300 },
      { level: 'mid', day: DAY + 2, count: 5_900 },
    ]);
  });

  test('leaves no row of its own behind, and nothing to do the next time', async () => {
    await linkThem();
    const before = await dump(store);
    for (const [table, rows] of Object.entries(before))
      for (const row of rows) expect(JSON.parse(String(row)).song_id ?? moon, `${table} ${row}`).not.toBe(imported);
    expect(await load({ ...FIRST, songs: [LINKED, LIGHTS] })).toMatchObject({ songsChanged: 0, conflicts: [] });
  });

  test('hands over its followers and what was posted of it, which is not posted again', async () => {
    const lines = await owedLines(store);
    expect(lines).toEqual(['channel-of-fans days mid estimated owed']);
    await store.write.updateTable('announcement').set({ state: 'posted' }).execute();
    await linkThem();
    expect(await store.read.selectFrom('watch').selectAll().execute()).toMatchObject([
      { kind: 'song', target_id: moon, server_id: fans },
    ]);
    const crossings = await store.read
      .selectFrom('crossing')
      .select(['id', 'level'])
      .where('song_id', '=', moon)
      .execute();
    const mid = crossings.find((crossing) => crossing.level === 'mid')?.id;
    expect(await ledger(store)).toMatchObject([{ song_id: moon, crossing_id: mid, state: 'posted' }]);
  });

  test('and whose level both passed keeps the catalogue song’s, with the one post that was made', async () => {
    await addServer(store, 'others', { ladders: ['days'], songs: [imported, moon] });
    await recordChartDay(store, RULES, CHART, DAY + 3, new Map([[moon, 4_000]]));
    await recordChartDay(store, RULES, CHART, DAY + 4, new Map([[imported, 15_000]]));
    await recordChartDay(store, RULES, CHART, DAY + 5, new Map([[moon, 15_000]]));
    await store.write.updateTable('announcement').set({ state: 'posted' }).where('song_id', '=', imported).execute();
    await linkThem();
    const crossings = await store.read
      .selectFrom('crossing')
      .select(['id', 'level', 'day'])
      .where('ladder', '=', 'days')
      .execute();
    expect(crossings.map(({ level, day }) => `${level} ${(day ?? 0) - DAY}`).toSorted()).toEqual([
      'low 1',
      'mid 3',
      'top 5',
    ]);
    const top = crossings.find((crossing) => crossing.level === 'top')?.id;
    const posts = (await ledger(store)).filter((row) => row.level === 'top');
    expect(posts.map((row) => `${row.channel} ${row.state} ${row.crossing_id === top}`).toSorted()).toEqual([
      'channel-of-fans posted true',
      'channel-of-others posted true',
    ]);
  });

  test('is no conflict where the entry takes it over itself', async () => {
    const late = { ...MOON, key: 'nova--remaster', title: 'Moon (Remaster)', spotify: [OTHER_ID] };
    await load({ ...FIRST, songs: [LIGHTS, MOON, late] });
    expect(await songById(store.read, imported)).toMatchObject({ title: 'Moon (Remaster)' });
    expect(await crossingsOf(store, imported, 'days')).toHaveLength(2);
  });
});

describe('certificates as news', () => {
  const NEW = 'nova--lights,big';

  async function loadTwice(certificate: string, more: Partial<CatalogueText> & { now?: string } = {}) {
    await load({ ...FIRST, batches: more.batches ?? BATCHES });
    const songs = [await songId('nova--lights'), await songId('nova--moon')];
    await addServer(store, 'fans', { songs });
    await addServer(store, 'others', { ladders: ['tracks'], songs });
    const { now = TODAY, ...text } = more;
    return load({ ...FIRST, certificates: [...(FIRST.certificates ?? []), certificate], ...text }, noonOf(now));
  }

  test('those of the first load are history, whatever their month', async () => {
    await load({ ...FIRST, certificates: [] });
    expect((await ledger(store)).length).toBe(0);
    const fresh = await temporaryStore();
    store = fresh;
    expect(await load({ ...FIRST, certificates: ['nova--lights,middle,2026-01'] })).toMatchObject({ owed: 0 });
    expect(await crossingsOf(store, await songId('nova--lights'), 'steps')).toEqual([
      { level: 'middle', kind: 'certified', day: dayOf('2026-01-31'), count: null, baseline: true },
    ]);
  });

  test('one of the latest batch is announced, where the ladder is followed', async () => {
    expect(await loadTwice(`${NEW},2026-01`)).toMatchObject({ certificatesAdded: 1, owed: 1 });
    expect(await owedLines(store)).toEqual(['channel-of-fans steps big certified owed']);
  });

  test.each([
    ['on the 14th day after its publication', '2026-03-11', 'owed'],
    ['on the 15th', '2026-03-12', 'skipped (too-old)'],
  ])('one that arrives %s is %s', async (_, now, state) => {
    await loadTwice(`${NEW},2026-01`, { now });
    expect(await owedLines(store)).toEqual([`channel-of-fans steps big certified ${state}`]);
  });

  test.each([
    ['of the batch before, published a month ago', '2025-12', BATCHES],
    ['of a batch before that, whose publication nobody knows', '2025-11', BATCHES],
    ['of a batch that is not in the list', '2025-09', BATCHES],
    ['without a month', '', BATCHES],
  ])('one %s is skipped as too old, and not counted as owed', async (_, month, batches) => {
    expect(await loadTwice(`${NEW},${month}`, { batches })).toMatchObject({ certificatesAdded: 1, owed: 0 });
    expect(await owedLines(store)).toEqual(['channel-of-fans steps big certified skipped (too-old)']);
  });

  test('where the day of publication is unknown, it counts from when it was learnt', async () => {
    const batches = ['steps,2025-12,partial,', 'steps,2026-01,partial,'];
    expect(await loadTwice(`${NEW},2025-12`, { batches, now: '2026-06-01' })).toMatchObject({ owed: 1 });
  });

  test('each new certificate of a song is an announcement of its own, the lower level first', async () => {
    const certificates = [...(FIRST.certificates ?? []), 'nova--lights,huge,2026-01', 'nova--lights,big,2026-01'];
    expect(await loadTwice(`${NEW},2026-01`, { certificates })).toMatchObject({ certificatesAdded: 2, owed: 2 });
    expect(await owedLines(store)).toEqual([
      'channel-of-fans steps big certified owed',
      'channel-of-fans steps huge certified owed',
    ]);
  });
});

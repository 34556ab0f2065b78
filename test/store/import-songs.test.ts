import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { type ChartSong, createSongResolver, type SongResolver } from '../../src/store/import-songs.ts';
import { syncCatalogue } from '../../src/store/sync-catalogue.ts';
import { catalogueFiles } from '../support/catalogue.ts';
import { temporaryPath, temporaryStore } from '../support/store.ts';

const ARTISTS = [
  { key: 'lisa-singer', name: 'LiSA', market: 'jpop' },
  { key: 'lisa-dancer', name: 'LISA', market: 'kpop', aliases: ['Lalisa'] },
  { key: 'min-group', name: 'Min', ko: '민', aliases: ['Kim Min', 'Minnie'], market: 'kpop' },
  { key: 'min-rapper', name: 'Kim Min', aliases: ['Minnie'], market: 'kpop' },
  { key: 'and-crew', name: '&CREW', market: 'jpop' },
  { key: 'accent', name: 'Yé', market: 'other' },
  { key: 'dandy', name: 'Official DANdism', aliases: ['OFFICIAL BEARD DANDISM'], market: 'jpop' },
  { key: 'comma', name: 'Nova, The Maker', market: 'other' },
];
const SONGS = [
  { key: 'dandy--love', title: 'Love', artists: ['dandy'] },
  { key: 'dandy--dont', title: "Don't  Go", aliases: ['돈고'], artists: ['dandy'], featuring: ['accent'] },
  { key: 'dandy--twice-1', title: 'Twice', artists: ['dandy'] },
  { key: 'dandy--twice-2', title: 'TWICE', version: 'Night version', versionOf: 'dandy--twice-1', artists: ['dandy'] },
  { key: 'comma--made', title: 'Made', artists: ['comma'] },
];
const DANDY = 'Official DANdism';

let path: string;
let store: Store;
let resolver: SongResolver;
let ids = 0;

beforeEach(async () => {
  path = temporaryPath();
  store = await temporaryStore(path);
  const files = catalogueFiles({ artists: ARTISTS, songs: SONGS });
  await store.write.transaction().execute((trx) => syncCatalogue(trx, files));
  resolver = await createSongResolver(store.read);
});

function song(artistText: string, title: string, spotifyId = nextId()): ChartSong {
  return { spotifyId, title, artistText };
}

function nextId(): string {
  ids += 1;
  return String(ids).padStart(22, '0');
}

function chart(songs: readonly ChartSong[], on = { store, resolver }): Promise<number[]> {
  return on.store.write.transaction().execute((trx) => on.resolver.resolveChart(trx, songs));
}

async function keys(...songs: ChartSong[]): Promise<string[]> {
  const rows = await store.read.selectFrom('song').select(['id', 'key']).execute();
  const byId = new Map(rows.map((row) => [row.id, row.key.replace(/^spotify-.*/, 'new')]));
  return (await chart(songs)).map((id) => byId.get(id) ?? 'new');
}

async function actsOf(artistText: string): Promise<string[]> {
  const [id] = await chart([song(artistText, 'A Song Nobody Knew')]);
  const rows = await store.read
    .selectFrom('song_artist')
    .innerJoin('artist', 'artist.id', 'song_artist.artist_id')
    .select(['artist.key', 'artist.name', 'artist.origin'])
    .where('song_id', '=', id ?? 0)
    .orderBy('position')
    .execute();
  return rows.map((row) => (row.origin === 'import' ? `new ${row.name}` : row.key));
}

describe('the act of a chart', () => {
  test.each([
    ['is the one that is written the same', 'LiSA', ['lisa-singer']],
    ['is the one that is written the same', 'LISA', ['lisa-dancer']],
    ['is the one with that name, whoever has it as a nickname', 'Kim Min', ['min-rapper']],
    ['is found by its name in its language', '민', ['min-group']],
    ['is found whatever the case and width', '＆crew', ['and-crew']],
    ['is another without its sign', 'CREW', ['new CREW']],
    ['is another without its accent', 'Ye', ['new Ye']],
    ['is new where two are spelt so', 'Lisa', ['new Lisa']],
    ['is new where two go by that alias', 'Minnie', ['new Minnie']],
    ['is found by an alias that only it has', 'Official Beard Dandism', ['dandy']],
    ['keeps the comma in its name', 'Kim Min, Nova, The Maker, LiSA', ['min-rapper', 'comma', 'lisa-singer']],
  ])('%s: %s', async (_, text, acts) => {
    expect(await actsOf(text)).toEqual(acts);
  });

  test('that is made for want of a clear one is made once', async () => {
    await chart([song('Lisa', 'First'), song('Lisa', 'Second')]);
    await chart([song('Lisa', 'Third')], { store, resolver: await createSongResolver(store.read) });
    const made = await store.read.selectFrom('artist').select('name').where('origin', '=', 'import').execute();
    expect(made).toEqual([{ name: 'Lisa' }]);
  });
});

describe('the song of a chart', () => {
  test.each([
    ['case', song(DANDY, 'LOVE'), 'dandy--love'],
    ['a sign', song(DANDY, 'Love!'), 'new'],
    ['another act', song('LiSA', 'Love'), 'new'],
    ['the apostrophe and spaces', song(DANDY, 'Don’t Go'), 'dandy--dont'],
    ['the prime for an apostrophe, and marks nobody sees', song(DANDY, '\u200eDon′t Go'), 'dandy--dont'],
    ['guests named in the title and among the acts', song(`Yé, ${DANDY}`, "Don't Go (feat. Yé)"), 'dandy--dont'],
    ['an alias', song(DANDY, '돈고'), 'dandy--dont'],
    ['nothing, for a title that two have', song(DANDY, 'twice'), 'new'],
    ['nothing, for the title of one to the letter', song(DANDY, 'TWICE'), 'dandy--twice-2'],
  ])('told apart by %s', async (_, named, key) => {
    expect(await keys(named)).toEqual([key]);
  });

  test('that goes by two ids on different days is one', async () => {
    const [first] = await chart([song('Somebody', 'Once')]);
    expect(await chart([song('Somebody', 'Once')])).toEqual([first]);
  });

  test('is two where two ids of one name stand on one chart', async () => {
    expect(await keys(song(DANDY, 'Love'), song(DANDY, 'Love'))).toEqual(['dandy--love', 'new']);
  });

  test('is not taken for one that stands further down on the same chart by its link', async () => {
    const linked = song(DANDY, 'Love');
    expect(await keys(linked)).toEqual(['dandy--love']);
    expect(await keys(song(DANDY, 'Love'), linked)).toEqual(['new', 'dandy--love']);
  });

  test('is two from the day on which two ids that were taken for one stand beside each other', async () => {
    const [one, other] = [song('Somebody', 'Once'), song('Somebody', 'Once')];
    const [first] = await chart([one]);
    expect(await chart([other])).toEqual([first]);
    const [second, parted] = await chart([one, other]);
    expect(second).toBe(first);
    expect(parted).not.toBe(first);
    expect(await chart([other])).toEqual([parted]);
  });

  test('is one for two ids that the catalogue links to it', async () => {
    const [one, other] = [nextId(), nextId()];
    const linked = [{ ...SONGS[0], spotify: [one, other] }, ...SONGS.slice(1)];
    const files = catalogueFiles({ artists: ARTISTS, songs: linked });
    await store.write.transaction().execute((trx) => syncCatalogue(trx, files));
    expect(await keys(song('x', 'y', one), song('x', 'y', other))).toEqual(['dandy--love', 'dandy--love']);
  });
});

describe('two resolvers on one file', () => {
  test('know what the other added', async () => {
    const otherStore = await temporaryStore(path);
    const other = { store: otherStore, resolver: await createSongResolver(otherStore.read) };
    const shared = song('Somebody', 'Once');
    const [first] = await chart([shared]);
    expect(await chart([shared, song('Somebody', 'Other')], other)).toContain(first);
    expect(await chart([song('somebody', 'ONCE')], other)).toEqual([first]);
    await chart([song('Another', 'Thing')], other);
    await chart([song('Another', 'More')]);
    const acts = await store.read.selectFrom('artist').select('name').where('origin', '=', 'import').execute();
    expect(acts.map((act) => act.name)).toEqual(['Somebody', 'Another']);
  });

  test('forget what was rolled back', async () => {
    const lost = song('Somebody', 'Once');
    await expect(
      store.write.transaction().execute(async (trx) => {
        await resolver.resolveChart(trx, [lost]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    resolver.settle('rolled-back');
    const [id] = await chart([lost]);
    expect(await store.read.selectFrom('song').select('id').where('origin', '=', 'import').execute()).toEqual([{ id }]);
  });
});

describe('what an import made and the catalogue has later', () => {
  const LIGHTS = { key: 'star--lights', title: 'Lights', aliases: ['Lamps'], artists: ['star'] };
  const STAR = { key: 'star', name: 'STAR', market: 'kpop' };

  beforeEach(async () => {
    store = await temporaryStore();
    resolver = await createSongResolver(store.read);
  });

  async function acts(): Promise<string[]> {
    const rows = await store.read.selectFrom('artist').select(['name', 'origin']).orderBy('id').execute();
    return rows.map((row) => `${row.name} ${row.origin}`);
  }

  function load(artists: readonly object[], songs: readonly object[]) {
    const files = catalogueFiles({ artists, songs });
    return store.write.transaction().execute((trx) => syncCatalogue(trx, files));
  }

  test('is no act that differs by a sign, or has what two call an alias', async () => {
    await chart([song('STAR!, Sun', 'Lights')]);
    const artists = [
      { ...STAR, aliases: ['Sun'] },
      { key: 'yun', name: 'Yun', market: 'kpop', aliases: ['Sun'] },
    ];
    await load(artists, [LIGHTS]);
    expect(await acts()).toEqual(['STAR! import', 'Sun import', 'STAR catalogue', 'Yun catalogue']);
  });

  test('is the act of its name, or of an alias that is nobody else’s', async () => {
    await chart([song('star, Sun', 'Lights')]);
    const yun = { key: 'yun', name: 'Yun', market: 'kpop', aliases: ['Sun'] };
    await load([STAR, yun], [LIGHTS]);
    expect(await acts()).toEqual(['STAR catalogue', 'Yun catalogue']);
  });

  test('is neither of two acts of one spelling unless one is written the same', async () => {
    await load([STAR, { key: 'star-other', name: 'Star', market: 'other' }], [LIGHTS]);
    await chart([song('sTAR', 'Lights'), song('stAR', 'Lights')]);
    await load(
      [STAR, { key: 'star-other', name: 'Star', market: 'other' }, { key: 'x', name: 'stAR', market: 'other' }],
      [LIGHTS],
    );
    expect(await acts()).toEqual(['STAR catalogue', 'Star catalogue', 'sTAR import', 'stAR catalogue']);
  });

  test.each([
    ['is the song of its title', 'LIGHTS', true],
    ['is the song of an alias of it', 'Lamps', true],
    ['is the song without the guests', 'Lights (feat. Moon)', true],
    ['is no song whose title differs by a sign', 'Lights!', false],
  ])('%s: %s', async (_, title, isIt) => {
    const [imported] = await chart([song('STAR', title)]);
    const { songs } = await load([STAR], [LIGHTS]);
    expect(songs.get('star--lights') === imported).toBe(isIt);
  });

  test('is no song of that title where its id is another’s', async () => {
    const named = song('STAR', 'Lights');
    await load([STAR], [{ key: 'star--other', title: 'Other', artists: ['star'] }]);
    const [imported] = await chart([named]);
    const other = { key: 'star--other', title: 'Other', artists: ['star'], spotify: [named.spotifyId] };
    const { songs, conflicts } = await load([STAR], [LIGHTS, other]);
    expect(conflicts).toEqual([]);
    expect(songs.get('star--lights')).not.toBe(imported);
    resolver = await createSongResolver(store.read);
    expect(await chart([named])).toEqual([songs.get('star--other')]);
  });

  test('is no song that two entries may mean', async () => {
    const [imported] = await chart([song('STAR', 'Lights')]);
    const version = { ...LIGHTS, key: 'star--lights-night', version: 'Night version', versionOf: 'star--lights' };
    const { songs } = await load([STAR], [LIGHTS, version]);
    expect([...songs.values()]).not.toContain(imported);
  });
});

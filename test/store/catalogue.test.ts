import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createCatalogue } from '../../src/store/catalogue.ts';
import { readCatalogueFiles } from '../../src/store/data-files.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { createSongResolver } from '../../src/store/import-songs.ts';
import { loadCatalogue } from '../../src/tracker/load-catalogue.ts';
import { DATA_FOLDER, shippedRules } from '../support/rules.ts';
import { temporaryPath, temporaryStore } from '../support/store.ts';

const FILES = readCatalogueFiles(join(DATA_FOLDER, 'playground'));

test('a song that another process adds, with an act nobody knew, is found at the next call', async () => {
  const path = temporaryPath();
  const store = await temporaryStore(path);
  const rules = shippedRules();
  await store.write.transaction().execute((trx) => loadCatalogue(trx, rules, FILES, 0));
  const catalogue = createCatalogue(store);
  expect((await catalogue.findSong('Brand New')).kind).toBe('unknown');

  const other = await openStore(path);
  const resolver = await createSongResolver(other.read);
  const song = { spotifyId: '0000000000000000000001', title: 'Brand New', artistText: 'Nobody Yet, NOVA7' };
  await other.write.transaction().execute((trx) => resolver.resolve(trx, song));
  await other.close();

  const found = await catalogue.findSong('brand new nobody');
  expect(found.kind === 'song' && found.song.artists.map((artist) => artist.name)).toEqual(['Nobody Yet', 'NOVA7']);
  expect((await catalogue.findArtist('Nobody Yet')).kind).toBe('artist');
  expect((await catalogue.suggestSongs('nova7 brand', 5)).map((one) => one.title)).toEqual(['Brand New']);
});

test('a name that an update changes is found by its new form, and no longer by the old', async () => {
  const store = await temporaryStore();
  const rules = shippedRules();
  await store.write.transaction().execute((trx) => loadCatalogue(trx, rules, FILES, 0));
  const catalogue = createCatalogue(store);
  expect((await catalogue.findSong('Paper Moon')).kind).toBe('song');
  const songs = FILES.songs.map((song) =>
    song.key === 'nova7--paper-moon' ? { ...song, title: 'Tin Moon', ko: '양철 달' } : song,
  );
  await store.write.transaction().execute((trx) => loadCatalogue(trx, rules, { ...FILES, songs, digest: 'new' }, 0));
  expect((await catalogue.findSong('Tin Moon')).kind).toBe('song');
  expect((await catalogue.findSong('Paper Moon')).kind).toBe('unknown');
});

test('suggestions forgive a mistyped name, after whatever has what was typed', async () => {
  const store = await temporaryStore();
  await store.write.transaction().execute((trx) => loadCatalogue(trx, shippedRules(), FILES, 0));
  const catalogue = createCatalogue(store);
  expect((await catalogue.suggestSongs('Papre Moon', 25))[0]?.title).toBe('Paper Moon');
  expect((await catalogue.suggestArtists('NOVA 8', 25)).map((act) => act.name)).toContain('NOVA7');
  expect(await catalogue.suggestSongs('qqqqqq', 25)).toEqual([]);
  expect((await catalogue.suggestSongs('paper', 25))[0]?.title).toBe('Paper Moon');
});

test('a thousand songs and more that another process adds are found at the next call', async () => {
  const path = temporaryPath();
  const store = await temporaryStore(path);
  await store.write.transaction().execute((trx) => loadCatalogue(trx, shippedRules(), FILES, 0));
  const catalogue = createCatalogue(store);
  await catalogue.suggestSongs('', 1);

  const other = await openStore(path);
  await addNumberedSongs(other, 2_500);
  await other.close();

  expect((await catalogue.suggestSongs('numbered song 2345', 1)).map((song) => song.title)).toEqual([
    'Numbered Song 2345',
  ]);
  expect((await catalogue.findSong('Paper Moon')).kind).toBe('song');
});

function addNumberedSongs(store: Store, count: number) {
  return sql`
    with recursive numbers (value) as (select 1 union all select value + 1 from numbers where value < ${count})
    insert into song (key, title, aliases, origin)
    select 'numbered-' || value, 'Numbered Song ' || value, '[]', 'import' from numbers
  `.execute(store.write);
}

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { dayOf } from '../domain/day.ts';
import type { CatalogueArtist, CatalogueFiles, CatalogueSong } from './data-files.ts';
import { actsKey, createNameIndex, titled } from './import-songs.ts';
import { ON_ANY_DAY } from './observed-days.ts';
import { bucketsOf } from './readings.ts';
import type { ArtistRow, Schema, SongRow } from './schema.ts';

type Db = Kysely<Schema>;

/** What loading the shipped catalogue changed, and what could not be as the files say. */
export interface CatalogueChanges {
  readonly artistsChanged: number;
  readonly songsChanged: number;
  /** Keys that the catalogue had once and has no longer: kept, and said. */
  readonly missing: readonly string[];
  /** Ids on other sites that belong to another song already: left there, and said. */
  readonly conflicts: readonly string[];
  /** The row of each song of the catalogue, by its key there. */
  readonly songs: ReadonlyMap<string, number>;
}

/**
 * Makes the artists and songs of the catalogue those of the files: new entries are added, changed ones updated,
 * entries that an import made earlier are adopted with all that is known of them.
 */
export async function syncCatalogue(db: Db, files: CatalogueFiles): Promise<CatalogueChanges> {
  const artists = await syncArtists(db, files.artists);
  const songs = await syncSongs(db, files.songs, artists.ids);
  return {
    artistsChanged: artists.changed,
    songsChanged: songs.changed,
    missing: [...artists.missing, ...songs.missing],
    conflicts: songs.conflicts,
    songs: songs.ids,
  };
}

function digestOf(entry: unknown): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('base64url');
}

async function syncArtists(db: Db, entries: readonly CatalogueArtist[]) {
  const stored = await db.selectFrom('artist').selectAll().execute();
  const byKey = new Map(stored.map((row) => [row.key, row]));
  const adopted = adoptableActs(
    entries,
    stored.filter((row) => row.origin === 'import'),
  );
  const ids = new Map<string, number>();
  const changedKeys: CatalogueArtist[] = [];
  for (const entry of entries) {
    const digest = digestOf(entry);
    const row = byKey.get(entry.key) ?? adopted.get(entry);
    const values = {
      key: entry.key,
      name: entry.name,
      ja: entry.ja ?? null,
      ko: entry.ko ?? null,
      market: entry.market,
      aliases: JSON.stringify(entry.aliases),
      origin: 'catalogue' as const,
      digest,
    };
    if (!row) {
      const { id } = await db.insertInto('artist').values(values).returning('id').executeTakeFirstOrThrow();
      ids.set(entry.key, id);
      changedKeys.push(entry);
    } else {
      ids.set(entry.key, row.id);
      if (row.digest === digest) continue;
      await db.updateTable('artist').set(values).where('id', '=', row.id).execute();
      changedKeys.push(entry);
    }
  }
  for (const entry of changedKeys) {
    const id = need(ids, entry.key);
    await db.deleteFrom('artist_member').where('artist_id', '=', id).execute();
    const of = [
      ...entry.memberOf.map((key) => ({ key, kind: 'member' as const })),
      ...entry.unitOf.map((key) => ({ key, kind: 'unit' as const })),
    ];
    for (const { key, kind } of of)
      await db
        .insertInto('artist_member')
        .values({ artist_id: id, of_id: need(ids, key), kind })
        .execute();
  }
  const missing = stored.filter((row) => row.origin === 'catalogue' && !ids.has(row.key)).map((row) => row.key);
  return { ids, changed: changedKeys.length, missing };
}

/** The acts that imports made of entries' names, by entry: those that an import would take for that entry alone. */
function adoptableActs(
  entries: readonly CatalogueArtist[],
  imported: readonly ArtistRow[],
): ReadonlyMap<CatalogueArtist, ArtistRow> {
  const index = createNameIndex();
  for (const [at, entry] of entries.entries()) index.add(at, namesOf(entry.name, entry), entry.aliases);
  const meant = imported.map((row) => ({ row, found: index.find(row.name) }));
  return onlyOnes(entries, meant, (entry, row) => namesOf(entry.name, entry).includes(row.name));
}

/** What each entry alone is meant by: of several rows, the one that is named to the letter, or none. */
function onlyOnes<E, R>(
  entries: readonly E[],
  meant: readonly { readonly row: R; readonly found: readonly number[] }[],
  isToTheLetter: (entry: E, row: R) => boolean,
): ReadonlyMap<E, R> {
  const clear = meant.filter(({ found }) => found.length === 1);
  const chosen = new Map<E, R>();
  for (const [at, rows] of Map.groupBy(clear, ({ found }) => found[0])) {
    const entry = entries[at ?? -1];
    if (entry === undefined) continue;
    const exact = rows.filter(({ row }) => isToTheLetter(entry, row));
    const [first, second] = exact.length > 0 ? exact : rows;
    if (first && !second) chosen.set(entry, first.row);
  }
  return chosen;
}

function namesOf(first: string, { ja, ko }: { ja?: string | undefined; ko?: string | undefined }): string[] {
  return [first, ja, ko].filter((name) => name !== undefined);
}

/** The stored songs as the sync finds them. */
interface StoredSongs {
  readonly rows: readonly SongRow[];
  /** By the catalogue's key. */
  readonly byKey: ReadonlyMap<string, SongRow>;
  /** Those that imports made, until the catalogue has adopted them. */
  readonly imported: Map<number, SongRow>;
  /** The row's id by site and id there. */
  readonly links: Map<string, number>;
}

async function readStoredSongs(db: Db): Promise<StoredSongs> {
  const rows = await db.selectFrom('song').selectAll().execute();
  const links = await db.selectFrom('song_link').selectAll().execute();
  return {
    rows,
    byKey: new Map(rows.map((row) => [row.catalogue_key ?? row.key, row])),
    imported: new Map(rows.filter((row) => row.origin === 'import').map((row) => [row.id, row])),
    links: new Map(links.map((row) => [`${row.site} ${row.external_id}`, row.song_id])),
  };
}

async function syncSongs(db: Db, entries: readonly CatalogueSong[], artists: ReadonlyMap<string, number>) {
  const stored = await readStoredSongs(db);
  const claimed = new Set(entries.flatMap((entry) => entry.spotify.map((id) => stored.links.get(`spotify ${id}`))));
  const unclaimed = new Map([...stored.imported].filter(([id]) => !claimed.has(id)));
  const namesakes = await adoptableSongs(db, entries, artists, unclaimed);
  const ids = new Map<string, number>();
  const changed: CatalogueSong[] = [];
  for (const entry of entries) {
    const linked = entry.spotify.map((id) => stored.imported.get(stored.links.get(`spotify ${id}`) ?? 0));
    const row = stored.byKey.get(entry.key) ?? linked.find(Boolean) ?? namesakes.get(entry);
    if (row) stored.imported.delete(row.id);
    const synced = await syncSong(db, entry, row);
    ids.set(entry.key, synced.id);
    if (synced.changed) changed.push(entry);
  }
  for (const entry of changed) await syncCredits(db, entry, ids, artists);
  const { joined, conflicts } = await syncLinks(db, entries, ids, stored);
  const missing = stored.rows
    .filter((row) => row.origin === 'catalogue' && !ids.has(row.catalogue_key ?? row.key))
    .map((row) => row.key);
  return { ids, changed: new Set([...changed.map((entry) => entry.key), ...joined]).size, missing, conflicts };
}

async function syncSong(
  db: Db,
  entry: CatalogueSong,
  row: SongRow | undefined,
): Promise<{ readonly id: number; readonly changed: boolean }> {
  const digest = digestOf(entry);
  if (row?.digest === digest) return { id: row.id, changed: false };
  const values = {
    title: entry.title,
    ja: entry.ja ?? null,
    ko: entry.ko ?? null,
    released: entry.released === undefined ? null : dayOf(entry.released),
    version: entry.version ?? null,
    aliases: JSON.stringify(entry.aliases),
    origin: 'catalogue' as const,
    digest,
  };
  if (row) {
    const catalogueKey = row.key === entry.key ? null : entry.key;
    await db
      .updateTable('song')
      .set({ ...values, catalogue_key: catalogueKey })
      .where('id', '=', row.id)
      .execute();
    return { id: row.id, changed: true };
  }
  const { id } = await db
    .insertInto('song')
    .values({ key: entry.key, catalogue_key: null, version_of: null, ...values })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, changed: true };
}

async function syncCredits(
  db: Db,
  entry: CatalogueSong,
  ids: ReadonlyMap<string, number>,
  artists: ReadonlyMap<string, number>,
): Promise<void> {
  const id = need(ids, entry.key);
  const versionOf = entry.versionOf === undefined ? null : need(ids, entry.versionOf);
  await db.updateTable('song').set({ version_of: versionOf }).where('id', '=', id).execute();
  await db.deleteFrom('song_artist').where('song_id', '=', id).execute();
  const credits = [
    ...entry.artists.map((key) => ({ key, role: 'main' as const })),
    ...entry.featuring.map((key) => ({ key, role: 'featured' as const })),
  ];
  for (const [position, { key, role }] of credits.entries())
    await db
      .insertInto('song_artist')
      .values({ song_id: id, artist_id: need(artists, key), position, role })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/**
 * Links the entries' ids on other sites to their songs. A song that an import made of such an id, before the catalogue
 * knew it, becomes part of the catalogue's; ids that belong to another song of the catalogue stay there.
 */
async function syncLinks(
  db: Db,
  entries: readonly CatalogueSong[],
  ids: ReadonlyMap<string, number>,
  { rows, imported, links }: StoredSongs,
): Promise<{ readonly joined: readonly string[]; readonly conflicts: readonly string[] }> {
  const joined: string[] = [];
  const conflicts: string[] = [];
  const keys = new Map(rows.map((row) => [row.id, row.catalogue_key ?? row.key]));
  for (const [key, id] of ids) keys.set(id, key);
  for (const entry of entries) {
    const id = need(ids, entry.key);
    const all = [
      ...entry.spotify.map((external) => ({ site: 'spotify' as const, external })),
      ...entry.youtube.map((external) => ({ site: 'youtube' as const, external })),
    ];
    for (const { site, external } of all) {
      const owner = links.get(`${site} ${external}`);
      if (owner === undefined) {
        await db
          .insertInto('song_link')
          .values((eb) => ({
            site,
            external_id: external,
            song_id: id,
            // Behind those that the song has: the operator's main link stays the main one.
            position: eb
              .selectFrom('song_link')
              .select(sql<number>`coalesce(max(position) + 1, 0)`.as('next'))
              .where('song_id', '=', id)
              .where('site', '=', site),
          }))
          .execute();
        links.set(`${site} ${external}`, id);
      } else if (imported.delete(owner)) {
        await joinSongs(db, owner, id);
        for (const [link, song] of links) if (song === owner) links.set(link, id);
        joined.push(entry.key);
      } else if (owner !== id) {
        conflicts.push(`${entry.key}: ${site} ${external} belongs to ${keys.get(owner)}`);
      }
    }
  }
  return { joined, conflicts };
}

/** The songs that imports made of entries' acts and titles, by entry: those that an import would take for it alone. */
async function adoptableSongs(
  db: Db,
  entries: readonly CatalogueSong[],
  artists: ReadonlyMap<string, number>,
  imported: ReadonlyMap<number, SongRow>,
): Promise<ReadonlyMap<CatalogueSong, SongRow>> {
  const index = createNameIndex();
  for (const [at, entry] of entries.entries())
    for (const keys of [entry.artists, [...entry.artists, ...entry.featuring]])
      index.add(at, namesOf(entry.title, entry), entry.aliases, actsKey(keys.map((key) => need(artists, key))));
  const credits = await db
    .selectFrom('song_artist')
    .innerJoin('song', 'song.id', 'song_artist.song_id')
    .select(['song_id', 'artist_id'])
    .where('song.origin', '=', 'import')
    .execute();
  const bySong = Map.groupBy(credits, (credit) => credit.song_id);
  const meant = [...imported.values()].map((row) => {
    const acts = (bySong.get(row.id) ?? []).map((credit) => credit.artist_id);
    return { row, found: titled(index, row.title, acts) };
  });
  return onlyOnes(entries, meant, (entry, row) => namesOf(entry.title, entry).includes(row.title));
}

/** The tables whose rows of two songs never stand in each other's way. */
const MOVED = ['song_link', 'staged_reading'] as const;

/** The tables in which what the one song has already keeps the other's row out. */
const MOVED_WHERE_FREE = ['reading', 'latest', 'ladder_progress', 'certificate', 'crossing', 'announcement'] as const;

/** Makes one song part of another: its numbers, followers and announcements are that one's from now, and it is gone. */
async function joinSongs(db: Db, from: number, into: number): Promise<void> {
  await joinCharts(db, from, into);
  await joinLatest(db, from, into);
  await joinAnnouncements(db, from, into);
  await sql`update observation set song_id = ${into} where song_id = ${from} and ${ON_ANY_DAY}`.execute(db);
  for (const table of MOVED)
    await sql`update ${sql.table(table)} set song_id = ${into} where song_id = ${from}`.execute(db);
  for (const table of MOVED_WHERE_FREE)
    await sql`update or ignore ${sql.table(table)} set song_id = ${into} where song_id = ${from}`.execute(db);
  await sql`update or ignore watch set target_id = ${into} where kind = 'song' and target_id = ${from}`.execute(db);
  await db.deleteFrom('watch').where('kind', '=', 'song').where('target_id', '=', from).execute();
  await db.updateTable('song').set({ version_of: into }).where('version_of', '=', from).execute();
  for (const table of [...MOVED_WHERE_FREE].toReversed())
    await sql`delete from ${sql.table(table)} where song_id = ${from}`.execute(db);
  await db.deleteFrom('song_artist').where('song_id', '=', from).execute();
  await db.deleteFrom('song').where('id', '=', from).execute();
}

/** A day on which both songs stood has the streams of both. */
async function joinCharts(db: Db, from: number, into: number): Promise<void> {
  await sql`
    with recursive ${bucketsOf('chart_day')}
    insert into chart_day (bucket, song_id, counter_id, day, streams)
    select bucket, ${into}, counter_id, day, streams from buckets cross join chart_day using (bucket)
    where song_id = ${from}
    on conflict (bucket, song_id, counter_id, day) do update set streams = chart_day.streams + excluded.streams
  `.execute(db);
  await sql`
    with recursive ${bucketsOf('chart_day')}
    delete from chart_day where song_id = ${from} and bucket in (select bucket from buckets)
  `.execute(db);
}

/** Sums of chart days are added up; of totals, which no two songs share, the greater one is known. */
async function joinLatest(db: Db, from: number, into: number): Promise<void> {
  await sql`
    insert into latest (song_id, counter_id, scope, day, count, precision, link)
    select ${into}, counter_id, scope, day, count, precision, link from latest where song_id = ${from}
    on conflict (song_id, counter_id, scope) do update set
      link = case when excluded.day > latest.day then excluded.link else latest.link end,
      day = max(latest.day, excluded.day),
      precision = case when excluded.count > latest.count then excluded.precision else latest.precision end,
      count = case when latest.counter_id in (select counter_id from import where kind = 'spotify-charts')
        then latest.count + excluded.count else max(latest.count, excluded.count) end
  `.execute(db);
}

/**
 * What two songs that are one have both passed is the catalogue's crossing. A post that was made, or may have been,
 * stands for both: the one that the other song still owes is not made again.
 */
async function joinAnnouncements(db: Db, from: number, into: number): Promise<void> {
  await sql`
    delete from announcement where song_id = ${into} and state not in ('posted', 'sending', 'unknown')
      and exists (
        select 1 from announcement made
        where made.song_id = ${from} and made.state in ('posted', 'sending', 'unknown')
          and made.ladder = announcement.ladder and made.level = announcement.level
          and made.kind = announcement.kind and made.generation = announcement.generation
          and made.scope = announcement.scope and made.channel = announcement.channel)
  `.execute(db);
  await sql`
    update announcement set crossing_id = coalesce((
      select kept.id from crossing joined join crossing kept on kept.song_id = ${into}
        and kept.ladder = joined.ladder and kept.level = joined.level and kept.kind = joined.kind
        and kept.generation = joined.generation and kept.scope = joined.scope
      where joined.id = announcement.crossing_id), crossing_id)
    where song_id = ${from}
  `.execute(db);
}

function need(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The catalogue refers to "${key}", which it does not have.`);
  return id;
}

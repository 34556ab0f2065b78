import { type Kysely, sql } from 'kysely';
import { type Artist, isLanguageVersion, type LinkSite, type Song } from '../domain/song.ts';
import { metaOf, raiseMeta } from './meta.ts';
import { EVERYWHERE } from './readings.ts';
import type { ArtistRow, Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** The songs with these row ids, with their acts; ids of no song are left out. In the order asked. */
export async function songsById(db: Db, ids: readonly number[]): Promise<Song[]> {
  if (ids.length === 0) return [];
  const asked = JSON.stringify(ids);
  const { rows: songs } = await sql<{
    id: number;
    key: string;
    title: string;
    ja: string | null;
    ko: string | null;
    released: number | null;
    version: string | null;
    versions: string;
    scope: number;
  }>`
    select song.id, song.key, song.title, song.ja, song.ko, song.released, song.version, song.scope,
      (select json_group_array(version.version) from song version where version.version_of = song.id) as versions
    from json_each(${asked}) as asked join song on song.id = asked.value order by asked.key
  `.execute(db);
  const { rows: credits } = await sql<ArtistRow & { song_id: number }>`
    select song_artist.song_id, artist.* from json_each(${asked}) as asked
    join song_artist on song_artist.song_id = asked.value and song_artist.role = 'main'
    join artist on artist.id = song_artist.artist_id order by song_artist.position
  `.execute(db);
  const byId = new Map<number, Artist[]>();
  for (const credit of credits) byId.set(credit.song_id, [...(byId.get(credit.song_id) ?? []), artistOf(credit)]);
  return songs.map(({ versions, scope, ...song }) => ({
    ...song,
    ...ownedBy(scope),
    artists: byId.get(song.id) ?? [],
    languageVersions: [song.version, ...(JSON.parse(versions) as (string | null)[])].some(
      (label) => label !== null && isLanguageVersion(label),
    ),
  }));
}

/** Those of some songs that exist in several languages that a publisher may count as one. */
export async function songsInLanguages(db: Db, songs: readonly number[]): Promise<Set<number>> {
  const asked = JSON.stringify(songs);
  const { rows } = await sql<{ song: number; version: string }>`
    select song.id as song, song.version from json_each(${asked}) as asked
    cross join song on song.id = asked.value where song.version is not null
    union all
    select song.version_of, song.version from json_each(${asked}) as asked
    cross join song on song.version_of = asked.value where song.version is not null
  `.execute(db);
  return new Set(rows.filter(({ version }) => isLanguageVersion(version)).map(({ song }) => song));
}

/** The row ids of the songs with some keys, their own or the catalogue's, by key. */
export async function songIdsByKey(db: Db, keys: readonly string[]): Promise<Map<string, number>> {
  const asked = JSON.stringify(keys);
  // Where two songs answer to a key, it is the one's own that counts: it comes last.
  const { rows } = await sql<{ key: string; id: number }>`
    select asked.value as key, song.id from json_each(${asked}) as asked
    cross join song on song.catalogue_key = asked.value
    union all
    select asked.value, song.id from json_each(${asked}) as asked cross join song on song.key = asked.value
  `.execute(db);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** One song, null where there is none with this row id. */
export async function songById(db: Db, id: number): Promise<Song | null> {
  return (await songsById(db, [id]))[0] ?? null;
}

/** The acts with these row ids; ids of no act are left out. In the order asked. */
export async function artistsById(db: Db, ids: readonly number[]): Promise<Artist[]> {
  const { rows } = await sql<ArtistRow>`
    select artist.* from json_each(${JSON.stringify(ids)}) as asked join artist on artist.id = asked.value
    order by asked.key
  `.execute(db);
  return rows.map(artistOf);
}

/** One act, null where there is none with this row id. */
export async function artistById(db: Db, id: number): Promise<Artist | null> {
  return (await artistsById(db, [id]))[0] ?? null;
}

/** Those of an act's songs that a server sees, null being none: originals before versions, those with most certificates first. */
export async function songsOfArtist(db: Db, artist: number, limit: number, server: number | null): Promise<Song[]> {
  const rows = await db
    .selectFrom('song_artist')
    .innerJoin('song', 'song.id', 'song_artist.song_id')
    .select('song.id')
    .where('song_artist.artist_id', '=', artist)
    .where('song_artist.role', '=', 'main')
    .where('song.scope', 'in', [EVERYWHERE, server ?? EVERYWHERE])
    .orderBy((eb) => eb('song.version', 'is not', null))
    .orderBy(
      (eb) =>
        eb
          .selectFrom('certificate')
          .select(({ fn }) => fn.countAll().as('held'))
          .whereRef('certificate.song_id', '=', 'song.id'),
      'desc',
    )
    .orderBy('song.id')
    .limit(limit)
    .execute();
  return songsById(
    db,
    rows.map((row) => row.id),
  );
}

/** The members and units of an act, and the acts it belongs to. */
export async function relatedArtists(db: Db, artist: number): Promise<Artist[]> {
  const { rows } = await sql<ArtistRow>`
    select artist.* from artist_member join artist on artist.id = artist_member.artist_id
      where artist_member.of_id = ${artist}
    union
    select artist.* from artist_member join artist on artist.id = artist_member.of_id
      where artist_member.artist_id = ${artist}
    order by 1
  `.execute(db);
  return rows.map(artistOf);
}

/** The song that an id on another site stands for. */
export async function songByLink(db: Db, site: LinkSite, externalId: string): Promise<number | null> {
  const row = await db
    .selectFrom('song_link')
    .select('song_id')
    .where('site', '=', site)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row?.song_id ?? null;
}

/** A song with all that it can be found by. */
export interface FindableSong {
  readonly id: number;
  readonly names: readonly string[];
  readonly artists: readonly number[];
  /** How many certificates it holds: what is asked for most is shown first. */
  readonly certificates: number;
}

/** An act with all that it can be found by, and how many songs it has. */
export interface FindableArtist {
  readonly id: number;
  readonly names: readonly string[];
  readonly songs: number;
}

/** The names of everybody's songs whose rows came after another, at most so many, for the search. */
export async function findableSongs(db: Db, after: number, limit: number): Promise<FindableSong[]> {
  const { rows } = await sql<{
    id: number;
    title: string;
    ja: string | null;
    ko: string | null;
    aliases: string;
    artists: string;
    certificates: number;
  }>`
    select song.id, song.title, song.ja, song.ko, song.aliases,
      (select json_group_array(artist_id) from song_artist where song_artist.song_id = song.id) as artists,
      (select count(*) from certificate where certificate.song_id = song.id) as certificates
    from song where song.id > ${after} and song.scope = ${EVERYWHERE} order by song.id limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    names: namesOf(row.title, row),
    artists: JSON.parse(row.artists) as number[],
    certificates: row.certificates,
  }));
}

/** The names of everybody's acts whose rows came after another, at most so many, for the search. */
export async function findableArtists(db: Db, after: number, limit: number): Promise<FindableArtist[]> {
  const { rows } = await sql<ArtistRow & { songs: number }>`
    select artist.*, (select count(*) from song_artist where artist_id = artist.id and role = 'main') as songs
    from artist where artist.id > ${after} and artist.scope = ${EVERYWHERE} order by artist.id limit ${limit}
  `.execute(db);
  return rows.map((row) => ({ id: row.id, names: namesOf(row.name, row), songs: row.songs }));
}

const NAMES_REVISION = 'names.revision';

/** A number that changes whenever names that are there already change; new songs and acts only come after them. */
export async function namesRevision(db: Db): Promise<number> {
  return Number((await metaOf(db, NAMES_REVISION)) ?? 0);
}

/** To be called in the transaction of whatever changed songs or acts that were there already. */
export async function bumpNamesRevision(db: Db): Promise<void> {
  await raiseMeta(db, NAMES_REVISION);
}

/** A row's names and aliases, each once. */
export function namesOf(first: string, row: { ja: string | null; ko: string | null; aliases: string }): string[] {
  const names = [first, row.ja, row.ko, ...(JSON.parse(row.aliases) as string[])];
  return [...new Set(names.filter((name): name is string => name !== null))];
}

function ownedBy(scope: number): { ownOf?: number } {
  return scope === EVERYWHERE ? {} : { ownOf: scope };
}

function artistOf(row: ArtistRow): Artist {
  const { id, key, name, ja, ko, market, scope } = row;
  return { id, key, name, ja, ko, market, ...ownedBy(scope) };
}

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { SongAddress } from '../domain/song-address.ts';
import type { Store } from './database.ts';
import { foldName } from './name-folding.ts';
import { bumpOwnNames, ownSongByLink } from './own-names.ts';
import { type AskedLink, type AskedSite, askedLinksOf } from './own-polls.ts';
import { EVERYWHERE } from './readings.ts';
import { type Losses, lossesOf, type Removed, removeSong } from './remove-song.ts';
import type { Schema } from './schema.ts';
import { bumpNamesRevision, namesOf, songByLink } from './songs.ts';
import { addWrittenSong, readWrittenSongs } from './written-songs.ts';

type Db = Kysely<Schema>;

/** The act of a song that is added: one that is known, or a name that nobody knew. */
export type GivenAct = { readonly id: number } | { readonly name: string };

/** A song as an admin gives it. */
export interface GivenSong {
  readonly act: GivenAct;
  readonly title: string;
  /** Its title in its own script; null where none was given. */
  readonly native: string | null;
  readonly released: Day | null;
  readonly links: readonly SongAddress[];
}

/** What came of adding a song: its row, or the song that it is already, by its names or by one of its links. */
export type SongAdded =
  | { readonly state: 'added'; readonly song: number }
  | { readonly state: 'known'; readonly song: number; readonly by: 'names' | 'link' }
  | { readonly state: 'full'; readonly limit: number };

/** What of a song is changed; what is left out stays. */
export type SongChange = Partial<Pick<GivenSong, 'title' | 'native' | 'released'>>;

/** What came of a change: where another song is called so already, nothing was changed. */
export type SongChanged =
  | { readonly state: 'changed' }
  | { readonly state: 'not-own' }
  | { readonly state: 'known'; readonly song: number };

/** What came of one link. */
export type LinkGiven = { readonly state: 'linked' | 'unchanged' } | { readonly state: 'taken'; readonly by: number };

/** The songs that servers add for themselves. A scope is a server's row, or `EVERYWHERE` for what the operator adds. */
export interface OwnSongs {
  /** The song that a server sees already under these names or one of these links; null where there is none. */
  known(server: number, given: GivenSong): Promise<{ readonly song: number; readonly by: 'names' | 'link' } | null>;
  add(server: number, scope: number, given: GivenSong): Promise<SongAdded>;
  edit(scope: number, song: number, change: SongChange): Promise<SongChanged>;
  link(
    server: number,
    scope: number,
    song: number,
    link: SongAddress,
  ): Promise<LinkGiven | { readonly state: 'not-own' }>;
  /** Where the numbers of a song come from by themselves, of some sites that are asked. */
  asked(server: number, song: number, sites: readonly AskedSite[]): Promise<readonly AskedLink[]>;
  /** What removing a song would take along; null where it is none of this scope's own. */
  losses(scope: number, song: number): Promise<Losses | null>;
  remove(scope: number, song: number): Promise<Removed>;
}

/** More songs of its own than any server needs, and few enough to be searched in memory. */
const MOST_SONGS = 2_000;

/** The own songs of a store's servers. */
export function createOwnSongs({ read, write }: Store): OwnSongs {
  return {
    known: (server, given) => knownAs(read, server, given),
    add: (server, scope, given) =>
      write.transaction().execute(async (trx): Promise<SongAdded> => {
        const known = await knownAs(trx, server, given);
        if (known) return { state: 'known', ...known };
        if (scope === EVERYWHERE) return { state: 'added', song: await addForAll(trx, given) };
        const { count } = await trx
          .selectFrom('song')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('scope', '=', scope)
          .executeTakeFirstOrThrow();
        if (count >= MOST_SONGS) return { state: 'full', limit: MOST_SONGS };
        return { state: 'added', song: await addOwn(trx, scope, given) };
      }),
    edit: (scope, song, change) =>
      write.transaction().execute(async (trx): Promise<SongChanged> => {
        const row = await ownRow(trx, scope, song);
        if (!row) return { state: 'not-own' };
        const { title = row.title } = change;
        const act = await trx
          .selectFrom('song_artist')
          .select('artist_id as id')
          .where('song_id', '=', song)
          .orderBy('position')
          .executeTakeFirstOrThrow();
        const named = { act, title, native: change.native ?? null, released: null, links: [] };
        const other = await knownAs(trx, scope, named, song);
        if (other) return { state: 'known', song: other.song };
        const scripts = change.native === undefined ? {} : inScript(change.native);
        const released = change.released === undefined ? row.released : change.released;
        await trx
          .updateTable('song')
          .set({ title, released, ...scripts })
          .where('id', '=', song)
          .execute();
        await noteNames(trx, scope);
        return { state: 'changed' };
      }),
    link: (server, scope, song, { site, id }) =>
      write.transaction().execute(async (trx) => {
        if (!(await ownRow(trx, scope, song))) return { state: 'not-own' };
        const owner = (await songByLink(trx, site, id)) ?? (await ownSongByLink(trx, server, site, id));
        if (owner === song) return { state: 'unchanged' };
        if (owner !== null) return { state: 'taken', by: owner };
        await addLink(trx, scope, song, { site, id });
        return { state: 'linked' };
      }),
    asked: (server, song, sites) => askedLinksOf(read, { server, song }, sites),
    losses: async (scope, song) => ((await ownRow(read, scope, song)) ? lossesOf(read, song) : null),
    remove: (scope, song) =>
      write.transaction().execute(async (trx): Promise<Removed> => {
        if (!(await ownRow(trx, scope, song))) return 'not-own';
        const removed = await removeSong(trx, song);
        if (removed === 'removed') await noteNames(trx, scope);
        return removed;
      }),
  };
}

/** A server's own song; for everybody, one that the catalogue does not keep itself. */
async function ownRow(db: Db, scope: number, song: number) {
  const row = await db.selectFrom('song').selectAll().where('id', '=', song).executeTakeFirst();
  return row?.scope === scope && row.origin !== 'catalogue' ? row : null;
}

async function noteNames(db: Db, scope: number): Promise<void> {
  await (scope === EVERYWHERE ? bumpNamesRevision(db) : bumpOwnNames(db, scope));
}

async function knownAs(db: Db, server: number, given: GivenSong, but?: number) {
  for (const { site, id } of given.links) {
    const song = (await songByLink(db, site, id)) ?? (await ownSongByLink(db, server, site, id));
    if (song !== null) return { song, by: 'link' as const };
  }
  const titles = new Set([given.title, given.native ?? given.title].map(foldName));
  const act = 'id' in given.act ? given.act.id : null;
  if (act === null) return null;
  const rows = await db
    .selectFrom('song_artist')
    .innerJoin('song', 'song.id', 'song_artist.song_id')
    .select(['song.id', 'song.title', 'song.ja', 'song.ko', 'song.aliases', 'song.version'])
    .where('song_artist.artist_id', '=', act)
    .where('song.scope', 'in', [EVERYWHERE, server])
    .execute();
  const found = rows.find((row) => {
    const names =
      row.version === null
        ? namesOf(row.title, row)
        : [`${row.title} ${row.version}`, ...namesOf(row.title, row).slice(1)];
    return row.id !== but && names.some((name) => titles.has(foldName(name)));
  });
  return found ? { song: found.id, by: 'names' as const } : null;
}

/** As what a list writes out: the catalogue adopts it once it has it. */
async function addForAll(db: Db, given: GivenSong): Promise<number> {
  const artists = 'id' in given.act ? await namesOfAct(db, given.act.id) : [given.act.name];
  const titles = [given.title, ...(given.native === null ? [] : [given.native])];
  const song = await addWrittenSong(db, { artists, titles }, await readWrittenSongs(db));
  if (given.released !== null)
    await db.updateTable('song').set({ released: given.released }).where('id', '=', song).execute();
  for (const link of given.links) await addLink(db, EVERYWHERE, song, link);
  return song;
}

async function namesOfAct(db: Db, artist: number): Promise<string[]> {
  const row = await db.selectFrom('artist').selectAll().where('id', '=', artist).executeTakeFirstOrThrow();
  return namesOf(row.name, row);
}

async function addOwn(db: Db, server: number, given: GivenSong): Promise<number> {
  const act = 'id' in given.act ? given.act.id : await ownAct(db, server, given.act.name);
  const { id } = await db
    .insertInto('song')
    .values({
      key: await freeKey(db, 'song', server, [String(act), given.title]),
      title: given.title,
      ...inScript(given.native),
      released: given.released,
      version_of: null,
      version: null,
      origin: 'server',
      catalogue_key: null,
      digest: null,
      scope: server,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('song_artist').values({ song_id: id, artist_id: act, position: 0, role: 'main' }).execute();
  for (const link of given.links) await addLink(db, server, id, link);
  await bumpOwnNames(db, server);
  return id;
}

/** The act that the server has added under this name before, else a new one. */
async function ownAct(db: Db, server: number, name: string): Promise<number> {
  const acts = await db.selectFrom('artist').selectAll().where('scope', '=', server).execute();
  const known = acts.find((row) => namesOf(row.name, row).some((one) => foldName(one) === foldName(name)));
  if (known) return known.id;
  const { id } = await db
    .insertInto('artist')
    .values({
      key: await freeKey(db, 'artist', server, [name]),
      name,
      ja: null,
      ko: null,
      market: 'other',
      aliases: '[]',
      origin: 'server',
      digest: null,
      scope: server,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A key that nobody has; none of the catalogue's begins like this. */
async function freeKey(db: Db, table: 'song' | 'artist', server: number, names: readonly string[]): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const digest = createHash('sha256')
      .update(JSON.stringify([...names, attempt]))
      .digest('hex');
    const key = `own-${server}-${digest.slice(0, 16)}`;
    const taken = await db.selectFrom(table).select('id').where('key', '=', key).executeTakeFirst();
    if (!taken) return key;
  }
}

async function addLink(db: Db, scope: number, song: number, { site, id }: SongAddress): Promise<void> {
  // The first link at a site is the one whose number is the song's: those that come after do not take its place.
  if (scope === EVERYWHERE)
    await sql`
      insert into song_link (site, external_id, song_id, position)
      select ${site}, ${id}, ${song}, coalesce(max(position) + 1, 0) from song_link
      where song_id = ${song} and site = ${site}
    `.execute(db);
  else
    await sql`
      insert into own_link (server_id, site, external_id, song_id, position)
      select ${scope}, ${site}, ${id}, ${song}, coalesce(max(position) + 1, 0) from own_link
      where server_id = ${scope} and song_id = ${song} and site = ${site}
    `.execute(db);
}

/** Where a title in its own script belongs: what is neither Japanese nor Korean is a further spelling. */
function inScript(native: string | null): { ja: string | null; ko: string | null; aliases: string } {
  if (native === null) return { ja: null, ko: null, aliases: '[]' };
  if (/\p{Script=Hangul}/u.test(native)) return { ja: null, ko: native, aliases: '[]' };
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(native))
    return { ja: native, ko: null, aliases: '[]' };
  return { ja: null, ko: null, aliases: JSON.stringify([native]) };
}

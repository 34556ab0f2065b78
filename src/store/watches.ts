import { type Kysely, sql } from 'kysely';
import { marketOfNumber } from '../domain/market.ts';
import type { WatchedName } from '../domain/watch-file.ts';
import type { Store } from './database.ts';
import { serversFollowing, songsFollowedBy, songsOfMarkets } from './followers.ts';
import type { Schema, ServerRow } from './schema.ts';
import type { Watch } from './servers.ts';

type Db = Kysely<Schema>;

/** What servers follow, where it is much: every question takes a few statements, however long the list is. */
export interface Watches {
  /** A part of what a server follows, the newest first, and how much there is in all. */
  page(
    server: number,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly watches: readonly Watch[]; readonly total: number }>;
  /** What a server follows by some words, each in a title, an act's name or the other words given with it. */
  find(server: number, typed: string, limit: number): Promise<readonly Watch[]>;
  /** How many songs of acts and markets a server sees, in the order asked. */
  songCounts(server: number, watches: readonly Watch[]): Promise<readonly number[]>;
  /** The rows of the songs that a server follows, by themselves, by an act or by a market: at most so many. */
  songs(server: number, limit: number): Promise<readonly number[]>;
  /** Whether a server follows a song, in one of these ways. */
  follows(server: number, song: number): Promise<boolean>;
  /** Which of some a server follows, as `kind target`. */
  followed(server: number, watches: readonly Watch[]): Promise<ReadonlySet<string>>;
  /** Follows all of some that the server sees; answers how many are new. */
  add(server: number, watches: readonly Watch[], by: string, now: number): Promise<number>;
  /** All that a server follows, by names that mean something in other databases. */
  named(server: number): Promise<readonly WatchedName[]>;
}

/** Rows of one statement, so that others may write between two. */
const BATCH = 200;

/** The watches of a store's servers. */
export function createWatches({ read, write }: Pick<Store, 'read' | 'write'>): Watches {
  return {
    page: async (server, { offset, limit }) => {
      const of = read.selectFrom('watch').where('server_id', '=', server);
      const { total } = await of.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const watches = await of
        .select(['kind', 'target_id as target'])
        .orderBy('created_at', 'desc')
        .orderBy('kind')
        .orderBy('target_id')
        .limit(limit)
        .offset(offset)
        .execute();
      return { watches, total };
    },
    find: (server, typed, limit) => find(read, server, typed, limit),
    songCounts: (server, watches) => songCounts(read, server, watches),
    songs: async (server, limit) => {
      const { rows } = await sql<{ song: number }>`
        select song from (${songsFollowedBy(server)}) order by song limit ${limit}
      `.execute(read);
      return rows.map(({ song }) => song);
    },
    follows: async (server, song) => {
      const { rows } = await sql<{ follows: number }>`
        select exists (select 1 from (${serversFollowing(sql`${song}`)}) where server_id = ${server}) as follows
      `.execute(read);
      return rows[0]?.follows === 1;
    },
    followed: async (server, watches) => {
      const { rows } = await sql<{ key: string }>`
        select watch.kind || ' ' || watch.target_id as key from json_each(${listOf(watches)}) as asked
        join watch on watch.kind = asked.value ->> 0 and watch.target_id = asked.value ->> 1
          and watch.server_id = ${server}
      `.execute(read);
      return new Set(rows.map((row) => row.key));
    },
    add: async (server, watches, by, now) => {
      let added = 0;
      for (let at = 0; at < watches.length; at += BATCH)
        added += await write
          .transaction()
          .execute((trx) => addWatches(trx, server, watches.slice(at, at + BATCH), by, now));
      return added;
    },
    named: (server) => namedWatches(read, server),
  };
}

/** Follows what a server sees of some, within the caller's transaction; answers how many are new. */
export async function addWatches(
  db: Db,
  server: ServerRow['id'],
  watches: readonly Watch[],
  by: string,
  now: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into watch (kind, target_id, server_id, created_at, created_by)
    select value ->> 0, value ->> 1, ${server}, ${now}, ${by} from json_each(${listOf(watches)})
    where case value ->> 0
      when 'song' then exists (select 1 from song where id = value ->> 1 and scope in (0, ${server}))
      when 'artist' then exists (select 1 from artist where id = value ->> 1 and scope in (0, ${server}))
      else value ->> 1 in (1, 2, 3) end
    on conflict do nothing
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

function listOf(watches: readonly Watch[]): string {
  return JSON.stringify(watches.map(({ kind, target }) => [kind, target]));
}

async function find(db: Db, server: number, typed: string, limit: number): Promise<Watch[]> {
  const words = typed
    .split(/[\s—–-]+/u)
    .filter((word) => word !== '')
    .slice(0, 8);
  const has = sql.join(
    words.map((word) => sql`names like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`),
    sql` and `,
  );
  const { rows } = await sql<Watch>`
    with named (kind, target, created_at, names) as (
      select watch.kind, watch.target_id, watch.created_at,
        song.title || ' ' || coalesce(song.ja, '') || ' ' || coalesce(song.ko, '') || ' ' || coalesce((
          select group_concat(artist.name || ' ' || coalesce(artist.ja, '') || ' ' || coalesce(artist.ko, ''), ' ')
          from song_artist join artist on artist.id = song_artist.artist_id
          where song_artist.song_id = song.id and song_artist.role = 'main'), '')
      from watch join song on song.id = watch.target_id
      where watch.server_id = ${server} and watch.kind = 'song'
      union all
      select watch.kind, watch.target_id, watch.created_at,
        artist.name || ' ' || coalesce(artist.ja, '') || ' ' || coalesce(artist.ko, '')
      from watch join artist on artist.id = watch.target_id
      where watch.server_id = ${server} and watch.kind = 'artist')
    select kind, target from named where ${words.length > 0 ? has : sql`true`}
    order by created_at desc, kind, target limit ${limit}
  `.execute(db);
  return rows;
}

async function songCounts(db: Db, server: number, watches: readonly Watch[]): Promise<number[]> {
  const { rows } = await sql<{ songs: number }>`
    select case asked.value ->> 0
      when 'artist' then (select count(*) from song_artist join song on song.id = song_artist.song_id
        where song_artist.artist_id = asked.value ->> 1 and song_artist.role = 'main' and song.scope in (0, ${server}))
      when 'market' then (
        select count(*) from (${songsOfMarkets(server, sql`(select asked.value ->> 1 as target_id)`)}))
      else 1 end as songs
    from json_each(${listOf(watches)}) as asked order by asked.key
  `.execute(db);
  return rows.map((row) => row.songs);
}

/** All that a server follows, by keys and names, the newest last. What it added itself has no key that means anything. */
export async function namedWatches(db: Db, server: number): Promise<WatchedName[]> {
  const { rows } = await sql<{
    kind: Watch['kind'];
    target: number;
    key: string | null;
    artist: string | null;
    title: string | null;
  }>`
    select watch.kind, watch.target_id as target,
      case when song.scope <> 0 or artist.scope <> 0 then '' when watch.kind = 'song'
        then coalesce(song.catalogue_key, song.key) else artist.key end as key,
      case watch.kind when 'artist' then artist.name else (
        select group_concat(name, ', ') from (
          select credited.name from song_artist join artist credited on credited.id = song_artist.artist_id
          where song_artist.song_id = song.id and song_artist.role = 'main' order by song_artist.position)) end as artist,
      case when song.version is null or instr(lower(song.title), lower(song.version)) > 0 then song.title
        else song.title || ' ' || song.version end as title
    from watch
    left join song on watch.kind = 'song' and song.id = watch.target_id
    left join artist on watch.kind = 'artist' and artist.id = watch.target_id
    where watch.server_id = ${server} order by watch.created_at, watch.kind, watch.target_id
  `.execute(db);
  return rows.map(({ kind, target, key, artist, title }) => ({
    kind,
    key: (kind === 'market' ? marketOfNumber(target) : key) ?? '',
    artist: artist ?? '',
    title: title ?? '',
  }));
}

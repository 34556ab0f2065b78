import { type Kysely, sql } from 'kysely';
import type { LinkSite } from '../domain/song.ts';
import { metaOf, raiseMeta } from './meta.ts';
import type { Schema } from './schema.ts';
import { createSongSearch, type SongSearch } from './song-search.ts';
import { namesOf } from './songs.ts';

type Db = Kysely<Schema>;

/** Searches in the songs and acts that servers added for themselves, a small one each. */
export interface OwnNames {
  /** A server's own search, as things stand; null where it added nothing. */
  of(server: number): Promise<SongSearch | null>;
}

/** So many servers' searches are kept in memory; another's is made in milliseconds. */
const KEPT = 100;

/** The searches of a store's servers. */
export function createOwnNames(db: Db): OwnNames {
  const kept = new Map<number, { readonly revision: string; readonly search: SongSearch }>();
  return {
    of: async (server) => {
      const revision = await ownRevision(db, server);
      if (revision === null) return null;
      const known = kept.get(server);
      if (known?.revision === revision) return known.search;
      const search = createSongSearch(await ownEntries(db, server));
      kept.delete(server);
      kept.set(server, { revision, search });
      for (const [oldest] of kept) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return search;
    },
  };
}

/** The song that an id on another site stands for in a server's own list. */
export async function ownSongByLink(
  db: Db,
  server: number,
  site: LinkSite,
  externalId: string,
): Promise<number | null> {
  const row = await db
    .selectFrom('own_link')
    .select('song_id')
    .where('server_id', '=', server)
    .where('site', '=', site)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row?.song_id ?? null;
}

/** To be called in the transaction of whatever changed a server's own songs or acts. */
export async function bumpOwnNames(db: Db, server: number): Promise<void> {
  await raiseMeta(db, revisionKey(server));
}

function ownRevision(db: Db, server: number): Promise<string | null> {
  return metaOf(db, revisionKey(server));
}

function revisionKey(server: number): string {
  return `own-names.revision:${server}`;
}

interface Named {
  readonly name: string;
  readonly ja: string | null;
  readonly ko: string | null;
  readonly aliases: string;
}

async function ownEntries(db: Db, server: number) {
  const songs = await db.selectFrom('song').selectAll().where('scope', '=', server).orderBy('id').execute();
  const artists = await db.selectFrom('artist').selectAll().where('scope', '=', server).orderBy('id').execute();
  const { rows: credits } = await sql<Named & { song: number }>`
    select song_artist.song_id as song, artist.name, artist.ja, artist.ko, artist.aliases
    from song join song_artist on song_artist.song_id = song.id join artist on artist.id = song_artist.artist_id
    where song.scope = ${server}
  `.execute(db);
  const bySong = Map.groupBy(credits, (credit) => credit.song);
  return [
    ...songs.map((row) => ({
      id: row.id,
      kind: 'song' as const,
      names: namesOf(row.title, row),
      artistNames: (bySong.get(row.id) ?? []).flatMap((act) => namesOf(act.name, act)),
      weight: 0,
    })),
    ...artists.map((row) => ({
      id: row.id,
      kind: 'artist' as const,
      names: namesOf(row.name, row),
      artistNames: [],
      weight: 0,
    })),
  ];
}

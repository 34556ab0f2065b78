import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Certificate } from '../domain/certificate.ts';
import type { LadderId, LevelId } from '../domain/ladder.ts';
import { type ListCoverage, listCoverage } from './certificate-batches.ts';
import type { Store } from './database.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

/** Which certificates of a ladder are looked for; null is any. */
export interface CertifiedAsk {
  readonly ladder: LadderId;
  readonly artist: number | null;
  readonly month: string | null;
  readonly level: LevelId | null;
  /** The asking server's row, whose own certificates are listed too; null outside servers. */
  readonly server: number | null;
}

/** A part of a list, in the order of `by`: the highest level first, or the newest batch. */
export interface CertifiedPart {
  readonly by: 'level' | 'month';
  /** The ladder's levels, the lowest first. */
  readonly levels: readonly LevelId[];
  readonly offset: number;
  readonly limit: number;
}

export interface CertifiedSong extends Certificate {
  readonly song: number;
}

/** How many certificates a list has, and of how many songs. */
export interface CertifiedTotals {
  readonly certificates: number;
  readonly songs: number;
}

/** The official certificates that we know, as fans look them up. */
export interface CertifiedSongs {
  page(ask: CertifiedAsk, part: CertifiedPart): Promise<readonly CertifiedSong[]>;
  totals(ask: CertifiedAsk): Promise<CertifiedTotals>;
  /** How many songs have each level as their highest; levels without any are left out. */
  highest(
    ask: CertifiedAsk,
    levels: readonly LevelId[],
  ): Promise<readonly { readonly level: LevelId; readonly songs: number }[]>;
  /** The batches of a ladder that the list has something of, the newest first. */
  batches(ladder: LadderId): Promise<readonly { readonly month: string; readonly coverage: 'full' | 'partial' }[]>;
  /** How far the list of a ladder goes; null where there is none. */
  list(ladder: LadderId): Promise<ListCoverage | null>;
}

type Db = Kysely<Schema>;

/** The certificates of a store. */
export function createCertifiedSongs({ read }: Store): CertifiedSongs {
  return {
    page: (ask, part) => pageOf(read, ask, part),
    totals: async (ask) => {
      const { rows } = await sql<CertifiedTotals>`
        select count(*) as certificates, count(distinct certificate.song_id) as songs ${asked(ask)}
      `.execute(read);
      return rows[0] ?? { certificates: 0, songs: 0 };
    },
    highest: async (ask, levels) => {
      const { rows } = await sql<{ level: LevelId; songs: number }>`
        select level.value as level, count(*) as songs from (
          select max(rank.key) as highest ${asked(ask, rankOf(levels))} group by certificate.song_id
        ) join json_each(${JSON.stringify(levels)}) as level on level.key = highest
        group by highest order by highest desc
      `.execute(read);
      return rows;
    },
    batches: (ladder) =>
      read
        .selectFrom('certificate_batch')
        .select(['month', 'coverage'])
        .where('ladder', '=', ladder)
        .orderBy('month', 'desc')
        .execute(),
    list: (ladder) => listCoverage(read, ladder),
  };
}

async function pageOf(db: Db, ask: CertifiedAsk, { by, levels, offset, limit }: CertifiedPart) {
  const order =
    by === 'level'
      ? sql`rank.key desc, certificate.month desc, certificate.id desc`
      : sql`certificate.month desc, rank.key desc, certificate.id desc`;
  const { rows } = await sql<Omit<CertifiedSong, 'enteredHere'> & { scope: number }>`
    select certificate.song_id as song, certificate.ladder, certificate.level, certificate.month, certificate.source,
      certificate.scope
    ${asked(ask, rankOf(levels))} order by ${order} limit ${limit} offset ${offset}
  `.execute(db);
  return rows.map(({ scope, ...one }): CertifiedSong => (scope === EVERYWHERE ? one : { ...one, enteredHere: true }));
}

/** Where a level stands among the ladder's levels; one that the ladder has no more is left out. */
function rankOf(levels: readonly LevelId[]): RawBuilder<unknown> {
  return sql`join json_each(${JSON.stringify(levels)}) as rank on rank.value = certificate.level`;
}

/** The certificates asked for: those for everybody, and of the server's own what the list does not have. */
function asked({ ladder, artist, month, level, server }: CertifiedAsk, joined: RawBuilder<unknown> = sql``) {
  const own = sql`certificate.scope = ${server} and not exists (
    select 1 from certificate listed where listed.song_id = certificate.song_id and listed.ladder = certificate.ladder
      and listed.level = certificate.level and listed.scope = ${EVERYWHERE} and listed.withdrawn_at is null)`;
  const ofArtist = sql`certificate.song_id in (
    select song_id from song_artist where artist_id = ${artist} and role = 'main')`;
  return sql`
    from certificate ${joined}
    where certificate.ladder = ${ladder} and certificate.withdrawn_at is null
      and (certificate.scope = ${EVERYWHERE} or (${own}))
      ${artist === null ? sql`` : sql`and ${ofArtist}`}
      ${month === null ? sql`` : sql`and certificate.month = ${month}`}
      ${level === null ? sql`` : sql`and certificate.level = ${level}`}
  `;
}

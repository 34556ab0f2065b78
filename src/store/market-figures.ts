import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { LadderId, LevelId } from '../domain/ladder.ts';
import { type DaysToLevel, medianDays } from '../domain/median-days.ts';
import { countsIn, ownMarket } from './act-markets.ts';
import { type ListCoverage, listCoverage } from './certificate-batches.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** The markets that are looked at side by side, always in this order. */
export const SIDES = ['kpop', 'jpop'] as const;

export type Side = (typeof SIDES)[number];

/** What is asked of both sides alike. */
export interface MarketAsk {
  readonly ladder: LadderId;
  /** The ladder's levels, the lowest first. */
  readonly levels: readonly LevelId[];
  /** Only levels reached from this month on; null for all. */
  readonly since: string | null;
  /** The asking server's row, whose own choice of markets holds; null outside servers. */
  readonly server: number | null;
}

/** One side's figures, of the same source and period as the other's. */
export interface MarketSide {
  readonly side: Side;
  readonly songs: number;
  /** How many songs have each level as their highest: one number for each level asked for. */
  readonly highest: readonly number[];
  /** From release to each level, where both days are known: one for each level asked for. */
  readonly days: readonly DaysToLevel[];
  /** Certificates of the year, within the period asked for; null where nothing is certified. */
  readonly ofYear: number | null;
}

/** Two markets side by side. */
export interface MarketFigures {
  /** Certificates where our list has any for the ladder, else levels that our counts have passed. */
  readonly source: 'certificates' | 'passed';
  /** How far the list of certificates goes; null where the source is our counts. */
  readonly list: ListCoverage | null;
  /** The year of the newest batch, for `ofYear`. */
  readonly year: string | null;
  readonly sides: readonly MarketSide[];
  /** How many certificates or passed levels there are in all, of any market. */
  readonly total: number;
  /** Songs that count on both sides, and on neither. */
  readonly both: number;
  readonly neither: number;
  /** Left out since their month or day is not known; 0 where no period was asked for. */
  readonly undated: number;
}

/** Counts what two markets have on a ladder, from one source and for one period. */
export async function marketFigures(db: Db, ask: MarketAsk): Promise<MarketFigures> {
  const list = await listCoverage(db, ask.ladder);
  const source = list ? 'certificates' : 'passed';
  const reached = list ? certificatesOf(ask) : passedOf(ask);
  const year = list?.month.slice(0, 4) ?? null;
  const [songs, days, years, totals] = await Promise.all([
    songsByLevel(db, ask, reached),
    daysToLevels(db, ask, reached),
    year === null ? [] : certificatesOfYear(db, ask, year),
    totalsOf(db, ask, reached),
  ]);
  const sides = SIDES.map((side): MarketSide => {
    const highest = ask.levels.map((_, rank) => songs.find((row) => row.side === side && row.rank === rank)?.n ?? 0);
    return {
      side,
      songs: highest.reduce((sum, n) => sum + n, 0),
      highest,
      days: ask.levels.map((_, rank) => medianDays(days.filter((row) => row.side === side && row.rank === rank))),
      ofYear: year === null ? null : (years.find((row) => row.side === side)?.n ?? 0),
    };
  });
  return { source, list, year, sides, ...totals };
}

/** A row for each level of a song with a certificate: its rank, its month, and the days from release to that month's end. */
function certificatesOf({ ladder, levels, since }: MarketAsk): RawBuilder<unknown> {
  return sql`
    select certificate.song_id as song, rank.key as rank, certificate.month as dated,
      iif(length(certificate.month) = 7 and song.released is not null,
        cast(julianday(certificate.month || '-01', '+1 month', '-1 day') - 2440587.5 as integer) - song.released, null) as days
    from certificate join json_each(${JSON.stringify(levels)}) as rank on rank.value = certificate.level
    join song on song.id = certificate.song_id
    where certificate.ladder = ${ladder} and certificate.scope = ${EVERYWHERE} and certificate.withdrawn_at is null
      ${since === null ? sql`` : sql`and certificate.month >= ${since}`}`;
}

/** The same for levels that our counts have passed. What was passed before anybody looked has no day. */
function passedOf({ ladder, levels, since }: MarketAsk): RawBuilder<unknown> {
  const month = sql`strftime('%Y-%m', crossing.day * 86400, 'unixepoch')`;
  return sql`
    select crossing.song_id as song, rank.key as rank, iif(crossing.baseline = 1, null, ${month}) as dated,
      iif(crossing.baseline = 1, null, crossing.day - song.released) as days
    from crossing join json_each(${JSON.stringify(levels)}) as rank on rank.value = crossing.level
    join song on song.id = crossing.song_id
    where crossing.ladder = ${ladder} and crossing.kind = 'estimated' and crossing.scope = ${EVERYWHERE}
      and crossing.retracted_at is null
      ${since === null ? sql`` : sql`and crossing.baseline = 0 and ${month} >= ${since}`}`;
}

/** The sides of the songs in `reached`: a song of acts of two markets, or of an act of both, counts on either. */
function sided(server: number | null, reached: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`reached as materialized (${reached}), sided as materialized (
    select distinct of.song, side.value as side
    from (select distinct song from reached) as of
    join song_artist credit on credit.song_id = of.song and credit.role = 'main'
    join artist on artist.id = credit.artist_id
    ${ownMarket(server)}
    join json_each(${JSON.stringify(SIDES)}) as side
      on ${countsIn(sql.ref('side.value'))})`;
}

interface Counted {
  readonly side: Side;
  readonly n: number;
}

async function songsByLevel(db: Db, { server }: MarketAsk, reached: RawBuilder<unknown>) {
  const { rows } = await sql<Counted & { rank: number }>`
    with ${sided(server, reached)}, highest as (select song, max(rank) as rank from reached group by song)
    select side, rank, count(*) as n from highest join sided using (song) group by side, rank
  `.execute(db);
  return rows;
}

async function daysToLevels(db: Db, { server }: MarketAsk, reached: RawBuilder<unknown>) {
  const { rows } = await sql<Counted & { rank: number; days: number }>`
    with ${sided(server, reached)}
    select side, rank, days, count(*) as n from reached join sided using (song)
    where days >= 0 group by side, rank, days order by days
  `.execute(db);
  return rows;
}

async function certificatesOfYear(db: Db, ask: MarketAsk, year: string) {
  const { rows } = await sql<Counted>`
    with ${sided(ask.server, certificatesOf(ask))}
    select side, count(*) as n from reached join sided using (song) where substr(dated, 1, 4) = ${year} group by side
  `.execute(db);
  return rows;
}

async function totalsOf(db: Db, ask: MarketAsk, reached: RawBuilder<unknown>) {
  const { rows } = await sql<Pick<MarketFigures, 'total' | 'both' | 'neither'>>`
    with ${sided(ask.server, reached)}, on_sides as (
      select of.song, count(sided.side) as sides from (select distinct song from reached) as of
      left join sided on sided.song = of.song group by of.song)
    select (select count(*) from reached) as total, count(*) filter (where sides = 2) as both,
      count(*) filter (where sides = 0) as neither from on_sides
  `.execute(db);
  const found = rows[0] ?? { total: 0, both: 0, neither: 0 };
  return { ...found, undated: ask.since === null ? 0 : await undatedOf(db, ask) };
}

async function undatedOf(db: Db, ask: MarketAsk): Promise<number> {
  const all = { ...ask, since: null };
  const reached = (await listCoverage(db, ask.ladder)) ? certificatesOf(all) : passedOf(all);
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (${reached}) where dated is null or (length(dated) = 4 and dated >= ${ask.since?.slice(0, 4)}
      and not dated >= ${ask.since})
  `.execute(db);
  return rows[0]?.n ?? 0;
}

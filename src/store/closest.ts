import { type RawBuilder, sql } from 'kysely';
import { FRESH_DAYS } from '../domain/basis.ts';
import { provenCount } from '../domain/certificate.ts';
import type { Day } from '../domain/day.ts';
import { findLevel, type Ladder, type Level, levelsOn } from '../domain/ladder.ts';
import { mergingCounters, type Rules } from '../domain/rules.ts';
import { type Market, VERSION_LANGUAGES } from '../domain/song.ts';
import { countsIn, ownMarket } from './act-markets.ts';
import { cached } from './cached.ts';
import type { Store } from './database.ts';
import { followedBy } from './followed.ts';
import { EVERYWHERE } from './readings.ts';

/** Which songs are asked for, and what the nearest is measured by. */
export interface ClosestAsked {
  readonly ladder: Ladder;
  /** The asking server's row, null outside servers. */
  readonly server: number | null;
  /** Only songs that the server follows. */
  readonly followed: boolean;
  readonly artist: number | null;
  readonly market: Market | null;
  /** How much of the way to the next level is done, or how many are missing. */
  readonly by: 'share' | 'distance';
  readonly today: Day;
}

/** A song that has a way to go to its next level. */
export interface Ranked {
  readonly song: number;
  /** What it has at least, as its standing says. */
  readonly atLeast: number;
  /** The threshold of its next level. */
  readonly next: number;
}

/** Which songs are nearest to their next level. */
export interface Closest {
  /** The nearest first, at most `MOST_RANKED`: each with the count and the next level that its standing has. */
  rank(asked: ClosestAsked): Promise<readonly Ranked[]>;
}

/** How many songs are ranked: nobody turns more pages. */
export const MOST_RANKED = 100;

/** So many songs are looked at in one statement, which keeps everything else waiting for a few milliseconds. */
const SLICE = 5_000;

/** How many answers are kept until the data change. */
const KEPT = 30;

/** Above any day and any number of counters, so that several facts make one number that sorts. */
const DAYS = 1_000_000;
const PLACES = 10_000;

/**
 * The nearest songs of a store. The statement chooses each song's number as `standingOf` does, which a property test
 * demands; `turn` lets others have the event loop between two slices of a long look.
 */
export function createClosest(store: Store, rules: Rules, turn: () => Promise<unknown>): Closest {
  const { read } = store;
  const merging = mergingCounters(rules);

  async function look(asked: ClosestAsked): Promise<Ranked[]> {
    const counters = await countersOf(asked.ladder);
    const proofs = await proofsOf(asked.ladder);
    let best: Ranked[] = [];
    for (const slice of await slicesOf(asked)) {
      const { rows } = await rank(asked, { slice, counters, proofs }).execute(read);
      best = [...best, ...rows].toSorted(ORDERS[asked.by]).slice(0, MOST_RANKED);
      await turn();
    }
    return best;
  }

  /** The rows of a ladder's counters that have ever had a number, in its order. */
  async function countersOf(ladder: Ladder): Promise<CounterPlace[]> {
    const rows = await read.selectFrom('counter').selectAll().where('key', 'in', ladder.counters).execute();
    return ladder.counters.flatMap((key, place) => {
      const row = rows.find((candidate) => candidate.key === key);
      return row ? [{ id: row.id, place, merges: ladder.perTrack && merging.has(key) }] : [];
    });
  }

  /** What certificates of each level and month prove: there are far fewer of these than certificates, which are all read. */
  async function findProofs({ certificates }: Ladder): Promise<Proof[]> {
    const certifying = certificates && rules.ladders.get(certificates.of);
    if (!certifying) return [];
    const rows = await read
      .selectFrom('certificate')
      .select(['level', 'month'])
      .distinct()
      .where('ladder', '=', certifying.id)
      .execute();
    return rows
      .filter(({ level }) => findLevel(certifying, level) !== null)
      .map(({ level, month }) => {
        return [level, month, provenCount({ ladder: certifying.id, level, month, source: '' }, certifying)];
      });
  }

  const proofsOf = cached(store, KEPT, (ladder: Ladder) => ladder.id, findProofs);

  /** The songs to look at, a slice at a time: by their ids where they are all of them. */
  async function slicesOf({ server, followed, artist }: ClosestAsked): Promise<Slice[]> {
    if (!followed && artist === null) {
      const { rows } = await sql<{ last: number | null }>`select max(id) as last from song`.execute(read);
      const slices = Math.ceil((rows[0]?.last ?? 0) / SLICE);
      return Array.from({ length: slices }, (_, at) => ({ above: at * SLICE, upTo: (at + 1) * SLICE }));
    }
    const credited = sql`select song_id from song_artist where artist_id = ${artist} and role = 'main'`;
    const { rows } = followed
      ? await sql<{ song: number }>`
          with ${followedBy(server ?? -1)} select song from followed
          where ${artist === null ? sql`true` : sql`song in (${credited})`} order by song
        `.execute(read)
      : await sql<{ song: number }>`select song_id as song from (${credited}) order by song`.execute(read);
    const songs = rows.map((row) => row.song);
    return Array.from({ length: Math.ceil(songs.length / SLICE) }, (_, at) => ({
      songs: songs.slice(at * SLICE, (at + 1) * SLICE),
    }));
  }

  return {
    rank: cached(store, KEPT, keyOf, look),
  };
}

/** What makes two questions the same. */
export function keyOf({ ladder, server, followed, artist, market, by, today }: ClosestAsked): string {
  return JSON.stringify([ladder.id, server, followed, artist, market, by, today]);
}

interface CounterPlace {
  readonly id: number;
  readonly place: number;
  /** Whether it counts all language versions together on a ladder of single tracks. */
  readonly merges: boolean;
}

type Proof = readonly [level: string, month: string | null, proven: number];

type Slice = { readonly songs: readonly number[] } | { readonly above: number; readonly upTo: number };

const ORDERS = {
  share: (a: Ranked, b: Ranked) =>
    b.atLeast / b.next - a.atLeast / a.next || missing(a) - missing(b) || a.song - b.song,
  distance: (a: Ranked, b: Ranked) =>
    missing(a) - missing(b) || b.atLeast / b.next - a.atLeast / a.next || a.song - b.song,
} as const;

function missing({ atLeast, next }: Ranked): number {
  return next - atLeast;
}

function rank(
  { ladder, server, market, by, today }: ClosestAsked,
  {
    slice,
    counters,
    proofs,
  }: { readonly slice: Slice; readonly counters: readonly CounterPlace[]; readonly proofs: readonly Proof[] },
): RawBuilder<Ranked> {
  const scopes = server === null ? sql`${EVERYWHERE}` : sql`${EVERYWHERE}, ${server}`;
  const levels = levelsOn(ladder, today);
  const order =
    by === 'share' ? sql`atLeast * 1.0 / next desc, next - atLeast` : sql`next - atLeast, atLeast * 1.0 / next desc`;
  return sql<Ranked>`
    with candidates (song) as (${candidatesOf(slice)}),
      proof (level, month, proven) as materialized (
        select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(proofs)})),
      proven (song, proven) as materialized (
        select certificate.song_id, max(proof.proven) from ${certificatesOf(slice)}
        cross join proof on proof.level = certificate.level and proof.month is certificate.month
        where certificate.ladder = ${ladder.certificates?.of ?? null} and certificate.withdrawn_at is null
          and certificate.scope in (${scopes})
        group by certificate.song_id),
      shown (song, count, preference) as (
        select candidates.song, latest.count, min(${preference(counters, today)}) from candidates
        left join latest on latest.song_id = candidates.song
          and +latest.counter_id in (${counters.length > 0 ? sql.join(counters.map(({ id }) => id)) : null})
          and +latest.scope in (${scopes}) and ${telling(counters, server)}
        where ${inMarket(market, server)}
        group by candidates.song),
      -- Materialized: SQLite would work out each of them anew wherever it is named.
      standing (song, atLeast) as materialized (
        select shown.song, max(coalesce(shown.count, 0), coalesce(proven.proven, 0)) from shown
        left join proven on proven.song = shown.song
        where shown.count is not null or proven.proven is not null),
      away (song, atLeast, next) as materialized (
        select song, atLeast, ${nextAbove(sql.ref('atLeast'), levels)} from standing)
    select song, atLeast, next from away where next is not null order by ${order}, song limit ${MOST_RANKED}
  `;
}

function candidatesOf(slice: Slice): RawBuilder<unknown> {
  if ('songs' in slice) return sql`select value from json_each(${JSON.stringify(slice.songs)})`;
  return sql`select id from song where ${within(sql.ref('id'), slice)}`;
}

function certificatesOf(slice: Slice): RawBuilder<unknown> {
  if ('songs' in slice) return sql`candidates cross join certificate on certificate.song_id = candidates.song`;
  return sql`(select * from certificate where ${within(sql.ref('song_id'), slice)}) as certificate`;
}

function within(id: RawBuilder<unknown>, { above, upTo }: { above: number; upTo: number }): RawBuilder<unknown> {
  return sql`${id} > ${above} and ${id} <= ${upTo}`;
}

/** The lowest threshold above a count. */
function nextAbove(count: RawBuilder<unknown>, levels: readonly Level[]): RawBuilder<unknown> {
  if (levels.length === 0) return sql`null`;
  const steps = levels.map(({ threshold }) => sql`when ${count} < ${threshold} then ${threshold}`);
  return sql`case ${sql.join(steps, sql` `)} end`;
}

/**
 * Which of a song's numbers is shown, as one number that is the smaller the better: the first counter in the ladder's
 * order with a fresh one, else the youngest; of one counter's numbers the youngest, a server's own before everybody's.
 */
function preference(counters: readonly CounterPlace[], today: Day): RawBuilder<unknown> {
  if (counters.length === 0) return sql`null`;
  const places = counters.map(({ id, place }) => sql`when ${id} then ${place}`);
  const place = sql`case latest.counter_id ${sql.join(places, sql` `)} end`;
  const age = sql`(${DAYS} - latest.day)`;
  const everybodys = sql`(latest.scope = ${EVERYWHERE})`;
  return sql`case when latest.day > ${today - FRESH_DAYS} then ${place} * ${2 * DAYS} + ${age} * 2 + ${everybodys}
    else ${DAYS * DAYS} + (${age} * ${PLACES} + ${place}) * 2 + ${everybodys} end`;
}

/** That all language versions together have at least so many says nothing of one of them (PRODUCT §2). */
function telling(counters: readonly CounterPlace[], server: number | null): RawBuilder<unknown> {
  const merging = counters.filter(({ merges }) => merges).map(({ id }) => id);
  if (merging.length === 0) return sql`true`;
  // A server's own number may be younger than everybody's of the same counter, which then is not looked at.
  const isYoungest =
    server === null
      ? sql`true`
      : sql`not exists (select 1 from latest younger where younger.song_id = latest.song_id
          and younger.counter_id = latest.counter_id and younger.scope in (${EVERYWHERE}, ${server})
          and (younger.day, younger.scope) > (latest.day, latest.scope))`;
  // In this order: whether a song has language versions takes two looks, and few need them.
  return sql`(latest.counter_id not in (${sql.join(merging)}) or (latest.precision = 'exact' and ${isYoungest})
    or not ${hasLanguageVersions(sql.ref('latest.song_id'))})`;
}

function hasLanguageVersions(song: RawBuilder<unknown>): RawBuilder<unknown> {
  const labels = VERSION_LANGUAGES.map((word) => sql`lower(version) || ' ' glob ${`${word}[^a-z0-9_]*`}`);
  const labelled = sql`(${sql.join(labels, sql` or `)})`;
  return sql`(exists (select 1 from song where id = ${song} and ${labelled})
    or exists (select 1 from song where version_of = ${song} and ${labelled}))`;
}

/** Songs of an act that counts in a market, as the server has it. */
function inMarket(market: Market | null, server: number | null): RawBuilder<unknown> {
  if (market === null) return sql`true`;
  return sql`exists (select 1 from song_artist credit where credit.song_id = candidates.song and credit.role = 'main'
    and credit.artist_id in (
      select artist.id from artist
      ${ownMarket(server)} where ${countsIn(market)}))`;
}

import { type Kysely, sql } from 'kysely';
import type { CounterId } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { Precision, Reading } from '../domain/reading.ts';
import type { Known } from '../domain/reading-check.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** The scope of what counts everywhere; other scopes are the row ids of servers. */
export const EVERYWHERE = 0;

/** Over how many days a song's pace is taken. */
const PACE_DAYS = 28;

/** The newest reading of a counter, with the working count. */
export interface Latest {
  readonly song: number;
  readonly day: Day;
  readonly count: number;
  readonly precision: Precision;
}

/** The newest reading with the number of its own day where that is exact, which may lie a little below the working count. */
export interface Newest extends Latest {
  readonly exact: number | null;
}

/** One reading on its way into the working series. */
export interface SongReading {
  readonly song: number;
  readonly day: Day;
  readonly count: number;
  readonly precision: Precision;
  readonly link: string | null;
}

/** The rows' ids of counters, made where they are missing. */
export async function counterIds(db: Db, keys: readonly CounterId[]): Promise<Map<CounterId, number>> {
  const known = await db.selectFrom('counter').selectAll().where('key', 'in', keys).execute();
  const ids = new Map(known.map((row) => [row.key, row.id]));
  for (const key of keys) {
    if (ids.has(key)) continue;
    const { id } = await db.insertInto('counter').values({ key }).returning('id').executeTakeFirstOrThrow();
    ids.set(key, id);
  }
  return ids;
}

/** The row's id of one counter, made where it is missing. */
export async function counterIdOf(db: Db, key: CounterId): Promise<number> {
  const id = (await counterIds(db, [key])).get(key);
  if (id === undefined) throw new Error(`The counter "${key}" could not be recorded.`);
  return id;
}

/** The newest readings of one counter for some songs, by song. */
export async function latestOf(
  db: Db,
  counterId: number,
  scope: number,
  songs: readonly number[],
): Promise<Map<number, Latest>> {
  const { rows } = await sql<Latest>`
    select latest.song_id as song, latest.day, latest.count, latest.precision
    from json_each(${JSON.stringify(songs)}) as asked
    join latest on latest.song_id = asked.value and latest.counter_id = ${counterId} and latest.scope = ${scope}
  `.execute(db);
  return new Map(rows.map((row) => [row.song, row]));
}

/** The newest readings that some counters have of some songs in some scopes, by song, the youngest first. */
export async function latestOfEach(
  db: Db,
  counters: readonly CounterId[],
  scopes: readonly number[],
  songs: readonly number[],
): Promise<Map<number, Reading[]>> {
  const { rows } = await sql<Reading & { song: number }>`
    select latest.song_id as song, counter.key as counter, latest.day, latest.count, latest.precision
    from json_each(${JSON.stringify(songs)}) as asked
    cross join latest on latest.song_id = asked.value
    cross join counter on counter.id = latest.counter_id
    where counter.key in (select value from json_each(${JSON.stringify(counters)}))
      and latest.scope in (select value from json_each(${JSON.stringify(scopes)}))
    order by latest.day desc, latest.scope desc
  `.execute(db);
  return Map.groupBy(rows, (row) => row.song);
}

/** The newest readings of one counter for some songs, by song, with what their own days say. */
export async function newestOf(
  db: Db,
  counterId: number,
  scope: number,
  songs: readonly number[],
): Promise<Map<number, Newest>> {
  const { rows } = await sql<Newest>`
    select latest.song_id as song, latest.day, latest.count, latest.precision,
      case reading.precision when 'exact' then reading.count end as exact
    from json_each(${JSON.stringify(songs)}) as asked
    cross join latest on latest.song_id = asked.value and latest.counter_id = ${counterId} and latest.scope = ${scope}
    left join reading on reading.bucket = latest.day >> 5 and reading.song_id = latest.song_id
      and reading.counter_id = latest.counter_id and reading.scope = latest.scope and reading.day = latest.day
  `.execute(db);
  return new Map(rows.map((row) => [row.song, row]));
}

/**
 * The newest exact readings of some songs with the mean growth a day up to them, by song, over the weeks up to the
 * newest reading; absent where those have no exact one.
 */
export async function growthOf(
  db: Db,
  counterId: number,
  scope: number,
  songs: readonly number[],
): Promise<Map<number, NonNullable<Known['exact']>>> {
  if (songs.length === 0) return new Map();
  const { rows } = await sql<{ song: number; day: number; count: number; firstDay: number; firstCount: number }>`
    select latest.song_id as song, max(reading.day) as day, max(reading.count) as count,
      min(reading.day) as firstDay, min(reading.count) as firstCount
    from json_each(${JSON.stringify(songs)}) as asked
    cross join latest on latest.song_id = asked.value and latest.counter_id = ${counterId} and latest.scope = ${scope}
    cross join reading on reading.bucket in (latest.day >> 5, (latest.day >> 5) - 1)
      and reading.song_id = latest.song_id and reading.counter_id = latest.counter_id
      and reading.scope = latest.scope and reading.day between latest.day - ${PACE_DAYS} and latest.day
      and reading.precision = 'exact'
    group by latest.song_id
  `.execute(db);
  return new Map(
    rows.map(({ song, day, count, firstDay, firstCount }) => [
      song,
      { day, count, pace: day > firstDay ? (count - firstCount) / (day - firstDay) : null },
    ]),
  );
}

/** What is known around a day that lies before the newest reading: the count after it is what bounds it from above. */
export async function knownAround(db: Db, counterId: number, scope: number, song: number, day: Day): Promise<Known> {
  const { rows } = await sql<{ day: number; count: number; later: number }>`
    with recursive ${bucketsOf('reading')}
    select max(day) as day, max(count) as count, 0 as later from buckets cross join reading using (bucket)
      where song_id = ${song} and counter_id = ${counterId} and scope = ${scope} and day <= ${day}
    union all
    select min(day), min(count), 1 from buckets cross join reading using (bucket)
      where song_id = ${song} and counter_id = ${counterId} and scope = ${scope} and day > ${day}
  `.execute(db);
  const side = (later: number) => {
    const row = rows.find((candidate) => candidate.later === later && candidate.day !== null);
    return row ? { day: row.day, count: row.count } : null;
  };
  return { before: side(0), after: side(1), exact: null };
}

/**
 * All buckets of a bucketed table, as a common table expression: a song's whole series is then one seek a bucket,
 * where asking the table for its distinct buckets would read every row.
 */
export function bucketsOf(table: 'reading' | 'chart_day') {
  return sql`buckets (bucket) as (
    select min(bucket) from ${sql.table(table)}
    union all
    select bucket + 1 from buckets where bucket < (select max(bucket) from ${sql.table(table)}))`;
}

/** The readings of one day that are there already, by song. */
export async function readingsOn(
  db: Db,
  counterId: number,
  scope: number,
  day: Day,
  songs: readonly number[],
): Promise<Map<number, { count: number; precision: Precision }>> {
  const { rows } = await sql<{ song: number; count: number; precision: Precision }>`
    select reading.song_id as song, reading.count, reading.precision
    from json_each(${JSON.stringify(songs)}) as asked
    cross join reading on reading.bucket = ${day >> 5} and reading.song_id = asked.value
      and reading.counter_id = ${counterId} and reading.scope = ${scope} and reading.day = ${day}
  `.execute(db);
  return new Map(rows.map((row) => [row.song, row]));
}

/** The newest readings of some songs in some scopes, of each counter the newest, by song. */
export async function latestReadingsOf(
  db: Db,
  songs: readonly number[],
  scopes: readonly number[],
): Promise<ReadonlyMap<number, readonly (Reading & { readonly link: string | null })[]>> {
  const { rows } = await sql<Reading & { song: number; link: string | null }>`
    select latest.song_id as song, counter.key as counter, latest.day, latest.count, latest.precision, latest.link
    from json_each(${JSON.stringify(songs)}) as asked
    cross join latest on latest.song_id = asked.value
    cross join counter on counter.id = latest.counter_id
    where latest.scope in (select value from json_each(${JSON.stringify(scopes)}))
    order by latest.day desc, latest.scope desc
  `.execute(db);
  const bySong = Map.groupBy(rows, (row) => row.song);
  return new Map([...bySong].map(([song, readings]) => [song, newestEach(readings)]));
}

function newestEach<R extends { readonly counter: string }>(rows: readonly R[]): R[] {
  return rows.filter((row, index) => rows.findIndex((other) => other.counter === row.counter) === index);
}

/** A song's newest readings of every counter that a server sees: its own people's where they are younger. */
export async function latestReadings(
  db: Db,
  song: number,
  scopes: readonly number[],
): Promise<readonly (Reading & { readonly link: string | null })[]> {
  return (await latestReadingsOf(db, [song], scopes)).get(song) ?? [];
}

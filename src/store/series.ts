import { type Kysely, sql } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { Precision } from '../domain/reading.ts';
import { bucketsOf } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** Which numbers: one counter's for one song, in one scope. */
export interface SeriesKey {
  readonly song: number;
  readonly counterId: number;
  readonly scope: number;
}

/** A day's accepted number. */
export interface DayCount {
  readonly day: Day;
  readonly count: number;
  readonly precision: Precision;
}

/** The working series, the oldest day first. */
export async function seriesOf(db: Db, { song, counterId, scope }: SeriesKey): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    with recursive ${bucketsOf('reading')}
    select day, count, precision from buckets cross join reading using (bucket)
    where song_id = ${song} and counter_id = ${counterId} and scope = ${scope} order by day
  `.execute(db);
  return rows;
}

/** Sets a day's number, or takes it out of the series. */
export async function setDayCount(
  db: Db,
  { song, counterId, scope }: SeriesKey,
  day: Day,
  number: Pick<DayCount, 'count' | 'precision'> | null,
): Promise<void> {
  const bucket = day >> 5;
  await db
    .deleteFrom('reading')
    .where('bucket', '=', bucket)
    .where('song_id', '=', song)
    .where('counter_id', '=', counterId)
    .where('scope', '=', scope)
    .where('day', '=', day)
    .execute();
  if (number === null) return;
  const { count, precision } = number;
  await db
    .insertInto('reading')
    .values({ bucket, song_id: song, counter_id: counterId, scope, day, count, precision })
    .execute();
}

/** Sets the newest reading with the working count, or takes it away where no reading is left. */
export async function setLatest(
  db: Db,
  { song, counterId, scope }: SeriesKey,
  latest: (DayCount & { readonly link: string | null }) | null,
): Promise<void> {
  await db
    .deleteFrom('latest')
    .where('song_id', '=', song)
    .where('counter_id', '=', counterId)
    .where('scope', '=', scope)
    .execute();
  if (latest === null) return;
  const { day, count, precision, link } = latest;
  await db
    .insertInto('latest')
    .values({ song_id: song, counter_id: counterId, scope, day, count, precision, link })
    .execute();
}

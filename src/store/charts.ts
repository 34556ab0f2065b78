import { type Kysely, sql } from 'kysely';
import type { Day } from '../domain/day.ts';
import { bucketsOf } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A song's streams on one chart day. */
export interface ChartStreams {
  readonly song: number;
  readonly streams: number;
}

/** Adds a day of a chart: the days are what is kept, their sum is the counter. Sorted by song, as the table is. */
export async function addChartDay(db: Db, counterId: number, day: Day, rows: readonly ChartStreams[]): Promise<void> {
  const json = JSON.stringify(rows.toSorted((a, b) => a.song - b.song).map((row) => [row.song, row.streams]));
  await sql`
    insert into chart_day (bucket, song_id, counter_id, day, streams)
    select ${day >> 5}, value ->> 0, ${counterId}, ${day}, value ->> 1 from json_each(${json})
  `.execute(db);
  await sql`
    insert into latest (song_id, counter_id, scope, day, count, precision, link)
    select value ->> 0, ${counterId}, 0, ${day}, value ->> 1, 'exact', null from json_each(${json}) where true
    on conflict (song_id, counter_id, scope)
    do update set day = max(latest.day, excluded.day), count = latest.count + excluded.count
  `.execute(db);
}

/** The running sum of a song's days on a chart, by day. */
export async function chartTotals(db: Db, counterId: number, song: number): Promise<{ day: Day; count: number }[]> {
  const { rows } = await sql<{ day: number; count: number }>`
    with recursive ${bucketsOf('chart_day')}
    select day, sum(streams) over (order by day) as count from buckets cross join chart_day using (bucket)
    where song_id = ${song} and counter_id = ${counterId}
    order by day
  `.execute(db);
  return rows;
}

/**
 * Takes a day of a chart back, as though its file had never come: what is left of each song's days is its count. The
 * songs that stood on it.
 */
export async function removeChartDay(db: Db, counterId: number, day: Day): Promise<number[]> {
  const rows = await db
    .deleteFrom('chart_day')
    .where('bucket', '=', day >> 5)
    .where('counter_id', '=', counterId)
    .where('day', '=', day)
    .returning('song_id')
    .execute();
  await db.deleteFrom('import').where('counter_id', '=', counterId).where('day', '=', day).execute();
  const songs = rows.map((row) => row.song_id);
  for (const song of songs) {
    const last = (await chartTotals(db, counterId, song)).at(-1);
    const { day: lastDay, count } = last ?? { day: 0, count: 0 };
    await sql`
      update latest set day = ${lastDay}, count = ${count}
      where song_id = ${song} and counter_id = ${counterId} and scope = 0
    `.execute(db);
  }
  await db.deleteFrom('latest').where('counter_id', '=', counterId).where('count', '=', 0).execute();
  return songs;
}

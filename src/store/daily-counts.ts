import { type Kysely, sql } from 'kysely';
import type { Counter } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { CountOnDay } from '../domain/growth.ts';
import { chartTotals } from './charts.ts';
import { serversFollowing } from './followers.ts';
import { bucketsOf, EVERYWHERE, growthOf } from './readings.ts';
import type { Schema } from './schema.ts';
import { unseen } from './unseen.ts';

type Db = Kysely<Schema>;

/** Which counter's numbers, and in whose eyes. */
export interface CounterScope {
  readonly counter: Pick<Counter, 'adds'>;
  readonly counterId: number;
  readonly scope: number;
}

/**
 * A song's counts of one counter by day, as a scope sees them, the oldest first: the accepted totals, or the running sum
 * of its days on a chart. What a forecast is made from.
 */
export async function dailyCounts(db: Db, of: CounterScope, song: number): Promise<CountOnDay[]> {
  const { counter, counterId, scope } = of;
  if (counter.adds === 'chart-days') {
    const totals = await chartTotals(db, counterId, song);
    return totals.map((total) => ({ ...total, precision: 'exact' }));
  }
  const { rows } = await sql<CountOnDay>`
    with recursive ${bucketsOf('reading')}
    select day, count, precision from buckets cross join reading using (bucket)
    where song_id = ${unseen(song)} and counter_id = ${unseen(counterId)}
      and scope in (${unseen(EVERYWHERE)}, ${unseen(scope)}) order by day
  `.execute(db);
  return rows;
}

const WEEK_DAYS = 7;
const MONTH_DAYS = 28;

/**
 * The most that some songs may have grown a day over the last week, by song, in one statement: no week of the last four
 * can hold more than all of them. Absent where nothing is known of their growth.
 */
export async function fastestPaces(
  db: Db,
  { counter, counterId, scope }: CounterScope,
  songs: readonly number[],
  today: Day,
): Promise<Map<number, number>> {
  if (counter.adds === 'chart-days') {
    const { rows } = await sql<{ song: number; streams: number }>`
      select chart_day.song_id as song, sum(streams) as streams from json_each(${JSON.stringify(songs)}) as asked
      join chart_day on chart_day.bucket between ${(today - 2 * MONTH_DAYS) >> 5} and ${today >> 5}
        and chart_day.song_id = asked.value and chart_day.counter_id = ${counterId}
      where chart_day.day > ${today - 2 * MONTH_DAYS}
      group by chart_day.song_id
    `.execute(db);
    return new Map(rows.map(({ song, streams }) => [song, streams / WEEK_DAYS]));
  }
  const paces = new Map<number, number>();
  for (const seen of new Set([EVERYWHERE, scope]))
    for (const [song, { pace }] of await growthOf(db, counterId, seen, songs))
      if (pace !== null) paces.set(song, Math.max(paces.get(song) ?? 0, pace * (MONTH_DAYS / WEEK_DAYS)));
  return paces;
}

/** Whether any channel wants to hear of forecasts. */
export async function isAnyForecastWanted(db: Db): Promise<boolean> {
  const { rows } = await sql<{ wanted: number }>`
    select exists (select 1 from target where forecast = 1) as wanted
  `.execute(db);
  return rows[0]?.wanted === 1;
}

/** Those of some songs that are followed, on a ladder, by a server with a channel that wants to hear of forecasts. */
export async function songsToForecast(
  db: Db,
  ladder: string,
  scope: number,
  songs: readonly number[],
): Promise<Set<number>> {
  const { rows } = await sql<{ song: number }>`
    with wanting (server_id) as materialized (
      select distinct target.server_id from target
      join server on server.id = target.server_id and server.left_at is null
      join server_ladder on server_ladder.server_id = target.server_id and server_ladder.ladder = ${ladder}
      where target.forecast = 1 and (${scope} = ${EVERYWHERE} or target.server_id = ${scope}))
    select asked.value as song from json_each(${JSON.stringify(songs)}) as asked
    where exists (select 1 from (${serversFollowing(sql`asked.value`)}) as following
      where following.server_id in (select server_id from wanting))
  `.execute(db);
  return new Set(rows.map((row) => row.song));
}

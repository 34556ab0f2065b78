import type { Kysely } from 'kysely';
import type { Counter } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { Rules } from '../domain/rules.ts';
import { addChartDay, type ChartStreams, chartTotals, removeChartDay } from '../store/charts.ts';
import { type PassedLevel, redateCrossings, songsThatCrossed, unreachedCrossings } from '../store/crossings.ts';
import { counterIdOf, EVERYWHERE, latestOf } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { type Found, findCrossings, firstAt } from './find-crossings.ts';
import type { Move } from './move.ts';

/** One day (or week) of a chart, its songs known. */
export interface ChartBatch {
  readonly counter: Counter;
  readonly day: Day;
  /** The file's name, for the record. */
  readonly name: string;
  /** SHA-256 of what the file says. */
  readonly digest: string;
  /** Each song once. */
  readonly rows: readonly ChartStreams[];
  /** Whether these numbers take the place of others for the same day. */
  readonly replace: boolean;
}

/** What became of a chart's day: recorded, there already, or there already with other numbers. */
export type ChartRecorded =
  | ({
      readonly state: 'recorded';
      /** Levels that numbers which were replaced had reached, and the present ones do not: they stay recorded. */
      readonly unreached: readonly string[];
    } & Found)
  | { readonly state: 'unchanged' | 'conflict' };

/**
 * Records a day of a chart within the caller's transaction. The counter is the sum of a song's days on the chart, so
 * a day that comes late raises all later totals: a crossing is dated by the first day whose total reaches the level.
 */
export async function recordChart(
  db: Kysely<Schema>,
  rules: Rules,
  batch: ChartBatch,
  now: number,
): Promise<ChartRecorded> {
  const { counter, day } = batch;
  const counterId = await counterIdOf(db, counter.id);
  const there = await db
    .selectFrom('import')
    .select('digest')
    .where('counter_id', '=', counterId)
    .where('day', '=', day)
    .executeTakeFirst();
  if (there?.digest === batch.digest) return { state: 'unchanged' };
  if (there && !batch.replace) return { state: 'conflict' };
  const replaced = there ? await removeChartDay(db, counterId, day) : [];
  await db
    .insertInto('import')
    .values({
      kind: 'spotify-charts',
      name: batch.name,
      digest: batch.digest,
      counter_id: counterId,
      day,
      at: now,
      rows: batch.rows.length,
      state: 'applied',
    })
    .execute();
  const songs = batch.rows.map((row) => row.song);
  const latest = await latestOf(db, counterId, EVERYWHERE, songs);
  await addChartDay(db, counterId, day, batch.rows);
  const moves = batch.rows.map((row): Move => {
    const before = latest.get(row.song);
    return {
      song: row.song,
      before: before?.count ?? null,
      after: (before?.count ?? 0) + row.streams,
      precision: 'exact',
      day: Math.max(before?.day ?? day, day),
    };
  });
  const late = new Set(moves.filter((move) => move.day > day).map((move) => move.song));
  const firstDayAt = async (song: number, passed: PassedLevel) =>
    late.has(song) ? firstAt(rules, passed, await chartTotals(db, counterId, song)) : null;
  const context = { rules, counter, counterId, scope: EVERYWHERE, byHand: false, now, firstDayAt };
  const found = await findCrossings(db, context, moves);
  for (const song of await songsThatCrossed(db, counterId, EVERYWHERE, [...late])) {
    const totals = await chartTotals(db, counterId, song);
    await redateCrossings(db, counterId, EVERYWHERE, song, (crossing) => firstAt(rules, crossing, totals));
  }
  return { state: 'recorded', unreached: await unreachedCrossings(db, counterId, replaced), ...found };
}

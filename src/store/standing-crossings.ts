import type { Kysely } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { Precision } from '../domain/reading.ts';
import type { PassedLevel } from './crossings.ts';
import type { Schema } from './schema.ts';
import type { SeriesKey } from './series.ts';

type Db = Kysely<Schema>;

/** A level that a song is recorded to have passed by one counter's numbers, as far as nobody took that back. */
export interface StandingCrossing extends PassedLevel {
  readonly id: number;
  readonly generation: number;
  readonly day: Day | null;
  readonly count: number | null;
  readonly foundAt: number;
  /** Whether it was passed before anybody looked. */
  readonly baseline: boolean;
}

/** What a song passed by one counter's numbers, the highest level first. */
export async function standingCrossings(db: Db, { song, counterId, scope }: SeriesKey): Promise<StandingCrossing[]> {
  const rows = await db
    .selectFrom('crossing')
    .select(['id', 'ladder', 'level', 'threshold', 'generation', 'day', 'count', 'found_at as foundAt', 'baseline'])
    .where('song_id', '=', song)
    .where('counter_id', '=', counterId)
    .where('scope', '=', scope)
    .where('kind', '=', 'estimated')
    .where('retracted_at', 'is', null)
    .orderBy('threshold', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, baseline: row.baseline === 1 }));
}

/** Says by which number a level was passed. */
export async function proveCrossing(
  db: Db,
  id: number,
  by: { readonly counterId: number; readonly day: Day; readonly count: number; readonly precision: Precision },
): Promise<void> {
  const { counterId, day, count, precision } = by;
  await db.updateTable('crossing').set({ counter_id: counterId, day, count, precision }).where('id', '=', id).execute();
}

/** Whether any channel was told of a crossing, or is to be. */
export async function isAnnounced(db: Db, crossing: number): Promise<boolean> {
  const row = await db.selectFrom('announcement').select('id').where('crossing_id', '=', crossing).executeTakeFirst();
  return row !== undefined;
}

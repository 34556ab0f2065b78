import type { Kysely } from 'kysely';
import type { HandCorrected, HandReading } from '../domain/by-hand.ts';
import type { Rules } from '../domain/rules.ts';
import { acceptedObservations } from '../store/observations.ts';
import { counterIdOf } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { correctReading } from './correct-reading.ts';

/** A number that is right, in place of one that was recorded for the same song, source and day. */
export interface HandCorrection {
  readonly reading: HandReading;
  readonly scope: number;
  readonly actor: string;
  readonly now: number;
}

/** Puts it in its place within the caller's transaction; `none` where nothing is recorded for that day in the scope. */
export async function correctByHand(
  db: Kysely<Schema>,
  rules: Rules,
  { reading, scope, actor, now }: HandCorrection,
): Promise<HandCorrected> {
  const { song, counter, day, count, precision } = reading;
  const key = { song, counterId: await counterIdOf(db, counter), scope };
  const wrong = (await acceptedObservations(db, key)).findLast((observation) => observation.day === day);
  if (!wrong) return { state: 'none' };
  if (wrong.count === count && wrong.precision === precision) return { state: 'same' };
  const decided = await correctReading(db, rules, wrong.id, { count, precision }, { by: actor, now, scope });
  if (decided.state !== 'done') return { state: 'none' };
  const { retracted, posts, owed } = decided;
  return { state: 'corrected', wrong: wrong.count, retracted, posts, owed };
}

import type { Kysely } from 'kysely';
import type { HandCrossing, HandOutcome, HandReading } from '../domain/by-hand.ts';
import { UNDO_MS } from '../domain/by-hand.ts';
import type { Rules } from '../domain/rules.ts';
import { keepQuiet, madeSince, marksNow } from '../store/made-since.ts';
import { counterIdOf } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { notCertified } from './not-certified.ts';
import { recordReadings } from './record-readings.ts';
import { latestSeen } from './seen.ts';

/** A number that a person typed, and how it is to be recorded. */
export interface HandBatch {
  readonly reading: HandReading;
  readonly scope: number;
  readonly actor: string;
  /** Whether levels that it passes are posted; else they are recorded and kept quiet. */
  readonly post: boolean;
  readonly now: number;
}

/**
 * Records a number typed by a person within the caller's transaction. What it makes owed waits a minute, in which it
 * can be taken back (PRODUCT §4).
 */
export async function recordByHand(db: Kysely<Schema>, rules: Rules, batch: HandBatch): Promise<HandOutcome> {
  const { reading, scope, actor, post, now } = batch;
  const { counter: id, song, ...number } = reading;
  const counter = rules.counters.get(id);
  if (!counter) throw new Error(`There is no counter "${id}".`);
  const before = (await latestSeen(db, await counterIdOf(db, id), scope, [song])).get(song) ?? null;
  const marks = await marksNow(db);
  const readings = [{ song, ...number }];
  const byHand = { source: 'record', actor, byHand: true, notBefore: now + UNDO_MS };
  const recorded = await recordReadings(db, rules, { counter, scope, readings, ...byHand }, now);
  const made = await madeSince(db, marks);
  const passedBefore = made.crossings.filter((crossing) => crossing.baseline);
  if (!post) await keepQuiet(db, marks, now);
  return {
    verdict: recorded.quarantined[0]?.reason ?? (recorded.repeated > 0 ? 'repeated' : 'accepted'),
    observation: made.observation,
    before,
    crossed: highest(made.crossings.filter((crossing) => !crossing.baseline)),
    baseline: highest(await notCertified(db, rules, { song, scope }, passedBefore)),
    posts: post ? made.posts : [],
    tooOld: recorded.tooOld,
  };
}

/** Of each ladder the level with the highest threshold. */
function highest(crossings: Awaited<ReturnType<typeof madeSince>>['crossings']): HandCrossing[] {
  const byLadder = new Map(crossings.toSorted((a, b) => a.threshold - b.threshold).map((one) => [one.ladder, one]));
  return [...byLadder.values()].map(({ id, ladder, level }) => ({ crossing: id, ladder, level }));
}

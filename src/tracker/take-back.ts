import type { Kysely } from 'kysely';
import { type HandUndone, TAKE_BACK_MS } from '../domain/by-hand.ts';
import { retractCrossings } from '../store/retraction.ts';
import type { Schema } from '../store/schema.ts';
import { crossingsFoundWith, forgetReading, markTakenBack, ownObservation } from '../store/take-back.ts';
import { latestSeen } from './seen.ts';

/**
 * Takes back a number that this person typed a moment ago, within the caller's transaction: it counts nowhere, what it
 * made owed is not posted, and what was posted already gets an honest line.
 */
export async function takeBack(
  db: Kysely<Schema>,
  { observation: id, actor, now }: { readonly observation: number; readonly actor: string; readonly now: number },
): Promise<HandUndone> {
  const observation = await ownObservation(db, id);
  if (observation?.actor !== actor || observation.verdict === 'withdrawn') return 'gone';
  if (now - observation.observedAt > TAKE_BACK_MS) return 'too-late';
  if (observation.verdict === 'accepted' && !(await forgetReading(db, observation))) return 'gone';
  await markTakenBack(db, id);
  const { counterId, scope, song } = observation;
  const count = (await latestSeen(db, counterId, scope, [song])).get(song)?.count ?? 0;
  const crossings = await crossingsFoundWith(db, observation, count);
  await retractCrossings(db, { crossings, reason: 'taken-back', now });
  return 'undone';
}

import type { Kysely } from 'kysely';
import { type HandUndone, TAKE_BACK_MS } from '../domain/by-hand.ts';
import type { Rules } from '../domain/rules.ts';
import { observationById } from '../store/observations.ts';
import type { Schema } from '../store/schema.ts';
import { correctReading } from './correct-reading.ts';

/**
 * Takes back a number that this person typed a moment ago, within the caller's transaction: it counts nowhere, what it
 * made owed is not posted, and what was posted already gets an honest line.
 */
export async function takeBack(
  db: Kysely<Schema>,
  rules: Rules,
  { observation: id, actor, now }: { readonly observation: number; readonly actor: string; readonly now: number },
): Promise<HandUndone> {
  const observation = await observationById(db, id);
  if (observation?.actor !== actor) return 'gone';
  if (now - observation.observedAt > TAKE_BACK_MS) return 'too-late';
  const decided = await correctReading(db, rules, id, null, { by: actor, now, scope: observation.scope });
  return decided.state === 'done' ? 'undone' : 'gone';
}

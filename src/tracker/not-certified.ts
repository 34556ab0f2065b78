import type { Kysely } from 'kysely';
import type { LadderId } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import type { Schema } from '../store/schema.ts';
import { provenCounts } from './proven-counts.ts';

/**
 * Those of a song's crossings that no certificate proves: a level that is certified is never announced later as an
 * estimate (PRODUCT §2).
 */
export async function notCertified<T extends { readonly ladder: LadderId; readonly threshold: number }>(
  db: Kysely<Schema>,
  rules: Rules,
  { song, scope }: { readonly song: number; readonly scope: number },
  crossings: readonly T[],
): Promise<T[]> {
  const open: T[] = [];
  for (const [ladderId, ofLadder] of Map.groupBy(crossings, ({ ladder }) => ladder)) {
    const proven = await provenCounts(db, rules, rules.ladders.get(ladderId), { scope, songs: [song] });
    open.push(...ofLadder.filter(({ threshold }) => threshold > proven(song)));
  }
  return open;
}

import type { Kysely } from 'kysely';
import { highestCertificate, provenCount } from '../domain/certificate.ts';
import type { LadderId } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { certificatesOf } from '../store/certificates.ts';
import { EVERYWHERE } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';

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
    const certifier = rules.ladders.get(ladderId)?.certificates?.of;
    const certifying = certifier === undefined ? undefined : rules.ladders.get(certifier);
    const held = certifying ? await certificatesOf(db, certifying.id, [EVERYWHERE, scope], [song]) : new Map();
    const highest = certifying ? highestCertificate(held.get(song) ?? [], certifying) : null;
    const proven = highest && certifying ? provenCount(highest, certifying) : 0;
    open.push(...ofLadder.filter(({ threshold }) => threshold > proven));
  }
  return open;
}

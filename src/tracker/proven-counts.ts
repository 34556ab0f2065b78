import type { Kysely } from 'kysely';
import { highestCertificate, provenCount } from '../domain/certificate.ts';
import type { Ladder } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { certificatesOf } from '../store/certificates.ts';
import { EVERYWHERE } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';

/** What the certificates that a scope sees prove at least of each song on a ladder; 0 where they prove nothing. */
export async function provenCounts(
  db: Kysely<Schema>,
  rules: Rules,
  ladder: Ladder | undefined,
  { scope, songs }: { readonly scope: number; readonly songs: readonly number[] },
): Promise<(song: number) => number> {
  const certifying = ladder?.certificates ? rules.ladders.get(ladder.certificates.of) : undefined;
  if (!certifying) return () => 0;
  const certificates = await certificatesOf(db, certifying.id, [EVERYWHERE, scope], songs);
  return (song) => {
    const highest = highestCertificate(certificates.get(song) ?? [], certifying);
    return highest ? provenCount(highest, certifying) : 0;
  };
}

import { type Day, lastDayOf, type Month } from './day.ts';
import { findLevel, type Ladder, type LadderId, type LevelId, levelsOn, lowestThreshold } from './ladder.ts';

/** An official certificate: a fact that an association published (DESIGN §1.2). */
export interface Certificate {
  readonly ladder: LadderId;
  readonly level: LevelId;
  /** The batch month, a bare year where only that is known, null where a source says "holds it" without a date. */
  readonly month: Month | string | null;
  /** The page that says so. */
  readonly source: string;
  /** Whether a server's own people entered it, and the list for everybody does not have it. */
  readonly enteredHere?: boolean;
}

/** The count that a certificate proves at least: the level's threshold in the edition of its batch month. */
export function provenCount(certificate: Certificate, certifying: Ladder): number {
  const day = certificateDay(certificate);
  const dated = day === null ? undefined : levelsOn(certifying, day).find((level) => level.id === certificate.level);
  return dated?.threshold ?? lowestThreshold(certifying, certificate.level) ?? 0;
}

/** The date a certificate carries, the last day of its batch month; null where the month is not known. */
export function certificateDay(certificate: Certificate): Day | null {
  return certificate.month !== null && certificate.month.length === 7 ? lastDayOf(certificate.month) : null;
}

/** The certificate of the highest level, null where there is none. */
export function highestCertificate(certificates: readonly Certificate[], certifying: Ladder): Certificate | null {
  let highest: { certificate: Certificate; proven: number } | null = null;
  for (const certificate of certificates) {
    if (certificate.ladder !== certifying.id || !findLevel(certifying, certificate.level)) continue;
    const proven = provenCount(certificate, certifying);
    if (!highest || proven > highest.proven) highest = { certificate, proven };
  }
  return highest?.certificate ?? null;
}

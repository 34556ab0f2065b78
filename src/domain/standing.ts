import { type Basis, chooseBasis } from './basis.ts';
import { type Certificate, highestCertificate, provenCount } from './certificate.ts';
import type { Day } from './day.ts';
import { findLevel, type Ladder, type Level, levelsOn } from './ladder.ts';
import type { Reading } from './reading.ts';

/** What must be known to say where a song stands on a ladder. */
export interface StandingInput {
  readonly ladder: Ladder;
  /** The ladder whose certificates say something here (`ladder.certificates.of`); null where nobody certifies. */
  readonly certifying: Ladder | null;
  readonly certificates: readonly Certificate[];
  /** The song's latest working reading of each counter. */
  readonly latest: readonly Reading[];
  /** Whether the song exists in several languages that a publisher may count as one. */
  readonly languageVersions: boolean;
  /** The counters whose publisher counts all language versions together. */
  readonly merging: ReadonlySet<string>;
  readonly today: Day;
}

/** Where a song is on a ladder on a day. */
export interface Standing {
  readonly ladder: Ladder;
  readonly today: Day;
  readonly basis: Basis;
  /** Whether the shown number counts all language versions together, on a ladder of single tracks. */
  readonly merged: boolean;
  /** The highest certificate that says something here. */
  readonly certified: Certified | null;
  /** The highest level in force that the count has passed: an estimate, and none from a merged number. */
  readonly passed: Level | null;
  /** What the song has at least: the greater of the count and what a certificate proves. */
  readonly atLeast: number;
  /** Whether `atLeast` is what a certificate proves, because that is more than the count, or there is no count. */
  readonly provenByCertificate: boolean;
  readonly next: Level | null;
  readonly distance: Distance | null;
}

/** A certificate, seen from a ladder. */
export interface Certified {
  readonly certificate: Certificate;
  readonly level: Level;
  /** The last day that its level was given; null: it still is. */
  readonly until: Day | null;
  /** The count it proves at least. */
  readonly proven: number;
  /** Whether its level is one of this ladder's; otherwise it gives a lower bound and no level (DESIGN §1.1). */
  readonly asLevel: boolean;
}

/** What is missing to the next level, in the counter's unit. */
export interface Distance {
  readonly count: number;
  /** `at-most` when only a lower bound is known, `at-least` when the number counts more than this track. */
  readonly bound: 'exact' | 'at-most' | 'at-least';
}

/** Says where a song stands: level, next level, distance and what they rest on (DESIGN §1.1 to §1.3, PRODUCT §2). */
export function standingOf(input: StandingInput): Standing {
  const { ladder, certifying, certificates, today } = input;
  const merges = (reading: Reading) => ladder.perTrack && input.languageVersions && input.merging.has(reading.counter);
  // That all language versions together have at least so many says nothing of one of them.
  const telling = input.latest.filter((reading) => reading.precision === 'exact' || !merges(reading));
  const basis = chooseBasis(ladder, telling, today);
  const count = basis.shown?.count ?? 0;
  const highest = certifying ? highestCertificate(certificates, certifying) : null;
  const proven = highest && certifying ? provenCount(highest, certifying) : 0;
  const provenByCertificate = proven > count;
  const atLeast = Math.max(count, proven);
  const merged = basis.shown !== null && merges(basis.shown);
  const levels = levelsOn(ladder, today);
  const next = levels.find((level) => level.threshold > atLeast) ?? null;
  const known = basis.shown !== null || highest !== null;
  const found = highest && certifying ? findLevel(certifying, highest.level) : null;
  const asLevel = ladder.certificates?.asLevels === true;
  return {
    ladder,
    today,
    basis,
    merged,
    certified: highest && found ? { certificate: highest, ...found, proven, asLevel } : null,
    passed: merged ? null : (levels.findLast((level) => level.threshold <= count) ?? null),
    atLeast,
    provenByCertificate,
    next,
    distance:
      next && known
        ? {
            count: next.threshold - atLeast,
            bound:
              provenByCertificate || basis.shown?.precision === 'at-least' ? 'at-most' : merged ? 'at-least' : 'exact',
          }
        : null,
  };
}

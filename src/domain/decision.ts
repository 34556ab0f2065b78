import type { CounterId } from './counter.ts';
import type { Day } from './day.ts';
import type { Precision } from './reading.ts';
import type { QuarantineReason } from './reading-check.ts';

/** What a person decides about a reading. */
export type Decision = 'accepted' | 'rejected' | 'corrected' | 'withdrawn';

/** A reading that waits for a person. */
export interface WaitingReading {
  readonly id: number;
  readonly song: number;
  readonly counter: CounterId;
  readonly day: Day;
  readonly count: number;
  readonly precision: Precision;
  readonly link: string | null;
  readonly reason: QuarantineReason;
  /** Where it came from: a source's or a token's name. */
  readonly source: string;
  /** The Discord id of who typed it; null for a source or a program. */
  readonly typedBy: string | null;
  /** 0 is everywhere, else the row of the server whose people typed it. */
  readonly scope: number;
  /** The working count that it would join; null before the first reading. */
  readonly present: { readonly day: Day; readonly count: number } | null;
}

/** Who decides, and about whose readings. */
export interface Decider {
  /** A Discord user's id, or `operator` for the operator's command line. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The scope whose readings are theirs to decide about; null for all. */
  readonly scope: number | null;
}

/** What a decision came to. */
export interface DecisionDone {
  readonly state: 'done';
  readonly decision: Decision;
  readonly song: number;
  /** The working count of the song's counter before and after; null where there is no reading. */
  readonly before: number | null;
  readonly after: number | null;
  /** Levels that are passed by it, and announcements that it made owed. */
  readonly crossed: number;
  readonly owed: number;
  /** Announcements that are too late to be posted. */
  readonly tooOld: number;
  /** Levels that are passed no more: `<ladder> <level>`. */
  readonly retracted: readonly string[];
  /** Posts that get a line of correction. */
  readonly posts: number;
}

/** Why a decision could not be taken. */
export type DecisionRefused =
  /** Somebody decided about it before. */
  | { readonly state: 'decided'; readonly decision: Decision; readonly by: string }
  /** Its day is still to come, so that it cannot be accepted yet. */
  | { readonly state: 'future'; readonly day: Day }
  /** It is no reading that waits (or, for a correction, that counts). */
  | { readonly state: 'not-open' }
  | { readonly state: 'unknown' };

export type Decided = DecisionDone | DecisionRefused;

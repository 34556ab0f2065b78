import type { Day } from './day.ts';
import type { Precision } from './reading.ts';

/** What is known of a song's counter around the day of a new reading, from accepted readings of the same scope. */
export interface Known {
  /** The working count of the days up to and including the reading's day, and the day it was last read. */
  readonly before: { readonly day: Day; readonly count: number } | null;
  /** The next accepted reading after the reading's day. */
  readonly after: { readonly day: Day; readonly count: number } | null;
  /**
   * The newest exact reading before, and the mean growth a day up to it (null where no two readings say): what a jump is
   * measured by. An at-least reading never feeds it (PRODUCT §2). Null where there is none.
   */
  readonly exact: { readonly day: Day; readonly count: number; readonly pace: number | null } | null;
}

/** Whether a reading may enter the working series; a quarantined one waits for a person and triggers nothing. */
export type Verdict = 'accepted' | QuarantineReason;

export type QuarantineReason = (typeof PERSONS_REASONS)[number] | 'stale';

/**
 * The reasons for which a reading waits for a person. One of a stale page waits for the next page instead: nobody need
 * look at each of its songs.
 */
export const PERSONS_REASONS = ['future', 'zero', 'fall', 'jump'] as const;

/** A page of fewer songs says nothing of its age. */
const PAGE_SONGS = 10;

/** A page on which this share of the counts is that of the page before is that page again. */
const STALE_SHARE = 0.9;

/** A fall of at most this share of the count is the noise of publishers (0.3 % was the largest of 309,350 steps). */
export const FALL_TOLERANCE = 0.005;

/** A fall of at most this many is noise, whatever the count. */
const FALL_TOLERANCE_COUNT = 10;

/** A song may grow this many times as fast as its pace before its number waits for a check. */
export const JUMP_FACTOR = 10;

/** With no pace to compare with, a number of this many times the last one waits for a check. */
const JUMP_FACTOR_WITHOUT_PACE = 20;

/** Below this count, growth is never a jump: a new song starts as it likes. */
const JUMP_FLOOR = 1_000_000;

/**
 * Checks a new reading against what is known (DESIGN §1.4). An at-least reading is a lower bound: below the count it
 * says nothing new and is no fall, and no pace speaks against it, but it must not contradict a later reading.
 */
export function checkReading(
  reading: { readonly day: Day; readonly count: number; readonly precision: Precision },
  known: Known,
  today: Day,
): Verdict {
  const { before, after, exact } = known;
  if (reading.day > today) return 'future';
  if (reading.count <= 0) return 'zero';
  if (after && falls(reading.count, after.count)) return 'jump';
  if (reading.precision === 'at-least') return 'accepted';
  if (before && falls(before.count, reading.count)) return 'fall';
  if (!exact || reading.count < JUMP_FLOOR) return 'accepted';
  if (exact.pace === null) return leaps(reading, exact) ? 'jump' : 'accepted';
  return outgrows(reading, exact, exact.pace) ? 'jump' : 'accepted';
}

type Count = { readonly day: Day; readonly count: number };

/**
 * Whether a song's pace must be known to check a reading, when an exact one is known to be the newest or a lower one of its
 * day: what has grown by so little since is no jump at any pace.
 */
export function needsPace(reading: Count, exact: Count | null): boolean {
  if (reading.count < JUMP_FLOOR) return false;
  return exact === null || leaps(reading, exact) || outgrows(reading, exact, 0);
}

function leaps(reading: Count, exact: Count): boolean {
  return reading.count > exact.count * JUMP_FACTOR_WITHOUT_PACE;
}

/** Whether a count has grown faster than its pace, or than what every song may grow by. */
function outgrows(reading: Count, exact: Count, pace: number): boolean {
  const days = Math.max(1, reading.day - exact.day);
  const allowed = Math.max(pace, exact.count * FALL_TOLERANCE) * JUMP_FACTOR * days;
  return reading.count - exact.count > allowed;
}

/**
 * Whether the readings that came together for a day are those of an earlier day once more: almost no song stands still
 * between two pages, so that their day must be wrong (DESIGN §1.4).
 */
export function isStalePage(songs: readonly { readonly before: number; readonly count: number }[]): boolean {
  const same = songs.filter(({ before, count }) => before === count).length;
  return songs.length >= PAGE_SONGS && same >= songs.length * STALE_SHARE;
}

/** Whether going from one count to another is a fall beyond the noise. */
function falls(from: number, to: number): boolean {
  return from - to > Math.max(FALL_TOLERANCE_COUNT, from * FALL_TOLERANCE);
}

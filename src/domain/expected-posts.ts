/** A followed song's count on a ladder, and how fast it grows. */
export interface GrowingCount {
  readonly count: number;
  /** Plays a day. */
  readonly pace: number;
  /** The thresholds of the ladder's levels. */
  readonly thresholds: readonly number[];
}

const YEAR_DAYS = 365;

/** How many levels would be passed within a year, if all went on as it does. */
export function levelsWithinYear(counts: readonly GrowingCount[]): number {
  return counts.reduce((sum, { count, pace, thresholds }) => {
    const then = count + Math.max(0, pace) * YEAR_DAYS;
    return sum + thresholds.filter((threshold) => threshold > count && threshold <= then).length;
  }, 0);
}

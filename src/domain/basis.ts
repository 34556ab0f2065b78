import type { Day } from './day.ts';
import type { Ladder } from './ladder.ts';
import type { Reading } from './reading.ts';

/** A counter's reading is fresh for this many days (PRODUCT §2). */
export const FRESH_DAYS = 45;

/** The reading that a ladder's answer rests on, and those of the ladder's other counters, in the ladder's order. */
export interface Basis {
  readonly shown: Reading | null;
  readonly others: readonly Reading[];
}

/** Whether a reading is young enough for its counter to be the one shown. */
export function isFresh(reading: Pick<Reading, 'day'>, today: Day): boolean {
  return today - reading.day < FRESH_DAYS;
}

/**
 * Chooses among the latest readings of a song: the first in the ladder's order that is fresh; if none is, the
 * youngest (PRODUCT §2). Readings of counters that the ladder does not name are left out.
 */
export function chooseBasis(ladder: Ladder, latest: readonly Reading[], today: Day): Basis {
  const readings = ladder.counters.flatMap((counter) => latest.find((reading) => reading.counter === counter) ?? []);
  const fresh = readings.find((reading) => isFresh(reading, today));
  const youngest = readings.toSorted((a, b) => b.day - a.day)[0];
  const shown = fresh ?? youngest ?? null;
  return { shown, others: readings.filter((reading) => reading !== shown) };
}

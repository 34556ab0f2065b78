import type { CounterId } from './counter.ts';
import type { Day } from './day.ts';
import { type Ladder, type Level, type LevelId, levelsOn } from './ladder.ts';

/** How far a song has come on a ladder, as far as crossings are concerned. */
export interface Progress {
  /** The counter that crossings were last looked for on; null before the first reading. */
  readonly counter: CounterId | null;
  /** The working counts, by counter: those of counters that were never read are absent. */
  readonly counts: ReadonlyMap<CounterId, number>;
  /** The levels already crossed, or known to have been passed before anybody looked. */
  readonly passed: ReadonlySet<LevelId>;
}

/** A song of which nothing is known yet. */
export const NO_PROGRESS: Progress = { counter: null, counts: new Map(), passed: new Set() };

/** What a new working count means on a ladder. */
export interface Step {
  readonly progress: Progress;
  /** Levels crossed by this step, by rising threshold. */
  readonly crossed: readonly Level[];
  /** Levels below the count that were already known to be passed: history, never announced (DESIGN §1.5). */
  readonly baseline: readonly Level[];
  /** Whether the ladder is now read against another counter than before. */
  readonly counterChanged: boolean;
}

/**
 * Moves a song on a ladder to a counter's new working count, as of a day whose edition is in force.
 *
 * What lies below the counter's first reading, below its count when it takes over from another or when the level comes
 * into force, or below what a certificate proves (`provenCount`) is baseline. The rest is crossed: each level once, never before its
 * threshold, in order.
 */
export function advance(
  ladder: Ladder,
  progress: Progress,
  reading: { readonly counter: CounterId; readonly count: number; readonly day: Day },
  provenCount: number,
): Step {
  const before = progress.counts.get(reading.counter);
  const known = Math.max(before ?? reading.count, provenCount);
  const count = Math.max(before ?? 0, reading.count);
  const open = levelsOn(ladder, reading.day).filter(
    (level) => level.threshold <= count && !progress.passed.has(level.id),
  );
  const baseline = open.filter((level) => level.threshold <= known);
  const crossed = open.filter((level) => level.threshold > known);
  return {
    progress: {
      counter: reading.counter,
      counts: new Map([...progress.counts, [reading.counter, count]]),
      passed: open.length === 0 ? progress.passed : new Set([...progress.passed, ...open.map((level) => level.id)]),
    },
    crossed,
    baseline,
    counterChanged: progress.counter !== null && progress.counter !== reading.counter,
  };
}

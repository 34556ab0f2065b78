import type { Segment } from './clean-series.ts';

/** One question with a known answer: asked on a day, when did the count reach a threshold? */
export interface Case {
  readonly segment: Segment;
  /** Where in the segment the question is asked: nothing after it is shown to the forecast. */
  readonly origin: number;
  readonly threshold: number;
  /** Days from the origin to the crossing, with the fraction of the crossing day. */
  readonly trueDays: number;
}

/** Days of history before a question is asked. */
const HISTORY_DAYS = 28;

/** A crossing nearer than this is no forecast. */
const NEAREST_DAYS = 3;

const SHARES_OF_THE_WAY = [0.25, 0.5, 0.75];
const LADDERS = [stepsOf([1], 2), stepsOf([1], 4), stepsOf([2], 4), stepsOf([1, 1.5, 2, 3, 5, 7.5], 10)];

/** Asks, at a quarter, half and three quarters of the way between neighbouring steps, for the date of the next step. */
export function casesOf(segment: Segment): Case[] {
  const { counts, offset } = segment;
  const last = counts.at(-1) ?? 0;
  const asked = new Set<string>();
  const cases: Case[] = [];
  for (const ladder of LADDERS) {
    ladder.forEach((threshold, at) => {
      const before = ladder[at - 1];
      if (before === undefined || threshold > last) return;
      for (const share of SHARES_OF_THE_WAY) {
        const origin = firstAtLeast(counts, before + share * (threshold - before));
        const key = `${origin} ${threshold}`;
        if (origin + 1 - offset < HISTORY_DAYS || asked.has(key)) continue;
        asked.add(key);
        const trueDays = crossingOf(counts, threshold) - origin;
        if (trueDays >= NEAREST_DAYS) cases.push({ segment, origin, threshold, trueDays });
      }
    });
  }
  return cases;
}

function stepsOf(mantissas: readonly number[], factor: number): number[] {
  const steps: number[] = [];
  for (let scale = 1000; scale <= 1e11; scale *= factor) steps.push(...mantissas.map((mantissa) => mantissa * scale));
  return steps;
}

/** The first place at which the counts, which never fall, are at least so many. */
function firstAtLeast(counts: readonly number[], count: number): number {
  let [low, high] = [0, counts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((counts[middle] ?? 0) >= count) high = middle;
    else low = middle + 1;
  }
  return low;
}

function crossingOf(counts: readonly number[], threshold: number): number {
  const at = firstAtLeast(counts, threshold);
  const before = counts[at - 1] ?? 0;
  const after = counts[at] ?? 0;
  return at - 1 + (threshold - before) / Math.max(after - before, 1e-9);
}

import { slopeOf, spreadOf } from './figures.ts';
import type { SoakReport } from './soak.ts';

/** The memory of the first minutes is still finding its size. */
const SETTLING_MINUTES = 2;

/** A line through so short a time says nothing. */
const LEAST_MINUTES = 3;

/** What a soak must not exceed. */
export interface SoakBars {
  /** Megabytes a minute, after the first two minutes. */
  readonly slope: number;
  /** Milliseconds to the acknowledgement, while the gateway stood. */
  readonly p99Ms: number;
}

/** What a soak came to: in figures, and what of it must not be. */
export function judgeSoak(report: SoakReport, bars: SoakBars) {
  const settled = report.memory.filter(({ at }) => at >= SETTLING_MINUTES);
  const span = (settled.at(-1)?.at ?? 0) - (settled[0]?.at ?? 0);
  const slope = span >= LEAST_MINUTES ? slopeOf(settled) : null;
  const times = spreadOf(report.times);
  const afterDrops = spreadOf(report.timesAfterDrops);
  const violations = [
    ...(report.ended ? ['The bot ended.'] : []),
    ...(report.failed.length > 0
      ? [`${report.failed.length} calls failed: ${report.failed.slice(0, 5).join('; ')}`]
      : []),
    ...(slope !== null && slope > bars.slope
      ? [`Memory grows by ${slope.toFixed(2)} MB a minute, more than ${bars.slope}.`]
      : []),
    ...(times.p99 > bars.p99Ms
      ? [`One call in a hundred took ${Math.round(times.p99)} ms, more than ${bars.p99Ms}.`]
      : []),
    ...(times.count === 0 ? ['No call was answered.'] : []),
  ];
  return { slope, times, afterDrops, violations };
}

import { type Growth, HISTORY_DAYS, mean } from './growth.ts';

/** Days from the last number to the threshold, with fractions, and the range in which four of five crossings fall. */
export interface Estimate {
  readonly days: number;
  readonly earliestDays: number;
  readonly latestDays: number;
}

/** Nothing is forecast further ahead than this. */
export const HORIZON_DAYS = 730;

/**
 * A falling song falls on, ever more slowly. Half of the trend of the last four and eight weeks fades within weeks, half of
 * that of the last eight and sixteen weeks within months. A rise is not carried on: it misled more often than it helped.
 */
const FALLS = [
  { windowsDays: [28, 56], carried: carriedAhead(0.9) },
  { windowsDays: [56, HISTORY_DAYS], carried: carriedAhead(0.985) },
] as const;
const SHARE_OF_TREND = 0.5;

/** The steepest fall that is believed, in the logarithm of plays a day. */
const STEEPEST = 0.03;

/** Below this many means of seven days a line through them would weigh some of the last seven days negatively. */
const FEWEST_POINTS = 13;
const WEEK_DAYS = 7;

/** The range by how far ahead the crossing is expected: what share of the days it may come after, at the least and at the most. */
const NEAREST = { days: 5, earliest: 0.9, latest: 1.11 };
const RANGE = [
  NEAREST,
  { days: 10, earliest: 0.89, latest: 1.12 },
  { days: 21, earliest: 0.87, latest: 1.15 },
  { days: 45, earliest: 0.83, latest: 1.23 },
  { days: 90, earliest: 0.76, latest: 1.42 },
  { days: 180, earliest: 0.68, latest: 1.65 },
  { days: 365, earliest: 0.62, latest: 1.8 },
];

/**
 * When a count reaches what is missing, counted from its last number; null where that lies beyond the horizon. The range is
 * widened (its logarithm is multiplied) where less is known than the measured ranges were made from. How good both are:
 * docs/forecast.md.
 */
export function estimateOf(growth: Growth, missing: number, widening: number): Estimate | null {
  const days = daysToGrow(growth.increments, missing);
  if (days === null) return null;
  const { earliest, latest } = rangeAt(days);
  return { days, earliestDays: days * earliest ** widening, latestDays: days * latest ** widening };
}

function daysToGrow(increments: readonly number[], missing: number): number | null {
  const level = mean(increments.slice(-WEEK_DAYS));
  if (level === 0) return null;
  const logs = meansOfSeven(increments).map((week) => Math.log(week));
  const falls = FALLS.map(({ windowsDays, carried }) => {
    const trend = mean(windowsDays.map((days) => trendOf(logs, days)));
    return { perDay: Math.min(0, Math.max(-STEEPEST, SHARE_OF_TREND * trend)), carried };
  });
  let left = missing;
  for (let day = 0; day < HORIZON_DAYS; day += 1) {
    const exponent = falls.reduce((sum, { perDay, carried }) => sum + perDay * (carried[day] ?? 0), 0);
    const rate = level * Math.exp(exponent);
    if (rate >= left) return day + left / rate;
    left -= rate;
  }
  return null;
}

/** How many days' worth of a fall is carried by each day ahead, where so much of it is kept from one day to the next. */
function carriedAhead(keptADay: number): Float64Array {
  const carried = new Float64Array(HORIZON_DAYS);
  for (let day = 0; day < HORIZON_DAYS; day += 1) carried[day] = keptADay * (1 + (carried[day - 1] ?? 0));
  return carried;
}

/** The mean of each seven days in a row, oldest first: weekdays differ, weeks less so. */
function meansOfSeven(increments: readonly number[]): number[] {
  const last = increments.length - WEEK_DAYS;
  return Array.from({ length: Math.max(0, last + 1) }, (_, at) => mean(increments.slice(at, at + WEEK_DAYS)));
}

/** The growth rate a day within the last so many days: the slope of the logarithms of their weekly means. */
function trendOf(allLogs: readonly number[], windowDays: number): number {
  const logs = allLogs.slice(-(windowDays - WEEK_DAYS + 1));
  const [first, last] = [logs[0] ?? 0, logs.at(-1) ?? 0];
  if (logs.length <= WEEK_DAYS) return 0;
  if (logs.length < FEWEST_POINTS) return (last - first) / (logs.length - 1);
  const middle = (logs.length - 1) / 2;
  let [covariance, variance] = [0, 0];
  logs.forEach((log, at) => {
    covariance += (at - middle) * log;
    variance += (at - middle) ** 2;
  });
  return covariance / variance;
}

/** The range for a crossing so many days ahead, between the measured ones by logarithm. */
function rangeAt(days: number): { readonly earliest: number; readonly latest: number } {
  const from = RANGE.findLast((step) => step.days <= days) ?? NEAREST;
  const to = RANGE.find((step) => step.days > days) ?? from;
  const share = from.days < days && from !== to ? Math.log(days / from.days) / Math.log(to.days / from.days) : 0;
  const between = (a: number, b: number) => a ** (1 - share) * b ** share;
  return { earliest: between(from.earliest, to.earliest), latest: between(from.latest, to.latest) };
}

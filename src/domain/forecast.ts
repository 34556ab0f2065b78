import type { Day } from './day.ts';
import { type Estimate, estimateOf, HORIZON_DAYS } from './forecast-estimate.ts';
import { type CountOnDay, type Growth, growthOf, pacePerDay } from './growth.ts';

/** What a forecast rests on. */
export interface ForecastBasis {
  /** The last day whose number was used. */
  readonly upTo: Day;
  /** How many days of growth up to then were looked at. */
  readonly basedOnDays: number;
  /** Plays a day, the mean of the last 7 days up to `upTo`. */
  readonly pacePerDay7: number;
  /** The same of the last 28 days; null where the numbers do not go back so far. */
  readonly pacePerDay28: number | null;
}

/** The date on which a count is expected to reach a threshold, and the range in which four of five crossings fall. */
export interface ExpectedForecast extends ForecastBasis {
  readonly kind: 'expected';
  /** Never before `today`, with `earliest` ≤ `centre` ≤ `latest`. */
  readonly centre: Day;
  readonly earliest: Day;
  readonly latest: Day;
  /** Whether the numbers are so old that it may have happened already: any day now. */
  readonly anyDay: boolean;
  /** The same before it is rounded to days and cut off at `today`: what the backtest scores. */
  readonly estimate: Estimate;
}

/** When a song's count reaches a threshold, or why no date is given. */
export type Forecast =
  | ExpectedForecast
  /** A reading of this day is at or above the threshold. */
  | { readonly kind: 'reached'; readonly on: Day }
  /** The song is too young: its first days say nothing of the next ones. From that day's numbers on there is a date. */
  | { readonly kind: 'too-early'; readonly from: Day }
  /** Fewer than seven days of exact numbers are known. */
  | { readonly kind: 'too-few-numbers' }
  /** The last new number is too old to say anything of today. */
  | { readonly kind: 'out-of-date'; readonly upTo: Day }
  /** Further away than a forecast reaches, or standing still (a pace of 0). */
  | ({ readonly kind: 'not-in-sight'; readonly withinDays: number } & ForecastBasis);

/** Songs younger than this lose or win too much from day to day for any date (measured on releases: docs/forecast.md). */
export const TOO_EARLY_DAYS = 14;

/** Numbers older than this are not carried on; it is the age at which another counter is shown (PRODUCT §2). */
export const OUT_OF_DATE_DAYS = 45;

/** What the arithmetic may be off by, so that a steady song is not expected a day late. */
const ROUNDING_DAYS = 1e-6;

const WEEK_DAYS = 7;
const MONTH_DAYS = 28;

/**
 * The forecast from the readings of one counter in any order (counters are never mixed), for someone who asks on `today`.
 * `released` is the song's first day, null where it is not known.
 */
export function forecastOf(
  readings: readonly CountOnDay[],
  threshold: number,
  today: Day,
  released: Day | null = null,
): Forecast {
  const reached = readings.filter(({ count }) => count >= threshold).map(({ day }) => day);
  if (reached.length > 0) return { kind: 'reached', on: Math.min(...reached) };
  const growth = growthOf(readings);
  if (!growth) return { kind: 'too-few-numbers' };
  const { upTo, increments } = growth;
  if (today - upTo > OUT_OF_DATE_DAYS) return { kind: 'out-of-date', upTo };
  const ageDays = ageOf(growth, released);
  if (ageDays < TOO_EARLY_DAYS) return { kind: 'too-early', from: upTo - ageDays + TOO_EARLY_DAYS };
  const [pacePerDay7, pacePerDay28] = [pacePerDay(growth, WEEK_DAYS), pacePerDay(growth, MONTH_DAYS)];
  if (pacePerDay7 === null) return { kind: 'too-few-numbers' };
  const basis: ForecastBasis = { upTo, basedOnDays: increments.length, pacePerDay7, pacePerDay28 };
  const estimate = estimateOf(growth, threshold - growth.count, wideningOf(growth, ageDays));
  return estimate ? expectedAt(estimate, basis, today) : { kind: 'not-in-sight', withinDays: HORIZON_DAYS, ...basis };
}

/** Whether a forecast expects the crossing within so many days from `today`. */
export function isExpectedWithin(forecast: Forecast, days: number, today: Day): boolean {
  return forecast.kind === 'expected' && forecast.centre - today <= days;
}

function expectedAt(estimate: Estimate, basis: ForecastBasis, today: Day): ExpectedForecast {
  // A day's number is what stood there at its end, so 3.2 days after one the threshold falls in the fourth day after it.
  const dayAfter = (days: number) => basis.upTo + Math.ceil(days - ROUNDING_DAYS);
  const notPast = (days: number) => Math.max(today, dayAfter(days));
  return {
    kind: 'expected',
    centre: notPast(estimate.days),
    earliest: notPast(estimate.earliestDays),
    latest: notPast(estimate.latestDays),
    anyDay: dayAfter(estimate.days) <= today,
    estimate,
    ...basis,
  };
}

/** The song's age in days at its last number; a song that is older than its numbers, by nobody knows how much, has no limit. */
function ageOf(growth: Growth, released: Day | null): number {
  if (released !== null) return growth.upTo - released;
  return growth.sinceRelease ? growth.historyDays : Number.POSITIVE_INFINITY;
}

/** How much wider the range must be than on the long daily series that it was made from, to cover as much. */
function wideningOf(growth: Growth, ageDays: number): number {
  if (ageDays < MONTH_DAYS) return 3;
  if (ageDays < 2 * MONTH_DAYS) return 1.5;
  return growth.increments.length < MONTH_DAYS || growth.longestGapDays > 2 * WEEK_DAYS ? 1.3 : 1;
}

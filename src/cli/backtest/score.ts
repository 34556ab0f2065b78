import { crc32 } from 'node:zlib';
import { forecastOf } from '../../domain/forecast.ts';
import { HORIZON_DAYS } from '../../domain/forecast-estimate.ts';
import type { CountOnDay } from '../../domain/growth.ts';
import type { Case } from './find-cases.ts';

/** What a forecast said in one case, in days from the origin, and what came. */
export interface Scored {
  readonly trueDays: number;
  readonly days: number;
  readonly earliestDays: number;
  readonly latestDays: number;
  /** What the mean of the last seven days says: the simplest forecast there is. */
  readonly sevenDayDays: number;
  /** Whether a date was given; without one, the horizon stands for it and the range is missed. */
  readonly dated: boolean;
  /** Whether the song had lost more than 15 % in three weeks. */
  readonly falling: boolean;
  /** Songs with an odd CRC-32 of their id are reported: nothing was tuned on them. */
  readonly heldBack: boolean;
}

const WEEK_DAYS = 7;
const FALLING_WITHIN_DAYS = 21;
const FALLING_BELOW = 0.85;

/** Asks for a forecast with what was published up to the origin, and nothing after it. */
export function scoreCase({ segment, origin, threshold, trueDays }: Case): Scored {
  const { counts, published, firstDay, offset } = segment;
  const today = firstDay + origin;
  // The day before the first chart day stands for the zero that its sum began with.
  const readings: CountOnDay[] = offset === 0 ? [{ day: firstDay - 1, count: 0, precision: 'exact' }] : [];
  for (let at = 0; at <= origin; at += 1)
    if (published[at]) readings.push({ day: firstDay + at, count: counts[at] ?? 0, precision: 'exact' });
  const forecast = forecastOf(readings, threshold, today);
  const weekOf = (at: number) => ((counts[at] ?? 0) - (counts[at - WEEK_DAYS] ?? 0)) / WEEK_DAYS;
  const common = {
    trueDays,
    sevenDayDays: (threshold - (counts[origin] ?? 0)) / weekOf(origin),
    falling: weekOf(origin) < FALLING_BELOW * weekOf(origin - FALLING_WITHIN_DAYS),
    heldBack: crc32(segment.id) % 2 === 1,
  };
  if (forecast.kind !== 'expected') {
    return { ...common, dated: false, days: HORIZON_DAYS, earliestDays: HORIZON_DAYS, latestDays: HORIZON_DAYS };
  }
  const { estimate, upTo } = forecast;
  const left = (days: number) => Math.max(0, upTo + days - today);
  return {
    ...common,
    dated: true,
    days: left(estimate.days),
    earliestDays: left(estimate.earliestDays),
    latestDays: left(estimate.latestDays),
  };
}

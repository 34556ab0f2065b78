import { type Day, formatDay } from './day.ts';
import type { CountOnDay } from './growth.ts';

/** How far back somebody looks. */
export const RANGES = ['30d', '90d', '1y', 'all'] as const;

export type Range = (typeof RANGES)[number];

const DAYS_BACK: Readonly<Record<Range, number>> = { '30d': 30, '90d': 90, '1y': 365, all: Number.POSITIVE_INFINITY };

/** The last number of a day, week, month or year, with what came since the row before. */
export interface PastRow {
  readonly day: Day;
  readonly count: number;
  readonly precision: CountOnDay['precision'];
  /** Null for the first number, and where one of the two is only a lower bound. */
  readonly gain: { readonly count: number; readonly days: number } | null;
}

/** A stretch of days without a number, both ends among them. */
export interface Gap {
  readonly from: Day;
  readonly to: Day;
}

/** A span longer than this many days is told by years, not by months. */
const MONTHS_UP_TO_DAYS = 425;

/** The numbers of a range that ends with the newest, and the last one before it, which their gains are counted from. */
export function pastOf(counts: readonly CountOnDay[], range: Range): readonly CountOnDay[] {
  const last = counts.at(-1)?.day ?? 0;
  const first = counts.findIndex(({ day }) => day > last - DAYS_BACK[range]);
  return counts.slice(Math.max(0, first - 1));
}

/** The numbers of a range in few rows, the newest first: by day, week (to Sunday), month or year. */
export function rowsOf(past: readonly CountOnDay[], range: Range): readonly PastRow[] {
  const turn = turnOf(range, past);
  const lasts = past.filter((one, at) => {
    const after = past[at + 1];
    return at === 0 || !after || turn(after.day) !== turn(one.day);
  });
  return lasts.map((one, at) => ({ ...one, gain: gainOver(lasts[at - 1], one) })).toReversed();
}

/** What came between two numbers; null unless both are exact. */
export function gainOver(from: CountOnDay | undefined, to: CountOnDay): PastRow['gain'] {
  if (from?.precision !== 'exact' || to.precision !== 'exact') return null;
  return { count: to.count - from.count, days: to.day - from.day };
}

/** The stretches without a number that are longer than its publisher leaves, the longest first. */
export function gapsOf(past: readonly CountOnDay[], usualDays: number): readonly Gap[] {
  const gaps = past.flatMap(({ day }, at) => {
    const before = past[at - 1];
    return before && day - before.day > usualDays ? [{ from: before.day + 1, to: day - 1 }] : [];
  });
  return gaps.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
}

/** What makes two days lie in the same row. */
function turnOf(range: Range, past: readonly CountOnDay[]): (day: Day) => string | number {
  const [first, last] = [past[0]?.day ?? 0, past.at(-1)?.day ?? 0];
  if (range === '30d') return (day) => day;
  // 1970-01-04 was a Sunday.
  if (range === '90d') return (day) => Math.ceil((day - 3) / 7);
  const byMonth = range === '1y' || last - first <= MONTHS_UP_TO_DAYS;
  return (day) => formatDay(day).slice(0, byMonth ? 7 : 4);
}

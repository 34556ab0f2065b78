import type { Day } from './day.ts';
import type { Reading } from './reading.ts';

/** One counter's number for a song on a day, as it is recorded. */
export type CountOnDay = Pick<Reading, 'day' | 'count' | 'precision'>;

/** What a counter grew by, day by day: what pace and forecast are computed from. */
export interface Growth {
  /** The last day whose number was new: a repeated number is a page that was not refreshed, not a day without plays. */
  readonly upTo: Day;
  /** What the counter stood at then. */
  readonly count: number;
  /** The growth of each day up to `upTo`, oldest first, at most `HISTORY_DAYS`; growth over a gap is spread evenly. */
  readonly increments: readonly number[];
  /** Days from the first number, or the end of the last standstill, to `upTo`: more than there are increments where they are many. */
  readonly historyDays: number;
  /** The longest stretch between two numbers within the last four weeks, in days: 1 for a daily counter, 7 for a weekly one. */
  readonly longestGapDays: number;
  /** Whether the counter's first number is that of a song that had hardly been played: it is as old as its numbers. */
  readonly sinceRelease: boolean;
}

/** A number repeated for longer than this is a counter that stands still; before that it is a page not refreshed. */
const STANDSTILL_DAYS = 14;

/** How much of the past a forecast looks at. */
export const HISTORY_DAYS = 112;

const RECENT_DAYS = 28;

/** A first number below so many times what came next is that of a song that was new then. */
const NEWBORN = 2.5;

/**
 * The growth of one counter from its readings, in any order; null without an exact one, because at-least readings say
 * nothing of growth (PRODUCT §2). Falls are noise: the highest number so far holds.
 */
export function growthOf(readings: readonly CountOnDay[]): Growth | null {
  const rises = risesOf(sortedExact(readings));
  const [first, last] = [rises[0], rises.at(-1)];
  if (!first || !last) return null;
  const increments: number[] = [];
  let longestGapDays = 1;
  for (let at = rises.length - 1; at > 0 && increments.length < HISTORY_DAYS; at -= 1) {
    const [to, from] = [rises[at] ?? last, rises[at - 1] ?? first];
    const days = to.day - from.day;
    if (last.day - to.day < RECENT_DAYS) longestGapDays = Math.max(longestGapDays, days);
    const aDay = (to.count - from.count) / days;
    for (let day = 0; day < days && increments.length < HISTORY_DAYS; day += 1) increments.push(aDay);
  }
  return {
    upTo: last.day,
    count: last.count,
    increments: increments.reverse(),
    historyDays: last.day - first.day,
    longestGapDays,
    sinceRelease: first.count < NEWBORN * ((rises[1]?.count ?? 0) - first.count),
  };
}

/** Plays a day, the mean of the last so many days; null where the numbers do not go back so far. */
export function pacePerDay(growth: Growth, days: number): number | null {
  return growth.increments.length < days ? null : mean(growth.increments.slice(-days));
}

/** The arithmetic mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The readings that say more than every one before, from the end of the last standstill on; one that lasts ends them. */
function risesOf(exact: readonly CountOnDay[]): CountOnDay[] {
  let rises: CountOnDay[] = [];
  let repeated: CountOnDay | null = null;
  for (const reading of exact) {
    const last = rises.at(-1);
    if (last && reading.count <= last.count) {
      const stands: boolean = reading.day - last.day > STANDSTILL_DAYS;
      repeated = stands ? { ...reading, count: last.count } : null;
    } else if (last?.day === reading.day) {
      rises[rises.length - 1] = reading;
    } else {
      if (repeated) rises = [repeated];
      rises.push(reading);
      repeated = null;
    }
  }
  return repeated ? [...rises, repeated] : rises;
}

function sortedExact(readings: readonly CountOnDay[]): CountOnDay[] {
  const exact = readings.filter(({ precision }) => precision === 'exact');
  const isSorted = exact.every(({ day }, at) => day >= (exact[at - 1]?.day ?? day));
  return isSorted ? exact : exact.sort((a, b) => a.day - b.day);
}

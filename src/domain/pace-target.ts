import { type Day, formatDay, parseDay } from './day.ts';

/** More plays a day than this are asked of nobody (PRODUCT §7). */
export const MOST_EACH_A_DAY = 5;

/** The plays a day that make up for what is missing, from the day of the last number to the end of another day. */
export function neededPerDay(missing: number, from: Day, until: Day): number {
  return missing / (until - from);
}

/** What each of some listeners would add a day, raised to a tenth; null where that is too much to ask. */
export function shareOfEach(perDay: number, listeners: number): number | null {
  const each = perDay / listeners;
  return each > MOST_EACH_A_DAY ? null : Math.ceil(each * 10) / 10;
}

/** The next anniversary of a day that is still to come, with its number of years. */
export function nextAnniversary(of: Day, today: Day): { readonly day: Day; readonly years: number } {
  const [year, rest] = [Number(formatDay(of).slice(0, 4)), formatDay(of).slice(4)];
  const first = Math.max(1, Number(formatDay(today).slice(0, 4)) - year);
  // 29 February comes every eight years at the longest.
  for (let years = first; years <= first + 8; years += 1) {
    const day = parseDay(`${year + years}${rest}`);
    if (day !== null && day > today) return { day, years };
  }
  throw new Error(`There is no anniversary of ${formatDay(of)}.`);
}

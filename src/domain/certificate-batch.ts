import { type Day, dayOf, firstDayOf, isMonth, lastDayOf, type Month } from './day.ts';
import type { LadderId } from './ladder.ts';

/** What a text that should name a batch month can be instead. */
export type MonthProblem = 'month-form' | 'month-is-day';

const YEAR_AND_MONTH = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*(?:月度?|월)?$/;
const COMPACT = /^(\d{4})(\d{2})$/;
const YEAR = /^(\d{4})\s*[年년]?$/;
const REIWA = /^令和\s*(\d{1,2}|元)\s*年\s*(\d{1,2})\s*月度?$/;
const ENGLISH = /^([a-z]{3,9})\.?,?\s+(\d{4})$/i;
const WHOLE_DAY = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일]?$/;
const TAIL = /\s*(?:認定|分|batch)$/i;
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Before Reiwa 1, which is 2019. */
const REIWA_EPOCH = 2018;

/**
 * Reads a batch month as lists write it: `2025-04`, `2025/4`, `2025年4月度`, `令和7年4月度`, `April 2025`, a bare year,
 * or nothing where the month is not known. A whole day is taken for its month only where it is the first (what
 * spreadsheets make of a month) or the last (the date a certificate carries): another may be that of publication,
 * which lies in the month after.
 */
export function readBatchMonth(
  text: string,
): { readonly month: Month | string | null } | { readonly problem: MonthProblem } {
  const plain = text.normalize('NFKC').trim().replace(TAIL, '');
  if (plain === '') return { month: null };
  const year = YEAR.exec(plain);
  if (year?.[1]) return { month: year[1] };
  const day = WHOLE_DAY.exec(plain);
  if (day) {
    const month = monthFrom(day[1], day[2]);
    if (month === null) return { problem: 'month-form' };
    const ofMonth = Number(day[3]);
    const last = lastDayOf(month) - firstDayOf(month) + 1;
    if (ofMonth < 1 || ofMonth > last) return { problem: 'month-form' };
    return ofMonth === 1 || ofMonth === last ? { month } : { problem: 'month-is-day' };
  }
  const month = namedMonth(plain);
  return month === null ? { problem: 'month-form' } : { month };
}

function namedMonth(plain: string): Month | null {
  const numbers = YEAR_AND_MONTH.exec(plain) ?? COMPACT.exec(plain);
  if (numbers) return monthFrom(numbers[1], numbers[2]);
  const reiwa = REIWA.exec(plain);
  if (reiwa) return monthFrom(String(REIWA_EPOCH + (reiwa[1] === '元' ? 1 : Number(reiwa[1]))), reiwa[2]);
  const english = ENGLISH.exec(plain);
  const index = ENGLISH_MONTHS.indexOf(english?.[1]?.slice(0, 3).toLowerCase() ?? '');
  return english && index >= 0 ? monthFrom(english[2], String(index + 1)) : null;
}

function monthFrom(year: string | undefined, month: string | undefined): Month | null {
  const text = `${year}-${month?.padStart(2, '0')}`;
  return isMonth(text) ? text : null;
}

/** The month after. */
export function monthAfter(month: Month): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`;
}

/**
 * Whose batches come month by month, and the day of the following month by which each was out: the association
 * publishes "late in the month after", and every publication seen since 2020 was out by the 30th
 * (https://www.musicman.co.jp/business/715571 for the rule).
 */
export const MONTHLY_BATCHES: ReadonlyMap<LadderId, { readonly since: Month; readonly outByDayOfMonth: number }> =
  new Map([['riaj-streaming', { since: '2020-04', outByDayOfMonth: 30 }]]);

/** The batch months of a ladder that must have been published by a day, the oldest first. */
export function batchesOutBy(ladder: LadderId, today: Day): Month[] {
  const rhythm = MONTHLY_BATCHES.get(ladder);
  if (!rhythm) return [];
  const months: Month[] = [];
  for (let month = rhythm.since; outBy(month, rhythm.outByDayOfMonth) <= today; month = monthAfter(month))
    months.push(month);
  return months;
}

function outBy(batch: Month, dayOfMonth: number): Day {
  const after = monthAfter(batch);
  return Math.min(dayOf(`${after}-01`) + dayOfMonth - 1, lastDayOf(after));
}

import { type Day, dayOf, formatDay, parseDay } from './day.ts';

/** The day that a text means, the two that it may mean, or why it means none. */
export type WrittenDay =
  | { readonly day: Day }
  /** `3/9`: the third month's ninth day, and the ninth month's third. */
  | { readonly either: readonly [Day, Day] }
  | { readonly problem: 'no-date' | 'no-such-day' | 'future' };

/** The day still to come that a text means, the two that it may mean, or why it means none. */
export type WrittenComingDay =
  | { readonly day: Day }
  | { readonly either: readonly [Day, Day] }
  /** `too-far` lies beyond `COMING_WITHIN_DAYS`. */
  | { readonly problem: 'no-date' | 'no-such-day' | 'past' | 'too-far' };

/** How a reader writes month and day with nothing but a stroke between them. */
export type DayOrder = 'month-first' | 'unclear';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME = `(${MONTHS.join('|')})[a-z]*\\.?`;

const YEAR_FIRST = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH_DAY = /^(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]$/;
const STROKE = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\.?$/;
const NAMED_DAY_FIRST = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+)?${NAME}(?:,?\\s+(\\d{4}))?$`, 'i');
const NAMED_MONTH_FIRST = new RegExp(`^${NAME}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?$`, 'i');

const TODAY = /^(?:today|今日|本日|오늘)$/i;
const YESTERDAY = /^(?:yesterday|昨日|어제)$/i;
const TOMORROW = /^(?:tomorrow|明日|내일)$/i;

/** Five years: nobody plans further ahead. */
export const COMING_WITHIN_DAYS = 1_827;

/** What a month, a day of it and perhaps a year come to. */
type Choose<P> = (
  month: number,
  ofMonth: number,
  year: number | null,
) => { readonly day: Day } | { readonly problem: P };

/**
 * Reads a day as people write it (PRODUCT §4): `2026-03-09`, `3月9日`, `3월 9일`, `9 Mar`, `3/9`. Without a year it is the
 * latest such day that is not still to come; `order` says whether `3/9` needs to be asked about.
 */
export function readWrittenDay(text: string, today: Day, order: DayOrder): WrittenDay {
  const plain = text.normalize('NFKC').trim();
  if (TODAY.test(plain)) return { day: today };
  if (YESTERDAY.test(plain)) return { day: today - 1 };
  return read(plain, order, (month, ofMonth, year) => pastDay(month, ofMonth, year, today));
}

/** The same of a day that is still to come: without a year the next such day. */
export function readComingDay(text: string, today: Day, order: DayOrder): WrittenComingDay {
  const plain = text.normalize('NFKC').trim();
  if (TODAY.test(plain) || YESTERDAY.test(plain)) return { problem: 'past' };
  if (TOMORROW.test(plain)) return { day: today + 1 };
  return read(plain, order, (month, ofMonth, year) => comingDay(month, ofMonth, year, today));
}

function read<P>(
  plain: string,
  order: DayOrder,
  choose: Choose<P>,
): { readonly day: Day } | { readonly either: readonly [Day, Day] } | { readonly problem: P | 'no-date' } {
  const full = YEAR_FIRST.exec(plain) ?? DIGITS.exec(plain);
  if (full) return choose(Number(full[2]), Number(full[3]), Number(full[1]));
  const monthDay = MONTH_DAY.exec(plain);
  if (monthDay) return choose(Number(monthDay[1]), Number(monthDay[2]), null);
  const dayFirst = NAMED_DAY_FIRST.exec(plain);
  if (dayFirst) return choose(monthNamed(dayFirst[2]), Number(dayFirst[1]), yearOf(dayFirst[3]));
  const monthFirst = NAMED_MONTH_FIRST.exec(plain);
  if (monthFirst) return choose(monthNamed(monthFirst[1]), Number(monthFirst[2]), yearOf(monthFirst[3]));
  const stroke = STROKE.exec(plain);
  return stroke ? strokeDay(Number(stroke[1]), Number(stroke[2]), order, choose) : { problem: 'no-date' };
}

/** The last day, a Sunday, of the newest chart week that is over: Billboard Japan's and Oricon's begin on Monday. */
export function endOfLastChartWeek(today: Day): Day {
  // 1970-01-04 was a Sunday.
  const sinceSunday = (((today - 3) % 7) + 7) % 7;
  return today - (sinceSunday === 0 ? 7 : sinceSunday);
}

function strokeDay<P>(first: number, second: number, order: DayOrder, choose: Choose<P>) {
  const asMonthDay = choose(first, second, null);
  const asDayMonth = choose(second, first, null);
  if (!('day' in asMonthDay)) return 'day' in asDayMonth && order === 'unclear' ? asDayMonth : asMonthDay;
  if (order === 'month-first' || !('day' in asDayMonth) || asDayMonth.day === asMonthDay.day) return asMonthDay;
  return { either: [asMonthDay.day, asDayMonth.day] } as const;
}

function pastDay(month: number, ofMonth: number, year: number | null, today: Day) {
  if (year !== null) {
    const day = dayIn(year, month, ofMonth);
    if (day === null) return { problem: 'no-such-day' } as const;
    return day > today ? ({ problem: 'future' } as const) : { day };
  }
  for (const one of YEARS.map((ago) => dayIn(yearOn(today) - ago, month, ofMonth)))
    if (one !== null && one <= today && one >= FIRST_DAY) return { day: one };
  return { problem: 'no-such-day' } as const;
}

function comingDay(month: number, ofMonth: number, year: number | null, today: Day) {
  const years = year === null ? YEARS.map((ahead) => yearOn(today) + ahead) : [year];
  const days = years.flatMap((one) => dayIn(one, month, ofMonth) ?? []);
  if (days.length === 0) return { problem: 'no-such-day' } as const;
  const day = days.find((one) => one > today);
  if (day === undefined) return { problem: 'past' } as const;
  return day - today > COMING_WITHIN_DAYS ? ({ problem: 'too-far' } as const) : { day };
}

/** No streaming count is older. */
const FIRST_DAY = dayOf('2005-01-01');

/** 29 February comes every eight years at the longest. */
const YEARS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

function yearOn(day: Day): number {
  return Number(formatDay(day).slice(0, 4));
}

function dayIn(year: number, month: number, ofMonth: number): Day | null {
  return parseDay([pad(year, 4), pad(month, 2), pad(ofMonth, 2)].join('-'));
}

function monthNamed(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
}

function yearOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

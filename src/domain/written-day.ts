import { type Day, dayOf, formatDay, parseDay } from './day.ts';

/** The day that a text means, the two that it may mean, or why it means none. */
export type WrittenDay =
  | { readonly day: Day }
  /** `3/9`: the third month's ninth day, and the ninth month's third. */
  | { readonly either: readonly [Day, Day] }
  | { readonly problem: 'no-date' | 'no-such-day' | 'future' };

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

/**
 * Reads a day as people write it (PRODUCT §4): `2026-03-09`, `3月9日`, `3월 9일`, `9 Mar`, `3/9`. Without a year it is the
 * latest such day that is not still to come; `order` says whether `3/9` needs to be asked about.
 */
export function readWrittenDay(text: string, today: Day, order: DayOrder): WrittenDay {
  const plain = text.normalize('NFKC').trim();
  if (TODAY.test(plain)) return { day: today };
  if (YESTERDAY.test(plain)) return { day: today - 1 };
  const full = YEAR_FIRST.exec(plain) ?? DIGITS.exec(plain);
  if (full) return known(Number(full[2]), Number(full[3]), Number(full[1]), today);
  const monthDay = MONTH_DAY.exec(plain);
  if (monthDay) return known(Number(monthDay[1]), Number(monthDay[2]), null, today);
  const dayFirst = NAMED_DAY_FIRST.exec(plain);
  if (dayFirst) return known(monthNamed(dayFirst[2]), Number(dayFirst[1]), yearOf(dayFirst[3]), today);
  const monthFirst = NAMED_MONTH_FIRST.exec(plain);
  if (monthFirst) return known(monthNamed(monthFirst[1]), Number(monthFirst[2]), yearOf(monthFirst[3]), today);
  const stroke = STROKE.exec(plain);
  return stroke ? strokeDay(Number(stroke[1]), Number(stroke[2]), today, order) : { problem: 'no-date' };
}

/** The last day, a Sunday, of the newest chart week that is over: Billboard Japan's and Oricon's begin on Monday. */
export function endOfLastChartWeek(today: Day): Day {
  // 1970-01-04 was a Sunday.
  const sinceSunday = (((today - 3) % 7) + 7) % 7;
  return today - (sinceSunday === 0 ? 7 : sinceSunday);
}

function strokeDay(first: number, second: number, today: Day, order: DayOrder): WrittenDay {
  const asMonthDay = known(first, second, null, today);
  const asDayMonth = known(second, first, null, today);
  if (!('day' in asMonthDay)) return 'day' in asDayMonth && order === 'unclear' ? asDayMonth : asMonthDay;
  if (order === 'month-first' || !('day' in asDayMonth) || asDayMonth.day === asMonthDay.day) return asMonthDay;
  return { either: [asMonthDay.day, asDayMonth.day] };
}

function known(month: number, ofMonth: number, year: number | null, today: Day): WrittenDay {
  const inYear = (of: number) => parseDay([pad(of, 4), pad(month, 2), pad(ofMonth, 2)].join('-'));
  if (year !== null) {
    const day = inYear(year);
    if (day === null) return { problem: 'no-such-day' };
    return day > today ? { problem: 'future' } : { day };
  }
  const thisYear = Number(formatDay(today).slice(0, 4));
  // 29 February comes every eight years at the longest.
  for (let back = 0; back <= 8; back += 1) {
    const day = inYear(thisYear - back);
    if (day !== null && day <= today && day >= FIRST_DAY) return { day };
  }
  return { problem: 'no-such-day' };
}

/** No streaming count is older. */
const FIRST_DAY = dayOf('2005-01-01');

function monthNamed(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
}

function yearOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

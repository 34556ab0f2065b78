import type { Language } from './language.ts';
import { translator } from './translate.ts';

/**
 * Dates for people. Calendar facts (a chart's day, a certificate's month, a forecast) are plain text in every time
 * zone; only moments become Discord timestamps, which each reader sees in a time zone of their own.
 */

const DAY_MS = 86_400_000;
const MONTH_FORM = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/;

const englishMonths = {
  short: new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }),
};

/** Discord's timestamp styles: `R` is relative, `t`/`T` a time, `d`/`D` a date, `f`/`F` both, capitals the longer form. */
export type TimestampStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R';

/** A calendar day (days since 1970-01-01): `1 Mar 2026`, `2026年3月1日`, `2026년 3월 1일`. */
export function formatDay(day: number, language: Language): string {
  return translator(language)('date.day', partsOf(day, language));
}

/** A calendar day (days since 1970-01-01) whose year goes without saying: `1 Mar`, `3月1日`, `3월 1일`. */
export function formatDayOfYear(day: number, language: Language): string {
  const { month, day: ofMonth } = partsOf(day, language);
  return translator(language)('date.dayOfYear', { month, day: ofMonth });
}

/** A calendar day, with its year where that is another one than a day's it is read beside. */
export function formatDayNear(day: number, beside: number, language: Language): string {
  return yearOf(day) === yearOf(beside) ? formatDayOfYear(day, language) : formatDay(day, language);
}

/**
 * The two ends of a span of days, the year said once where it is the same: `3 Mar` to `9 Mar 2026`, `2026年3月3日` to
 * `3月9日`. Beside a day of that year it goes without saying.
 */
export function formatSpan(
  first: number,
  last: number,
  language: Language,
  beside?: number,
): { readonly from: string; readonly to: string } {
  const isOneYear = yearOf(first) === yearOf(last);
  const isKnown = isOneYear && beside !== undefined && yearOf(beside) === yearOf(first);
  const isShort = {
    from: isKnown || (isOneYear && language === 'en'),
    to: isKnown || (isOneYear && language !== 'en'),
  };
  return {
    from: (isShort.from ? formatDayOfYear : formatDay)(first, language),
    to: (isShort.to ? formatDayOfYear : formatDay)(last, language),
  };
}

/** A month `YYYY-MM` or a bare year `YYYY`: `April 2025`, `2025年4月`, `2021년`; throws a RangeError for other text. */
export function formatMonth(month: string, language: Language): string {
  const match = MONTH_FORM.exec(month);
  if (!match) throw new RangeError(`not a month or a year: ${month}`);
  const year = Number(match[1]);
  const translate = translator(language);
  if (match[2] === undefined) return translate('date.year', { year });
  return translate('date.month', { year, month: monthName(Number(match[2]), 'long', language) });
}

/** The age of a figure in days: `today`, `1 day old`, `3日前`. A day that is still to come somewhere counts as today. */
export function formatAgeDays(days: number, language: Language): string {
  return translator(language)('date.age', { n: Math.max(0, Math.floor(days)) });
}

/** A moment (milliseconds since 1970) as Discord shows it to each reader in their own time zone and language. */
export function discordTimestamp(atMs: number, style: TimestampStyle): string {
  return `<t:${Math.floor(atMs / 1000)}:${style}>`;
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

function partsOf(day: number, language: Language): { year: number; month: string; day: number } {
  const date = new Date(day * DAY_MS);
  const month = monthName(date.getUTCMonth() + 1, 'short', language);
  return { year: date.getUTCFullYear(), month, day: date.getUTCDate() };
}

/** English names its months, Japanese and Korean number them. */
function monthName(month: number, form: 'short' | 'long', language: Language): string {
  return language === 'en' ? englishMonths[form].format(Date.UTC(2000, month - 1)) : String(month);
}

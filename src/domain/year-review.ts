import { Temporal } from 'temporal-polyfill';
import { type Day, dayOf } from './day.ts';

/** The look back on a year: one post in December, about what came since the last one. */
export interface YearReview {
  readonly year: number;
  /** `yearly 2026`: the same whatever the clock does. */
  readonly name: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Milliseconds since 1970; `until`, when it is due, is no longer part of it. */
  readonly from: number;
  readonly until: number;
  /** When it is too late for it. */
  readonly expiresAt: number;
}

const DUE_MONTH = 12;
const DUE_DAY = 28;
const DUE_HOUR = 9;

/** A server that was out of reach at the end of a year hears of it in the first days of the next. */
const DUE_FOR_DAYS = 7;

const NAME = /^yearly (\d{4})$/;

/** The look back that is due at a moment in a time zone: from 28 December, nine in the morning, for a week; null else. */
export function yearReviewDue(now: number, timeZone: string): YearReview | null {
  const { year } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const due = [year, year - 1].map((one) => yearReviewOf(one, timeZone));
  return due.find((review) => review.until <= now && now < review.expiresAt) ?? null;
}

/** The look back of a name; null for text that names none. */
export function yearReviewNamed(name: string, timeZone: string): YearReview | null {
  const year = NAME.exec(name)?.[1];
  return year === undefined ? null : yearReviewOf(Number(year), timeZone);
}

function yearReviewOf(year: number, timeZone: string): YearReview {
  const due = Temporal.PlainDate.from({ year, month: DUE_MONTH, day: DUE_DAY });
  const before = due.subtract({ years: 1 });
  return {
    year,
    name: `yearly ${year}`,
    firstDay: dayOf(before.toString()),
    lastDay: dayOf(due.toString()) - 1,
    from: momentOf(before, timeZone),
    until: momentOf(due, timeZone),
    expiresAt: momentOf(due.add({ days: DUE_FOR_DAYS }), timeZone),
  };
}

function momentOf(day: Temporal.PlainDate, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour: DUE_HOUR }) }).epochMilliseconds;
}

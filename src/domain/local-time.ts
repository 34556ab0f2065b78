import { Temporal } from 'temporal-polyfill';
import { type Day, dayOf, parseDay } from './day.ts';

/** A minute of a day, 0 to 1,439. */
export type MinuteOfDay = number;

/** How often a server gets a digest. */
export type DigestRhythm = 'weekly' | 'monthly';

const DIGEST_HOUR = 9;
const MONDAY = 1;

/** The time zone of people who chose none, by their language. */
export function timeZoneOf(chosen: string | null, language: 'en' | 'ja' | 'ko'): string {
  return chosen ?? { en: 'UTC', ja: 'Asia/Tokyo', ko: 'Asia/Seoul' }[language];
}

/** Whether a time zone of this name is known. */
export function isTimeZone(name: string): boolean {
  try {
    zoned(0, name);
    return true;
  } catch {
    // Temporal throws for names that it does not know; that is the answer.
    return false;
  }
}

/**
 * When the quiet hours that `now` lies in are over, in milliseconds since 1970; null outside of them. They may span
 * midnight, and where the clocks change they follow the clocks on people's walls.
 */
export function quietUntil(now: number, timeZone: string, from: MinuteOfDay, until: MinuteOfDay): number | null {
  const local = zoned(now, timeZone);
  const minute = local.hour * 60 + local.minute;
  const spansMidnight = from > until;
  const isQuiet = spansMidnight ? minute >= from || minute < until : minute >= from && minute < until;
  if (!isQuiet) return null;
  const endsTomorrow = spansMidnight && minute >= from;
  const end = local
    .toPlainDate()
    .add({ days: endsTomorrow ? 1 : 0 })
    .toZonedDateTime({ timeZone, plainTime: timeOf(until) }).epochMilliseconds;
  // An hour that the clocks repeat may bring the same wall time twice: the quiet ends at the later one at most.
  return end > now ? end : now + 3_600_000;
}

/** A digest's turn: when it is due, and the first day that it is about, which names it. */
export interface DigestTurn {
  readonly at: number;
  /** Milliseconds since 1970. */
  readonly from: number;
  /** `weekly 2026-11-16`: the same whatever the clock does. */
  readonly name: string;
}

/** The first digest after a moment: on Mondays or on the first of the month, at nine in the morning there. */
export function nextDigest(after: number, timeZone: string, rhythm: DigestRhythm): DigestTurn {
  const today = zoned(after, timeZone).toPlainDate();
  const first = rhythm === 'weekly' ? today.subtract({ days: today.dayOfWeek - MONDAY }) : today.with({ day: 1 });
  const step = rhythm === 'weekly' ? { weeks: 1 } : { months: 1 };
  for (let day = first; ; day = day.add(step)) {
    const at = momentOf(day, timeZone);
    if (at <= after) continue;
    const from = day.subtract(step);
    return { at, from: momentOf(from, timeZone), name: `${rhythm} ${from.toString()}` };
  }
}

/** What a digest is about: the days in its heading, and the moments between which things are found for it. */
export interface DigestPeriod {
  readonly rhythm: DigestRhythm;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Milliseconds since 1970; `until` is no longer part of it. */
  readonly from: number;
  readonly until: number;
}

/** The period of the digest of a name; null for text that names none. */
export function digestPeriod(name: string, timeZone: string): DigestPeriod | null {
  const [rhythm, first = ''] = name.split(' ');
  const firstDay = parseDay(first);
  if (firstDay === null || (rhythm !== 'weekly' && rhythm !== 'monthly')) return null;
  const from = Temporal.PlainDate.from(first);
  const until = from.add(rhythm === 'weekly' ? { weeks: 1 } : { months: 1 });
  const lastDay = dayOf(until.toString()) - 1;
  return { rhythm, firstDay, lastDay, from: momentOf(from, timeZone), until: momentOf(until, timeZone) };
}

/** The digest that was due last at a moment. */
export function digestDueAt(moment: number, timeZone: string, rhythm: DigestRhythm): DigestTurn {
  const next = nextDigest(moment, timeZone, rhythm);
  return nextDigest(next.from - 1, timeZone, rhythm);
}

function momentOf(day: Temporal.PlainDate, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: timeOf(DIGEST_HOUR * 60) }).epochMilliseconds;
}

function timeOf(minute: MinuteOfDay): Temporal.PlainTime {
  return Temporal.PlainTime.from({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
}

function zoned(moment: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
}

/** A minute of the day as `HH:MM`. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

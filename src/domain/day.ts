/** A calendar day as the number of days since 1970-01-01. It has no time zone: the day is that of whoever published it. */
export type Day = number;

/** A calendar month, `YYYY-MM`. */
export type Month = string;

const DAY_MS = 86_400_000;
const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_FORM = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Reads `YYYY-MM-DD`; null where that is not a real calendar day. */
export function parseDay(text: string): Day | null {
  const match = DAY_FORM.exec(text);
  if (!match) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const day = ms / DAY_MS;
  return formatDay(day) === text ? day : null;
}

/** A day known to be well formed; throws on anything else, so it is for constants and checked data. */
export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a calendar day: ${text}`);
  return day;
}

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Whether the text is a month in the form `YYYY-MM`. */
export function isMonth(text: string): text is Month {
  return MONTH_FORM.test(text) && parseDay(`${text}-01`) !== null;
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return formatDay(day).slice(0, 7);
}

/** The first day of a month. */
export function firstDayOf(month: Month): Day {
  return dayOf(`${month}-01`);
}

/** The last day of a month: the date a certificate of that batch month carries. */
export function lastDayOf(month: Month): Day {
  const year = Number(month.slice(0, 4));
  const index = Number(month.slice(5, 7));
  return Date.UTC(year, index, 0) / DAY_MS;
}

/** How many years ago to the day something was, where that is a whole number of them; else null. */
export function anniversaryOn(day: Day, of: Day): number | null {
  const [then, now] = [formatDay(of), formatDay(day)];
  const years = Number(now.slice(0, 4)) - Number(then.slice(0, 4));
  return years > 0 && now.slice(4) === then.slice(4) ? years : null;
}

/** Japan's calendar day at a moment (milliseconds since 1970): the day that "today" means for Japanese counters. */
export function dayInJapan(atMs: number): Day {
  return Math.floor((atMs + 9 * 3_600_000) / DAY_MS);
}

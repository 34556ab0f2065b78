import { type Day, dayInJapan } from './day.ts';

const HOUR_MS = 3_600_000;

/** The weekly round is on Wednesday evening in Japan, when the week's totals are out (PRODUCT §4). */
const EVENING_HOUR = 19;

/** For how many hours after its evening a reminder still makes sense, where the bot was away. */
const LATE_HOURS = 18;

/** The Wednesday whose reminder is due at a moment (milliseconds since 1970); null where none is. */
export function roundDueOn(atMs: number): Day | null {
  const today = dayInJapan(atMs);
  // 1970-01-07 was a Wednesday.
  const wednesday = today - ((((today - 6) % 7) + 7) % 7);
  const since = atMs + 9 * HOUR_MS - (wednesday * 24 + EVENING_HOUR) * HOUR_MS;
  return since >= 0 && since < LATE_HOURS * HOUR_MS ? wednesday : null;
}

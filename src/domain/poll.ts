import type { Day } from './day.ts';
import { type Ladder, levelsOn } from './ladder.ts';
import type { Pace } from './source.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A song is near a level that it reaches within so many days at its pace, or that it lacks so small a share of. */
const NEAR_DAYS = 2;
const NEAR_SHARE = 0.01;

/** Songs that were asked for in one call are asked for again at moments that differ by up to this share. */
const SPREAD = 0.1;

const LONGEST_BACK_OFF_MS = 6 * HOUR_MS;

/** An id that a source has lost for good is still asked for now and then: a video can be made public again. */
const GONE_EVERY_MS = 7 * DAY_MS;

/** The first time that a source does not know an id may be its own mistake: an outage can look like an empty list. */
export const MISSING_BEFORE_GONE = 2;

/** When a song is asked for again after an answer; `random` is between 0 and 1. */
export function nextAsk(
  pace: Pace,
  now: number,
  song: { readonly followed: boolean; readonly near: boolean },
  random: number,
): number {
  const ms = song.followed ? (song.near ? pace.nearMs : pace.followedMs) : pace.usualMs;
  return now + spread(ms, random);
}

/** When an id that the source did not know so many times in a row is asked for again. */
export function nextAskForMissing(now: number, missing: number, random: number): number {
  return now + spread(missing < MISSING_BEFORE_GONE ? HOUR_MS : GONE_EVERY_MS, random);
}

/** When to ask again after so many calls in a row that brought nothing: each time twice as long, with jitter. */
export function backOff(now: number, failures: number, random: number): number {
  const longest = Math.min(LONGEST_BACK_OFF_MS, MINUTE_MS * 2 ** Math.min(failures, 20));
  return now + Math.round(longest * (0.5 + random / 2));
}

/** Whether a count is near a level that is next on one of the ladders. */
export function isNearLevel(ladders: readonly Ladder[], count: number, paceADay: number | null, day: Day): boolean {
  return ladders.some((ladder) => {
    const next = levelsOn(ladder, day).find((level) => level.threshold > count);
    return (
      next !== undefined && next.threshold - count <= Math.max(next.threshold * NEAR_SHARE, (paceADay ?? 0) * NEAR_DAYS)
    );
  });
}

function spread(ms: number, random: number): number {
  return Math.round(ms * (1 - SPREAD + 2 * SPREAD * random));
}

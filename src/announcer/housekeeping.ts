import type { Day } from '../domain/day.ts';
import { roundDueOn } from '../domain/round.ts';
import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import { forgetReporters } from '../store/reports.ts';
import { keepBoards } from './boards.ts';
import type { Channels } from './channels.ts';
import { createDigestTurns } from './digest-turns.ts';
import { checkHeld, oweNotices, type RetriedChannel } from './notices.ts';
import { oweRounds } from './rounds.ts';
import { createYearReviewTurns } from './year-reviews.ts';

/** What the announcer sees to between two claims. */
export interface HousekeepingParts {
  readonly store: Store;
  readonly rules: Rules;
  readonly channels: Channels;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Owes what the clock makes due: digests and looks back on their turn, notices about held channels at once, edits of living
 * boards, the weekly round's reminders on Wednesday; and forgets who reported a number a day ago. Held channels are
 * looked at once at the start (a bot that is started anew every day would never look otherwise), every hour in the first two
 * days, then daily, and within a minute where Discord gave no answer.
 */
export function createHousekeeping(parts: HousekeepingParts): (now: number) => Promise<void> {
  const { store, rules, channels, clock, monotonic } = parts;
  const oweDigests = createDigestTurns(parts);
  const oweYearReviews = createYearReviewTurns(parts);
  let nextLook = Number.NEGATIVE_INFINITY;
  let lastDaily = Number.NEGATIVE_INFINITY;
  let silent: readonly string[] = [];
  let silentMs = MINUTE_MS;
  let nextSilent = Number.NEGATIVE_INFINITY;
  let reminded: Day | null = null;
  let underWay = false;

  async function keep(now: number): Promise<void> {
    await oweDigests(now);
    await oweYearReviews(now);
    await oweNotices(store, channels, now);
    await keepBoards(store, rules, now);
    const round = roundDueOn(now);
    if (round !== null && round !== reminded) await oweRounds(store, round, now);
    reminded = round ?? reminded;
    if (monotonic() >= nextLook) {
      await forgetReporters(store, now);
      await lookAtHeld(now);
    } else if (silent.length > 0 && monotonic() >= nextSilent) await lookAtSilent();
  }

  async function lookAtHeld(now: number): Promise<void> {
    const isDaily = monotonic() - lastDaily >= DAY_MS;
    const looked = await checkHeld(store, channels, { since: isDaily ? 0 : now - 2 * DAY_MS }, clock);
    nextLook = monotonic() + HOUR_MS;
    if (isDaily) lastDaily = monotonic();
    silentMs = MINUTE_MS;
    noteSilent(looked);
  }

  /** Those of which Discord said nothing, ever more seldom: a refusal each minute would count towards its ban. */
  async function lookAtSilent(): Promise<void> {
    const looked = await checkHeld(store, channels, { channels: silent }, clock);
    silentMs = Math.min(2 * silentMs, HOUR_MS);
    noteSilent(looked);
  }

  function noteSilent(looked: readonly RetriedChannel[]): void {
    silent = looked.filter(({ answered }) => !answered).map(({ channel }) => channel);
    nextSilent = monotonic() + silentMs;
  }

  return async (now) => {
    if (underWay) return;
    underWay = true;
    try {
      await keep(now);
    } finally {
      underWay = false;
    }
  };
}

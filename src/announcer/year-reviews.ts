import { yearReviewDue } from '../domain/year-review.ts';
import type { Store } from '../store/database.ts';
import { oweReview, type ReviewWish, reviewsWanted } from '../store/year-reviews.ts';
import type { Channels } from './channels.ts';

/** So many servers are seen to in one transaction. */
const SERVERS_AT_ONCE = 50;

const MINUTE_MS = 60_000;

/** Where a day begins first and last. */
const EDGES = ['Pacific/Kiritimati', 'Etc/GMT+12'] as const;

/**
 * Owes each server that wants it one look back on the year, in the last days of December, by the slower of our clock and
 * Discord's: of two that disagree, one would look back too early.
 */
export function createYearReviewTurns(parts: {
  readonly store: Store;
  readonly channels: Channels;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number;
}): (now: number) => Promise<void> {
  const { store, channels, monotonic } = parts;
  let next = Number.NEGATIVE_INFINITY;

  return async (now) => {
    if (monotonic() < next) return;
    next = monotonic() + MINUTE_MS;
    const [somewhere] = EDGES.flatMap((zone) => yearReviewDue(now, zone) ?? []);
    if (!somewhere) return;
    let asked = false;
    for (let after = 0; ; ) {
      const wishes: ReviewWish[] = await reviewsWanted(store.read, somewhere.name, SERVERS_AT_ONCE, after);
      const last = wishes.at(-1);
      if (!last) return;
      after = last.server;
      const due = wishes.filter(({ timeZone }) => yearReviewDue(now, timeZone));
      // Any answer tells the time.
      const [first] = due;
      if (!first) continue;
      if (!asked) await channels.examine(first.channel);
      asked = true;
      const moment = Math.min(now, channels.discordTime());
      await store.write.transaction().execute(async (trx) => {
        for (const wish of due) {
          const review = yearReviewDue(moment, wish.timeZone);
          if (review) await oweReview(trx, wish, review, now);
        }
      });
    }
  };
}

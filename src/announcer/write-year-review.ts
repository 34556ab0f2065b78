import { timeZoneOf } from '../domain/local-time.ts';
import type { Rules } from '../domain/rules.ts';
import { yearReviewNamed } from '../domain/year-review.ts';
import type { Store } from '../store/database.ts';
import { happeningsBetween } from '../store/followed.ts';
import type { Claimed } from '../store/ledger.ts';
import { yearReviewPost } from '../views/year-review.ts';
import type { Frozen } from './frozen.ts';
import { newsOf } from './write-digest.ts';

/** Writes a server's look back on the year; null where this is none, or the server no longer posts there. */
export async function writeYearReview(
  store: Store,
  rules: Rules,
  claimed: Claimed,
  nonce: string,
): Promise<Frozen | null> {
  const { serverId: server, wishes, language } = claimed;
  if (server === null || wishes === null) return null;
  const review = yearReviewNamed(claimed.subject ?? '', timeZoneOf(wishes.timeZone, language));
  if (!review) return null;
  const news = await newsOf(store, rules, await happeningsBetween(store.read, { server }, review.from, review.until));
  return { message: yearReviewPost({ ...review, news, language, nonce }) };
}

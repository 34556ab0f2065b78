import type { Kysely } from 'kysely';
import { announcementWindowDays } from '../domain/announcement.ts';
import { levelIdsAbove } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { oweAnnouncements } from '../store/owing.ts';
import type { Schema } from '../store/schema.ts';
import { notCertified } from './not-certified.ts';

const DAY_MS = 86_400_000;

/**
 * Owes the posts of levels that lay below a song's first number, where the person who typed it wants them posted
 * (PRODUCT §3): within the caller's transaction. Answers how many are owed.
 */
export async function postBaseline(
  db: Kysely<Schema>,
  rules: Rules,
  asked: {
    readonly crossings: readonly number[];
    readonly scope: number;
    readonly now: number;
    readonly notBefore: number;
  },
): Promise<number> {
  const { scope, now, notBefore } = asked;
  if (asked.crossings.length === 0) return 0;
  const crossings = await db
    .selectFrom('crossing')
    .selectAll()
    .where('id', 'in', asked.crossings)
    .where('scope', '=', scope)
    .where('kind', '=', 'estimated')
    .where('baseline', '=', 1)
    .where('retracted_at', 'is', null)
    .execute();
  let owed = 0;
  for (const { id, song_id: song, ladder: ladderId, level, threshold, generation, day } of crossings) {
    const ladder = rules.ladders.get(ladderId);
    const open = await notCertified(db, rules, { song, scope }, [{ ladder: ladderId, threshold }]);
    if (!ladder || open.length === 0) continue;
    await db.updateTable('crossing').set({ baseline: 0 }).where('id', '=', id).execute();
    owed += await oweAnnouncements(db, {
      crossing: id,
      song,
      ladder: ladderId,
      level,
      higher: levelIdsAbove(ladder, threshold),
      kind: 'estimated',
      generation,
      scope,
      day,
      now,
      notBefore,
      expiresAt: now + announcementWindowDays('weekly', true) * DAY_MS,
      tooOld: false,
    });
  }
  return owed;
}

import type { Kysely } from 'kysely';
import { announcementWindowDays } from '../domain/announcement.ts';
import { type Ladder, levelIdsAbove, levelsOn } from '../domain/ladder.ts';
import { passedLevels } from '../store/crossings.ts';
import { oweApproaching } from '../store/owing.ts';
import type { Schema } from '../store/schema.ts';
import { type ApproachWish, widestApproachWish } from '../store/targets.ts';
import type { Move, MoveContext } from './move.ts';
import { provenCounts } from './proven-counts.ts';

const DAY_MS = 86_400_000;

/**
 * Owes the posts of songs that came near their next level on a ladder with this step, where a channel asks for them. A
 * song's first number, and one that is only a lower bound, never do: the first would tell what everybody knows, the
 * second is no distance.
 */
export async function findApproaches(
  db: Kysely<Schema>,
  context: MoveContext,
  ladder: Ladder,
  moves: readonly Move[],
): Promise<void> {
  const steps = moves.filter((move) => move.before !== null && move.precision === 'exact');
  if (steps.length === 0) return;
  const widest = await widestApproachWish(db);
  if (widest.share === null && widest.distance === null) return;
  const near = steps.flatMap((move) => {
    const next = levelsOn(ladder, move.day).find((level) => level.threshold > move.after);
    return next && isNear(move.after, next.threshold, widest) ? [{ move, next }] : [];
  });
  if (near.length === 0) return;
  const songs = near.map(({ move }) => move.song);
  const passed = await passedLevels(db, ladder.id, context.scope, songs);
  const proven = await provenCounts(db, context.rules, ladder, { scope: context.scope, songs });
  const windowDays = announcementWindowDays(context.counter.cadence, context.byHand);
  for (const { move, next } of near) {
    if (proven(move.song) >= next.threshold || passed.get(move.song)?.has(next.id)) continue;
    if (context.now - move.day * DAY_MS > (windowDays + 1) * DAY_MS) continue;
    await oweApproaching(db, {
      song: move.song,
      ladder: ladder.id,
      level: next.id,
      higher: levelIdsAbove(ladder, next.threshold),
      generation: 0,
      scope: context.scope,
      day: move.day,
      now: context.now,
      expiresAt: context.now + windowDays * DAY_MS,
      threshold: next.threshold,
      before: move.before ?? move.after,
      after: move.after,
    });
  }
}

function isNear(count: number, threshold: number, { share, distance }: ApproachWish): boolean {
  return (share !== null && count * 1_000 >= share * threshold) || (distance !== null && threshold - count <= distance);
}

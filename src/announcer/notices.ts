import type { Kysely } from 'kysely';
import type { Store } from '../store/database.ts';
import { waitingPosts } from '../store/folding.ts';
import { oweOther } from '../store/owing.ts';
import { named } from '../store/personal-data.ts';
import type { Schema, TargetRow } from '../store/schema.ts';
import { heldTargets, noticeSubject, releaseTarget, toldSince, type WhichHeld } from '../store/targets.ts';
import { heldNotice, type Obstacle } from '../views/notice.ts';
import type { Channels, Examination } from './channels.ts';
import type { Frozen } from './frozen.ts';

const DAY_MS = 86_400_000;
const NOTICE_FOR_MS = 3 * DAY_MS;

/**
 * Owes the notices of channels that are held and whose admins are still to be told: to the channel chosen for that, else
 * to the person who chose the held one, else to whoever calls the next admin command (DELIVERY, Holding).
 */
export async function oweNotices(store: Store, channels: Channels, now: number): Promise<void> {
  const due = await store.read.selectFrom('target').selectAll().where('notice', '=', 'due').limit(10).execute();
  for (const target of due) {
    const { held_reason: reason } = target;
    const obstacle = obstacleOf(await channels.examine(target.channel), reason) ?? refusedFor(reason);
    await store.write.transaction().execute((trx) => oweNotice(trx, target, obstacle, now));
  }
}

/** What to say where nothing seems to be in the way although Discord refused. */
function refusedFor(reason: string | null): Obstacle {
  return { kind: 'refused', code: reason?.replace('target ', '') ?? 'unknown' };
}

async function oweNotice(db: Kysely<Schema>, target: TargetRow, obstacle: Obstacle, now: number): Promise<void> {
  const server = await db
    .selectFrom('server')
    .select(['language', 'notice_channel'])
    .where('id', '=', target.server_id)
    .executeTakeFirstOrThrow();
  const frozen: Frozen = { message: heldNotice(target.channel, obstacle, server.language) };
  const ways = [
    ...(server.notice_channel === null || server.notice_channel === target.channel ? [] : [server.notice_channel]),
    ...(named(target.configured_by) === null ? [] : [`@${target.configured_by}`]),
  ];
  const subject = noticeSubject(target);
  let owed: number | null = null;
  // A channel that works by its permissions and is refused again and again is told of once a day.
  const wasTold = await toldSince(db, target, now - DAY_MS);
  for (const channel of wasTold ? [] : ways) {
    if (owed !== null) break;
    const notice = { request: 'post', kind: 'notice', subject, channel, server: target.server_id, now } as const;
    owed = await oweOther(db, { ...notice, body: JSON.stringify(frozen), expiresAt: now + NOTICE_FOR_MS });
  }
  await db
    .updateTable('target')
    .set({ notice: owed !== null ? 'owed' : wasTold ? null : 'at-command' })
    .where('server_id', '=', target.server_id)
    .where('channel', '=', target.channel)
    .execute();
}

/** A channel that was held, looked at again. */
export interface RetriedChannel {
  readonly channel: string;
  /** What still keeps posts from it; null where nothing seems to, and what waited goes out. */
  readonly obstacle: Obstacle | null;
  /** Whether Discord said how the channel is: without an answer it is looked at again soon. */
  readonly answered: boolean;
  /** How many posts waited. */
  readonly waiting: number;
}

/** Looks at channels that are held, and lets go what waits for those that work again; answers what was found of each. */
export async function checkHeld(
  store: Store,
  channels: Channels,
  which: WhichHeld,
  clock: () => number,
): Promise<RetriedChannel[]> {
  const held = await heldTargets(store.read, which);
  const retried: RetriedChannel[] = [];
  for (const { channel, server_id: server, held_reason: reason } of held) {
    const examined = await channels.examine(channel);
    const obstacle = obstacleOf(examined, reason);
    const answered = examined.state !== 'no-answer' && examined.state !== 'refused';
    const waiting =
      obstacle === null
        ? await store.write.transaction().execute((trx) => releaseTarget(trx, { channel, server }, clock()))
        : (await waitingPosts(store.read, channel)).length;
    retried.push({ channel, obstacle, answered, waiting });
  }
  return retried;
}

/** What keeps the bot from posting somewhere; null where nothing seems to. `refusal` is why it was held. */
export function obstacleOf(examined: Examination, refusal: string | null): Obstacle | null {
  switch (examined.state) {
    case 'gone':
      return { kind: 'gone' };
    case 'hidden':
      return { kind: 'hidden' };
    case 'refused':
    case 'no-answer':
      return refusedFor(refusal);
    case 'there': {
      if (examined.missing.length > 0) return { kind: 'missing', permissions: examined.missing };
      if (examined.thread?.locked) return { kind: 'locked' };
      if (examined.timedOutUntil !== null) return { kind: 'timed-out' };
      if (examined.kind === 'other') return { kind: 'refused', code: '50008' };
      return null;
    }
  }
}

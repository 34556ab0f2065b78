import { type Kysely, sql } from 'kysely';
import { noteChange } from './audit.ts';
import { areTooMany, foldIntoDigest, isFoldable, waitingPosts } from './folding.ts';
import type { AnnouncementState, Schema, TargetRow } from './schema.ts';

type Db = Kysely<Schema>;

/** Holds a channel that Discord refuses: its settings are kept, what is owed there waits, and its admins are to be told. */
async function holdTarget(
  db: Db,
  target: { readonly channel: string; readonly server: number },
  reason: string,
  now: number,
): Promise<void> {
  await db
    .updateTable('target')
    .set({ held_at: now, held_reason: reason, notice: 'due' })
    .where('server_id', '=', target.server)
    .where('channel', '=', target.channel)
    .where('held_at', 'is', null)
    .execute();
  await sql`
    update announcement set state = 'held', reason = ${reason}, state_at = ${now}
    where channel = ${target.channel} and server_id = ${target.server}
      and state in ('owed', 'held') and kind not in ('notice', 'test', 'board')
  `.execute(db);
}

/** Holds the channel of a row; where the server posts there no more, nothing would ever let the row go: it ends. */
export async function holdOrEnd(
  db: Db,
  row: { readonly id: number; readonly channel: string; readonly server: number },
  reason: string,
  now: number,
): Promise<void> {
  await holdTarget(db, row, reason, now);
  await sql`
    update announcement set state = case when look_from is null then 'failed' else 'unknown' end,
      reason = 'channel-changed', state_at = ${now}
    where id = ${row.id} and not exists (
      select 1 from target where target.server_id = ${row.server} and target.channel = ${row.channel})
  `.execute(db);
}

/**
 * Lets what waits for a channel go out: oldest first, as one post where more than three wait or one is older than its
 * window (DELIVERY, Holding). Answers how many waited.
 */
export async function releaseTarget(
  db: Db,
  target: { readonly channel: string; readonly server: number },
  now: number,
): Promise<number> {
  await db
    .updateTable('target')
    .set({ held_at: null, held_reason: null, notice: null })
    .where('server_id', '=', target.server)
    .where('channel', '=', target.channel)
    .execute();
  const waiting = await waitingPosts(db, target.channel);
  const fold = waiting.filter((row) => isFoldable(row, now));
  if (areTooMany(fold.length) || fold.some((row) => row.expiresAt <= now)) {
    const members = fold.map((row) => row.id);
    await foldIntoDigest(db, { ...target, members, why: 'held', now });
  }
  await sql`
    update announcement set state = 'owed', reason = null, state_at = ${now}, not_before = max(not_before, ${now})
    where channel = ${target.channel} and server_id = ${target.server}
      and state in ('owed', 'sending', 'held') and state = 'held'
  `.execute(db);
  return waiting.length;
}

/** What names the notice that a channel is held, so that its admins are told once each time. */
export function noticeSubject({ channel, held_at: heldAt }: Pick<TargetRow, 'channel' | 'held_at'>): string {
  return `held:${channel}:${heldAt}`;
}

/** Notes what became of a notice about a held channel: one that could not be said is said another way. */
export async function noteNotice(
  db: Db,
  notice: { readonly serverId: number | null; readonly subject: string | null },
  state: AnnouncementState,
): Promise<void> {
  const [what, channel, heldAt] = (notice.subject ?? '').split(':');
  if (what !== 'held' || channel === undefined || notice.serverId === null) return;
  if (state === 'owed' || state === 'sending' || state === 'held') return;
  const isSaid = state === 'posted' || state === 'unknown';
  await db
    .updateTable('target')
    .set({ notice: isSaid ? null : 'due' })
    .where('server_id', '=', notice.serverId)
    .where('channel', '=', channel)
    .where('held_at', '=', Number(heldAt))
    .where('notice', '=', 'owed')
    .execute();
}

/** Whether admins were told of a held channel since a moment, for an earlier time that it was held. */
export async function toldSince(
  db: Db,
  target: Pick<TargetRow, 'server_id' | 'channel' | 'held_at'>,
  since: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('announcement')
    .select('id')
    .where('server_id', '=', target.server_id)
    .where('kind', '=', 'notice')
    .where('subject', 'like', `held:${target.channel}:%`)
    .where('subject', '!=', noticeSubject(target))
    .where('state', 'in', ['posted', 'unknown'])
    .where('state_at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of the held channels: one server's, those of every server that were held since a moment, or some by their ids. */
export type WhichHeld =
  | { readonly server: number }
  | { readonly since: number }
  | { readonly channels: readonly string[] };

/** Channels that are held, the longest held first. */
export async function heldTargets(db: Db, which: WhichHeld): Promise<TargetRow[]> {
  const held = db.selectFrom('target').selectAll().where('held_at', 'is not', null).orderBy('held_at');
  if ('server' in which) return held.where('server_id', '=', which.server).execute();
  if ('since' in which) return held.where('held_at', '>=', which.since).execute();
  return held.where('channel', 'in', which.channels).execute();
}

/**
 * Moves a server's posts to another channel with everything that is wanted of them. What waits goes with them; what may
 * have been posted to the old channel stays there as unknown: its nonce says nothing about a second channel.
 */
export async function moveTarget(
  db: Db,
  move: {
    readonly server: number;
    readonly from: string | null;
    readonly to: string;
    readonly by: string;
    readonly now: number;
  },
): Promise<number> {
  const { server, from, to, by, now } = move;
  if (from === null) {
    await db.insertInto('target').values({ server_id: server, channel: to, configured_by: by }).execute();
    await noteChange(db, server, { user: by, at: now }, { what: 'channel', channel: to, before: null });
    return 0;
  }
  const here = { configured_by: by };
  if (from !== to)
    // It may be one that is for some of the posts: from now on it gets what the main one gets.
    await db.deleteFrom('target').where('server_id', '=', server).where('channel', '=', to).execute();
  await db
    .updateTable('target')
    .set(from === to ? here : { ...here, channel: to })
    .where('server_id', '=', server)
    .where('channel', '=', from)
    .execute();
  if (from !== to) {
    await noteChange(db, server, { user: by, at: now }, { what: 'channel', channel: to, before: from });
    await sql`
      update announcement set state = 'unknown', reason = 'channel-changed', state_at = ${now}
      where server_id = ${server} and channel = ${from} and state in ('held', 'owed') and request = 'post'
        and kind not in ('notice', 'test', 'board') and look_from is not null
    `.execute(db);
    await sql`
      update announcement set channel = ${to}, nonce = null, body = null
      where server_id = ${server} and channel = ${from} and state in ('held', 'owed') and request = 'post'
        and kind not in ('notice', 'test', 'board') and not exists (
          select 1 from announcement other
          where other.channel = ${to} and other.kind = announcement.kind
            and (other.subject = announcement.subject or (other.song_id = announcement.song_id
              and other.ladder = announcement.ladder and other.level = announcement.level
              and other.generation = announcement.generation and other.scope = announcement.scope)))
    `.execute(db);
    await sql`
      update announcement set state = 'failed', reason = 'channel-changed', state_at = ${now}
      where server_id = ${server} and channel = ${from} and state in ('held', 'owed') and request = 'post'
        and kind not in ('notice', 'test', 'board')
    `.execute(db);
    // What corrects a post that stands in the old channel still belongs there.
    await sql`
      update announcement set state = 'owed', reason = null, state_at = ${now}, not_before = ${now}
      where server_id = ${server} and channel = ${from} and state = 'held' and request <> 'post'
    `.execute(db);
  }
  return releaseTarget(db, { channel: to, server }, now);
}

/** How near a song must come to its next level; null where that is not asked. */
export interface ApproachWish {
  /** In thousandths of the threshold. */
  readonly share: number | null;
  /** In plays. */
  readonly distance: number | null;
}

/** The least that any channel asks for: what is further from its next level than this concerns nobody. */
export async function widestApproachWish(db: Db): Promise<ApproachWish> {
  const { rows } = await sql<ApproachWish>`
    select min(approaching_share) as share, max(approaching_distance) as distance from target
  `.execute(db);
  return rows[0] ?? { share: null, distance: null };
}

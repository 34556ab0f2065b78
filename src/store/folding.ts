import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { AnnouncementKind, Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** Why several posts became one. */
export type FoldReason = 'held' | 'quiet-hours' | 'cap' | 'batch';

/** For how long one post in place of several may wait. */
const FOLDED_FOR_MS = 7 * 86_400_000;

/**
 * Puts one post in the place of several that wait in a channel: one row is owed, and they are folded into it. Only rows
 * that were certainly never posted may be folded (DELIVERY, Holding); others are left as they are. What it says is
 * written and frozen before it is sent. Answers its id, null where nothing could be folded.
 */
export async function foldIntoDigest(
  db: Db,
  fold: {
    readonly members: readonly number[];
    readonly channel: string;
    readonly server: number;
    readonly why: FoldReason;
    readonly now: number;
  },
): Promise<number | null> {
  const members = await db
    .selectFrom('announcement')
    .leftJoin('song', 'song.id', 'announcement.song_id')
    .leftJoin('server as scoped', 'scoped.id', 'announcement.scope')
    .select([
      'announcement.id',
      'song.key as song',
      'announcement.ladder',
      'announcement.level',
      'announcement.kind',
      'announcement.generation',
      'scoped.discord_id as scope',
      'announcement.subject',
    ])
    .where('announcement.id', 'in', [...fold.members, -1])
    .where('announcement.channel', '=', fold.channel)
    .where('announcement.state', 'in', ['owed', 'held'])
    .where('announcement.look_from', 'is', null)
    .orderBy('announcement.id')
    .execute();
  if (members.length === 0) return null;
  const names = members.map(({ id: _, ...member }) => JSON.stringify(Object.values(member)));
  const digest = createHash('sha256').update(names.join('\n')).digest('base64url').slice(0, 16);
  const subject = `${fold.why}:${digest}`;
  const { id } = await db
    .insertInto('announcement')
    .values({
      request: 'post',
      kind: 'catch-up',
      subject: (await isTaken(db, fold.channel, subject)) ? `${subject}:${fold.now}` : subject,
      channel: fold.channel,
      server_id: fold.server,
      state: 'owed',
      reason: null,
      state_at: fold.now,
      owed_at: fold.now,
      expires_at: fold.now + FOLDED_FOR_MS,
      not_before: fold.now,
      attempts: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const ids = members.map((member) => member.id);
  await db
    .updateTable('announcement')
    .set({ state: 'folded', reason: fold.why, state_at: fold.now, folded_into: id })
    .where((eb) => eb.or([eb('id', 'in', ids), eb('folded_into', 'in', ids)]))
    .execute();
  return id;
}

/** Whether the same rows were folded before: an admin may have asked for some of them again. */
async function isTaken(db: Db, channel: string, subject: string): Promise<boolean> {
  const row = await db
    .selectFrom('announcement')
    .select('id')
    .where('channel', '=', channel)
    .where('kind', '=', 'catch-up')
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row !== undefined;
}

/** Above so many waiting posts, one takes their place. */
const MOST_APART = 3;

/**
 * Lets the posts go out that rested for quiet hours or for a channel's cap and whose rest is over, with what waits
 * behind them: as one where the cap held them, or where there are more than three.
 */
export async function endRests(db: Db, now: number): Promise<number> {
  const rested = await db
    .selectFrom('announcement')
    .select(['channel', 'server_id as server', 'reason'])
    .distinct()
    .where('state', '=', 'held')
    .where('reason', 'in', ['quiet-hours', 'cap'])
    .where('not_before', '<=', now)
    .execute();
  for (const { channel, server, reason } of rested) {
    const waiting = await waitingPosts(db, channel);
    const isCap = reason === 'cap';
    const fold = waiting.filter((row) => isFoldable(row, now));
    if (server !== null && fold.length > (isCap ? 1 : MOST_APART)) {
      const members = fold.map((row) => row.id);
      await foldIntoDigest(db, { members, channel, server, why: isCap ? 'cap' : 'quiet-hours', now });
    }
    await sql`
      update announcement set state = 'owed', reason = null, state_at = ${now}, not_before = ${now}
      where channel = ${channel} and state in ('owed', 'sending', 'held') and state = 'held'
        and reason in ('quiet-hours', 'cap')
    `.execute(db);
  }
  return rested.length;
}

/** A post that waits in a channel. */
export interface WaitingPost {
  readonly id: number;
  readonly kind: AnnouncementKind;
  readonly lookFrom: number | null;
  readonly expiresAt: number;
  readonly notBefore: number;
}

/**
 * Whether another post may take the place of one that waits: never where it may stand in the channel, nor while a person
 * may still take its number back.
 */
export function isFoldable({ kind, lookFrom, notBefore }: WaitingPost, now: number): boolean {
  return lookFrom === null && notBefore <= now && !UNFOLDABLE.has(kind);
}

/** What stands by itself, whatever else waits. */
const UNFOLDABLE: ReadonlySet<AnnouncementKind> = new Set(['notice', 'test', 'digest', 'board']);

/** The posts that wait in a channel, in their order. */
export async function waitingPosts(db: Db, channel: string): Promise<WaitingPost[]> {
  // Written out, and with all three states, so that the index of what is not settled is used.
  const { rows } = await sql<WaitingPost>`
    select id, kind, look_from as lookFrom, expires_at as expiresAt, not_before as notBefore from announcement
    where channel = ${channel} and request = 'post' and state in ('owed', 'sending', 'held') and state <> 'sending'
    order by id
  `.execute(db);
  return rows;
}

/** Whether as many posts wait that one should take their place. */
export function areTooMany(posts: number): boolean {
  return posts > MOST_APART;
}

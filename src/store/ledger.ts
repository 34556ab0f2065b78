import { type Kysely, sql } from 'kysely';
import type { Precision } from '../domain/reading.ts';
import type { AnnouncementRow, AnnouncementState, Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** An announcement that a sender has claimed, with all that its post needs. */
export interface Claimed {
  readonly id: number;
  readonly songId: number;
  readonly songKey: string;
  readonly ladder: string;
  readonly level: string;
  readonly kind: 'estimated' | 'certified';
  readonly generation: number;
  /** `everywhere`, or the Discord id of the server whose people typed the number. */
  readonly scope: string;
  readonly channel: string;
  readonly serverId: number;
  readonly language: 'en' | 'ja' | 'ko';
  readonly attempts: number;
  readonly expiresAt: number;
  readonly firstUnknownAt: number | null;
  readonly token: string;
  readonly crossing: {
    readonly counterId: number | null;
    readonly day: number | null;
    readonly count: number | null;
    readonly precision: Precision;
    readonly foundAt: number;
  };
}

/** A claim: who holds it, and until when. Moments are milliseconds since 1970. */
export interface Claim {
  readonly token: string;
  readonly now: number;
  readonly leaseMs: number;
  readonly most: number;
}

/**
 * Claims owed announcements whose time has come: of each channel only the lowest that is not settled, so that a
 * channel's order is kept and at most one of its rows is being sent (DELIVERY, Sending 1).
 */
export async function claimAnnouncements(db: Db, claim: Claim): Promise<Claimed[]> {
  const { rows: ids } = await sql<{ id: number }>`
    update announcement set state = 'sending', reason = null, state_at = ${claim.now}, claim_token = ${claim.token},
      claim_expires_at = ${claim.now + claim.leaseMs}, attempts = attempts + 1,
      first_attempt_at = coalesce(first_attempt_at, ${claim.now})
    where id in (
      select owed.id from announcement owed
      where owed.state = 'owed' and owed.not_before <= ${claim.now}
        and not exists (
          select 1 from announcement earlier
          where earlier.channel = owed.channel and earlier.id < owed.id
            and earlier.state in ('owed', 'sending', 'held'))
      order by owed.id limit ${claim.most})
    returning id
  `.execute(db);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('announcement')
    .innerJoin('crossing', 'crossing.id', 'announcement.crossing_id')
    .innerJoin('song', 'song.id', 'announcement.song_id')
    .innerJoin('server', 'server.id', 'announcement.server_id')
    .leftJoin('server as scoped', 'scoped.id', 'announcement.scope')
    .select([
      'announcement.id',
      'announcement.song_id as songId',
      'song.key as songKey',
      'announcement.ladder',
      'announcement.level',
      'announcement.kind',
      'announcement.generation',
      'scoped.discord_id as scope',
      'announcement.channel',
      'announcement.server_id as serverId',
      'server.language',
      'announcement.attempts',
      'announcement.expires_at as expiresAt',
      'announcement.first_unknown_at as firstUnknownAt',
      'crossing.counter_id as counterId',
      'crossing.day',
      'crossing.count',
      'crossing.precision',
      'crossing.found_at as foundAt',
    ])
    .where(
      'announcement.id',
      'in',
      ids.map((row) => row.id),
    )
    .orderBy('announcement.id')
    .execute();
  return rows.map(({ counterId, day, count, precision, foundAt, scope, ...row }) => ({
    ...row,
    scope: scope ?? 'everywhere',
    token: claim.token,
    crossing: { counterId, day, count, precision, foundAt },
  }));
}

/** Notes the nonce under which a claimed announcement is sent, so that a button of its post finds it again. */
export async function noteNonce(db: Db, claimed: Pick<Claimed, 'id' | 'token'>, nonce: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('announcement')
    .set({ nonce })
    .where('id', '=', claimed.id)
    .where('claim_token', '=', claimed.token)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What an attempt came to, for the ledger. */
export interface Settlement {
  readonly state: AnnouncementState;
  readonly reason: string | null;
  /** When an owed row may be claimed again. */
  readonly notBefore?: number;
  readonly messageId?: string;
  /** Whether the attempt may have posted. */
  readonly unknownAt?: number;
}

/** Settles a claimed announcement; false where the claim was lost meanwhile, and nothing is changed. */
export async function settle(
  db: Db,
  claimed: Pick<Claimed, 'id' | 'token'>,
  settlement: Settlement,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('announcement')
    .set((eb) => ({
      state: settlement.state,
      reason: settlement.reason,
      state_at: now,
      claim_token: null,
      claim_expires_at: null,
      ...(settlement.notBefore === undefined ? {} : { not_before: settlement.notBefore }),
      ...(settlement.messageId === undefined ? {} : { message_id: settlement.messageId }),
      ...(settlement.unknownAt === undefined
        ? {}
        : { first_unknown_at: eb.fn.coalesce('first_unknown_at', eb.val(settlement.unknownAt)) }),
    }))
    .where('id', '=', claimed.id)
    .where('claim_token', '=', claimed.token)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether an announcement may be claimed or a claim is over: asked often, so it takes no write transaction. */
export async function isAnythingDue(db: Db, now: number): Promise<boolean> {
  const { rows } = await sql<{ due: number }>`
    select exists (select 1 from announcement where state = 'owed' and not_before <= ${now})
      or exists (select 1 from announcement where state = 'sending' and claim_expires_at <= ${now}) as due
  `.execute(db);
  return rows[0]?.due === 1;
}

/**
 * Takes back claims whose lease is over. What they sent since the claim may stand in the channel (DELIVERY, Sending 1):
 * within the window in which Discord recognises the nonce they are tried again under it, afterwards they end as unknown.
 */
export async function expireClaims(db: Db, now: number, nonceWindowMs: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update announcement set
      first_unknown_at = coalesce(first_unknown_at, state_at),
      state = case when ${now} - coalesce(first_unknown_at, state_at) < ${nonceWindowMs}
        then 'owed' else 'unknown' end,
      reason = 'claim-expired', state_at = ${now}, claim_token = null, claim_expires_at = null
    where state = 'sending' and claim_expires_at <= ${now}
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Ends rows that waited until their window was over, and those that can no longer be repeated safely. */
export async function expireOwed(db: Db, now: number, nonceWindowMs: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update announcement set
      state = case when first_unknown_at is not null then 'unknown' else 'failed' end,
      reason = case when first_unknown_at is not null then 'no-answer' else 'expired' end, state_at = ${now}
    where state = 'owed'
      and (expires_at <= ${now} or (first_unknown_at is not null and ${now} - first_unknown_at >= ${nonceWindowMs}))
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** The announcement that a nonce belongs to, for the button on its post. */
export async function announcementByNonce(db: Db, nonce: string): Promise<AnnouncementRow | null> {
  const row = await db.selectFrom('announcement').selectAll().where('nonce', '=', nonce).executeTakeFirst();
  return row ?? null;
}

/** How many announcements of a server are in each state and for which reason, settled ones of the last days only. */
export async function announcementStates(
  db: Db,
  serverId: number,
  since: number,
): Promise<{ state: AnnouncementState; reason: string | null; channel: string; count: number }[]> {
  return db
    .selectFrom('announcement')
    .select(({ fn }) => ['state', 'reason', 'channel', fn.countAll<number>().as('count')])
    .where('server_id', '=', serverId)
    .where((eb) => eb.or([eb('state', 'in', ['owed', 'sending', 'held']), eb('state_at', '>=', since)]))
    .groupBy(['state', 'reason', 'channel'])
    .orderBy('state')
    .execute();
}

/**
 * Moves a server's held announcements to the channel that works now, and owes them again. One that may have been sent
 * to another channel stays there as unknown: its nonce says nothing about a second channel.
 */
export async function releaseHeld(db: Db, serverId: number, channel: string, now: number): Promise<number> {
  await sql`
    update announcement set state = 'unknown', reason = 'channel-changed', state_at = ${now}
    where server_id = ${serverId} and state = 'held' and channel <> ${channel} and first_unknown_at is not null
  `.execute(db);
  await sql`
    update announcement set state = 'failed', reason = 'expired', state_at = ${now}
    where server_id = ${serverId} and state = 'held' and expires_at <= ${now}
  `.execute(db);
  const { numAffectedRows } = await sql`
    update announcement set state = 'owed', reason = null, state_at = ${now}, not_before = ${now},
      channel = ${channel}
    where server_id = ${serverId} and state = 'held' and not exists (
      select 1 from announcement other
      where other.song_id = announcement.song_id and other.ladder = announcement.ladder
        and other.level = announcement.level and other.kind = announcement.kind
        and other.generation = announcement.generation and other.scope = announcement.scope
        and other.channel = ${channel} and other.id <> announcement.id)
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

import { type Kysely, sql } from 'kysely';
import type { Precision } from '../domain/reading.ts';
import type { AnnouncementKind, AnnouncementRow, AnnouncementState, Schema } from './schema.ts';
import { noteNotice } from './targets.ts';
import { endToldWishes } from './wishes.ts';

type Db = Kysely<Schema>;

/** A row of the ledger that a sender has claimed, with all that its request needs. */
export interface Claimed {
  readonly id: number;
  readonly request: 'post' | 'edit' | 'crosspost';
  readonly kind: AnnouncementKind;
  /** A Discord channel, or `@` and the Discord id of a person. */
  readonly channel: string;
  readonly serverId: number | null;
  readonly language: 'en' | 'ja' | 'ko';
  /** The level that it is about; null for what is about no single one. */
  readonly level: ClaimedLevel | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly attempts: number;
  readonly owedAt: number;
  readonly expiresAt: number;
  /** By Discord's clock. */
  readonly firstAttemptAt: number;
  /** Since when it may stand in the channel, by Discord's clock; null where it was certainly never posted. */
  readonly lookFrom: number | null;
  readonly token: string;
  readonly crossing: ClaimedCrossing | null;
  /** The post that an edit or a crosspost is about. */
  readonly about: { readonly id: number; readonly messageId: string | null } | null;
  /** How the server wants its posts there; null where it no longer posts there, and for direct messages. */
  readonly wishes: Wishes | null;
}

export interface ClaimedLevel {
  readonly songId: number;
  readonly songKey: string;
  readonly ladder: string;
  readonly level: string;
  readonly generation: number;
  /** `everywhere`, or the Discord id of the server whose people typed the number. */
  readonly scope: string;
}

export interface ClaimedCrossing {
  readonly id: number;
  readonly counterId: number | null;
  readonly day: number | null;
  readonly count: number | null;
  readonly precision: Precision;
  readonly foundAt: number;
  readonly retracted: boolean;
}

/** How a server wants its posts in a channel. */
export interface Wishes {
  readonly role: string | null;
  readonly crosspost: boolean;
  readonly postsAnHour: number;
  readonly timeZone: string | null;
  /** Minutes of the server's day. */
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly passedTemplate: string | null;
  readonly certifiedTemplate: string | null;
}

/** A claim: who holds it, and until when. Moments are milliseconds since 1970. */
export interface Claim {
  readonly token: string;
  readonly now: number;
  /** The same moment by Discord's clock. */
  readonly discordNow: number;
  readonly leaseMs: number;
  readonly most: number;
}

/**
 * Claims owed rows whose time has come: of each channel and kind of request only the lowest that is not settled, so
 * that a channel's order is kept, and an edit or a crosspost that Discord puts off delays no post (DELIVERY, Sending 1).
 */
export async function claimAnnouncements(db: Db, claim: Claim): Promise<Claimed[]> {
  const { rows: ids } = await sql<{ id: number }>`
    update announcement set state = 'sending', reason = null, state_at = ${claim.now}, claim_token = ${claim.token},
      claim_expires_at = ${claim.now + claim.leaseMs}, attempts = attempts + 1,
      first_attempt_at = coalesce(first_attempt_at, ${claim.discordNow})
    where id in (
      -- In the order of ids, until there are enough: of ten thousand that are owed, fifty are looked at.
      select owed.id from announcement owed indexed by announcement_next
      where owed.state = 'owed' and owed.not_before <= ${claim.now}
        and not exists (
          select 1 from announcement earlier
          where earlier.channel = owed.channel and earlier.request = owed.request and earlier.id < owed.id
            and earlier.state in ('owed', 'sending', 'held')
            and (owed.kind <> 'notice' or earlier.state = 'sending'))
      order by owed.id limit ${claim.most})
    returning id
  `.execute(db);
  const claimed = await claimedRows(
    db,
    ids.map((row) => row.id),
  );
  return claimed.map((row) => ({ ...row, token: claim.token }));
}

/** The rows that a digest or catch-up takes the place of, in their order. */
export async function membersOf(db: Db, announcement: number): Promise<Unclaimed[]> {
  const rows = await db
    .selectFrom('announcement')
    .select('id')
    .where('folded_into', '=', announcement)
    .where('kind', '!=', 'catch-up')
    .orderBy('id')
    .execute();
  return claimedRows(
    db,
    rows.map((row) => row.id),
  );
}

/** A row that nobody has claimed, with the same about it. */
export type Unclaimed = Omit<Claimed, 'token'>;

async function claimedRows(db: Db, ids: readonly number[]): Promise<Unclaimed[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('announcement')
    .leftJoin('crossing', 'crossing.id', 'announcement.crossing_id')
    .leftJoin('song', 'song.id', 'announcement.song_id')
    .leftJoin('server', 'server.id', 'announcement.server_id')
    .leftJoin('server as scoped', 'scoped.id', 'announcement.scope')
    .leftJoin('announcement as about', 'about.id', 'announcement.about_id')
    .leftJoin('target', (join) =>
      join
        .onRef('target.server_id', '=', 'announcement.server_id')
        .onRef('target.channel', '=', 'announcement.channel'),
    )
    .selectAll('announcement')
    .select([
      'song.key as songKey',
      'scoped.discord_id as scopeName',
      'server.language',
      'server.time_zone as timeZone',
      'server.quiet_from as quietFrom',
      'server.quiet_until as quietUntil',
      'server.passed_template as passedTemplate',
      'server.certified_template as certifiedTemplate',
      'target.role',
      'target.crosspost',
      'target.posts_an_hour as postsAnHour',
      'about.message_id as aboutMessage',
      'crossing.counter_id as counterId',
      'crossing.day',
      'crossing.count',
      'crossing.precision',
      'crossing.found_at as foundAt',
      'crossing.retracted_at as retractedAt',
    ])
    .where('announcement.id', 'in', ids)
    .orderBy('announcement.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    request: row.request,
    kind: row.kind,
    channel: row.channel,
    serverId: row.server_id,
    language: row.language ?? 'en',
    level: levelOf(row),
    subject: row.subject,
    body: row.body,
    attempts: row.attempts,
    owedAt: row.owed_at,
    expiresAt: row.expires_at,
    firstAttemptAt: row.first_attempt_at ?? row.state_at,
    lookFrom: row.look_from,
    crossing: crossingOf(row),
    about: row.about_id === null ? null : { id: row.about_id, messageId: row.aboutMessage },
    wishes: row.postsAnHour === null ? null : { ...wishesOf(row), postsAnHour: row.postsAnHour },
  }));
}

function levelOf(
  row: Pick<AnnouncementRow, 'song_id' | 'ladder' | 'level' | 'generation'> & {
    readonly songKey: string | null;
    readonly scopeName: string | null;
  },
): ClaimedLevel | null {
  const { song_id: songId, songKey, ladder, level, generation } = row;
  if (songId === null || songKey === null || ladder === null || level === null) return null;
  return { songId, songKey, ladder, level, generation: generation ?? 0, scope: row.scopeName ?? 'everywhere' };
}

function crossingOf(row: {
  readonly crossing_id: number | null;
  readonly counterId: number | null;
  readonly day: number | null;
  readonly count: number | null;
  readonly precision: Precision | null;
  readonly foundAt: number | null;
  readonly retractedAt: number | null;
}): ClaimedCrossing | null {
  const { crossing_id: id, counterId, day, count, precision, foundAt } = row;
  if (id === null || precision === null || foundAt === null) return null;
  return { id, counterId, day, count, precision, foundAt, retracted: row.retractedAt !== null };
}

function wishesOf(row: {
  readonly role: string | null;
  readonly crosspost: number | null;
  readonly timeZone: string | null;
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly passedTemplate: string | null;
  readonly certifiedTemplate: string | null;
}): Omit<Wishes, 'postsAnHour'> {
  const { role, timeZone, quietFrom, quietUntil, passedTemplate, certifiedTemplate } = row;
  return { role, crosspost: row.crosspost === 1, timeZone, quietFrom, quietUntil, passedTemplate, certifiedTemplate };
}

/** Freezes what a claimed row sends, and notes its nonce, before anything is sent; false where the claim was lost. */
export async function freeze(
  db: Db,
  claimed: Pick<Claimed, 'id' | 'token'>,
  sent: { readonly nonce: string | null; readonly body: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('announcement')
    .set(sent)
    .where('id', '=', claimed.id)
    .where('claim_token', '=', claimed.token)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What an attempt came to, for the ledger. */
export interface Settlement {
  readonly state: AnnouncementState;
  readonly reason: string | null;
  /** When an owed row may be claimed again, or a resting one goes on. */
  readonly notBefore?: number;
  readonly messageId?: string;
  /** Whether the attempt may have posted. */
  readonly mayStand?: boolean;
  /** Whether it is proven never to have been posted. */
  readonly neverStood?: boolean;
}

/** Settles a claimed row; false where the claim was lost meanwhile, and nothing is changed. */
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
      ...(settlement.neverStood === true ? { look_from: null } : {}),
      ...(settlement.mayStand === true
        ? { look_from: eb.fn.coalesce('look_from', 'first_attempt_at') }
        : // What was certainly never posted was not attempted: a later look need not reach back to here.
          {
            first_attempt_at: eb.case().when('look_from', 'is', null).then(null).else(eb.ref('first_attempt_at')).end(),
          }),
    }))
    .where('id', '=', claimed.id)
    .where('claim_token', '=', claimed.token)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether anything may be claimed, rests no longer, or was left by a sender: asked often, so it takes no write. */
export async function isAnythingDue(db: Db, now: number, leaseMs: number): Promise<boolean> {
  const { rows } = await sql<{ due: number }>`
    select exists (select 1 from announcement where state = 'owed' and not_before <= ${now})
      or exists (select 1 from announcement where state = 'held' and reason in ('quiet-hours', 'cap')
        and not_before <= ${now})
      or exists (select 1 from announcement where state = 'sending'
        and (claim_expires_at <= ${now} or claim_expires_at > ${now + leaseMs})) as due
  `.execute(db);
  return rows[0]?.due === 1;
}

/**
 * Takes back claims whose lease is over, or lies further ahead than any lease can (a clock that was set back). What
 * they sent may stand in the channel: the row is owed again, and looked for before it is sent (DELIVERY, Sending 1).
 */
export async function expireClaims(db: Db, now: number, leaseMs: number): Promise<number> {
  return takeBack(db, now, sql`(claim_expires_at <= ${now} or claim_expires_at > ${now + leaseMs})`);
}

/** Takes back every claim, for a process that has just become the one sender: whoever made them is no more. */
export async function expireClaimsOfOthers(db: Db, now: number): Promise<number> {
  return takeBack(db, now, sql`true`);
}

async function takeBack(db: Db, now: number, which: ReturnType<typeof sql>): Promise<number> {
  const { numAffectedRows } = await sql`
    update announcement set state = 'owed', reason = 'claim-expired', state_at = ${now}, not_before = ${now},
      look_from = case when request = 'post' then coalesce(look_from, first_attempt_at, state_at) end, claim_token = null, claim_expires_at = null
    where state = 'sending' and ${which}
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Ends rows that waited until their window was over and were certainly never posted. */
export async function expireOwed(db: Db, now: number): Promise<number> {
  const { rows } = await sql<{ kind: AnnouncementKind; serverId: number | null; subject: string | null }>`
    update announcement set state = 'failed', reason = 'expired', state_at = ${now}
    where state = 'owed' and expires_at <= ${now} and look_from is null
    returning kind, server_id as serverId, subject
  `.execute(db);
  for (const row of rows) if (row.kind === 'notice') await noteNotice(db, row, 'failed');
  if (rows.some(({ serverId }) => serverId === null)) await endToldWishes(db);
  return rows.length;
}

/**
 * Moves what waits to a clock that was set back: it waits for as long as it did by the clock before, not for as long as
 * that one was ahead.
 */
export async function followClock(db: Db, now: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update announcement set not_before = not_before - (state_at - ${now}), state_at = ${now}
    where state in ('owed', 'held') and state_at > ${now}
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** When the posts of a channel between two moments were made, the newest first: what its cap is about. */
export async function postedBetween(db: Db, channel: string, since: number, now: number): Promise<number[]> {
  const rows = await db
    .selectFrom('announcement')
    .select('state_at')
    .where('channel', '=', channel)
    .where('state', '=', 'posted')
    .where('state_at', '>', since)
    .where('state_at', '<=', now)
    .where('request', '=', 'post')
    .where('kind', 'not in', ['notice', 'test'])
    .orderBy('state_at', 'desc')
    .execute();
  return rows.map((row) => row.state_at);
}

/** The row that a nonce belongs to, for the button on its post. */
export async function announcementByNonce(db: Db, nonce: string): Promise<AnnouncementRow | null> {
  const row = await db.selectFrom('announcement').selectAll().where('nonce', '=', nonce).executeTakeFirst();
  return row ?? null;
}

/** How many rows of a server are in each state and for which reason, settled ones of the last days only. */
export async function announcementStates(
  db: Db,
  serverId: number,
  since: number,
): Promise<{ state: AnnouncementState; reason: string | null; channel: string; count: number }[]> {
  return db
    .selectFrom('announcement')
    .select(({ fn }) => ['state', 'reason', 'channel', fn.countAll<number>().as('count')])
    .where('server_id', '=', serverId)
    .where('request', '=', 'post')
    .where('kind', 'not in', ['notice', 'test'])
    .where((eb) => eb.or([eb('state', 'in', ['owed', 'sending', 'held']), eb('state_at', '>=', since)]))
    .groupBy(['state', 'reason', 'channel'])
    .orderBy('state')
    .execute();
}

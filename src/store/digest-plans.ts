import { type Kysely, sql } from 'kysely';
import { nextDigest, timeZoneOf } from '../domain/local-time.ts';
import { oweOther } from './owing.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

const DAY_MS = 86_400_000;

/** A digest cannot be further ahead than this: its period, and what a change of the clocks adds. */
const WEEK_AHEAD_MS = 8 * DAY_MS;
const MONTH_AHEAD_MS = 32 * DAY_MS;

/** A server's wish for digests, and when the next one is planned, in milliseconds since 1970. */
export interface DigestPlan {
  readonly server: number;
  readonly rhythm: 'weekly' | 'monthly';
  readonly timeZone: string;
  readonly nextAt: number | null;
}

/**
 * Plans a server's next digest from what it wishes for now. To be called in the transaction of whatever changes its
 * rhythm, time zone or language.
 */
export async function planDigest(db: Db, server: number, now: number): Promise<void> {
  const row = await db
    .selectFrom('server')
    .select(['digest', 'time_zone', 'language'])
    .where('id', '=', server)
    .executeTakeFirstOrThrow();
  const { digest, language } = row;
  const at = digest === 'off' ? null : nextDigest(now, timeZoneOf(row.time_zone, language), digest).at;
  await db.updateTable('server').set({ next_digest_at: at }).where('id', '=', server).execute();
}

/**
 * Servers whose digest is due, was never planned, or is planned for a day so far ahead that the clock must have been set
 * back since.
 */
export async function digestPlansToSee(db: Db, now: number, most: number): Promise<DigestPlan[]> {
  const { rows } = await sql<Omit<DigestPlan, 'timeZone'> & { zone: string | null; language: 'en' | 'ja' | 'ko' }>`
    select id as server, digest as rhythm, time_zone as zone, language, next_digest_at as nextAt from server
    where left_at is null and digest <> 'off' and (next_digest_at is null or next_digest_at <= ${now}
      or next_digest_at > ${now} + case digest when 'weekly' then ${WEEK_AHEAD_MS} else ${MONTH_AHEAD_MS} end)
    order by next_digest_at, id limit ${most}
  `.execute(db);
  return rows.map(({ zone, language, ...plan }) => ({ ...plan, timeZone: timeZoneOf(zone, language) }));
}

/** Owes a server's digest to each of its channels, once a name, and plans the next. Answers how many are owed now. */
export async function oweDigest(
  db: Db,
  digest: {
    readonly server: number;
    readonly name: string;
    readonly now: number;
    readonly nextAt: number;
  },
): Promise<number> {
  const { server, name, now, nextAt } = digest;
  const targets = await db.selectFrom('target').select('channel').where('server_id', '=', server).execute();
  let owed = 0;
  for (const { channel } of targets) {
    const row = { request: 'post', kind: 'digest', subject: name, channel, server, now, expiresAt: nextAt } as const;
    if ((await oweOther(db, row)) !== null) owed += 1;
  }
  await db.updateTable('server').set({ next_digest_at: nextAt }).where('id', '=', server).execute();
  return owed;
}

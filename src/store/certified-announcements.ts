import { type Kysely, sql } from 'kysely';
import type { LadderId, LevelId } from '../domain/ladder.ts';
import { foldIntoDigest } from './folding.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/**
 * Takes our own estimates of what is certified now from the announcements that are still to be made: a level already
 * certified is never announced later as an estimate (PRODUCT §2). What may have been sent stays as it is.
 */
export async function skipCertifiedEstimates(
  db: Db,
  song: number,
  ladder: LadderId,
  provenCount: number,
  now: number,
): Promise<void> {
  await sql`
    update announcement set state = 'skipped', reason = 'certified', state_at = ${now}
    where song_id = ${song} and ladder = ${ladder} and kind = 'estimated' and state in ('owed', 'held')
      and look_from is null
      and crossing_id in (select id from crossing where song_id = ${song} and threshold <= ${provenCount})
  `.execute(db);
}

/** Owes again what a certificate kept from being posted that was taken back; what another one proves stays as it is. */
export async function oweSkippedEstimates(
  db: Db,
  song: number,
  ladder: LadderId,
  provenCount: number,
  now: number,
): Promise<void> {
  await sql`
    update announcement set state = 'owed', reason = null, state_at = ${now}, not_before = ${now}
    where song_id = ${song} and ladder = ${ladder} and kind = 'estimated' and state = 'skipped' and reason = 'certified'
      and expires_at > ${now}
      and crossing_id in (
        select id from crossing where song_id = ${song} and threshold > ${provenCount} and retracted_at is null)
  `.execute(db);
}

/** The channels to which announcements of some crossings are owed, of themselves or within a digest. */
export async function channelsOf(db: Db, crossings: readonly number[]): Promise<string[]> {
  const rows = await db
    .selectFrom('announcement')
    .select('channel')
    .distinct()
    .where('crossing_id', 'in', [...crossings, -1])
    .where('state', 'in', ['owed', 'held', 'folded'])
    .orderBy('channel')
    .execute();
  return rows.map((row) => row.channel);
}

/** Where more than so many certificates of one batch are owed to a channel, one post says them all (DELIVERY, Holding). */
const MOST_APART = 3;

/** Puts one post in the place of a batch's certificates that wait in a channel, where they are many. */
export async function foldBatch(db: Db, crossings: readonly number[], now: number): Promise<void> {
  const waiting = await db
    .selectFrom('announcement')
    .select(['id', 'channel', 'server_id as server'])
    .where('crossing_id', 'in', [...crossings, -1])
    .where('state', 'in', ['owed', 'held'])
    .where('look_from', 'is', null)
    .orderBy('id')
    .execute();
  for (const [channel, rows] of Map.groupBy(waiting, (row) => row.channel)) {
    const server = rows[0]?.server ?? null;
    if (server === null || rows.length <= MOST_APART) continue;
    const members = rows.map((row) => row.id);
    await foldIntoDigest(db, { members, channel, server, why: 'batch', now });
  }
}

/** The crossings that stand of a certificate. */
export async function certifiedCrossings(
  db: Db,
  certificate: { readonly song: number; readonly ladder: LadderId; readonly level: LevelId; readonly scope: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('crossing')
    .select('id')
    .where('song_id', '=', certificate.song)
    .where('ladder', '=', certificate.ladder)
    .where('level', '=', certificate.level)
    .where('kind', '=', 'certified')
    .where('scope', '=', certificate.scope)
    .where('retracted_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

import { type Kysely, sql } from 'kysely';
import type { LadderId } from '../domain/ladder.ts';
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

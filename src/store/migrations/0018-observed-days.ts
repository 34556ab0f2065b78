import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Observations are indexed day first. Song first, every new day of a song dirtied a page of its own, so that recording a
 * day became twice as slow within a year. The other index was used by nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index observation_series`.execute(db);
  await sql`drop index observation_waiting`.execute(db);
  await sql`create index observation_day on observation (day, song_id, counter_id, scope)`.execute(db);
}

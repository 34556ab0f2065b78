import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What waits for a person is found by its scope and song, and what tells whether a later number has passed it by stands in
 * the index. It has those few rows alone: other numbers cost it nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index observation_waits on observation (scope, song_id, counter_id, day, count, observed_at)
    where verdict in ('future', 'zero', 'fall', 'jump')`.execute(db);
}

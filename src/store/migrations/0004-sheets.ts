import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a sheet said last of a song's day: sheets are read whole again whenever anything in them changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index observation_sheet on observation (source, song_id, counter_id, day)
    where source >= 'sheet:' and source < 'sheet;'`.execute(db);
}

import { type Kysely, sql } from 'kysely';
import { serversFollowing } from './followers.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

/** Everybody's songs that some server follows, of themselves, as an act's or as a market's. */
export async function followedSongs(db: Kysely<Schema>): Promise<number[]> {
  const { rows } = await sql<{ song: number }>`
    select song.id as song from song
    where song.scope = ${EVERYWHERE} and exists (select 1 from (${serversFollowing(sql`song.id`)}))
    order by song.id
  `.execute(db);
  return rows.map((row) => row.song);
}

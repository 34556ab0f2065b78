import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** The songs that some server follows, of themselves or as an act's. */
export async function followedSongs(db: Kysely<Schema>): Promise<number[]> {
  const { rows } = await sql<{ song: number }>`
    select target_id as song from watch where kind = 'song'
    union
    select song_artist.song_id from watch
    join song_artist on song_artist.artist_id = watch.target_id and song_artist.role = 'main'
    where watch.kind = 'artist'
    order by 1
  `.execute(db);
  return rows.map((row) => row.song);
}

import { type Kysely, sql } from 'kysely';
import { marketNumber } from './followers.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

/** Everybody's songs that some server follows, of themselves, as an act's or as a market's. */
export async function followedSongs(db: Kysely<Schema>): Promise<number[]> {
  const { rows } = await sql<{ song: number }>`
    with followed (song) as (
      select target_id from watch where kind = 'song'
      union
      select song_artist.song_id from watch
      join song_artist on song_artist.artist_id = watch.target_id and song_artist.role = 'main'
      where watch.kind = 'artist'
      union
      select song_artist.song_id from watch
      join artist on ${marketNumber} = watch.target_id
      join song_artist on song_artist.artist_id = artist.id and song_artist.role = 'main'
      where watch.kind = 'market')
    select song from followed join song on song.id = followed.song and song.scope = ${EVERYWHERE} order by 1
  `.execute(db);
  return rows.map((row) => row.song);
}

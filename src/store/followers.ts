import { type RawBuilder, sql } from 'kysely';

/** The number (`domain/market.ts`) of the market of an `artist` row, in SQL. */
export const marketNumber = sql`(case artist.market when 'kpop' then 1 when 'jpop' then 2 else 3 end)`;

/** The market of a `watch` row's number, in SQL. */
const marketOfWatch = sql`(case watch.target_id when 1 then 'kpop' when 2 then 'jpop' else 'other' end)`;

/** The servers that follow a song, in SQL: by itself, by an act that it is credited to, or by that act's market. */
export function serversFollowing(song: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select watch.server_id from watch where watch.kind = 'song' and watch.target_id = ${song}
    union
    select watch.server_id from song_artist
    cross join watch on watch.kind = 'artist' and watch.target_id = song_artist.artist_id
    where song_artist.song_id = ${song} and song_artist.role = 'main'
    union
    select watch.server_id from song_artist
    cross join artist on artist.id = song_artist.artist_id
    cross join watch on watch.kind = 'market' and watch.target_id = ${marketNumber}
    where song_artist.song_id = ${song} and song_artist.role = 'main'`;
}

/** Whether a server may hear of a song, in SQL: everybody's, or one that it added itself. */
export function isSeenBy(song: RawBuilder<unknown>, server: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select 1 from song seen where seen.id = ${song} and seen.scope in (0, ${server}))`;
}

/** The songs that a server follows, in SQL. */
export function songsFollowedBy(server: number): RawBuilder<unknown> {
  return sql`
    select watch.target_id as song from watch where watch.server_id = ${server} and watch.kind = 'song'
    union
    select song_artist.song_id from watch
    cross join song_artist on song_artist.artist_id = watch.target_id and song_artist.role = 'main'
    cross join song on song.id = song_artist.song_id and song.scope in (0, ${server})
    where watch.server_id = ${server} and watch.kind = 'artist'
    union
    select song_artist.song_id from watch
    cross join artist on artist.market = ${marketOfWatch}
    cross join song_artist on song_artist.artist_id = artist.id and song_artist.role = 'main'
    cross join song on song.id = song_artist.song_id and song.scope in (0, ${server})
    where watch.server_id = ${server} and watch.kind = 'market'`;
}

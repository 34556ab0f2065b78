import { type RawBuilder, sql } from 'kysely';
import { hasOwnMarket } from './act-markets.ts';

/** The number (`domain/market.ts`) of the market of an `artist` row, in SQL. */
const marketNumber = sql`(case artist.market when 'kpop' then 1 when 'jpop' then 2 else 3 end)`;

/** The market of a `watch` row's number, in SQL. */
export const marketOfWatch = sql`(case watch.target_id when 1 then 'kpop' when 2 then 'jpop' else 'other' end)`;

/** The numbers of the markets in which an `own` row counts an act, in SQL: one, or two for both. */
const ownNumbers = sql`(
  case own.market when 'jpop' then 2 when 'other' then 3 else 1 end,
  case own.market when 'kpop' then 1 when 'other' then 3 else 2 end)`;

/**
 * The servers that follow a song, in SQL, some of them more than once: by itself, by an act that it is credited to, or by
 * a market in which the server counts that act: the catalogue's, for all but the few that count it themselves.
 */
export function serversFollowing(song: RawBuilder<unknown>): RawBuilder<unknown> {
  // By `+`, a caller's list of servers is held against the few that count the act themselves, and is not walked through.
  return sql`
    select watch.server_id from watch where watch.kind = 'song' and watch.target_id = ${song}
    union all
    select watch.server_id from song_artist
    cross join watch on watch.kind = 'artist' and watch.target_id = song_artist.artist_id
    where song_artist.song_id = ${song} and song_artist.role = 'main'
    union all
    select watch.server_id from song_artist
    cross join artist on artist.id = song_artist.artist_id
    cross join watch on watch.kind = 'market' and watch.target_id = ${marketNumber}
    where song_artist.song_id = ${song} and song_artist.role = 'main'
      and not ${hasOwnMarket(sql`watch.server_id`, sql`artist.id`)}
    union all
    select +own.server_id from song_artist
    cross join server_market own on own.artist_id = song_artist.artist_id
    cross join watch on watch.kind = 'market' and watch.target_id in ${ownNumbers} and watch.server_id = own.server_id
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
    ${songsOfMarkets(server, sql`(select target_id from watch where server_id = ${server} and kind = 'market')`)}`;
}

/** The songs of the acts that a server counts in some markets, in SQL; `numbers` has those markets' as its `target_id`. */
export function songsOfMarkets(server: number, numbers: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select song_artist.song_id as song from ${numbers} as watch
    cross join artist on artist.market = ${marketOfWatch}
      and artist.id not in (select artist_id from server_market where server_id = ${server})
    cross join song_artist on song_artist.artist_id = artist.id and song_artist.role = 'main'
    cross join song on song.id = song_artist.song_id and song.scope in (0, ${server})
    union
    select song_artist.song_id from ${numbers} as watch
    cross join server_market own on own.server_id = ${server} and watch.target_id in ${ownNumbers}
    cross join song_artist on song_artist.artist_id = own.artist_id and song_artist.role = 'main'
    cross join song on song.id = song_artist.song_id and song.scope in (0, ${server})`;
}

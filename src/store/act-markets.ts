import { type RawBuilder, sql } from 'kysely';

type Value = string | number | null | RawBuilder<unknown>;

/** Joins, beside an `artist` row, where a server counts that act itself, in SQL. */
export function ownMarket(server: Value): RawBuilder<unknown> {
  return sql`left join server_market own on own.server_id = ${server} and own.artist_id = artist.id`;
}

/** Whether a server counts an act itself, in SQL: the catalogue's market says nothing there. */
export function hasOwnMarket(server: Value, artist: Value): RawBuilder<unknown> {
  return sql`exists (select 1 from server_market own where own.server_id = ${server} and own.artist_id = ${artist})`;
}

/** Whether an act counts in a market, in SQL beside `ownMarket`: one of both counts on either side. */
export function countsIn(market: Value): RawBuilder<unknown> {
  return sql`(coalesce(own.market, artist.market) = ${market} or (own.market = 'both' and ${market} in ('kpop', 'jpop')))`;
}

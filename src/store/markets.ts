import { type Kysely, sql } from 'kysely';
import type { Market } from '../domain/song.ts';
import { countsIn, ownMarket } from './act-markets.ts';
import type { Store } from './database.ts';
import { type MarketAsk, type MarketFigures, marketFigures } from './market-figures.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** Where a server counts an act: an act of both markets counts on either side. */
export type MarketChoice = Market | 'both';

/** Markets side by side: the figures, what a server has decided about comparing, and where it counts acts. `server` is its row. */
export interface Markets {
  /** What both sides have on a ladder. */
  figures(ask: MarketAsk): Promise<MarketFigures>;
  /** Switches comparing acts and markets on or off for a server. */
  setComparisons(server: number, on: boolean): Promise<void>;
  /** Where a server counts an act from now on; null is where the catalogue has it. */
  setMarket(server: number, artist: number, market: MarketChoice | null): Promise<void>;
  /** The acts that a server counts elsewhere than the catalogue does. */
  changed(server: number): Promise<readonly { readonly artist: number; readonly market: MarketChoice }[]>;
}

/** The markets of a store. */
export function createMarkets({ read, write }: Store): Markets {
  return {
    figures: (ask) => marketFigures(read, ask),
    setComparisons: async (server, on) => {
      await write
        .updateTable('server')
        .set({ comparisons: on ? 1 : 0 })
        .where('id', '=', server)
        .execute();
    },
    setMarket: async (server, artist, market) => {
      if (market === null)
        await write
          .deleteFrom('server_market')
          .where('server_id', '=', server)
          .where('artist_id', '=', artist)
          .execute();
      else
        await write
          .insertInto('server_market')
          .values({ server_id: server, artist_id: artist, market })
          .onConflict((conflict) => conflict.columns(['server_id', 'artist_id']).doUpdateSet({ market }))
          .execute();
    },
    changed: (server) =>
      read
        .selectFrom('server_market')
        .select(['artist_id as artist', 'market'])
        .where('server_id', '=', server)
        .orderBy('artist_id')
        .execute(),
  };
}

/**
 * Which of some songs count in a market, as a server sees it (null: as the catalogue has it): those with a credited act
 * there, so that a song of acts of two markets counts in both.
 */
export async function songsInMarket(
  db: Db,
  market: Market,
  songs: readonly number[],
  server: number | null,
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ song: number }>`
    select distinct credit.song_id as song from json_each(${JSON.stringify(songs)}) as asked
    join song_artist credit on credit.song_id = asked.value and credit.role = 'main'
    join artist on artist.id = credit.artist_id
    ${ownMarket(server)}
    where ${countsIn(market)}
  `.execute(db);
  return new Set(rows.map((row) => row.song));
}

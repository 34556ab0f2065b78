import type { ExpectedForecast } from '../domain/forecast.ts';
import { mayForecast, type Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import { cached } from './cached.ts';
import { type Closest, type ClosestAsked, keyOf } from './closest.ts';
import type { Store } from './database.ts';
import type { Outlooks } from './outlook.ts';
import { songsById } from './songs.ts';
import type { Standings } from './standings.ts';

/** A song with the day on which it is expected at its next level. */
export interface Awaited {
  readonly song: Song;
  readonly standing: Standing;
  readonly forecast: ExpectedForecast;
}

/** The songs that are expected at their next level, the soonest first. */
export interface AwaitedSongs {
  readonly songs: readonly Awaited[];
  /** How many songs a forecast was tried for. */
  readonly tried: number;
  /** Whether there are more songs than were tried. */
  readonly isPart: boolean;
}

/** When the songs nearest to their next level are expected there. */
export interface ClosestForecasts {
  /** The soonest among those nearest by share and those nearest by distance; null where nothing may be forecast. */
  soonest(asked: Omit<ClosestAsked, 'by'>): Promise<AwaitedSongs | null>;
}

/** A forecast reads a song's whole series: it is tried for so many by share, and as many by distance. */
export const TRIED_EACH_WAY = 50;

const KEPT = 30;

/** The forecasts of a store's nearest songs; `turn` lets others have the event loop between two songs. */
export function createClosestForecasts(
  store: Store,
  parts: {
    readonly rules: Rules;
    readonly closest: Closest;
    readonly standings: Standings;
    readonly outlooks: Outlooks;
    readonly turn: () => Promise<unknown>;
  },
): ClosestForecasts {
  async function look(asked: Omit<ClosestAsked, 'by'>): Promise<AwaitedSongs | null> {
    const { ladder, server, today } = asked;
    if (!ladder.counters.some((counter) => mayForecast(parts.rules, counter))) return null;
    const byShare = await parts.closest.rank({ ...asked, by: 'share' });
    const byDistance = await parts.closest.rank({ ...asked, by: 'distance' });
    const near = [...byShare.slice(0, TRIED_EACH_WAY), ...byDistance.slice(0, TRIED_EACH_WAY)];
    const ids = [...new Set(near.map(({ song }) => song))];
    const awaited: Awaited[] = [];
    for (const song of await songsById(store.read, ids)) {
      const standing = await parts.standings.of(song, ladder, server, today);
      const { next, distance } = standing;
      // A lower bound says nothing of the day on which the count itself is there.
      if (next && distance?.bound === 'exact') {
        const forecast = await parts.outlooks.forecast(song, standing, next.threshold, server);
        if (forecast?.kind === 'expected') awaited.push({ song, standing, forecast });
      }
      await parts.turn();
    }
    awaited.sort((a, b) => a.forecast.centre - b.forecast.centre || a.forecast.latest - b.forecast.latest);
    return { songs: awaited, tried: ids.length, isPart: byShare.some(({ song }) => !ids.includes(song)) };
  }

  return { soonest: cached(store, KEPT, (asked) => keyOf({ ...asked, by: 'share' }), look) };
}

import type { CounterId } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import { type Forecast, forecastOf } from '../domain/forecast.ts';
import type { CountOnDay } from '../domain/growth.ts';
import { mayForecast, type Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import { dailyCounts } from './daily-counts.ts';
import type { Store } from './database.ts';
import { EVERYWHERE } from './readings.ts';

/** What a song's numbers say of the days to come. `server` is the asking server's row, null outside servers. */
export interface Outlooks {
  /** A song's counts of one counter by day, the oldest first. */
  counts(song: Song, counter: CounterId, server: number | null): Promise<CountOnDay[]>;
  /**
   * When the number that a standing shows is expected to reach a threshold: null where nothing may be said, because there
   * is no number, it is not the track's own, or the operator has not allowed forecasts from its source.
   */
  forecast(song: Song, standing: Standing, threshold: number, server: number | null): Promise<Forecast | null>;
  /** The same from counts that were read: those of the standing's number, as `counts` gives them. */
  forecastFrom(counts: readonly CountOnDay[], song: Song, standing: Standing, threshold: number): Forecast | null;
}

/** The outlooks of a store. */
export function createOutlooks({ read }: Store, rules: Rules): Outlooks {
  async function counts(song: Song, id: CounterId, server: number | null): Promise<CountOnDay[]> {
    const counter = rules.counters.get(id);
    const row = await read.selectFrom('counter').select('id').where('key', '=', id).executeTakeFirst();
    if (!counter || !row) return [];
    return dailyCounts(read, { counter, counterId: row.id, scope: server ?? EVERYWHERE }, song.id);
  }

  /** Whether anything may be said of the days to come. */
  function mayBeSaid({ basis: { shown }, merged }: Standing): boolean {
    return shown !== null && !merged && mayForecast(rules, shown.counter);
  }

  function forecastFrom(
    known: readonly CountOnDay[],
    song: Song,
    standing: Standing,
    threshold: number,
  ): Forecast | null {
    if (!mayBeSaid(standing)) return null;
    const { today } = standing;
    return forecastOf(upTo(known, today), threshold, today, song.released);
  }

  return {
    counts,
    forecastFrom,
    forecast: async (song, standing, threshold, server) => {
      const { shown } = standing.basis;
      if (!shown || !mayBeSaid(standing)) return null;
      return forecastFrom(await counts(song, shown.counter, server), song, standing, threshold);
    },
  };
}

function upTo(counts: readonly CountOnDay[], today: Day): readonly CountOnDay[] {
  return counts.filter(({ day }) => day <= today);
}

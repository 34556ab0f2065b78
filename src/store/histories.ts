import type { Day } from '../domain/day.ts';
import type { LadderId, LevelId } from '../domain/ladder.ts';
import type { Reading } from '../domain/reading.ts';
import type { Store } from './database.ts';
import { EVERYWHERE, latestReadings } from './readings.ts';

/** A level that is recorded as passed by a count: an estimate. */
export interface PassedLevel {
  readonly level: LevelId;
  readonly threshold: number;
  readonly day: Day | null;
  /** It was passed before anybody looked: on that day or earlier. */
  readonly baseline: boolean;
}

/** What is recorded of a song's past. `server` is the asking server's row, null outside servers. */
export interface Histories {
  /** The newest number of each counter that has one. */
  newest(song: number, server: number | null): Promise<readonly Reading[]>;
  /** The levels of a ladder that are recorded as passed, the highest first. */
  passed(song: number, ladder: LadderId, server: number | null): Promise<readonly PassedLevel[]>;
}

/** The histories of a store. */
export function createHistories({ read }: Store): Histories {
  const scopesOf = (server: number | null) => (server === null ? [EVERYWHERE] : [EVERYWHERE, server]);
  return {
    newest: (song, server) => latestReadings(read, song, scopesOf(server)),
    passed: async (song, ladder, server) => {
      const rows = await read
        .selectFrom('crossing')
        .select(['level', 'threshold', 'day', 'baseline'])
        .where('song_id', '=', song)
        .where('ladder', '=', ladder)
        .where('kind', '=', 'estimated')
        .where('scope', 'in', scopesOf(server))
        .where('retracted_at', 'is', null)
        .orderBy('threshold', 'desc')
        .orderBy('day')
        .execute();
      const first = rows.filter(({ level }, at) => rows.findIndex((other) => other.level === level) === at);
      return first.map((row) => ({ ...row, baseline: row.baseline === 1 }));
    },
  };
}

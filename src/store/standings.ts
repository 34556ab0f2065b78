import type { Certificate } from '../domain/certificate.ts';
import type { Day } from '../domain/day.ts';
import type { Ladder } from '../domain/ladder.ts';
import type { Reading } from '../domain/reading.ts';
import { mergingCounters, type Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import { type Standing, standingOf } from '../domain/standing.ts';
import { listCoverage } from './certificate-batches.ts';
import { certificatesOf } from './certificates.ts';
import type { Store } from './database.ts';
import { EVERYWHERE, latestReadings } from './readings.ts';

/** Everything recorded of a song, for whoever asks what an answer rests on. */
export interface Record {
  readonly readings: readonly (Reading & { readonly link: string | null })[];
  readonly certificates: readonly Certificate[];
}

/** Where songs stand, by what is recorded. `server` is the asking server's row, null outside servers. */
export interface Standings {
  of(song: Song, ladder: Ladder, server: number | null, today: Day): Promise<Standing>;
  /** What is recorded of a song that says something on a ladder. */
  record(song: Song, ladder: Ladder, server: number | null): Promise<Record>;
  /** How far the list of certificates that a ladder's own levels come from goes; null where there is no list. */
  list(ladder: Ladder): Promise<{ readonly month: string; readonly coverage: 'full' | 'partial' } | null>;
}

/** The standings of a store. */
export function createStandings(store: Store, rules: Rules): Standings {
  const { read } = store;
  const merging = mergingCounters(rules);

  async function record(song: Song, ladder: Ladder, server: number | null): Promise<Record> {
    const scopes = server === null ? [EVERYWHERE] : [EVERYWHERE, server];
    const readings = await latestReadings(read, song.id, scopes);
    const certificates = ladder.certificates
      ? ((await certificatesOf(read, ladder.certificates.of, scopes, [song.id])).get(song.id) ?? [])
      : [];
    return { readings: readings.filter((reading) => ladder.counters.includes(reading.counter)), certificates };
  }

  return {
    of: async (song, ladder, server, today) => {
      const { readings, certificates } = await record(song, ladder, server);
      const certifying = ladder.certificates ? (rules.ladders.get(ladder.certificates.of) ?? null) : null;
      const { languageVersions } = song;
      return standingOf({ ladder, certifying, certificates, latest: readings, languageVersions, merging, today });
    },
    record,
    list: async (ladder) => (ladder.certificates?.asLevels ? listCoverage(read, ladder.certificates.of) : null),
  };
}

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
import { EVERYWHERE, latestReadingsOf } from './readings.ts';

/** Everything recorded of a song, for whoever asks what an answer rests on. */
export interface Record {
  readonly readings: readonly (Reading & { readonly link: string | null })[];
  readonly certificates: readonly Certificate[];
}

/** Where songs stand, by what is recorded. `server` is the asking server's row, null outside servers. */
export interface Standings {
  of(song: Song, ladder: Ladder, server: number | null, today: Day): Promise<Standing>;
  /** The same for several songs, in a few statements however many they are; in the order asked. */
  ofMany(songs: readonly Song[], ladder: Ladder, server: number | null, today: Day): Promise<readonly Standing[]>;
  /** What is recorded of a song that says something on a ladder. */
  record(song: Song, ladder: Ladder, server: number | null): Promise<Record>;
  /** How far the list of certificates that a ladder's own levels come from goes; null where there is no list. */
  list(ladder: Ladder): Promise<{ readonly month: string; readonly coverage: 'full' | 'partial' } | null>;
}

/** The standings of a store. */
export function createStandings(store: Store, rules: Rules): Standings {
  const { read } = store;
  const merging = mergingCounters(rules);

  async function recordOf(songs: readonly Song[], ladder: Ladder, server: number | null): Promise<Record[]> {
    const scopes = server === null ? [EVERYWHERE] : [EVERYWHERE, server];
    const ids = songs.map((song) => song.id);
    const readings = await latestReadingsOf(read, ids, scopes);
    const certificates = ladder.certificates
      ? await certificatesOf(read, ladder.certificates.of, scopes, ids)
      : new Map<number, readonly Certificate[]>();
    return ids.map((id) => ({
      readings: (readings.get(id) ?? []).filter((reading) => ladder.counters.includes(reading.counter)),
      certificates: certificates.get(id) ?? [],
    }));
  }

  async function record(song: Song, ladder: Ladder, server: number | null): Promise<Record> {
    const [only] = await recordOf([song], ladder, server);
    return only ?? { readings: [], certificates: [] };
  }

  function standing({ languageVersions }: Song, ladder: Ladder, { readings, certificates }: Record, today: Day) {
    const certifying = ladder.certificates ? (rules.ladders.get(ladder.certificates.of) ?? null) : null;
    return standingOf({ ladder, certifying, certificates, latest: readings, languageVersions, merging, today });
  }

  return {
    of: async (song, ladder, server, today) => standing(song, ladder, await record(song, ladder, server), today),
    ofMany: async (songs, ladder, server, today) => {
      const records = await recordOf(songs, ladder, server);
      return songs.map((song, at) => standing(song, ladder, records[at] ?? { readings: [], certificates: [] }, today));
    },
    record,
    list: async (ladder) => (ladder.certificates?.asLevels ? listCoverage(read, ladder.certificates.of) : null),
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, dayInJapan, formatDay } from '../domain/day.ts';
import type { Rules } from '../domain/rules.ts';
import {
  type SampleDay,
  type SampleSong,
  sampleChartBefore,
  sampleDay,
  sampleNumbersSchema,
} from '../sources/sample.ts';
import type { CatalogueFiles } from '../store/data-files.ts';
import type { Store } from '../store/database.ts';
import { importCharts } from '../tracker/import-charts.ts';
import { recordReadings } from '../tracker/record-readings.ts';

const DAY_MS = 86_400_000;

/** How many made-up days lie behind the first one that a visitor sees. */
const DAYS_BEFORE = 28;

/** A made-up world whose days pass when somebody says so: the numbers go in as real ones do. */
export interface SampleWorld {
  /** The world's time: the real one, and the days that were skipped. Milliseconds since 1970. */
  readonly clock: () => number;
  /** Publishes the numbers of the days before today, once the songs are in the store. */
  begin(): Promise<void>;
  /** Lets a day pass and publishes its numbers; answers what happened, in one sentence. */
  nextDay(): Promise<string>;
}

/** The world of `numbers.json` over the made-up songs of `catalogue`. */
export function createSampleWorld(parts: {
  readonly store: Store;
  readonly rules: Rules;
  readonly catalogue: CatalogueFiles;
  readonly folder: string;
  readonly realClock: () => number;
}): SampleWorld {
  const { store, rules, catalogue, realClock } = parts;
  const numbers = sampleNumbersSchema.parse(JSON.parse(readFileSync(join(parts.folder, 'numbers.json'), 'utf8')));
  const artists = new Map(catalogue.artists.map((artist) => [artist.key, artist.name]));
  const songs = new Map(
    catalogue.songs.map((song): [string, SampleSong] => [
      song.key,
      {
        key: song.key,
        title: song.title,
        artist: song.artists.map((key) => artists.get(key) ?? key).join(', '),
        spotifyId: song.spotify[0] ?? '',
      },
    ]),
  );
  const begins = dayInJapan(realClock());
  let skippedDays = 0;
  const clock = () => realClock() + skippedDays * DAY_MS;
  const pause = () => Promise.resolve();

  async function publish(published: Pick<SampleDay, 'chart' | 'readings'>): Promise<void> {
    const { chart, readings } = published;
    if (chart)
      await importCharts(
        { store, rules, clock, pause },
        [{ name: chart.name, read: () => chart.bytes }],
        (file, outcome) => {
          if (outcome.state !== 'imported') throw new Error(`The made-up chart ${file.name} came to: ${outcome.state}`);
        },
      );
    for (const [counterId, group] of Map.groupBy(readings, (reading) => reading.counter)) {
      const counter = rules.counters.get(counterId);
      if (!counter) throw new Error(`numbers.json names the counter "${counterId}", which no file declares.`);
      const rows = await store.read
        .selectFrom('song')
        .select(['id', 'key'])
        .where(
          'key',
          'in',
          group.map((reading) => reading.song),
        )
        .execute();
      const ids = new Map(rows.map((row) => [row.key, row.id]));
      const known = group.map(({ song, day, count }) => {
        const id = ids.get(song);
        if (id === undefined) throw new Error(`numbers.json names the song "${song}", which the sample does not have.`);
        return { song: id, day, count, precision: 'exact' as const, link: null };
      });
      const batch = { counter, scope: 0, source: 'sample', actor: null, byHand: false, readings: known };
      await store.write.transaction().execute((trx) => recordReadings(trx, rules, batch, clock()));
    }
  }

  return {
    clock,
    begin: async () => {
      const first: Day = begins - DAYS_BEFORE;
      await publish({ chart: sampleChartBefore(numbers, songs, begins - 1), readings: [] });
      for (let day = first; day <= begins; day += 1)
        await publish({ ...sampleDay(numbers, songs, begins, day), chart: null });
    },
    nextDay: async () => {
      skippedDays += 1;
      const today = dayInJapan(clock());
      await publish(sampleDay(numbers, songs, begins, today));
      return `It is ${formatDay(today)} now in the made-up world, and its numbers have been published.`;
    },
  };
}

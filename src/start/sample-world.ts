import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Day, dayInJapan } from '../domain/day.ts';
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
import { loadCatalogue } from '../tracker/load-catalogue.ts';
import { recordReadings } from '../tracker/record-readings.ts';
import { nextBatch, type PublishedBatches, publishedSchema, readComing, withPublished } from './sample-certificates.ts';

const DAY_MS = 86_400_000;

/** How many made-up days lie behind the first one that a visitor sees. */
const DAYS_BEFORE = 28;

/** Where a made-up world stands, to go on from there. */
export const sampleStateSchema = z.object({
  /** The world's time, in milliseconds since 1970: it stands still while nobody runs the playground. */
  atMs: z.number(),
  /** The first day that a visitor saw. */
  begins: z.int(),
  /** The last day whose numbers were published. */
  publishedTo: z.int(),
  batches: publishedSchema,
});

export type SampleState = z.infer<typeof sampleStateSchema>;

/** A made-up world whose days pass when somebody says so: the numbers go in as real ones do. */
export interface SampleWorld {
  /** The world's time: the real one, and the days that were skipped. Milliseconds since 1970. */
  readonly clock: () => number;
  readonly today: () => Day;
  /** The files of the catalogue with what was published since. */
  readonly catalogue: () => CatalogueFiles;
  readonly state: () => SampleState;
  /** Publishes the numbers of the days before today, once the songs are in the store. */
  begin(): Promise<void>;
  /** Lets a day pass and publishes its numbers; answers which day it is now. */
  nextDay(): Promise<Day>;
  /** Publishes the certificates of the present month, once, as an update of the files would. */
  publishCertificates(): Promise<ReturnType<typeof nextBatch>>;
}

/** The world of `numbers.json` over the made-up songs of `shipped`; with a state, the one that stood there. */
export function createSampleWorld(parts: {
  readonly store: Store;
  readonly rules: Rules;
  readonly shipped: CatalogueFiles;
  readonly folder: string;
  readonly realClock: () => number;
  readonly state?: SampleState | undefined;
}): SampleWorld {
  const { store, rules, shipped, realClock, state } = parts;
  const numbers = sampleNumbersSchema.parse(JSON.parse(readFileSync(join(parts.folder, 'numbers.json'), 'utf8')));
  const artists = new Map(shipped.artists.map((artist) => [artist.key, artist.name]));
  const songs = new Map(
    shipped.songs.map((song): [string, SampleSong] => [
      song.key,
      {
        key: song.key,
        title: song.title,
        artist: song.artists.map((key) => artists.get(key) ?? key).join(', '),
        spotifyId: song.spotify[0] ?? '',
      },
    ]),
  );
  const coming = readComing(parts.folder);
  const began = realClock();
  let aheadMs = state === undefined ? 0 : state.atMs - began;
  const clock = () => realClock() + aheadMs;
  const today = () => dayInJapan(clock());
  const begins = state?.begins ?? dayInJapan(began);
  let publishedTo: Day = state?.publishedTo ?? begins;
  let batches: PublishedBatches = state?.batches ?? [];
  const pause = () => Promise.resolve();

  async function publish(published: Pick<SampleDay, 'chart' | 'readings'>): Promise<void> {
    const { chart, readings } = published;
    if (chart)
      await importCharts(
        { store, rules, clock, pause },
        [{ name: chart.name, read: () => chart.bytes }],
        (file, outcome) => {
          // A day whose numbers went in just before the process was killed is tried again, and is there already.
          if (outcome.state !== 'imported' && outcome.state !== 'unchanged')
            throw new Error(`The made-up chart ${file.name} came to: ${outcome.state}`);
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
    today,
    catalogue: () => withPublished(shipped, batches),
    state: () => ({ atMs: clock(), begins, publishedTo, batches }),
    begin: async () => {
      const first: Day = begins - DAYS_BEFORE;
      await publish({ chart: sampleChartBefore(numbers, songs, begins - 1), readings: [] });
      for (let day = first; day <= begins; day += 1)
        await publish({ ...sampleDay(numbers, songs, begins, day), chart: null });
    },
    nextDay: async () => {
      aheadMs += DAY_MS;
      // More than one day has passed where midnight went by meanwhile.
      for (let day = publishedTo + 1; day <= today(); day += 1) {
        await publish(sampleDay(numbers, songs, begins, day));
        publishedTo = day;
      }
      return publishedTo;
    },
    publishCertificates: async () => {
      const batch = nextBatch(coming, batches, today());
      if (typeof batch === 'string') return batch;
      const files = withPublished(shipped, [...batches, batch]);
      await store.write.transaction().execute((trx) => loadCatalogue(trx, rules, files, clock()));
      batches = [...batches, batch];
      return batch;
    },
  };
}

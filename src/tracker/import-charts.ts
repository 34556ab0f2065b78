import { createHash } from 'node:crypto';
import { chartCounterId } from '../domain/counter.ts';
import { type Day, dayInJapan } from '../domain/day.ts';
import type { Rules } from '../domain/rules.ts';
import { type ChartFile, readSpotifyChart } from '../sources/spotify-charts/read-spotify-chart.ts';
import type { Refused } from '../sources/text-file/refusal.ts';
import type { Store } from '../store/database.ts';
import { createSongResolver, type SongResolver } from '../store/import-songs.ts';
import type { Found } from './find-crossings.ts';
import { recordChart } from './record-chart.ts';

/** A file on its way in: its bytes are read when its turn comes. */
export interface FileToImport {
  readonly name: string;
  readonly read: () => Uint8Array;
}

/** What became of one chart file. */
export type ChartImport =
  | ({
      readonly state: 'imported';
      readonly counter: string;
      readonly day: Day;
      readonly songs: number;
      /** Levels that replaced numbers had reached, and the present ones do not. */
      readonly unreached: readonly string[];
    } & Found)
  | { readonly state: 'unchanged' }
  /** That day of that chart is there already, with other numbers: the first ones are kept. */
  | { readonly state: 'conflict'; readonly counter: string; readonly day: Day }
  | { readonly state: 'unknown-chart'; readonly counter: string }
  | { readonly state: 'unreadable'; readonly cause: unknown }
  | { readonly state: 'refused'; readonly refused: Refused };

/** What an import works with. */
export interface ImportParts {
  readonly store: Store;
  readonly rules: Rules;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Lets another process write between two transactions. */
  readonly pause: () => Promise<void>;
}

/**
 * Imports chart files, the oldest first, each whole or not at all: a file is checked before its first row is written,
 * and is one transaction. `onFile` hears of each as it is done. With `replace`, a file takes the place of other numbers
 * for its day.
 */
export async function importCharts(
  parts: ImportParts,
  files: readonly FileToImport[],
  onFile: (file: FileToImport, outcome: ChartImport) => void,
  options: { readonly replace: boolean } = { replace: false },
): Promise<void> {
  const resolver = await createSongResolver(parts.store.read);
  for (const file of files.toSorted((a, b) => compare(baseName(a.name), baseName(b.name)))) {
    onFile(file, await importChart(parts, resolver, file, options.replace));
    await parts.pause();
  }
}

async function importChart(
  parts: ImportParts,
  resolver: SongResolver,
  file: FileToImport,
  replace: boolean,
): Promise<ChartImport> {
  let bytes: Uint8Array;
  try {
    bytes = file.read();
  } catch (cause) {
    return { state: 'unreadable', cause };
  }
  const now = parts.clock();
  const chart = readSpotifyChart(baseName(file.name), bytes, { today: dayInJapan(now) });
  if ('refused' in chart) return { state: 'refused', refused: chart };
  const counterId = chartCounterId(chart.country, chart.period);
  const counter = parts.rules.counters.get(counterId);
  if (!counter) return { state: 'unknown-chart', counter: counterId };
  try {
    const imported = await parts.store.write.transaction().execute(async (trx): Promise<ChartImport> => {
      const streams = new Map<number, number>();
      for (const row of chart.rows) {
        const song = await resolver.resolve(trx, row);
        streams.set(song, (streams.get(song) ?? 0) + row.streams);
      }
      const rows = [...streams].map(([song, count]) => ({ song, streams: count }));
      const batch = { counter, day: chart.day, name: baseName(file.name), digest: digestOf(chart), rows, replace };
      const recorded = await recordChart(trx, parts.rules, batch, now);
      if (recorded.state !== 'recorded') throw new NotRecorded(recorded.state);
      return { ...recorded, state: 'imported', counter: counterId, day: chart.day, songs: rows.length };
    });
    await resolver.settle('committed');
    return imported;
  } catch (error) {
    await resolver.settle('rolled-back');
    if (!(error instanceof NotRecorded)) throw error;
    return error.state === 'unchanged'
      ? { state: 'unchanged' }
      : { state: 'conflict', counter: counterId, day: chart.day };
  }
}

/** Rolls a transaction back, so that a day which is there already leaves no new songs behind either. */
class NotRecorded extends Error {
  readonly state: 'unchanged' | 'conflict';

  constructor(state: 'unchanged' | 'conflict') {
    super(state);
    this.state = state;
  }
}

/** What a chart says, whatever its file's name, line ends or columns. */
function digestOf(chart: ChartFile): string {
  const rows = chart.rows.map((row) => [row.spotifyId, row.streams]);
  return createHash('sha256')
    .update(JSON.stringify([chart.country, chart.period, chart.day, rows]))
    .digest('hex');
}

function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

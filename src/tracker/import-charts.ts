import { createHash } from 'node:crypto';
import { type Counter, chartCounterId } from '../domain/counter.ts';
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
      readonly retracted: readonly string[];
      /** Posts that get a line of correction for it. */
      readonly corrected: number;
    } & Found)
  | { readonly state: 'unchanged' }
  /** That day of that chart is there already, with other numbers: the first ones are kept. */
  | { readonly state: 'conflict'; readonly counter: string; readonly day: Day }
  | { readonly state: 'unknown-chart'; readonly counter: string }
  | Unreadable
  | { readonly state: 'refused'; readonly refused: Refused }
  /** Something went wrong that the file is not to blame for: nothing of it was taken. */
  | { readonly state: 'failed'; readonly cause: unknown };

/** What an import works with. */
export interface ImportParts {
  readonly store: Store;
  readonly rules: Rules;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Lets another process write between two transactions. */
  readonly pause: () => Promise<void>;
}

/** A file that cannot be read, with what the system says of it. */
export interface Unreadable {
  readonly state: 'unreadable';
  readonly cause: unknown;
}

/** What is in a file, as far as it can be read at all. */
export function bytesOf(file: FileToImport): Uint8Array | Unreadable {
  try {
    return file.read();
  } catch (cause) {
    return { state: 'unreadable', cause };
  }
}

/** How often a file is tried while another process holds the database. */
const TRIES = 4;

/**
 * Imports chart files, the oldest first, each whole or not at all: a file is checked before its first row is written,
 * and is one transaction. `onFile` hears of each as it is done; one that fails keeps none of the others out. With
 * `replace`, a file takes the place of other numbers for its day.
 */
export async function importCharts(
  parts: ImportParts,
  files: readonly FileToImport[],
  onFile: (file: FileToImport, outcome: ChartImport) => void,
  options: { readonly replace: boolean } = { replace: false },
): Promise<void> {
  const resolver = await createSongResolver(parts.store.read);
  for (const file of files.toSorted((a, b) => compare(baseName(a.name), baseName(b.name)))) {
    onFile(file, await importFile(parts, resolver, file, options.replace));
    await parts.pause();
  }
}

async function importFile(
  parts: ImportParts,
  resolver: SongResolver,
  file: FileToImport,
  replace: boolean,
): Promise<ChartImport> {
  const bytes = bytesOf(file);
  if ('state' in bytes) return bytes;
  try {
    const name = baseName(file.name);
    const chart = readSpotifyChart(name, bytes, { today: dayInJapan(parts.clock()) });
    if ('refused' in chart) return { state: 'refused', refused: chart };
    const counterId = chartCounterId(chart.country, chart.period);
    const counter = parts.rules.counters.get(counterId);
    if (!counter) return { state: 'unknown-chart', counter: counterId };
    return await whenFree(parts, () => importChart(parts, resolver, { counter, chart, name, replace }));
  } catch (cause) {
    return { state: 'failed', cause };
  }
}

/** Tries again while another process holds the database for longer than a statement waits. */
async function whenFree<T>(parts: ImportParts, work: () => Promise<T>): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1)
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isBusy(error)) throw error;
      await parts.pause();
    }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

/** A chart to record, with the counter that its days add up to. */
interface KnownChart {
  readonly counter: Counter;
  readonly chart: ChartFile;
  readonly name: string;
  readonly replace: boolean;
}

async function importChart(
  { store, rules, clock }: ImportParts,
  resolver: SongResolver,
  { counter, chart, name, replace }: KnownChart,
): Promise<ChartImport> {
  try {
    const imported = await store.write.transaction().execute(async (trx): Promise<ChartImport> => {
      const songs = await resolver.resolveChart(trx, chart.rows);
      const streams = new Map<number, number>();
      for (const [at, song] of songs.entries())
        streams.set(song, (streams.get(song) ?? 0) + (chart.rows[at]?.streams ?? 0));
      const rows = [...streams].map(([song, count]) => ({ song, streams: count }));
      const batch = { counter, day: chart.day, name, digest: digestOf(chart), rows, replace };
      const recorded = await recordChart(trx, rules, batch, clock());
      if (recorded.state !== 'recorded') throw new NotRecorded(recorded.state);
      return { ...recorded, state: 'imported', counter: counter.id, day: chart.day, songs: rows.length };
    });
    resolver.settle('committed');
    return imported;
  } catch (error) {
    resolver.settle('rolled-back');
    if (!(error instanceof NotRecorded)) throw error;
    return error.state === 'unchanged'
      ? { state: 'unchanged' }
      : { state: 'conflict', counter: counter.id, day: chart.day };
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

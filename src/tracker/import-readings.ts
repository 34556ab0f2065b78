import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Day, dayInJapan } from '../domain/day.ts';
import type { Song } from '../domain/song.ts';
import { readReadingsFile } from '../sources/readings-file/read-readings-file.ts';
import type { ReadingRow } from '../sources/readings-file/reading-row.ts';
import type { Refused } from '../sources/text-file/refusal.ts';
import type { Catalogue } from '../store/catalogue.ts';
import { counterIds, EVERYWHERE, type SongReading } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import type { FileToImport, ImportParts } from './import-charts.ts';
import { type Recorded, recordReadings } from './record-readings.ts';

/** A row of a file whose song or counter is not clear. */
export interface UnclearRow {
  readonly line: number;
  readonly problem: 'unknown-counter' | 'unknown-song' | 'several-songs' | 'chart-counter';
  readonly value: string;
  /** What may have been meant. */
  readonly nearest: readonly string[];
}

/** A reading that waits for a check, with what speaks against it. */
export interface Waiting {
  readonly day: Day;
  readonly count: number;
  readonly song: string;
  readonly counter: string;
  readonly reason: string;
}

/** What became of one file of readings. */
export type ReadingsImport =
  | ({
      readonly state: 'imported' | 'would-import';
      readonly rows: number;
      readonly waiting: readonly Waiting[];
    } & Counts)
  | { readonly state: 'unchanged' }
  | { readonly state: 'unreadable'; readonly cause: unknown }
  | { readonly state: 'unclear'; readonly unclear: readonly UnclearRow[] }
  | { readonly state: 'refused'; readonly refused: Refused };

type Counts = Pick<Recorded, 'accepted' | 'repeated' | 'crossed' | 'baseline' | 'owed' | 'tooOld'>;

const NOTHING: Counts = { accepted: 0, repeated: 0, crossed: 0, baseline: 0, owed: 0, tooOld: 0 };

/** Rows written in one transaction. */
const CHUNK = 200;

/** What stands for a file's rows once each is clear. */
interface ClearRow extends SongReading {
  readonly counter: string;
}

/**
 * Imports a file of numbers that people typed: checked whole, staged, then taken in chunk by chunk, so that the bot
 * can write meanwhile; what a crash leaves staged is finished at the next start, or by importing the file again. A dry
 * run writes nothing.
 */
export async function importReadings(
  parts: ImportParts & { readonly catalogue: Catalogue },
  file: FileToImport,
  dryRun: boolean,
): Promise<ReadingsImport> {
  let bytes: Uint8Array;
  try {
    bytes = file.read();
  } catch (cause) {
    return { state: 'unreadable', cause };
  }
  const now = parts.clock();
  const read = readReadingsFile(file.name, bytes, { today: dayInJapan(now) });
  if ('refused' in read) return { state: 'refused', refused: read };
  const { clear, unclear, songs } = await clarify(parts, read.rows);
  if (unclear.length > 0) return { state: 'unclear', unclear };
  const digest = createHash('sha256').update(JSON.stringify(clear)).digest('hex');
  const before = await parts.store.read
    .selectFrom('import')
    .select(['id', 'state'])
    .where('digest', '=', digest)
    .where('kind', '=', 'readings')
    .executeTakeFirst();
  if (before?.state === 'applied') return { state: 'unchanged' };
  if (dryRun) return { ...(await tryOut(parts, clear, songs)), state: 'would-import', rows: clear.length };
  if (before?.state === 'staging') await parts.store.write.deleteFrom('import').where('id', '=', before.id).execute();
  const id = before?.state === 'staged' ? before.id : await stage(parts, file.name, digest, clear);
  return { ...(await applyStaged(parts, id, songs)), state: 'imported', rows: clear.length };
}

/** Finishes the imports that were staged whole when a process ended, and drops those that were not. */
export async function finishImports(parts: ImportParts): Promise<{ finished: number; dropped: number }> {
  const open = await parts.store.read
    .selectFrom('import')
    .select(['id', 'state', 'at'])
    .where('state', '!=', 'applied')
    .execute();
  const staged = open.filter((row) => row.state === 'staged');
  const dropped = open.filter((row) => row.state === 'staging' && parts.clock() - row.at > ABANDONED_MS);
  for (const { id } of dropped) await parts.store.write.deleteFrom('import').where('id', '=', id).execute();
  for (const { id } of staged) await applyStaged(parts, id, new Map());
  return { finished: staged.length, dropped: dropped.length };
}

/** A file that has been half staged for so long belongs to a process that is gone. */
const ABANDONED_MS = 60_000;

async function clarify(parts: ImportParts & { readonly catalogue: Catalogue }, rows: readonly ReadingRow[]) {
  const clear: ClearRow[] = [];
  const unclear: UnclearRow[] = [];
  const songs = new Map<number, string>();
  const meanings = new Map<string, Song | UnclearRow['problem']>();
  const nearest = new Map<string, readonly string[]>();
  for (const row of rows) {
    const counter = parts.rules.counters.get(row.counter);
    if (!counter || counter.adds === 'chart-days') {
      const problem = counter ? ('chart-counter' as const) : ('unknown-counter' as const);
      const known = [...parts.rules.counters.values()].filter((one) => one.adds === 'totals').map((one) => one.id);
      unclear.push({ line: row.line, problem, value: row.counter, nearest: known });
      continue;
    }
    if (!meanings.has(row.song)) {
      const { meaning, names } = await meaningOf(parts, row.song);
      meanings.set(row.song, meaning);
      nearest.set(row.song, names);
    }
    const meaning = meanings.get(row.song);
    if (meaning === undefined || typeof meaning === 'string') {
      const names = nearest.get(row.song) ?? [];
      unclear.push({ line: row.line, problem: meaning ?? 'unknown-song', value: row.song, nearest: names });
      continue;
    }
    songs.set(meaning.id, nameOf(meaning));
    const { day, count, precision, link } = row;
    clear.push({ song: meaning.id, counter: counter.id, day, count, precision, link });
  }
  return { clear, unclear, songs };
}

async function meaningOf(
  parts: { readonly store: ImportParts['store']; readonly catalogue: Catalogue },
  typed: string,
) {
  const byKey = await parts.store.read
    .selectFrom('song')
    .select('id')
    .where((eb) => eb.or([eb('key', '=', typed), eb('catalogue_key', '=', typed)]))
    .executeTakeFirst();
  const keyed = byKey ? await parts.catalogue.song(byKey.id) : null;
  if (keyed) return { meaning: keyed, names: [] };
  const found = await parts.catalogue.findSong(typed);
  if (found.kind === 'song') return { meaning: found.song, names: [] };
  const several = found.kind === 'several' || found.kind === 'artist' ? found.songs : [];
  const candidates = found.kind === 'unknown' ? found.nearest : several;
  const problem = several.length > 0 ? ('several-songs' as const) : ('unknown-song' as const);
  return { meaning: problem, names: candidates.slice(0, 5).map((song) => `${song.key} (${nameOf(song)})`) };
}

function nameOf(song: Song): string {
  return `${song.artists.map((artist) => artist.name).join(', ')} - ${song.title}`;
}

/** Does everything within a transaction that is rolled back: the answer is what an import would come to. */
async function tryOut(parts: ImportParts, rows: readonly ClearRow[], songs: ReadonlyMap<number, string>) {
  const rolledBack = new Error('a dry run');
  let result: Omit<Extract<ReadingsImport, { state: 'imported' | 'would-import' }>, 'state' | 'rows'> = {
    ...NOTHING,
    waiting: [],
  };
  try {
    await parts.store.write.transaction().execute(async (trx) => {
      result = await record(trx, parts, rows, songs);
      throw rolledBack;
    });
  } catch (error) {
    if (error !== rolledBack) throw error;
  }
  return result;
}

async function stage(parts: ImportParts, name: string, digest: string, rows: readonly ClearRow[]): Promise<number> {
  const { write } = parts.store;
  const { id } = await write
    .insertInto('import')
    .values({
      kind: 'readings',
      name,
      digest,
      counter_id: null,
      day: null,
      at: parts.clock(),
      rows: rows.length,
      state: 'staging',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let seq = 0; seq < rows.length; seq += CHUNK) {
    const chunk = rows.slice(seq, seq + CHUNK);
    await write.transaction().execute(async (trx) => {
      const counters = await counterIds(trx, [...new Set(chunk.map((row) => row.counter))]);
      for (const [index, row] of chunk.entries())
        await trx
          .insertInto('staged_reading')
          .values({
            import_id: id,
            seq: seq + index,
            song_id: row.song,
            counter_id: counters.get(row.counter) ?? 0,
            day: row.day,
            count: row.count,
            precision: row.precision,
            link: row.link,
          })
          .execute();
    });
    await parts.pause();
  }
  await write.updateTable('import').set({ state: 'staged' }).where('id', '=', id).execute();
  return id;
}

async function applyStaged(parts: ImportParts, id: number, songs: ReadonlyMap<number, string>) {
  const total = { ...NOTHING };
  const waiting: Waiting[] = [];
  for (;;) {
    const { result, left } = await parts.store.write.transaction().execute(async (trx) => {
      const staged = await trx
        .selectFrom('staged_reading')
        .innerJoin('counter', 'counter.id', 'staged_reading.counter_id')
        .select([
          'staged_reading.seq',
          'staged_reading.song_id as song',
          'counter.key as counter',
          'staged_reading.day',
          'staged_reading.count',
          'staged_reading.precision',
          'staged_reading.link',
        ])
        .where('staged_reading.import_id', '=', id)
        .orderBy('staged_reading.day')
        .orderBy('staged_reading.seq')
        .limit(CHUNK)
        .execute();
      const recorded = await record(trx, parts, staged, songs);
      const seqs = staged.map((row) => row.seq);
      await trx.deleteFrom('staged_reading').where('import_id', '=', id).where('seq', 'in', seqs).execute();
      const more = staged.length === CHUNK;
      if (!more) await trx.updateTable('import').set({ state: 'applied' }).where('id', '=', id).execute();
      return { result: recorded, left: more };
    });
    for (const key of Object.keys(NOTHING) as (keyof Counts)[]) total[key] += result[key];
    waiting.push(...result.waiting);
    if (!left) return { ...total, waiting };
    await parts.pause();
  }
}

async function record(
  db: Kysely<Schema>,
  parts: ImportParts,
  rows: readonly ClearRow[],
  songs: ReadonlyMap<number, string>,
) {
  const total = { ...NOTHING };
  const waiting: Waiting[] = [];
  for (const [counterId, readings] of Map.groupBy(rows, (row) => row.counter)) {
    const counter = parts.rules.counters.get(counterId);
    if (!counter) throw new Error(`A staged import names the counter "${counterId}", which no file declares any more.`);
    const batch = { counter, scope: EVERYWHERE, source: 'import', actor: null, byHand: true, readings };
    const recorded = await recordReadings(db, parts.rules, batch, parts.clock());
    for (const key of Object.keys(NOTHING) as (keyof Counts)[]) total[key] += recorded[key];
    waiting.push(
      ...recorded.quarantined.map(({ reading, reason }) => ({
        day: reading.day,
        count: reading.count,
        song: songs.get(reading.song) ?? String(reading.song),
        counter: counterId,
        reason,
      })),
    );
  }
  return { ...total, waiting };
}

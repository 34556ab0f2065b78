import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Day, dayInJapan } from '../domain/day.ts';
import type { QuarantineReason } from '../domain/reading-check.ts';
import type { Song } from '../domain/song.ts';
import { readReadingsFile } from '../sources/readings-file/read-readings-file.ts';
import type { ReadingRow } from '../sources/readings-file/reading-row.ts';
import type { LineAbove } from '../sources/text-file/heading.ts';
import type { Refused } from '../sources/text-file/refusal.ts';
import type { Catalogue } from '../store/catalogue.ts';
import { counterIds, EVERYWHERE, type SongReading } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { findSong, nameOf } from './find-song.ts';
import { bytesOf, type FileToImport, type ImportParts, type Unreadable } from './import-charts.ts';
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
  readonly reason: QuarantineReason;
}

/** What became of one file of readings. */
export type ReadingsImport =
  | ({
      readonly state: 'imported' | 'would-import';
      readonly rows: number;
      readonly waiting: readonly Waiting[];
      /** Lines above the heading, which were left out. */
      readonly leftOut: readonly LineAbove[];
    } & Counts)
  | { readonly state: 'unchanged' }
  | Unreadable
  | { readonly state: 'unclear'; readonly unclear: readonly UnclearRow[] }
  | { readonly state: 'refused'; readonly refused: Refused };

/** Another command is reading this very file in at this moment, or was so until it was cut off a moment ago. */
export interface BeingImported {
  readonly state: 'being-imported';
}

/** What became of the imports that earlier processes left. */
export interface Settled {
  readonly finished: number;
  readonly dropped: number;
  /** Those that cannot go on, left as they are until what the reason names is mended. */
  readonly stuck: readonly { readonly name: string; readonly reason: string }[];
}

type Counts = Pick<Recorded, 'accepted' | 'repeated' | 'crossed' | 'baseline' | 'owed' | 'tooOld'>;

const NOTHING: Counts = { accepted: 0, repeated: 0, crossed: 0, baseline: 0, owed: 0, tooOld: 0 };

/** Rows written in one transaction. */
const CHUNK = 200;

/** A half staged file to which nothing was added for so long belongs to a process that is gone. */
const ABANDONED_MS = 60_000;

/** What stands for a file's rows once each is clear. */
interface ClearRow extends SongReading {
  readonly counter: string;
}

/**
 * Imports a file of numbers that people typed: checked whole, staged, then taken in chunk by chunk, so that the bot
 * can write meanwhile; what a crash leaves staged is finished at the next start, or by importing the file again. A dry
 * run is the same work on a copy of the database that the caller throws away: only its answer differs.
 */
export async function importReadings(
  parts: ImportParts & { readonly catalogue: Catalogue },
  file: FileToImport,
  dryRun: boolean,
): Promise<ReadingsImport | BeingImported> {
  const bytes = bytesOf(file);
  if ('state' in bytes) return bytes;
  const read = readReadingsFile(file.name, bytes, { today: dayInJapan(parts.clock()) });
  if ('refused' in read) return { state: 'refused', refused: read };
  const { clear, unclear, songs } = await clarify(parts, read.rows);
  if (unclear.length > 0) return { state: 'unclear', unclear };
  const digest = createHash('sha256').update(JSON.stringify(clear)).digest('hex');
  const before = await parts.store.read
    .selectFrom('import')
    .select(['id', 'state', 'at'])
    .where('digest', '=', digest)
    .where('kind', '=', 'readings')
    .executeTakeFirst();
  if (before?.state === 'applied') return { state: 'unchanged' };
  if (before?.state === 'staging' && !(await dropAbandoned(parts, before))) return { state: 'being-imported' };
  const id = before?.state === 'staged' ? before.id : await stage(parts, file.name, digest, clear);
  if (id === null) return { state: 'being-imported' };
  const applied = await applyStaged(parts, id, songs);
  const { leftOut } = read;
  return { ...applied, state: dryRun ? 'would-import' : 'imported', rows: clear.length, leftOut };
}

/** Finishes the imports that were staged whole when a process ended, and drops those that were not. */
export async function finishImports(parts: ImportParts): Promise<Settled> {
  const open = await parts.store.read
    .selectFrom('import')
    .select(['id', 'name', 'state', 'at'])
    .where('state', '!=', 'applied')
    .execute();
  const stuck: { name: string; reason: string }[] = [];
  let finished = 0;
  let dropped = 0;
  for (const row of open) {
    if (row.state === 'staging') {
      if (await dropAbandoned(parts, row)) dropped += 1;
      continue;
    }
    const reason = await obstacle(parts, row.id);
    if (reason !== null) {
      stuck.push({ name: row.name, reason });
      continue;
    }
    await applyStaged(parts, row.id, new Map());
    finished += 1;
  }
  return { finished, dropped, stuck };
}

/** Drops a half staged file unless the process that stages it may be alive; false where it may. */
async function dropAbandoned(parts: ImportParts, { id, at }: { id: number; at: number }): Promise<boolean> {
  if (parts.clock() - at <= ABANDONED_MS) return false;
  const { numDeletedRows } = await parts.store.write
    .deleteFrom('import')
    .where('id', '=', id)
    .where('state', '=', 'staging')
    .where('at', '=', at)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Why a staged file cannot be taken in; null where it can. */
async function obstacle(parts: ImportParts, id: number): Promise<string | null> {
  const counters = await parts.store.read
    .selectFrom('counter')
    .select('key')
    .where('id', 'in', (eb) =>
      eb.selectFrom('staged_reading').select('staged_reading.counter_id').where('import_id', '=', id),
    )
    .orderBy('key')
    .execute();
  const lost = counters.filter(({ key }) => parts.rules.counters.get(key)?.adds !== 'totals');
  if (lost.length === 0) return null;
  const names = lost.map(({ key }) => `"${key}"`).join(', ');
  return `no file declares a counter of totals ${names} any more: put it back, and the import goes on at the next start`;
}

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
      const { meaning, names } = await findSong(parts, row.song);
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

/** Stages a file's rows, the oldest day first; null where another process has taken the file in hand. */
async function stage(
  parts: ImportParts,
  name: string,
  digest: string,
  rows: readonly ClearRow[],
): Promise<number | null> {
  const { write } = parts.store;
  const begun = await write.transaction().execute((trx) => beginStaging(trx, parts, name, digest, rows));
  if (begun === null) return null;
  const ordered = rows.toSorted((a, b) => a.day - b.day);
  let at = begun.at;
  for (let seq = 0; seq < ordered.length; seq += CHUNK) {
    const chunk = ordered.slice(seq, seq + CHUNK);
    const now = parts.clock();
    const ours = await write.transaction().execute(async (trx) => {
      const still = await markStaging(trx, begun.id, at, { at: now });
      if (still) await stageRows(trx, begun, seq, chunk);
      return still;
    });
    if (!ours) return null;
    at = now;
    await parts.pause();
  }
  return (await markStaging(write, begun.id, at, { state: 'staged' })) ? begun.id : null;
}

interface Staging {
  readonly id: number;
  readonly at: number;
  readonly counters: ReadonlyMap<string, number>;
}

async function beginStaging(
  db: Kysely<Schema>,
  parts: ImportParts,
  name: string,
  digest: string,
  rows: readonly ClearRow[],
): Promise<Staging | null> {
  const at = parts.clock();
  const begun = await db
    .insertInto('import')
    .values({
      kind: 'readings',
      name,
      digest,
      counter_id: null,
      day: null,
      at,
      rows: rows.length,
      state: 'staging',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!begun) return null;
  return { id: begun.id, at, counters: await counterIds(db, [...new Set(rows.map((row) => row.counter))]) };
}

/**
 * Notes how far the staging of a file is, as a sign of life; false where another process took it for abandoned. The
 * moment of the last sign tells: a dropped import's id may be another's by now.
 */
async function markStaging(
  db: Kysely<Schema>,
  id: number,
  last: number,
  news: { at: number } | { state: 'staged' },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import')
    .set(news)
    .where('id', '=', id)
    .where('at', '=', last)
    .where('state', '=', 'staging')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function stageRows(db: Kysely<Schema>, { id, counters }: Staging, first: number, rows: readonly ClearRow[]) {
  const staged = rows.map((row) => ({ ...row, counter: counters.get(row.counter) ?? 0 }));
  await db
    .insertInto('staged_reading')
    .columns(['import_id', 'seq', 'song_id', 'counter_id', 'day', 'count', 'precision', 'link'])
    .expression((eb) => {
      const row = eb.fn<{ key: number; value: (typeof staged)[number] }>('json_each', [eb.val(JSON.stringify(staged))]);
      return eb.selectFrom(row.as('row')).select((of) => {
        const value = of.ref('row.value', '->>');
        const names = ['song', 'counter', 'day', 'count', 'precision', 'link'] as const;
        return [
          of.val(id).as('import'),
          of('row.key', '+', first).as('seq'),
          ...names.map((name) => value.key(name).as(name)),
        ];
      });
    })
    .execute();
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

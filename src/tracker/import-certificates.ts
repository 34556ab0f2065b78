import { certificateDay } from '../domain/certificate.ts';
import { type Day, dayInJapan, lastDayOf, type Month } from '../domain/day.ts';
import type { LadderId } from '../domain/ladder.ts';
import type { Song } from '../domain/song.ts';
import type { CertificateRow, WrittenSong } from '../sources/certificates-file/certificate-row.ts';
import { readCertificatesFile } from '../sources/certificates-file/read-certificates-file.ts';
import type { LineAbove } from '../sources/text-file/heading.ts';
import type { Refused } from '../sources/text-file/refusal.ts';
import type { Catalogue } from '../store/catalogue.ts';
import { type EnteredBatch, enterBatches } from '../store/certificate-batches.ts';
import { type CertificateEntry, enterCertificates, identityOf } from '../store/certificates.ts';
import { dateCertifiedCrossing } from '../store/crossings.ts';
import { EVERYWHERE } from '../store/readings.ts';
import { addWrittenSong, readWrittenSongs, type WrittenSongs } from '../store/written-songs.ts';
import { bytesOf, type FileToImport, type ImportParts, type Unreadable } from './import-charts.ts';
import { recordCertificates } from './record-certificates.ts';

/** What an operator says of a list beside what is in it. */
export interface ListOptions {
  /** The page that says so, for rows that name none. */
  readonly source: string | null;
  /** The batch months of which the list has everything. */
  readonly full: readonly Month[];
  /** The day on which the newest batch of the list was published. */
  readonly published: Day | null;
  /** Whether songs that nobody knows are added. */
  readonly addSongs: boolean;
}

/** A row whose song is not clear. */
export interface UnknownRow {
  readonly line: number;
  readonly problem: 'unknown-song' | 'several-songs';
  readonly song: string;
  readonly month: string | null;
  /** What may have been meant. */
  readonly nearest: readonly string[];
  /** Whether the row says enough to add the song. */
  readonly canBeAdded: boolean;
}

/** Two rows that say different things of one certificate. */
export interface Contradiction {
  readonly line: number;
  readonly firstLine: number;
  readonly song: string;
  readonly level: string;
}

/** What a list came to. */
export interface ListImported {
  readonly state: 'imported' | 'would-import';
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly known: number;
  /** Left out: an operator took them back earlier. */
  readonly withdrawn: readonly string[];
  readonly songsAdded: readonly string[];
  readonly unknown: readonly UnknownRow[];
  /** Lines above the heading, which were left out. */
  readonly leftOut: readonly LineAbove[];
  readonly owed: number;
  readonly tooOld: number;
  /** Batches that the operator calls full, and that are not because songs in them are not known. */
  readonly notFull: readonly Month[];
  /** Batches that the list had nothing of, and of which it has a part now. */
  readonly newPartial: readonly Month[];
}

/** What became of one file of certificates. */
export type CertificatesImport =
  | ListImported
  | Unreadable
  | { readonly state: 'refused'; readonly refused: Refused }
  | { readonly state: 'contradictory'; readonly contradictions: readonly Contradiction[] }
  | { readonly state: 'wrong-option'; readonly problem: OptionProblem };

/** An option that does not fit the list. */
export type OptionProblem =
  | { readonly option: 'full'; readonly month: Month }
  | { readonly option: 'published'; readonly newest: Month | null };

/** Rows written in one transaction, unless they are of one batch, which is always one. */
const CHUNK = 200;

/**
 * Imports an operator's list of certificates: checked whole before its first row is written; rows whose song is not
 * known are left out and answered with what may have been meant. Each batch is one transaction, so that all of it is
 * owed together. A dry run is the same work on a copy of the database that the caller throws away.
 */
export async function importCertificates(
  parts: ImportParts & { readonly catalogue: Catalogue },
  file: FileToImport,
  options: ListOptions,
  dryRun: boolean,
): Promise<CertificatesImport> {
  const bytes = bytesOf(file);
  if ('state' in bytes) return bytes;
  const today = dayInJapan(parts.clock());
  const { ladders } = parts.rules;
  const read = readCertificatesFile(file.name, bytes, { ladders, today, source: options.source });
  if ('refused' in read) return { state: 'refused', refused: read };
  const problem = optionProblem(read.rows, options, today);
  if (problem) return { state: 'wrong-option', problem };
  const { clear, unknown, addable } = await clarify(parts, read.rows, options.addSongs);
  const contradictions = contradictionsIn(clear);
  if (contradictions.length > 0) return { state: 'contradictory', contradictions };
  const added = await addSongs(parts, addable);
  const total = await enter(parts, [...clear, ...added], batchesOf(read.rows, unknown, options));
  return {
    state: dryRun ? 'would-import' : 'imported',
    rows: read.rows.length,
    leftOut: read.leftOut,
    ...total,
    songsAdded: [...new Set(added.map((row) => row.name))],
    unknown,
    notFull: options.full.filter((month) => monthsOf(unknown).has(month)),
  };
}

function optionProblem(rows: readonly CertificateRow[], options: ListOptions, today: Day): OptionProblem | null {
  const months = new Set(rows.map((row) => row.month));
  const stray = options.full.find((month) => !months.has(month));
  if (stray !== undefined) return { option: 'full', month: stray };
  if (options.published === null) return null;
  const newest = newestMonth(rows);
  const fits = newest !== null && options.published > lastDayOf(newest) - SHORTEST_LEAD && options.published <= today;
  return fits ? null : { option: 'published', newest };
}

/** December's batch has come before the year's end: a batch is out at most this many days before its month is over. */
const SHORTEST_LEAD = 10;

function newestMonth(rows: readonly { readonly month: string | null }[]): Month | null {
  const months = rows.flatMap(({ month }) => (month !== null && month.length === 7 ? [month] : []));
  return months.toSorted().at(-1) ?? null;
}

interface ClearRow {
  readonly line: number;
  readonly name: string;
  readonly entry: CertificateEntry;
}

async function clarify(
  parts: ImportParts & { readonly catalogue: Catalogue },
  rows: readonly CertificateRow[],
  addSongs: boolean,
) {
  const songs = await readWrittenSongs(parts.store.read);
  const clear: ClearRow[] = [];
  const unknown: UnknownRow[] = [];
  const addable: CertificateRow[] = [];
  for (const row of rows) {
    const found = await songsMeant(parts.catalogue, songs, row.song);
    const [song] = found;
    if (song !== undefined && found.length === 1) {
      clear.push({ line: row.line, name: writtenName(row.song), entry: entryOf(row, song) });
      continue;
    }
    const canBeAdded = found.length === 0 && namesToAdd(row.song, songs);
    if (canBeAdded && addSongs) {
      addable.push(row);
      continue;
    }
    const nearest = found.length > 0 ? await parts.catalogue.songs(found) : await nearestTo(parts.catalogue, row.song);
    unknown.push({
      line: row.line,
      month: row.month,
      problem: found.length > 0 ? 'several-songs' : 'unknown-song',
      song: writtenName(row.song),
      nearest: nearest.slice(0, 5).map((one) => `${one.key} (${nameOf(one)})`),
      canBeAdded,
    });
  }
  return { clear, unknown, addable };
}

function entryOf({ ladder, level, month, source, remark }: CertificateRow, song: number): CertificateEntry {
  return { song, ladder, level, month, source, remark };
}

/** Strictly: a certificate that went to the wrong song would be announced. */
async function songsMeant(catalogue: Catalogue, songs: WrittenSongs, written: WrittenSong): Promise<readonly number[]> {
  if ('artists' in written) return songs.find(written);
  const { song: text } = written;
  const keyed = songs.byKey(text);
  if (keyed !== null) return [keyed];
  if (/^https?:\/\/|^spotify:/.test(text)) {
    const linked = await catalogue.findSong(text);
    return linked.kind === 'song' ? [linked.song.id] : [];
  }
  const pair = artistAndTitle(text);
  return pair ? songs.find(pair) : songs.titled(text);
}

function artistAndTitle(text: string): { artists: string[]; titles: string[] } | null {
  const [, artist = '', title = ''] = /^(.+?)\s+[-–—]\s+(.+)$/u.exec(text) ?? [];
  return artist === '' ? null : { artists: [artist], titles: [title] };
}

/** Whether a row names an act and a title, and the act is not several. */
function namesToAdd(written: WrittenSong, songs: WrittenSongs): boolean {
  const names = 'artists' in written ? written : artistAndTitle(written.song);
  return names !== null && songs.acts(names.artists[0] ?? '').length <= 1;
}

async function nearestTo(catalogue: Catalogue, written: WrittenSong): Promise<readonly Song[]> {
  const asked =
    'artists' in written
      ? [`${written.artists[0]} ${written.titles[0]}`, ...written.titles, ...written.artists]
      : [written.song];
  for (const text of asked) {
    const found = await catalogue.findSong(text);
    if (found.kind === 'song') return [found.song];
    const songs = found.kind === 'unknown' ? found.nearest : found.kind === 'unknown-link' ? [] : found.songs;
    if (songs.length > 0) return songs;
  }
  return [];
}

function writtenName(written: WrittenSong): string {
  return 'artists' in written ? `${written.artists[0]} - ${written.titles[0]}` : written.song;
}

function nameOf(song: Song): string {
  return `${song.artists.map((artist) => artist.name).join(', ')} - ${song.title}`;
}

function contradictionsIn(rows: readonly ClearRow[]): Contradiction[] {
  const first = new Map<string, ClearRow>();
  return rows.flatMap((row) => {
    const before = first.get(identityOf(row.entry));
    if (!before) first.set(identityOf(row.entry), row);
    if (!before || before.entry.month === row.entry.month) return [];
    return [{ line: row.line, firstLine: before.line, song: row.name, level: row.entry.level }];
  });
}

async function addSongs(parts: ImportParts, rows: readonly CertificateRow[]): Promise<ClearRow[]> {
  if (rows.length === 0) return [];
  return parts.store.write.transaction().execute(async (trx) => {
    const added: ClearRow[] = [];
    for (const row of rows) {
      const names = 'artists' in row.song ? row.song : artistAndTitle(row.song.song);
      if (names === null) continue;
      const known = await readWrittenSongs(trx);
      const song = known.find(names)[0] ?? (await addWrittenSong(trx, names, known));
      added.push({ line: row.line, name: writtenName(row.song), entry: entryOf(row, song) });
    }
    return added;
  });
}

function monthsOf(rows: readonly UnknownRow[]): Set<string | null> {
  return new Set(rows.map((row) => row.month));
}

/** Batches that the list has certificates of, even where their songs are not known. */
function batchesOf(
  rows: readonly CertificateRow[],
  unknown: readonly UnknownRow[],
  { full, published }: ListOptions,
): EnteredBatch[] {
  const unclear = monthsOf(unknown);
  const newest = newestMonth(rows);
  const dated = rows.flatMap(({ ladder, month }) => (month !== null && month.length === 7 ? [{ ladder, month }] : []));
  const batches = new Map(dated.map((batch) => [`${batch.ladder} ${batch.month}`, batch]));
  return [...batches.values()].map(({ ladder, month }) => ({
    ladder,
    month,
    full: full.includes(month) && !unclear.has(month),
    published: month === newest ? published : null,
  }));
}

async function enter(parts: ImportParts, rows: readonly ClearRow[], batches: readonly EnteredBatch[]) {
  const total = { added: 0, changed: 0, known: 0, owed: 0, tooOld: 0 };
  const withdrawn: string[] = [];
  const { write } = parts.store;
  const newBatches = await write.transaction().execute((trx) => enterBatches(trx, batches));
  const once = [...new Map(rows.map((row) => [identityOf(row.entry), row])).values()];
  for (const chunk of chunksOf(once)) {
    await parts.pause();
    const now = parts.clock();
    const { entered, recorded } = await write.transaction().execute(async (trx) => {
      const entries = chunk.map((row) => row.entry);
      const result = await enterCertificates(trx, entries, { now });
      for (const entry of result.changed) await dateCertifiedCrossing(trx, entry, EVERYWHERE, certificateDay(entry));
      return {
        entered: result,
        recorded: await recordCertificates(trx, parts.rules, result.added, { baseline: false, now }),
      };
    });
    total.added += entered.added.length;
    total.changed += entered.changed.length;
    total.known += entered.known.length;
    total.owed += recorded.owed;
    total.tooOld += recorded.tooOld;
    const names = new Map(chunk.map((row) => [identityOf(row.entry), row.name]));
    withdrawn.push(...entered.withdrawn.map((entry) => `${names.get(identityOf(entry))}, ${entry.level}`));
  }
  return { ...total, withdrawn, newPartial: newBatches.filter(({ full }) => !full).map(({ month }) => month) };
}

/** Each batch whole, the oldest first; certificates without a batch month in pieces. */
function chunksOf(rows: readonly ClearRow[]): ClearRow[][] {
  const key = ({ entry }: ClearRow): `${LadderId} ${string}` | null =>
    entry.month !== null && entry.month.length === 7 ? `${entry.ladder} ${entry.month}` : null;
  const batches = Map.groupBy(rows, key);
  const without = batches.get(null) ?? [];
  const pieces = Array.from({ length: Math.ceil(without.length / CHUNK) }, (_, at) =>
    without.slice(at * CHUNK, (at + 1) * CHUNK),
  );
  const dated = [...batches].flatMap(([batch, of]) => (batch === null ? [] : [{ batch, of }]));
  return [...pieces, ...dated.toSorted((a, b) => (a.batch < b.batch ? -1 : 1)).map(({ of }) => of)];
}

import { z } from 'zod';
import { type LeftOutLine, ofCell, type WatchedName, type WatchFileProblem } from '../../domain/watch-file.ts';
import { decodeText } from '../text-file/decode-text.ts';
import { isJson, readHeadedTable } from '../text-file/heading.ts';
import { type Finding, type ProblemCode, shorten } from '../text-file/refusal.ts';
import { columnsOf, headingText } from '../text-file/table.ts';

/** One row of a file that says what a server follows. */
export interface WatchRow extends WatchedName {
  readonly line: number;
  /** What of it names the song or act, shortened. */
  readonly written: string;
}

/** A file that says what a server follows. */
export interface WatchFile {
  readonly rows: readonly WatchRow[];
  /** Titles and the like above the heading, which were left out. */
  readonly leftOut: readonly LeftOutLine[];
}

const MAX_BYTES = 2_000_000;
/** More than a server follows one by one: whole acts and markets are rows of their own. */
const MAX_ROWS = 10_000;

const KINDS = ['song', 'artist', 'market'] as const;

/**
 * Reads CSV with the columns kind, key, artist and title, under a title or not, or JSON with rows of the same: a list, or
 * an object with one list in it. It never throws for what it says.
 */
export function readWatchFile(name: string, bytes: Uint8Array): WatchFile | WatchFileProblem {
  const decoded = decodeText(bytes, MAX_BYTES);
  if ('problem' in decoded) return problemOf(decoded);
  const file = /\.json$/i.test(name) || isJson(decoded.text) ? readJson(decoded.text) : readCsv(decoded.text);
  if ('problem' in file) return file;
  if (file.rows.length === 0) return refusal('empty');
  return file.rows.length > MAX_ROWS ? { ...refusal('too-many-rows'), limit: MAX_ROWS } : file;
}

function refusal(problem: WatchFileProblem['problem'], line: number | null = null): WatchFileProblem {
  return { problem, line, limit: null, found: null };
}

const PROBLEMS: Partial<Record<ProblemCode, WatchFileProblem['problem']>> = {
  'empty-file': 'empty',
  'too-large': 'too-large',
  html: 'web-page',
  'utf-16': 'not-utf8',
  'not-utf8': 'not-utf8',
  mojibake: 'not-utf8',
  'cr-line-ends': 'not-utf8',
  'quote-unbalanced': 'quotes',
};

function problemOf({ problem, line }: Finding): WatchFileProblem {
  const limit = problem === 'too-large' ? MAX_BYTES / 1_000_000 : null;
  return { problem: PROBLEMS[problem] ?? 'not-a-table', line, limit, found: null };
}

/** One of them is enough. */
const NAMING = ['key', 'artist', 'title', 'song'];

function readCsv(text: string): WatchFile | WatchFileProblem {
  const names = (columns: ReadonlyMap<string, number>) => NAMING.some((column) => columns.has(column));
  const table = readHeadedTable(text, (row) => (names(columnsOf(row)) ? 1 : 0));
  if ('problem' in table) return problemOf(table);
  const { header, above } = table;
  const columns = columnsOf(header);
  if (!names(columns)) return { ...refusal('columns', header.line), found: headingText(header) };
  const rows = table.rows.map(({ line, fields }) => {
    const cell = (column: string) => ofCell(fields[columns.get(column) ?? -1]?.trim() ?? '').trim();
    return rowOf(line, {
      kind: cell('kind'),
      key: cell('key'),
      artist: cell('artist'),
      title: cell('title') || cell('song'),
    });
  });
  return { rows, leftOut: above };
}

const listed = z.looseObject({ tierwatch: z.literal('watches'), version: z.number(), watches: z.array(z.unknown()) });
const entry = z.looseObject({
  kind: z.string().default(''),
  key: z.string().default(''),
  artist: z.string().default(''),
  title: z.string().default(''),
});

function readJson(text: string): WatchFile | WatchFileProblem {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return refusal('not-json');
    throw error;
  }
  const whole = listed.safeParse(file).data;
  if (whole && whole.version > 1) return refusal('newer');
  const list = Array.isArray(file) ? file : (whole?.watches ?? onlyList(file));
  if (!list) return refusal('no-list');
  if (list.length > MAX_ROWS) return { ...refusal('too-many-rows'), limit: MAX_ROWS };
  const rows: WatchRow[] = [];
  for (const [index, one] of list.entries()) {
    const read = entry.safeParse(typeof one === 'string' ? { title: one } : one).data;
    if (!read) return refusal('columns', index + 1);
    rows.push(rowOf(index + 1, read));
  }
  return { rows, leftOut: [] };
}

/** The list of an object that has one; what Tierwatch wrote as something else is no list of what is followed. */
function onlyList(file: unknown): readonly unknown[] | null {
  const object = z.record(z.string(), z.unknown()).safeParse(file).data ?? {};
  const lists = Object.values(object).filter((value) => Array.isArray(value));
  return Object.hasOwn(object, 'tierwatch') || lists.length !== 1 ? null : (lists[0] ?? null);
}

function rowOf(line: number, given: { kind: string; key: string; artist: string; title: string }): WatchRow {
  const { key, artist, title } = given;
  const kind =
    KINDS.find((one) => one === given.kind.trim().toLowerCase()) ?? (title === '' && artist !== '' ? 'artist' : 'song');
  const names = [artist, title].filter((name) => name !== '').join(' - ');
  return { line, kind, key, artist, title, written: shorten(names === '' ? key : names) };
}

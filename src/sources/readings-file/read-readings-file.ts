import type { Day } from '../../domain/day.ts';
import { decodeText } from '../text-file/decode-text.ts';
import { type Finding, finding, type Refused, refuse, shorten } from '../text-file/refusal.ts';
import { checkHeader, checkWidth, columnsOf, readTable, separatorOf, type TableRow } from '../text-file/table.ts';
import { type ReadingRow, readReadingRow } from './reading-row.ts';

/** The numbers of a file that a person wrote. */
export interface ReadingsFile {
  /** The file's name as it was given. */
  readonly name: string;
  readonly rows: readonly ReadingRow[];
}

const MAX_BYTES = 10_000_000;
const MAX_ROWS = 50_000;
const REQUIRED = ['date', 'song', 'counter', 'count'];

/**
 * Reads `date,song,counter,count[,link]`, separated by commas, semicolons or tabs; further columns are left alone.
 * Nothing of a file is taken when anything in it is wrong; it never throws for what a file contains.
 */
export function readReadingsFile(
  name: string,
  bytes: Uint8Array,
  { today }: { readonly today: Day },
): ReadingsFile | Refused {
  const decoded = decodeText(bytes, MAX_BYTES);
  if ('problem' in decoded) return refuse('readings', decoded);
  const table = readTable(decoded.text, separatorOf(decoded.text));
  if ('problem' in table) return refuse('readings', table);
  const [header, ...rows] = table;
  if (!header) return refuse('readings', finding('no-rows', null, {}));
  const read = readRows(header, rows, today);
  const [first, ...more] = read.findings;
  return first ? refuse('readings', first, more) : { name, rows: read.rows };
}

function readRows(
  header: TableRow,
  rows: readonly TableRow[],
  today: Day,
): { readonly rows: ReadingRow[]; readonly findings: Finding[] } {
  const findings = checkHeader(header, REQUIRED, ['link']);
  if (findings.length > 0) return { rows: [], findings };
  if (rows.length === 0) return { rows: [], findings: [finding('no-rows', null, {})] };
  if (rows.length > MAX_ROWS) {
    return { rows: [], findings: [finding('too-many-rows', null, { rows: rows.length, limit: MAX_ROWS })] };
  }
  const columns = columnsOf(header);
  const read: ReadingRow[] = [];
  const firstLines = new Map<string, number>();
  for (const row of rows) {
    const width = checkWidth(header, row);
    if (width) {
      findings.push(width);
      continue;
    }
    const value = (column: string) => row.fields[columns.get(column) ?? -1]?.trim() ?? '';
    const result = readReadingRow(row.line, value, today);
    findings.push(...result.findings);
    if (!result.row) continue;
    const key = JSON.stringify([result.row.day, result.row.song, result.row.counter]);
    const firstLine = firstLines.get(key);
    if (firstLine !== undefined) {
      findings.push(finding('reading-twice', row.line, { value: shorten(result.row.song), firstLine }));
    } else firstLines.set(key, row.line);
    read.push(result.row);
  }
  return { rows: read, findings };
}

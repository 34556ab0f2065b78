import type { Day } from '../../domain/day.ts';
import { decodeText } from '../text-file/decode-text.ts';
import { type HeadedTable, type LineAbove, readHeadedTable } from '../text-file/heading.ts';
import { type Finding, finding, type Refused, refuse, shorten } from '../text-file/refusal.ts';
import { checkHeader, checkWidth, columnsOf, shareNamed } from '../text-file/table.ts';
import { type ReadingColumn, type ReadingRow, readReadingRow } from './reading-row.ts';

/** The numbers of a file that a person wrote. */
export interface ReadingsFile {
  /** The file's name as it was given. */
  readonly name: string;
  readonly rows: readonly ReadingRow[];
  /** Titles and the like above the heading, which were left out. */
  readonly leftOut: readonly LineAbove[];
}

const MAX_BYTES = 10_000_000;
const MAX_ROWS = 50_000;
const REQUIRED = ['date', 'song', 'counter', 'count'];

/**
 * Reads `date,song,counter,count[,link]`, separated by commas, semicolons or tabs; further columns are left alone, and so
 * are lines above the heading that are no rows.
 * Nothing of a file is taken when anything in it is wrong; it never throws for what a file contains.
 */
export function readReadingsFile(
  name: string,
  bytes: Uint8Array,
  { today }: { readonly today: Day },
): ReadingsFile | Refused {
  const decoded = decodeText(bytes, MAX_BYTES);
  if ('problem' in decoded) return refuse('readings', decoded);
  const table = readHeadedTable(decoded.text, (row) => shareNamed(row, REQUIRED));
  if ('problem' in table) return refuse('readings', table);
  const read = readRows(table, today);
  const [first, ...more] = read.findings;
  return first ? refuse('readings', first, more) : { name, rows: read.rows, leftOut: table.above };
}

function readRows(
  { header, rows, above }: HeadedTable,
  today: Day,
): { readonly rows: ReadingRow[]; readonly findings: Finding[] } {
  const findings = checkHeader(header, REQUIRED, ['link']);
  if (findings.length > 0) return { rows: [], findings };
  if (rows.length === 0) return { rows: [], findings: [finding('no-rows', null, {})] };
  if (rows.length > MAX_ROWS) {
    return { rows: [], findings: [finding('too-many-rows', null, { rows: rows.length, limit: MAX_ROWS })] };
  }
  const columns = columnsOf(header);
  const valueIn = (fields: readonly string[]) => (column: ReadingColumn) =>
    fields[columns.get(column) ?? -1]?.trim() ?? '';
  for (const { line, text, fields } of above)
    if (readReadingRow(line, valueIn(fields), today).row)
      findings.push(finding('row-above-heading', line, { value: text, heading: header.line }));
  const read: ReadingRow[] = [];
  const firstLines = new Map<string, number>();
  for (const row of rows) {
    const width = checkWidth(header, row);
    if (width) {
      findings.push(width);
      continue;
    }
    const result = readReadingRow(row.line, valueIn(row.fields), today);
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

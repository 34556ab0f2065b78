import { decodeText } from '../text-file/decode-text.ts';
import { type HeadedTable, type LineAbove, readHeadedTable } from '../text-file/heading.ts';
import { type Finding, finding, type Refused, refuse } from '../text-file/refusal.ts';
import { checkWidth, headingText, type TableRow } from '../text-file/table.ts';
import { type CertificateRow, type RowContext, readCertificateRow } from './certificate-row.ts';

/** An operator's list of certificates. */
export interface CertificatesFile {
  readonly name: string;
  readonly rows: readonly CertificateRow[];
  /** Titles and the like above the heading, which were left out. */
  readonly leftOut: readonly LineAbove[];
}

const MAX_BYTES = 5_000_000;
const MAX_ROWS = 5_000;

/** The columns, each by the names that it goes by. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  song: ['song', 'key'],
  artist: ['artist', 'artists', 'アーティスト', 'アーティスト名'],
  title: ['title', 'タイトル', '曲名', '作品名', '商品名'],
  native_artist: ['native_artist'],
  native_title: ['native_title'],
  ladder: ['ladder'],
  level: ['level', 'certification', '認定', '認定区分', '認定ランク'],
  month: ['month', 'batch', 'certified', '認定月', '認定年月'],
  source: ['source', 'link', 'url', '出典'],
  remark: ['remark', 'remarks', 'note', '備考'],
};

/**
 * Reads a list with its columns by name, in any order: `song` (or `artist` and `title`), `level`, and where the list has
 * them `month`, `source`, `remark` and `ladder`. Further columns are left alone, and so are lines above the
 * heading that are no rows. Nothing of a file is taken when anything in it is wrong; it never throws for what a file contains.
 */
export function readCertificatesFile(name: string, bytes: Uint8Array, context: RowContext): CertificatesFile | Refused {
  const decoded = decodeText(bytes, MAX_BYTES);
  if ('problem' in decoded) return refuse('certificates', decoded);
  const table = readHeadedTable(decoded.text, shareOfNames);
  if ('problem' in table) return refuse('certificates', table);
  const read = readRows(table, context);
  const [first, ...more] = read.findings;
  return first ? refuse('certificates', first, more) : { name, rows: read.rows, leftOut: table.above };
}

function readRows(
  { header, rows, above }: HeadedTable,
  context: RowContext,
): { readonly rows: CertificateRow[]; readonly findings: Finding[] } {
  const { columns, findings } = namedColumns(header);
  if (findings.length > 0) return { rows: [], findings };
  if (rows.length === 0) return { rows: [], findings: [finding('no-rows', null, {})] };
  if (rows.length > MAX_ROWS)
    return { rows: [], findings: [finding('too-many-rows', null, { rows: rows.length, limit: MAX_ROWS })] };
  const valueIn = (fields: readonly string[]) => (column: string) => fields[columns.get(column) ?? -1]?.trim() ?? '';
  for (const { line, text, fields } of above)
    if (readCertificateRow(line, valueIn(fields), context).row)
      findings.push(finding('row-above-heading', line, { value: text, heading: header.line }));
  const read: CertificateRow[] = [];
  for (const row of rows) {
    const width = checkWidth(header, row);
    if (width) {
      findings.push(width);
      continue;
    }
    const result = readCertificateRow(row.line, valueIn(row.fields), context);
    findings.push(...result.findings);
    if (result.row) read.push(result.row);
  }
  return { rows: read, findings };
}

function namedColumns(header: TableRow): { readonly columns: Map<string, number>; readonly findings: Finding[] } {
  const columns = new Map<string, number>();
  const findings: Finding[] = [];
  header.fields.forEach((field, at) => {
    const name = field.normalize('NFKC').trim().toLowerCase();
    const column = Object.keys(COLUMNS).find((one) => COLUMNS[one]?.includes(name));
    if (column === undefined) return;
    if (columns.has(column)) findings.push(finding('column-twice', header.line, { column }));
    else columns.set(column, at);
  });
  if (columns.size === 0)
    return { columns, findings: [finding('unknown-header', header.line, { value: headingText(header) })] };
  const heading = headingText(header);
  findings.push(...missingFrom(columns).map((column) => finding('missing-column', header.line, { column, heading })));
  return { columns, findings };
}

/** The columns that must be there and are not: the level's, and the song's in one column or in two. */
function missingFrom(columns: ReadonlyMap<string, number>): string[] {
  const missing = columns.has('song') || columns.has('artist') || columns.has('title') ? [] : ['song'];
  if (columns.has('artist') && !columns.has('title') && !columns.has('song')) missing.push('title');
  if (columns.has('title') && !columns.has('artist') && !columns.has('song')) missing.push('artist');
  if (!columns.has('level')) missing.push('level');
  return missing;
}

function shareOfNames(row: TableRow): number {
  const { columns } = namedColumns(row);
  const missing = missingFrom(columns).length;
  return missing === 0 ? 1 : columns.size / (columns.size + missing);
}

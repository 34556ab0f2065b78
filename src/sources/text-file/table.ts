import { CsvError, parse } from 'csv-parse/sync';
import { type Finding, finding, shorten } from './refusal.ts';

/** A line of a CSV table; a value that contains line ends makes it several lines long, and then its first one is named. */
export interface TableRow {
  readonly line: number;
  readonly fields: readonly string[];
}

export type Separator = ',' | ';' | '\t';

/** Reads CSV text with LF line ends into rows; lines without a value are left out. */
export function readTable(text: string, separator: Separator): TableRow[] | Finding {
  const rows: TableRow[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      columns: false,
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (fields: string[], { lines }) => {
        lastLine = lines;
        const inside = fields.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
        if (fields.some((field) => field.trim() !== '')) rows.push({ line: lines - inside, fields });
        return null;
      },
    });
  } catch (error) {
    // All that csv-parse objects to with these options is quotation marks; it sees an unclosed one only at the end.
    if (error instanceof CsvError) return finding('quote-unbalanced', lastLine + 1, {});
    throw error;
  }
  return rows;
}

/** Where each named column stands: names are compared without case, and the first of two is taken. */
export function columnsOf(header: TableRow): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  header.fields.forEach((field, at) => {
    const name = columnName(field);
    if (name !== '' && !columns.has(name)) columns.set(name, at);
  });
  return columns;
}

/** What is wrong with a header that has to name these columns. */
export function checkHeader(
  header: TableRow,
  required: readonly string[],
  optional: readonly string[] = [],
): Finding[] {
  const names = header.fields.map(columnName);
  if (!required.some((column) => names.includes(column))) {
    return [finding('unknown-header', header.line, { value: headingText(header) })];
  }
  const missing = required.filter((column) => !names.includes(column));
  const twice = [...required, ...optional].filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  return [
    ...missing.map((column) => finding('missing-column', header.line, { column, heading: headingText(header) })),
    ...twice.map((column) => finding('column-twice', header.line, { column })),
  ];
}

/** A heading as a message may show it. */
export function headingText(header: TableRow): string {
  return shorten(header.fields.join(','));
}

/** Which share of some columns a line names: 1 where all of them. */
export function shareNamed(row: TableRow, required: readonly string[]): number {
  const names = row.fields.map(columnName);
  return required.filter((column) => names.includes(column)).length / required.length;
}

/** Whether a row has as many values as the header has columns; the finding says how many of each. */
export function checkWidth(header: TableRow, row: TableRow): Finding | null {
  const [expected, found] = [header.fields.length, row.fields.length];
  return expected === found ? null : finding('field-count', row.line, { expected, found });
}

/** The separator that the first line of a text uses most; a comma where it uses none. */
export function separatorOf(text: string): Separator {
  const firstLine = text.trimStart().split('\n', 1)[0] ?? '';
  const uses = (separator: Separator) => firstLine.split(separator).length;
  return ([';', '\t'] as const).reduce<Separator>((best, next) => (uses(next) > uses(best) ? next : best), ',');
}

function columnName(field: string): string {
  return field.trim().toLowerCase();
}

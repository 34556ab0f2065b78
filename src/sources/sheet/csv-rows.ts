import type { Sheet } from '../../domain/sheet.ts';
import { finding, type Refused, refuse } from '../text-file/refusal.ts';
import { checkHeader, checkWidth, columnsOf, readTable, separatorOf } from '../text-file/table.ts';
import type { TableRow } from './table-row.ts';

/** The rows of a CSV table, by their lines. */
export function csvRows({ columns }: Sheet, text: string): readonly TableRow[] | Refused {
  const table = readTable(text, separatorOf(text));
  if ('problem' in table) return refuse('sheet', table);
  const [header, ...rows] = table;
  if (!header) return refuse('sheet', finding('empty-file', null, {}));
  const named = Object.values(columns).filter((name) => name !== undefined);
  const [first, ...more] = checkHeader(
    header,
    named.map((name) => name.toLowerCase()),
  );
  if (first) return refuse('sheet', first, more);
  const places = columnsOf(header);
  return rows.map((row) => {
    const wrong = checkWidth(header, row);
    if (wrong) return { line: row.line, finding: wrong };
    return {
      line: row.line,
      value: (field) => row.fields[places.get(columns[field]?.toLowerCase() ?? '') ?? -1]?.trim() ?? '',
    };
  });
}

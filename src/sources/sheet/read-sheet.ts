import { type Day, dayInJapan } from '../../domain/day.ts';
import { foldWord, type Sheet } from '../../domain/sheet.ts';
import type { SheetRead, SheetRow, SongWords, UnreadRow } from '../../domain/source.ts';
import { type ReadingColumn, readReadingRow } from '../readings-file/reading-row.ts';
import { explainRefusal } from '../text-file/explain-refusal.ts';
import { type Finding, finding, type Refused, shorten } from '../text-file/refusal.ts';
import type { TableRow } from './table-row.ts';
import { tableRows } from './table-rows.ts';

/** What a sheet's bytes say; a refusal where they are no such table. It never throws for what they contain. */
export function readSheet(sheet: Sheet, bytes: Uint8Array, now: number): Omit<SheetRead, 'since'> | Refused {
  const table = tableRows(sheet, bytes);
  if ('refused' in table) return table;
  const filled = table.filter((row) => 'finding' in row || row.value('total') !== '');
  const read = filled.map((row) => readRow(sheet, row, dayInJapan(now)));
  const rows = read.flatMap((row) => ('row' in row ? [row.row] : []));
  const unread = read.flatMap((row) => ('row' in row ? [] : [unreadRow(row.line, row.findings)]));
  return { rows, unread, unfilled: table.length - filled.length };
}

type ReadRow = { readonly row: SheetRow } | { readonly line: number; readonly findings: readonly Finding[] };

function readRow(sheet: Sheet, row: TableRow, today: Day): ReadRow {
  const { line } = row;
  if ('finding' in row) return { line, findings: [row.finding] };
  const { columns } = sheet;
  const counter = counterOf(sheet, row.value);
  const fields: Record<ReadingColumn, string> = {
    date: row.value('date'),
    song: row.value('song'),
    counter: counter ?? row.value('counter'),
    count: row.value('total'),
    link: row.value('link'),
  };
  const names: Record<ReadingColumn, string> = {
    date: columns.date,
    song: columns.song,
    counter: columns.counter ?? 'counter',
    count: columns.total,
    link: columns.link ?? 'link',
  };
  const read = readReadingRow(
    line,
    (column) => fields[column],
    today,
    (column) => names[column],
  );
  const findings = [...read.findings];
  if (counter === null && fields.counter !== '') {
    const known = Object.keys(sheet.counters).join(', ');
    findings.push(finding('counter-unknown', line, { column: names.counter, value: shorten(fields.counter), known }));
  }
  if (!read.row || counter === null) return { line, findings };
  return { row: { ...read.row, counter, song: songOf(row.value('artist'), fields.song) } };
}

function counterOf({ columns, counters, words }: Sheet, value: (field: 'counter') => string): string | null {
  if (columns.counter === undefined) return Object.keys(counters)[0] ?? null;
  return words.get(foldWord(value('counter'))) ?? null;
}

function songOf(artist: string, song: string): SongWords {
  return artist === '' || /^(?:https?:|spotify:)/i.test(song) ? song : { artist, title: song };
}

function unreadRow(line: number, findings: readonly Finding[]): UnreadRow {
  return { line, problem: findings.map((one) => explainRefusal({ ...one, line: null, file: 'sheet' })).join(' ') };
}

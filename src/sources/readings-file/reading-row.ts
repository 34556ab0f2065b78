import { type Day, formatDay, parseDay } from '../../domain/day.ts';
import type { Precision } from '../../domain/reading.ts';
import { LARGEST_COUNT } from '../../domain/written-count.ts';
import { type Finding, finding, shorten } from '../text-file/refusal.ts';
import { readCountCell } from './count-text.ts';

/** One number that a person wrote down, its song and counter still as they were written. */
export interface ReadingRow {
  readonly line: number;
  readonly day: Day;
  /** A song's name, `Artist - Title`, key, external link or id. */
  readonly song: string;
  readonly counter: string;
  readonly count: number;
  readonly precision: Precision;
  /** Where it was read; kept as citation. */
  readonly link: string | null;
}

/** What a row says, by the names that the columns of a readings file have. */
export type ReadingColumn = 'date' | 'song' | 'counter' | 'count' | 'link';

const REQUIRED = ['date', 'song', 'counter', 'count'] as const;

// Spreadsheets turn 2026-03-05 into 2026/3/5 on their own.
const DATE = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;

/** Reads one row; all that is wrong in it comes back instead. `called` says what the file calls its columns. */
export function readReadingRow(
  line: number,
  value: (column: ReadingColumn) => string,
  today: Day,
  called: (column: ReadingColumn) => string = (column) => column,
): { readonly row: ReadingRow | null; readonly findings: readonly Finding[] } {
  const day = readDate(line, called('date'), value('date'), today);
  const count = readRowCount(line, called('count'), value('count'));
  const link = readLink(line, called('link'), value('link'));
  const song = value('song');
  const counter = value('counter');
  const results = [day, count, link].filter((result) => typeof result === 'object' && result !== null);
  const findings = [
    ...REQUIRED.flatMap((column) =>
      value(column) === '' ? [finding('empty-value', line, { column: called(column) })] : [],
    ),
    ...results.flatMap((result) => ('problem' in result ? [result] : [])),
  ];
  const isRead = typeof day === 'number' && count && 'count' in count && (link === null || typeof link === 'string');
  if (findings.length > 0 || !isRead) return { row: null, findings };
  return { row: { line, day, song, counter, ...count, link }, findings };
}

function readDate(line: number, column: string, text: string, today: Day): Day | Finding | null {
  if (text === '') return null;
  const where = { where: `the column "${column}"`, value: shorten(text) };
  const match = DATE.exec(text);
  if (!match) return finding('date-form', line, where);
  const day = parseDay(`${match[1]}-${match[3]?.padStart(2, '0')}-${match[4]?.padStart(2, '0')}`);
  if (day === null) return finding('date-not-real', line, where);
  return day > today ? finding('date-in-future', line, { ...where, today: formatDay(today) }) : day;
}

function readRowCount(
  line: number,
  column: string,
  text: string,
): Pick<ReadingRow, 'count' | 'precision'> | Finding | null {
  if (text === '') return null;
  const count = readCountCell(text);
  if (typeof count === 'object') return count;
  const where = { column, value: shorten(text) };
  if (count === 'count-too-large') return finding(count, line, { ...where, limit: LARGEST_COUNT });
  return finding(count, line, where);
}

function readLink(line: number, column: string, text: string): string | Finding | null {
  if (text === '') return null;
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && !/\s/.test(text)) return text;
  return finding('bad-link', line, { column, value: shorten(text) });
}

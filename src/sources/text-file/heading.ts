import type { LeftOutLine } from '../../domain/watch-file.ts';
import { type Finding, finding, shorten } from './refusal.ts';
import { readTable, separatorOf, type TableRow } from './table.ts';

/** A line that stands above a table's heading and is no part of the table, with what it would say as a row of it. */
export interface LineAbove extends LeftOutLine {
  readonly fields: readonly string[];
}

/** A table with the line that names its columns. */
export interface HeadedTable {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  /** The lines above the heading that say something. */
  readonly above: readonly LineAbove[];
}

/** Below these lines nothing is a heading any more. */
const SEARCHED_LINES = 10;

/**
 * Reads CSV text whose heading stands among its first ten lines: the first that names all columns that must be there, for
 * which `shareNamed` answers 1. Where none does, the header is the line that names most of them, for the caller to say
 * what is missing.
 */
export function readHeadedTable(text: string, shareNamed: (row: TableRow) => number): HeadedTable | Finding {
  const table = readTable(text, separatorOf(text));
  const [first, ...rows] = 'problem' in table ? [] : table;
  // A heading on top may be several lines long, which one by one would mean nothing.
  if (first && shareNamed(first) === 1) return { header: first, rows, above: [] };
  const lines = text.split('\n', SEARCHED_LINES).flatMap((line, at) => lineRow(line, at + 1) ?? []);
  const heading = lines.find((row) => shareNamed(row) === 1);
  if (heading) return tableUnder(text, heading, lines);
  if (isJson(text)) return finding('is-json', null, {});
  if ('problem' in table) return table;
  if (!first) return finding('no-rows', null, {});
  const nearest = lines.reduce((best: TableRow, row) => (shareNamed(row) > shareNamed(best) ? row : best), first);
  return { header: nearest, rows: [], above: [] };
}

interface Line extends TableRow {
  readonly text: string;
}

/** One line as a row of its own; null where it says nothing. */
function lineRow(text: string, line: number): Line | null {
  const table = readTable(text, separatorOf(text));
  // Quotation marks that are none of a table's stand in prose.
  if ('problem' in table) return { line, text, fields: [text] };
  const [row] = table;
  return row ? { line, text, fields: row.fields } : null;
}

function tableUnder(text: string, heading: Line, lines: readonly Line[]): HeadedTable | Finding {
  const before = heading.line - 1;
  const start = text.split('\n', before).reduce((sum, line) => sum + line.length + 1, 0);
  // Empty lines in the place of those above, so that all lines keep their numbers.
  const table = readTable('\n'.repeat(before) + text.slice(start), separatorOf(heading.text));
  if ('problem' in table) return table;
  const [header = heading, ...rows] = table;
  const above = lines.filter(({ line }) => line < heading.line);
  return { header, rows, above: above.map((row) => ({ ...row, text: shorten(row.text.trim()) })) };
}

/** Whether a text is JSON, and not a table whose title begins with a bracket. */
export function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

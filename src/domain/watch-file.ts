/** The forms of a file that says what a server follows. */
export type WatchFileForm = 'csv' | 'json';

/** Something that is followed, by names that mean it in other databases too. */
export interface WatchedName {
  readonly kind: 'song' | 'artist' | 'market';
  /** The song's or act's key, or the market. */
  readonly key: string;
  /** The acts as they are credited, or the act; empty for a market. */
  readonly artist: string;
  readonly title: string;
}

/** Something to follow: a row of the store, or a market's number. */
export interface WatchTarget {
  readonly kind: 'song' | 'artist' | 'market';
  readonly target: number;
}

/** A row of a file that means nothing here, or several things. */
export interface UnknownRow {
  readonly line: number;
  /** As it was written, shortened. */
  readonly written: string;
  /** Names that may have been meant. */
  readonly nearest: readonly string[];
}

/** What following all of a file's rows would do. */
export interface WatchPlan {
  readonly fresh: readonly WatchTarget[];
  /** How many rows mean what the server follows already. */
  readonly already: number;
  /** How many rows say again what an earlier one says. */
  readonly repeated: number;
  readonly unknown: readonly UnknownRow[];
  readonly leftOut: readonly LeftOutLine[];
}

/** A line above a file's heading: a title, a date, a link. */
export interface LeftOutLine {
  readonly line: number;
  /** As it was written, shortened. */
  readonly text: string;
}

/** Why a file is none of what is followed, with the line where there is one. */
export interface WatchFileProblem {
  readonly problem:
    | 'empty'
    | 'too-large'
    | 'not-a-table'
    | 'web-page'
    | 'not-utf8'
    | 'quotes'
    | 'columns'
    | 'no-list'
    | 'too-many-rows'
    | 'not-json'
    | 'newer';
  readonly line: number | null;
  /** The most rows or megabytes that are taken, where that is the problem. */
  readonly limit: number | null;
  /** The first line of a file in which no line names columns, shortened; else null. */
  readonly found: string | null;
}

/** Files of what servers follow, as they are attached and given out. */
export interface WatchFiles {
  /** What a file would have a server follow; nothing is changed. */
  plan(server: number, name: string, bytes: Uint8Array): Promise<WatchPlan | WatchFileProblem>;
  /** All that a server follows, as a file. */
  write(server: number, form: WatchFileForm): Promise<Uint8Array>;
}

// A spreadsheet takes a cell that begins so for a formula, the wide signs too where it is set to Japanese.
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/u;

/**
 * A value as a cell of a CSV file that no spreadsheet executes: what would be a formula begins with an apostrophe.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function asCell(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}

/** The value that a cell was made of; any other cell is what it says, and is never more than text. */
export function ofCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/**
 * Which kind of file was read: the remedy differs, because one is downloaded, one is typed by the operator, and one is a
 * sheet that somebody else publishes.
 */
export type FileKind = 'spotify-chart' | 'readings' | 'sheet' | 'certificates';

type Nothing = Record<string, never>;

/** A value that is wrong, and the column it stands in. */
interface InColumn {
  readonly column: string;
  readonly value: string;
}

/** A date that is wrong, and where it was read: a column, or `the file name`. */
interface DateAt {
  readonly where: string;
  readonly value: string;
}

/** Everything that can be wrong with a file, with what its explanation needs. */
export interface ProblemParams {
  // The file as a whole.
  'empty-file': Nothing;
  'too-large': { readonly megabytes: number; readonly limitMegabytes: number };
  binary: { readonly what: string };
  'utf-16': Nothing;
  'is-json': Nothing;
  'not-json': Nothing;
  'no-list': { readonly where: string };
  'not-a-row': Nothing;
  'not-utf8': Nothing;
  html: Nothing;
  'cr-line-ends': Nothing;
  mojibake: { readonly value: string };
  // Its table.
  'quote-unbalanced': Nothing;
  'wrong-separator': { readonly separator: string };
  'unknown-header': { readonly value: string };
  /** The heading as it was written; null where there is none, as in JSON. */
  'missing-column': { readonly column: string; readonly heading: string | null };
  'row-above-heading': { readonly value: string; readonly heading: number };
  'column-twice': { readonly column: string };
  'no-rows': Nothing;
  'too-many-rows': { readonly rows: number; readonly limit: number };
  'field-count': { readonly expected: number; readonly found: number };
  // Its values.
  'empty-value': { readonly column: string };
  'count-negative': InColumn;
  'count-zero': InColumn;
  'count-scientific': InColumn;
  'count-separators': InColumn;
  'count-about': InColumn;
  'count-unclear': InColumn;
  'count-not-whole': InColumn;
  'count-unreadable': InColumn;
  'count-too-large': InColumn & { readonly limit: number };
  'bad-track': InColumn;
  'track-twice': { readonly value: string; readonly firstLine: number };
  'bad-rank': InColumn & { readonly limit: number };
  'rank-twice': { readonly value: string; readonly firstLine: number };
  'bad-link': InColumn;
  'counter-unknown': InColumn & { readonly known: string };
  'reading-twice': { readonly value: string; readonly firstLine: number };
  'date-form': DateAt;
  'date-not-real': DateAt;
  'date-in-future': DateAt & { readonly today: string };
  // The values of a list of certificates.
  'no-song': Nothing;
  'no-source': Nothing;
  'unknown-ladder': { readonly value: string; readonly known: string };
  'unknown-level': { readonly value: string; readonly known: string };
  'level-not-given': {
    readonly level: string;
    readonly month: string;
    readonly given: string;
    /** The last month in which it was; null where it still is. */
    readonly until: string | null;
  };
  'month-form': { readonly value: string };
  'month-is-day': { readonly value: string };
  'month-in-future': { readonly value: string; readonly today: string };
  unverified: Nothing;
  // The name of a chart file.
  'name-not-a-chart': { readonly value: string };
  'name-without-date': { readonly value: string; readonly example: string };
  'name-range-not-a-week': { readonly value: string };
  'name-range-on-daily': { readonly value: string };
  'date-conflict': { readonly value: string; readonly given: string };
  'week-end-not-thursday': DateAt;
  'period-mismatch': { readonly period: string; readonly column: string };
}

export type ProblemCode = keyof ProblemParams;

type Problem = { [C in ProblemCode]: { readonly problem: C; readonly params: ProblemParams[C] } }[ProblemCode];

/** One thing wrong with a file; the line counts from 1 in the file, null where it is about no line of it. */
export type Finding = Problem & { readonly line: number | null };

/** One reason why a file was not taken; `explainRefusal` words it. */
export type Refusal = Finding & { readonly file: FileKind };

/** A file of which nothing is taken, with its first reasons in the order of the file. */
export interface Refused {
  readonly refused: true;
  /** At most `MAX_REFUSALS`. */
  readonly refusals: readonly [Refusal, ...Refusal[]];
  /** How many more reasons there were. */
  readonly unlisted: number;
}

/** How many reasons are listed for one file: enough to mend it in one go, few enough to read. */
export const MAX_REFUSALS = 20;

const SHOWN_CHARACTERS = 40;

/** One thing wrong with a file. */
export function finding<C extends ProblemCode>(problem: C, line: number | null, params: ProblemParams[C]): Finding {
  return { problem, line, params } as Finding;
}

/** The answer for a file with something wrong; the findings come in any order. */
export function refuse(file: FileKind, first: Finding, more: readonly Finding[] = []): Refused {
  const sorted = [first, ...more].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const [head = first, ...tail] = sorted.slice(0, MAX_REFUSALS);
  return {
    refused: true,
    refusals: [{ ...head, file }, ...tail.map((found) => ({ ...found, file }))],
    unlisted: Math.max(0, sorted.length - MAX_REFUSALS),
  };
}

/** A value as a message may show it: short, and without characters that would steer a terminal. */
export function shorten(value: string): string {
  const characters = [...value.slice(0, SHOWN_CHARACTERS * 4).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '·')];
  if (characters.length <= SHOWN_CHARACTERS) return characters.join('');
  return `${characters.slice(0, SHOWN_CHARACTERS - 1).join('')}…`;
}

import { z } from 'zod';
import type { CounterId } from './counter.ts';
import type { Names } from './names.ts';
import type { Rules } from './rules.ts';

const NAMED = 'is the name of a column of the sheet';
const column = z.string(NAMED).trim().min(1, NAMED);

/** The shape of a file in `data/local/sheets/`: a published table that the bot reads now and then. */
export const sheetSchema = z
  .strictObject({
    address: z.url({ protocol: /^https?$/, error: 'is a web address, such as https://example.org/sheet.csv' }),
    format: z.enum(['csv', 'json'], 'is csv or json'),
    /** Where in a JSON file the list of rows stands, such as `data.items`; the file itself is the list without it. */
    rows: z.string().trim().min(1).optional(),
    /** What the sheet calls its columns. */
    columns: z.strictObject({
      song: column,
      /** Where the act stands in a column of its own. */
      artist: column.optional(),
      /** Which counter a row is of; without it every row is of the only one in `counters`. */
      counter: column.optional(),
      total: column,
      date: column,
      link: column.optional(),
    }),
    /** The counters it may feed, each with what the sheet calls it besides its id and the names of its publisher. */
    counters: z.record(z.string(), z.array(z.string().trim().min(1)), 'is {"a-counter": ["what the sheet calls it"]}'),
    everyMinutes: z.int().min(5, 'is at least 5').max(10_080, 'is at most 10080, a week').default(60),
  })
  .superRefine(({ format, rows, columns, counters }, context) => {
    const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (rows !== undefined && format !== 'json') problem(['rows'], 'is for JSON only');
    const many = Object.keys(counters).length;
    if (many === 0) problem(['counters'], 'names at least one counter');
    if (many > 1 && columns.counter === undefined)
      problem(['columns', 'counter'], 'is missing: a sheet of several counters says which one a row is of');
    const seen = new Set<string>();
    for (const [field, name] of Object.entries(columns)) {
      if (name === undefined) continue;
      if (seen.has(foldWord(name)))
        problem(['columns', field], `names the column "${name}", which another field names`);
      seen.add(foldWord(name));
    }
  });

export type SheetDeclaration = z.infer<typeof sheetSchema>;

/** A published table, as the operator declared it. */
export interface Sheet extends SheetDeclaration {
  /** The name of its file, without `.json`. */
  readonly id: string;
  /** The counter that each word of the counter's column stands for, by the folded word. */
  readonly words: ReadonlyMap<string, CounterId>;
}

/** A sheet, made of what a file declares; or the field of it that cannot be used, with the reason. */
export function makeSheet(
  id: string,
  declared: SheetDeclaration,
  rules: Rules,
): Sheet | { readonly field: string; readonly problem: string } {
  const own = new Map<string, CounterId>();
  const names = new Map<string, CounterId | null>();
  for (const [counterId, words] of Object.entries(declared.counters)) {
    const field = `counters.${counterId}`;
    const counter = rules.counters.get(counterId);
    if (!counter)
      return { field, problem: 'is a counter that no file in data/counters or data/local/counters declares' };
    if (counter.adds !== 'totals') return { field, problem: 'is the sum of chart days: it takes chart files only' };
    for (const word of [counterId, ...words].map(foldWord)) {
      const taken = own.get(word);
      if (taken !== undefined && taken !== counterId)
        return { field, problem: `has the word "${word}", which stands for ${taken} already` };
      own.set(word, counterId);
    }
    // A publisher of two of the counters is none of them for certain.
    for (const word of [...wordsOf(counter.names), ...wordsOf(counter.publisher)])
      names.set(word, (names.get(word) ?? counterId) === counterId ? counterId : null);
  }
  const clear = [...names].filter((entry): entry is [string, CounterId] => entry[1] !== null);
  return { ...declared, id, words: new Map([...clear, ...own]) };
}

/** A word of a sheet as its spellings have it in common: case, width and spaces may differ. */
export function foldWord(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

function wordsOf({ en, ja, ko }: Names): string[] {
  return [en, ja, ko].map(foldWord);
}

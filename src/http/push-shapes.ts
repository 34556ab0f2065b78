import { z } from 'zod';
import { type Day, parseDay } from '../domain/day.ts';

/** The most rows that one push may have: they are recorded in one transaction. */
export const MOST_ROWS = 200;

/** The most bytes that one push may have. */
export const MOST_BYTES = 256 * 1024;

/** More than any song has anywhere. */
const MOST_PLAYS = 1_000_000_000_000;

/** Before this day nobody counted streams. */
const FIRST_DAY = '2000-01-01';

const name = (what: string) => z.string(`${what} must be a text`).trim().min(1, `${what} is empty`).max(300);

const songShape = z
  .union(
    [name('song'), z.strictObject({ artist: name('artist'), title: name('title') })],
    'song must be a text, or {"artist": …, "title": …}',
  )
  .meta({
    description:
      'A song’s key, its Spotify or YouTube link, "Artist - Title", a title that only one song has, or artist and title apart.',
    examples: ['nova7--harbor-lights', { artist: 'NOVA7', title: 'Harbor Lights' }],
  });

const dateShape = z
  .string('date must be a text such as "2026-03-01"')
  .refine(isSayableDay, `date must be a real day from ${FIRST_DAY} on, such as "2026-03-01"`)
  .meta({ format: 'date', description: 'The day that the total is for, as its publisher means it.' });

const totalShape = z
  .int('total must be a whole number, without quotes, separators or units')
  .min(0, 'total must not be negative')
  .max(MOST_PLAYS, `total must be at most ${MOST_PLAYS}`)
  .meta({ description: 'The cumulative count on that day, not a weekly figure.' });

/** The sentence for what is no object at all; what is wrong within one has its own. */
function noObject(sentence: string) {
  return ({ code }: { readonly code?: string }) => (code === 'invalid_type' ? sentence : undefined);
}

const linkShape = z
  .string('link must be a text')
  .max(500, 'link must have at most 500 characters')
  .refine(isWebAddress, 'link must be an address that begins with https:// or http://')
  .meta({ format: 'uri', description: 'Where the number was read; kept as citation, never fetched.' });

/** One number that a program pushes. */
export const rowShape = z.strictObject(
  {
    song: songShape,
    counter: name('counter').meta({ description: 'The number source, by the id of its file in data/counters/.' }),
    date: dateShape,
    total: totalShape,
    precision: z
      .enum(['exact', 'at-least'], 'precision must be "exact" or "at-least"')
      .default('exact')
      .meta({ description: '`at-least` where only this is known to have been passed.' }),
    link: linkShape.optional(),
  },
  { error: noObject('a row must be {"song": …, "counter": …, "date": …, "total": …}') },
);

/** What a push says. */
export const pushShape = z.strictObject(
  {
    readings: z
      .array(rowShape, 'readings must be a list')
      .min(1, 'readings is empty')
      .max(MOST_ROWS, `readings must have at most ${MOST_ROWS} rows: push the rest in another request`),
  },
  { error: noObject('the body must be {"readings": [ … ]}') },
);

export type Push = z.infer<typeof pushShape>;
export type PushRow = z.infer<typeof rowShape>;

const rowNumber = z.int().min(1).meta({ description: 'The place in `readings`; the first is 1.' });

/** What became of one row. */
const resultShape = z.strictObject({
  row: rowNumber,
  result: z.enum(['recorded', 'repeated', 'waiting']).meta({
    description:
      '`recorded`: it counts. `repeated`: the same number for that day was known. `waiting`: it waits for a check by the operator, counts nowhere and announces nothing meanwhile.',
  }),
  song: z.string().meta({ description: 'The key of the song that was meant.' }),
  name: z.string(),
  counter: z.string(),
  date: z.string().meta({ format: 'date' }),
  reason: z.string().optional().meta({ description: 'Why it waits, as a code.' }),
  detail: z.string().optional().meta({ description: 'Why it waits, in words.' }),
});

/** The answer to a push that was taken. */
export const answerShape = z.strictObject({
  recorded: z.int().min(0),
  repeated: z.int().min(0),
  waiting: z.int().min(0),
  crossed: z.int().min(0).meta({ description: 'Levels that songs passed by these numbers.' }),
  results: z.array(resultShape),
});

export type PushAnswer = z.infer<typeof answerShape>;

/** What is wrong with one row. */
const rowProblemShape = z.strictObject({
  row: rowNumber.nullable().meta({ description: 'Null where it is no row’s problem.' }),
  field: z.string().nullable(),
  code: z.enum([
    'malformed',
    'unknown-counter',
    'chart-counter',
    'counter-not-allowed',
    'unknown-song',
    'several-songs',
    'repeated-row',
  ]),
  detail: z.string(),
  suggestions: z.array(z.string()).optional().meta({ description: 'What may have been meant.' }),
});

export type RowProblem = z.infer<typeof rowProblemShape>;

/** A problem in the form of RFC 9457. */
export const problemShape = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  problems: z.array(rowProblemShape).optional().meta({ description: 'Every problem of the request, by row.' }),
});

/** The day that a checked date says. */
export function dayOfRow(row: PushRow): Day {
  const day = parseDay(row.date);
  if (day === null) throw new Error(`A date was not checked: ${row.date}`);
  return day;
}

function isSayableDay(text: string): boolean {
  return parseDay(text) !== null && text >= FIRST_DAY;
}

function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '') && !/\s/.test(text);
}

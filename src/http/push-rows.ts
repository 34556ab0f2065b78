import type { z } from 'zod';
import type { Counter, CounterId } from '../domain/counter.ts';
import { dayInJapan, formatDay } from '../domain/day.ts';
import type { QuarantineReason } from '../domain/reading-check.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { SongReading } from '../store/readings.ts';
import { findNamedSong, nameOf, type SongParts, songsByKey } from '../tracker/find-song.ts';
import type { Recorded } from '../tracker/record-readings.ts';
import { dayOfRow, type Push, type PushAnswer, type PushRow, type RowProblem } from './push-shapes.ts';

/** A row whose song and counter are known. */
export interface ClearRow {
  readonly row: number;
  readonly song: Song;
  readonly counter: Counter;
  readonly reading: SongReading;
}

/** The rows of a push as readings, or everything that is wrong with them. */
export async function clarifyRows(
  parts: SongParts & { readonly rules: Rules },
  push: Push,
  allowed: readonly CounterId[],
): Promise<{ readonly clear: readonly ClearRow[]; readonly problems: readonly RowProblem[] }> {
  const clear: ClearRow[] = [];
  const problems: RowProblem[] = [];
  const places = new Map<string, number>();
  const keys = push.readings.flatMap(({ song }) => (typeof song === 'string' ? [song.trim()] : []));
  const keyed = await songsByKey(parts, keys);
  for (const [index, given] of push.readings.entries()) {
    const row = index + 1;
    const counter = counterFor(parts.rules, row, given, allowed);
    const known = typeof given.song === 'string' ? keyed.get(given.song.trim()) : undefined;
    const { meaning, names } = known ? { meaning: known, names: [] } : await findNamedSong(parts, given.song);
    if ('code' in counter) problems.push(counter);
    if (typeof meaning === 'string') problems.push(songProblem(row, meaning, names));
    if ('code' in counter || typeof meaning === 'string') continue;
    const place = `${meaning.id} ${counter.id} ${given.date}`;
    const first = places.get(place);
    if (first !== undefined) {
      problems.push(repeatedRow(row, first));
      continue;
    }
    places.set(place, row);
    const { total: count, precision, link = null } = given;
    clear.push({
      row,
      song: meaning,
      counter,
      reading: { song: meaning.id, day: dayOfRow(given), count, precision, link },
    });
  }
  return { clear, problems };
}

function counterFor(rules: Rules, row: number, given: PushRow, allowed: readonly CounterId[]): Counter | RowProblem {
  const counter = rules.counters.get(given.counter);
  const about = { row, field: 'counter', suggestions: [...allowed] };
  if (!counter) return { ...about, code: 'unknown-counter', detail: `There is no number source "${given.counter}".` };
  if (counter.adds === 'chart-days')
    return {
      ...about,
      code: 'chart-counter',
      detail: `"${counter.id}" is the sum of chart days: it takes chart files, not totals.`,
    };
  if (!allowed.includes(counter.id))
    return {
      ...about,
      code: 'counter-not-allowed',
      detail: `This token may not push "${counter.id}". Ask the operator for one that may.`,
    };
  return counter;
}

function songProblem(row: number, code: 'unknown-song' | 'several-songs', names: readonly string[]): RowProblem {
  const detail =
    code === 'several-songs'
      ? 'Several songs are called so. Write the key of the one that is meant.'
      : 'No song of this name is known. Write its key, its link, or artist and title as they are known here.';
  return { row, field: 'song', code, detail, suggestions: [...names] };
}

function repeatedRow(row: number, first: number): RowProblem {
  const detail = `Row ${first} says something of the same song, number source and day already. Leave one of them out.`;
  return { row, field: null, code: 'repeated-row', detail };
}

/** What is wrong with the form of a push, by row. */
export function shapeProblems(error: z.ZodError): RowProblem[] {
  return error.issues.map(({ path, message, code }) => {
    const [first, index, ...rest] = path;
    const inRow = first === 'readings' && typeof index === 'number';
    const field = inRow ? rest.join('.') : path.join('.');
    const detail = code === 'unrecognized_keys' ? `${message}. Leave it out.` : message;
    return { row: inRow ? index + 1 : null, field: field === '' ? null : field, code: 'malformed', detail };
  });
}

const REASONS: Readonly<Record<QuarantineReason, string>> = {
  zero: 'A total of 0 is no number: a missing number is better left out.',
  fall: 'It is lower than the number before. Is it a weekly figure instead of the total?',
  jump: 'It is further from the numbers around it than the song’s pace allows.',
  future: 'Its day is still to come.',
  stale: 'Almost every number of this request is that of an earlier day: is the page a new one? It counts nothing.',
};

/** What became of the rows, as it is answered. */
export function answerOf(rows: readonly ClearRow[], recorded: readonly Recorded[], now: number): PushAnswer {
  const reasons = new Map(recorded.flatMap((one) => one.quarantined.map(({ reading, reason }) => [reading, reason])));
  const repeats = new Set(recorded.flatMap((one) => one.repeats));
  const sum = (of: (one: Recorded) => number) => recorded.reduce((total, one) => total + of(one), 0);
  return {
    recorded: sum((one) => one.accepted),
    repeated: sum((one) => one.repeated),
    waiting: sum((one) => one.quarantined.length),
    crossed: sum((one) => one.crossed),
    results: rows.map(({ row, song, counter, reading }) => {
      const reason = reasons.get(reading);
      const about = { song: song.key, name: nameOf(song), counter: counter.id, date: formatDay(reading.day) };
      if (!reason) return { row, result: repeats.has(reading) ? 'repeated' : 'recorded', ...about };
      const today = reason === 'future' ? ` Today is ${formatDay(dayInJapan(now))} in Japan.` : '';
      return { row, result: 'waiting', ...about, reason, detail: `${REASONS[reason]}${today}` };
    }),
  };
}

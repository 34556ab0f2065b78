import type { Kysely } from 'kysely';
import type { Counter } from '../domain/counter.ts';
import { type Day, dayInJapan } from '../domain/day.ts';
import { checkReading, isStalePage, type Known, needsPace } from '../domain/reading-check.ts';
import type { Rules } from '../domain/rules.ts';
import { redateCrossings } from '../store/crossings.ts';
import { seenBefore } from '../store/observations.ts';
import { counterIdOf, type Latest, type Newest, readingsOn, type SongReading } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { type Quarantined, takeReadings } from '../store/take-readings.ts';
import { type Found, findCrossings, firstAt } from './find-crossings.ts';
import type { Move } from './move.ts';
import { growthSeen, knownAroundSeen, newestSeen } from './seen.ts';

/**
 * Publishers' pages were seen to stand still for up to four days, and some move once a week: a number that stands still
 * for longer is the song's own, and its day is what the source says.
 */
const LONGEST_STALE_DAYS = 7;

/** Readings of one counter that came together. */
export interface ReadingBatch {
  readonly counter: Counter;
  readonly scope: number;
  /** Where they came from, as the observations keep it: `import`, `record`, a source's name. */
  readonly source: string;
  /** Who typed them, null for a source. */
  readonly actor: string | null;
  /** Whether a person typed them, so that they may be announced longer after their day (PRODUCT §3). */
  readonly byHand: boolean;
  /** When what they make owed may be posted first, where a person may still take them back; at once unless given. */
  readonly notBefore?: number;
  /** In any order; a song may stand in it for several days. */
  readonly readings: readonly SongReading[];
}

/** What became of a batch. */
export interface Recorded extends Found {
  readonly accepted: number;
  /** Known already: the same number for the same day. */
  readonly repeated: number;
  readonly repeats: readonly SongReading[];
  readonly quarantined: readonly Quarantined[];
}

/**
 * Records a batch within the caller's transaction: checks each reading, keeps every observation, takes the accepted
 * ones into the working series, finds crossings, and owes their announcements.
 */
export async function recordReadings(
  db: Kysely<Schema>,
  rules: Rules,
  batch: ReadingBatch,
  now: number,
): Promise<Recorded> {
  if (batch.counter.adds === 'chart-days')
    throw new Error(`The counter "${batch.counter.id}" is the sum of chart days: it takes chart files, not totals.`);
  const counterId = await counterIdOf(db, batch.counter.id);
  const total = { accepted: 0, repeated: 0, crossed: 0, baseline: 0, owed: 0, tooOld: 0 };
  const repeats: SongReading[] = [];
  const quarantined: Quarantined[] = [];
  const counterChanges: string[] = [];
  const byDay = Map.groupBy(batch.readings, (reading) => reading.day);
  for (const day of [...byDay.keys()].toSorted((a, b) => a - b)) {
    const readings = lastOfEachSong(byDay.get(day) ?? []);
    const result = await recordDay(db, rules, { ...batch, readings }, counterId, day, now);
    total.accepted += result.accepted;
    total.repeated += result.repeated;
    total.crossed += result.crossed;
    total.baseline += result.baseline;
    total.owed += result.owed;
    total.tooOld += result.tooOld;
    repeats.push(...result.repeats);
    quarantined.push(...result.quarantined);
    counterChanges.push(...result.counterChanges);
  }
  return { ...total, repeats, quarantined, counterChanges };
}

function lastOfEachSong(readings: readonly SongReading[]): SongReading[] {
  return [...new Map(readings.map((reading) => [reading.song, reading])).values()];
}

async function recordDay(
  db: Kysely<Schema>,
  rules: Rules,
  batch: ReadingBatch,
  counterId: number,
  day: Day,
  now: number,
): Promise<Recorded> {
  const songs = batch.readings.map((reading) => reading.song);
  const newest = await newestSeen(db, counterId, batch.scope, songs);
  const growth = await growthSeen(db, counterId, batch.scope, songsToMeasure(batch.readings, newest));
  const there = await readingsOn(db, counterId, batch.scope, day, songs);
  const accepted: SongReading[] = [];
  const quarantined: Quarantined[] = [];
  const repeats: SongReading[] = [];
  const standingStill = stalePage(batch, day, newest);
  const today = dayInJapan(now);
  for (const reading of batch.readings) {
    const same = there.get(reading.song);
    if (same && same.count === reading.count && same.precision === reading.precision) {
      repeats.push(reading);
      continue;
    }
    const last = newest.get(reading.song);
    const late = last !== undefined && last.day > day;
    const known: Known = late
      ? await knownAroundSeen(db, counterId, batch.scope, reading.song, day)
      : { before: last ?? null, after: null, exact: growth.get(reading.song) ?? null };
    const verdict = standingStill.has(reading) ? 'stale' : checkReading(reading, known, today);
    if (verdict === 'accepted') accepted.push(reading);
    else quarantined.push({ reading, reason: verdict });
  }
  const seen = await seenBefore(
    db,
    counterId,
    batch.scope,
    quarantined.map(({ reading }) => reading),
  );
  const { source, actor } = batch;
  const telling = accepted.filter((reading) => saysSomethingNew(reading, newest.get(reading.song)));
  await takeReadings(
    db,
    { observedAt: now, source, scope: batch.scope, actor, counterId, day },
    // What waits already, or was rejected, need not be looked at again as often as a source repeats it.
    { accepted, telling, quarantined: quarantined.filter((_, at) => !seen.has(at)) },
  );
  const moves = telling.flatMap((reading): Move[] => {
    const last = newest.get(reading.song);
    const late = last !== undefined && last.day > day;
    if (late && reading.count <= last.count) return [];
    const before = last?.count ?? null;
    const precision = last && last.count > reading.count ? last.precision : reading.precision;
    return [{ song: reading.song, before, after: Math.max(before ?? 0, reading.count), precision, day }];
  });
  const { counter, scope, byHand, notBefore = now } = batch;
  const found = await findCrossings(db, { rules, counter, counterId, scope, byHand, now, notBefore }, moves);
  for (const reading of accepted)
    if ((newest.get(reading.song)?.day ?? day) > day)
      await redateCrossings(db, counterId, scope, reading.song, (crossing) =>
        firstAt(rules, crossing, [{ day, count: reading.count }]),
      );
  return { accepted: accepted.length, repeated: repeats.length, repeats, quarantined, ...found };
}

/** The songs whose readings only their pace can judge. */
function songsToMeasure(readings: readonly SongReading[], newest: ReadonlyMap<number, Newest>): number[] {
  return readings.flatMap((reading) => {
    const last = newest.get(reading.song);
    if (!last || last.day > reading.day) return [];
    const exact = last.exact === null ? null : { day: last.day, count: last.exact };
    return needsPace(reading, exact) ? [reading.song] : [];
  });
}

/** The readings that a source repeats of an earlier day, where they are almost all that came together. */
function stalePage(
  { counter, readings }: ReadingBatch,
  day: Day,
  latest: ReadonlyMap<number, Latest>,
): Set<SongReading> {
  if (counter.cadence === 'irregular') return new Set();
  const comparable = readings.flatMap((reading) => {
    const last = latest.get(reading.song);
    return last && last.day < day && day - last.day <= LONGEST_STALE_DAYS && reading.precision === 'exact'
      ? [{ reading, before: last.count, count: reading.count }]
      : [];
  });
  if (!isStalePage(comparable)) return new Set();
  return new Set(comparable.filter(({ before, count }) => before === count).map(({ reading }) => reading));
}

/** A lower bound that lies below the count is true and says nothing: it must not make an old number look young. */
function saysSomethingNew(reading: SongReading, latest: Latest | undefined): boolean {
  return reading.precision === 'exact' || latest === undefined || reading.count > latest.count;
}

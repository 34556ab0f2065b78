import type { Kysely } from 'kysely';
import { announcementWindowDays } from '../domain/announcement.ts';
import { chooseBasis } from '../domain/basis.ts';
import type { CounterId } from '../domain/counter.ts';
import { advance, type Progress } from '../domain/crossing.ts';
import { type Day, dayInJapan } from '../domain/day.ts';
import { type Ladder, type Level, levelIdsAbove, levelsOn } from '../domain/ladder.ts';
import type { Reading } from '../domain/reading.ts';
import { laddersReading, mergingCounters, type Rules } from '../domain/rules.ts';
import {
  type PassedLevel,
  passedLevels,
  progressCounters,
  recordCrossing,
  setProgressCounter,
} from '../store/crossings.ts';
import { oweAnnouncements } from '../store/owing.ts';
import { counterIds, EVERYWHERE, latestOf } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { songsById } from '../store/songs.ts';
import { findApproaches } from './find-approaches.ts';
import { findForecasts } from './find-forecasts.ts';
import type { Move, MoveContext } from './move.ts';
import { provenCounts } from './proven-counts.ts';

/** What a batch of moves came to. */
export interface Found {
  readonly crossed: number;
  readonly baseline: number;
  /** Announcements owed, and those recorded as too old to post. */
  readonly owed: number;
  readonly tooOld: number;
  /** Songs whose ladder is read against another counter than before: `<song key> <ladder>`. */
  readonly counterChanges: readonly string[];
}

const DAY_MS = 86_400_000;

/**
 * Finds the crossings of some moves of one counter, records them, and owes their announcements: all within the
 * caller's transaction. Of several levels in one step, the highest is announced (DESIGN §1.5).
 */
export async function findCrossings(db: Kysely<Schema>, context: MoveContext, moves: readonly Move[]): Promise<Found> {
  const total = { crossed: 0, baseline: 0, owed: 0, tooOld: 0 };
  const counterChanges: string[] = [];
  for (const ladder of laddersReading(context.rules, context.counter.id)) {
    const inCharge = await movesInCharge(db, context, ladder, moves);
    await findApproaches(db, context, ladder, inCharge);
    await findForecasts(db, context, ladder, inCharge);
    const candidates = await candidatesOn(db, context, ladder, inCharge);
    if (candidates.length === 0) continue;
    const found = await crossOn(db, context, ladder, candidates);
    total.crossed += found.crossed;
    total.baseline += found.baseline;
    total.owed += found.owed;
    total.tooOld += found.tooOld;
    counterChanges.push(...found.counterChanges);
  }
  return { ...total, counterChanges };
}

interface Candidate {
  readonly move: Move;
  /** The counter that this ladder was last read against for the song; null before the first. */
  readonly progressCounter: number | null;
}

/** The moves of songs for which the ladder is read against the counter that moved. */
async function movesInCharge(
  db: Kysely<Schema>,
  context: MoveContext,
  ladder: Ladder,
  moves: readonly Move[],
): Promise<readonly Move[]> {
  const songs = moves.map((move) => move.song);
  const readAgainst = await songsReadAgainst(db, context, ladder, songs);
  return moves.filter((move) => readAgainst.has(move.song));
}

/** The moves that can mean anything on a ladder: past a threshold, or the first. */
async function candidatesOn(
  db: Kysely<Schema>,
  context: MoveContext,
  ladder: Ladder,
  inCharge: readonly Move[],
): Promise<Candidate[]> {
  let counters: ReadonlyMap<number, number> | null = null;
  if (ladder.counters.length > 1) {
    const songs = inCharge.map((move) => move.song);
    counters = new Map([
      ...(await progressCounters(db, ladder.id, EVERYWHERE, songs)),
      ...(await progressCounters(db, ladder.id, context.scope, songs)),
    ]);
    const started = inCharge.filter((move) => counters?.get(move.song) !== context.counterId);
    await setProgressCounter(
      db,
      ladder.id,
      context.scope,
      started.map((move) => move.song),
      context.counterId,
    );
  }
  return inCharge.flatMap((move): Candidate[] => {
    const progressCounter = counters
      ? (counters.get(move.song) ?? null)
      : move.before === null
        ? null
        : context.counterId;
    const same = progressCounter === context.counterId;
    const changed = progressCounter !== null && !same;
    const from = same ? (move.before ?? 0) : 0;
    const passes = levelsOn(ladder, move.day).some((level) => level.threshold <= move.after && level.threshold > from);
    return passes || changed || levelsBelow(ladder, move) ? [{ move, progressCounter }] : [];
  });
}

/** Whether an edition that began since the last reading may have brought a level below the count. */
function levelsBelow(ladder: Ladder, move: Move): boolean {
  if (ladder.editions.length === 1 || move.before === null) return false;
  const before = move.before;
  return levelsOn(ladder, move.day).some((level) => level.threshold <= before);
}

/**
 * The songs for which a ladder is read against the counter that moved: the one that is shown there (PRODUCT §2). A
 * number that counts all language versions together crosses nothing on a ladder of tracks, and keeps no other counter
 * from crossing.
 */
async function songsReadAgainst(
  db: Kysely<Schema>,
  context: MoveContext,
  ladder: Ladder,
  songs: readonly number[],
): Promise<Set<number>> {
  const merging = ladder.perTrack ? mergingCounters(context.rules) : new Set<CounterId>();
  const mergesSome = ladder.counters.some((counter) => merging.has(counter));
  if (ladder.counters.length === 1 && !mergesSome) return new Set(songs);
  const known = mergesSome ? await songsById(db, songs) : [];
  const inLanguages = new Set(known.filter((song) => song.languageVersions).map((song) => song.id));
  const readings = new Map<number, Reading[]>();
  const ids = await counterIds(db, ladder.counters);
  for (const [counter, counterId] of ids)
    for (const scope of new Set([context.scope, EVERYWHERE]))
      for (const { song, ...latest } of (await latestOf(db, counterId, scope, songs)).values())
        if (!merging.has(counter) || !inLanguages.has(song))
          readings.set(song, [...(readings.get(song) ?? []), { counter, ...latest }]);
  const today = dayInJapan(context.now);
  return new Set(
    songs.filter((song) => {
      const youngestFirst = (readings.get(song) ?? []).toSorted((a, b) => b.day - a.day);
      return chooseBasis(ladder, youngestFirst, today).shown?.counter === context.counter.id;
    }),
  );
}

/** The first of some counts, in order of their days, at which a level was reached while it was in force. */
export function firstAt(
  rules: Rules,
  { ladder: ladderId, level, threshold }: PassedLevel,
  counts: readonly { readonly day: Day; readonly count: number }[],
): { readonly day: Day; readonly count: number } | null {
  const ladder = rules.ladders.get(ladderId);
  const inForce = (day: Day) => ladder && levelsOn(ladder, day).some((candidate) => candidate.id === level);
  return counts.find(({ day, count }) => count >= threshold && inForce(day)) ?? null;
}

async function crossOn(
  db: Kysely<Schema>,
  context: MoveContext,
  ladder: Ladder,
  candidates: readonly Candidate[],
): Promise<Found> {
  const songs = candidates.map(({ move }) => move.song);
  const passed = await passedLevels(db, ladder.id, context.scope, songs);
  const proven = await provenCounts(db, context.rules, ladder, { scope: context.scope, songs });
  const total = { crossed: 0, baseline: 0, owed: 0, tooOld: 0 };
  const changed: number[] = [];
  for (const { move, progressCounter } of candidates) {
    const progress: Progress = {
      counter: progressCounter === null ? null : progressCounter === context.counterId ? context.counter.id : 'another',
      counts: new Map(move.before === null ? [] : [[context.counter.id, move.before]]),
      passed: passed.get(move.song) ?? new Set(),
    };
    const reading = { counter: context.counter.id, count: move.after, day: move.day };
    const step = advance(ladder, progress, reading, proven(move.song));
    const { counterId, scope, now } = context;
    const record = {
      song: move.song,
      ladder: ladder.id,
      kind: 'estimated' as const,
      scope,
      counterId,
      foundAt: now,
      precision: move.precision,
    };
    for (const level of step.baseline) {
      const { day, after: count } = move;
      if ((await recordCrossing(db, { ...record, level, day, count, baseline: true })) !== null) total.baseline += 1;
    }
    let highestCrossing: { id: number; generation: number; level: Level; day: Day } | null = null;
    for (const level of step.crossed) {
      const reached = { ladder: ladder.id, level: level.id, threshold: level.threshold };
      const first = (await context.firstDayAt?.(move.song, reached)) ?? { day: move.day, count: move.after };
      const recorded = await recordCrossing(db, { ...record, level, ...first, baseline: false });
      if (recorded === null) continue;
      total.crossed += 1;
      highestCrossing = { ...recorded, level, day: first.day };
    }
    if (highestCrossing) {
      const windowDays = announcementWindowDays(context.counter.cadence, context.byHand);
      const tooOld = dayInJapan(now) - highestCrossing.day > windowDays;
      const owed = await oweAnnouncements(db, {
        crossing: highestCrossing.id,
        song: move.song,
        ladder: ladder.id,
        level: highestCrossing.level.id,
        higher: levelIdsAbove(ladder, highestCrossing.level.threshold),
        kind: 'estimated',
        generation: highestCrossing.generation,
        scope,
        day: highestCrossing.day,
        now,
        expiresAt: now + windowDays * DAY_MS,
        tooOld,
        ...(context.notBefore === undefined ? {} : { notBefore: context.notBefore }),
      });
      if (tooOld) total.tooOld += owed;
      else total.owed += owed;
    }
    if (step.counterChanged) changed.push(move.song);
  }
  const counterChanges = (await songsById(db, changed)).map((song) => `${song.key} ${ladder.id}`);
  return { ...total, counterChanges };
}

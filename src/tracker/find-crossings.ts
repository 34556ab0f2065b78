import type { Kysely } from 'kysely';
import { announcementWindowDays } from '../domain/announcement.ts';
import { chooseBasis } from '../domain/basis.ts';
import { advance, type Progress } from '../domain/crossing.ts';
import { type Day, dayInJapan } from '../domain/day.ts';
import { type Ladder, type Level, levelIdsAbove, levelsOn } from '../domain/ladder.ts';
import { laddersReading, mergingCounters, type Rules } from '../domain/rules.ts';
import {
  type NewCrossing,
  type PassedLevel,
  passedLevels,
  progressCounters,
  type RecordedCrossing,
  recordCrossings,
  setProgressCounter,
} from '../store/crossings.ts';
import { oweAnnouncements } from '../store/owing.ts';
import { EVERYWHERE, latestOfEach } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';
import { songsById, songsInLanguages } from '../store/songs.ts';
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
  const ladders = laddersReading(context.rules, context.counter.id);
  const isInCharge = await chargeOf(db, context, ladders, moves);
  for (const ladder of ladders) {
    const inCharge = moves.filter((move) => isInCharge(ladder, move.song));
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
    const everywhere = await progressCounters(db, ladder.id, EVERYWHERE, songs);
    const own = context.scope === EVERYWHERE ? [] : await progressCounters(db, ladder.id, context.scope, songs);
    counters = new Map([...everywhere, ...own]);
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
    const passes = passesLevel(levelsOn(ladder, move.day), from, move.after);
    return passes || changed || levelsBelow(ladder, move) ? [{ move, progressCounter }] : [];
  });
}

/** Whether an edition that began since the last reading may have brought a level below the count. */
function levelsBelow(ladder: Ladder, move: Move): boolean {
  if (ladder.editions.length === 1 || move.before === null) return false;
  const before = move.before;
  return levelsOn(ladder, move.day).some((level) => level.threshold <= before);
}

function passesLevel(levels: readonly Level[], from: number, to: number): boolean {
  return levels.some((level) => level.threshold <= to && level.threshold > from);
}

/**
 * Whether a ladder is read against the counter that moved, for a song: the one that is shown there (PRODUCT §2). A number
 * that counts all language versions together crosses nothing on a ladder of tracks, and keeps no other counter from
 * crossing.
 */
async function chargeOf(
  db: Kysely<Schema>,
  { rules, counter: moved, scope, now }: MoveContext,
  ladders: readonly Ladder[],
  moves: readonly Move[],
): Promise<(ladder: Ladder, song: number) => boolean> {
  const merging = mergingCounters(rules);
  const mergesSome = (ladder: Ladder) => ladder.perTrack && ladder.counters.some((counter) => merging.has(counter));
  const shared = new Set(ladders.filter((ladder) => ladder.counters.length > 1 || mergesSome(ladder)));
  if (shared.size === 0) return () => true;
  const songs = moves.map((move) => move.song);
  const counters = new Set([...shared].flatMap((ladder) => ladder.counters));
  const readings = await latestOfEach(db, [...counters], [scope, EVERYWHERE], songs);
  const inLanguages = [...shared].some(mergesSome) ? await songsInLanguages(db, songs) : new Set<number>();
  const today = dayInJapan(now);
  return (ladder, song) => {
    if (!shared.has(ladder)) return true;
    const merges = ladder.perTrack && inLanguages.has(song);
    const known = readings.get(song) ?? [];
    const telling = merges ? known.filter((reading) => !merging.has(reading.counter)) : known;
    return chooseBasis(ladder, telling, today).shown?.counter === moved.id;
  };
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
  const { counterId, scope, now } = context;
  const changed: number[] = [];
  const crossings: (NewCrossing & { readonly day: Day })[] = [];
  for (const { move, progressCounter } of candidates) {
    const progress: Progress = {
      counter: progressCounter === null ? null : progressCounter === counterId ? context.counter.id : 'another',
      counts: new Map(move.before === null ? [] : [[context.counter.id, move.before]]),
      passed: passed.get(move.song) ?? new Set(),
    };
    const { song, day, after: count, precision } = move;
    const step = advance(ladder, progress, { counter: context.counter.id, count, day }, proven(song));
    const record = { song, ladder: ladder.id, kind: 'estimated' as const, scope, counterId, foundAt: now, precision };
    for (const level of step.baseline) crossings.push({ ...record, level, day, count, baseline: true });
    for (const level of step.crossed) {
      const reached = { ladder: ladder.id, level: level.id, threshold: level.threshold };
      const first = (await context.firstDayAt?.(song, reached)) ?? { day, count };
      crossings.push({ ...record, level, ...first, baseline: false });
    }
    if (step.counterChanged) changed.push(song);
  }
  const total = { crossed: 0, baseline: 0, owed: 0, tooOld: 0 };
  const highest = new Map<number, RecordedCrossing & { level: Level; day: Day }>();
  for (const [at, recorded] of (await recordCrossings(db, crossings)).entries()) {
    const crossing = crossings[at];
    if (!recorded || !crossing) continue;
    if (crossing.baseline) total.baseline += 1;
    else {
      total.crossed += 1;
      highest.set(crossing.song, { ...recorded, level: crossing.level, day: crossing.day });
    }
  }
  const windowDays = announcementWindowDays(context.counter.cadence, context.byHand);
  for (const [song, { id, generation, level, day }] of highest) {
    const tooOld = dayInJapan(now) - day > windowDays;
    const owed = await oweAnnouncements(db, {
      crossing: id,
      song,
      ladder: ladder.id,
      level: level.id,
      higher: levelIdsAbove(ladder, level.threshold),
      kind: 'estimated',
      generation,
      scope,
      day,
      now,
      expiresAt: now + windowDays * DAY_MS,
      tooOld,
      ...(context.notBefore === undefined ? {} : { notBefore: context.notBefore }),
    });
    if (tooOld) total.tooOld += owed;
    else total.owed += owed;
  }
  const counterChanges = (await songsById(db, changed)).map((song) => `${song.key} ${ladder.id}`);
  return { ...total, counterChanges };
}

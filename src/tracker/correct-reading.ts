import type { Kysely } from 'kysely';
import { announcementWindowDays } from '../domain/announcement.ts';
import type { Counter } from '../domain/counter.ts';
import { type Day, dayInJapan } from '../domain/day.ts';
import type { Decided, Decider, Decision } from '../domain/decision.ts';
import { levelIdsAbove } from '../domain/ladder.ts';
import type { Precision } from '../domain/reading.ts';
import { PERSONS_REASONS } from '../domain/reading-check.ts';
import type { Rules } from '../domain/rules.ts';
import { addCorrected, decisionAbout, noteDecision, type Observation, observationById } from '../store/observations.ts';
import { oweAnnouncements } from '../store/owing.ts';
import { counterIds } from '../store/readings.ts';
import { retractCrossings } from '../store/retraction.ts';
import type { Schema } from '../store/schema.ts';
import type { DayCount, SeriesKey } from '../store/series.ts';
import { isAnnounced, proveCrossing, type StandingCrossing, standingCrossings } from '../store/standing-crossings.ts';
import { findCrossings, firstAt } from './find-crossings.ts';
import { rebuildSeries, totalsSeen } from './rebuild-series.ts';

type Db = Kysely<Schema>;

/** What a number should have been; null where there should have been none. */
export type Correct = { readonly count: number; readonly precision: Precision } | null;

const DAY_MS = 86_400_000;

/**
 * Takes a reading that waits into the working series, within the caller's transaction, and finds the crossings that it
 * held back, dated by their days; what is inside its window is announced.
 */
export async function acceptReading(db: Db, rules: Rules, id: number, decider: Decider): Promise<Decided> {
  const observation = await theirs(db, id, decider);
  if (!observation) return { state: 'unknown' };
  if (!isWaiting(observation)) return closed(db, id);
  if (observation.day > dayInJapan(decider.now)) return { state: 'future', day: observation.day };
  return revise(db, rules, observation, 'accepted', decider, () => note(db, observation, 'accepted', decider));
}

/** Marks a reading that waits as rejected, within the caller's transaction: it counts nowhere. */
export async function rejectReading(db: Db, id: number, decider: Decider): Promise<Decided> {
  const observation = await theirs(db, id, decider);
  if (!observation) return { state: 'unknown' };
  if (!isWaiting(observation)) return closed(db, id);
  await note(db, observation, 'rejected', decider);
  const count = (await totalsSeen(db, observation)).at(-1)?.count ?? null;
  return done('rejected', observation.song, count, count, { crossed: 0, owed: 0, tooOld: 0 }, [], 0);
}

/**
 * Puts the right number in place of a reading that counts or waits, or takes it back where there is none, within the
 * caller's transaction. The working count may fall by it: levels that the numbers no longer reach are retracted with
 * their posts corrected, those still reached are dated anew, and those newly reached are crossed.
 */
export async function correctReading(
  db: Db,
  rules: Rules,
  id: number,
  correct: Correct,
  decider: Decider,
): Promise<Decided> {
  const observation = await theirs(db, id, decider);
  if (!observation) return { state: 'unknown' };
  if (observation.verdict !== 'accepted' && !isWaiting(observation)) return closed(db, id);
  if (correct && observation.day > dayInJapan(decider.now)) return { state: 'future', day: observation.day };
  const decision = correct ? 'corrected' : 'withdrawn';
  return revise(db, rules, observation, decision, decider, async () => {
    const by = { actor: decider.by, at: decider.now };
    const replacedBy = correct ? await addCorrected(db, observation, { ...correct, ...by }) : null;
    await note(db, observation, decision, decider, replacedBy);
  });
}

/** The observation, where it is theirs to decide about. */
async function theirs(db: Db, id: number, { scope }: Decider): Promise<Observation | null> {
  const observation = await observationById(db, id);
  return observation && (scope === null || observation.scope === scope) ? observation : null;
}

function isWaiting({ verdict }: Observation): boolean {
  return verdict === 'stale' || PERSONS_REASONS.some((reason) => reason === verdict);
}

async function closed(db: Db, id: number): Promise<Decided> {
  const decision = await decisionAbout(db, id);
  return decision ? { state: 'decided', ...decision } : { state: 'not-open' };
}

function note(
  db: Db,
  observation: Observation,
  what: Decision,
  { by, now }: Decider,
  replacedBy: number | null = null,
) {
  return noteDecision(db, observation, { what, by, at: now, replacedBy });
}

/** Changes what was observed, and brings everything that rests on it in line. */
async function revise(
  db: Db,
  rules: Rules,
  observation: Observation,
  decision: Decision,
  { now }: Decider,
  change: () => Promise<unknown>,
): Promise<Decided> {
  const counter = rules.counters.get(observation.counter);
  if (!counter || counter.adds === 'chart-days') return { state: 'not-open' };
  const before = (await totalsSeen(db, observation)).at(-1)?.count ?? null;
  await change();
  await rebuildSeries(db, observation, observation.day);
  const totals = await totalsSeen(db, observation);
  const after = totals.at(-1)?.count ?? null;
  const context = { db, rules, counter, key: observation, now, byHand: isTyped(observation) };
  const { retracted, posts, told } = await settleCrossings(context, totals);
  const found = after !== null && (before === null || after > before) ? await cross(context, before, totals) : NOTHING;
  const sum = { crossed: found.crossed, owed: found.owed + told.owed, tooOld: found.tooOld + told.tooOld };
  return done(decision, observation.song, before, after, sum, retracted, posts);
}

const NOTHING = { crossed: 0, owed: 0, tooOld: 0 };

interface Revision {
  readonly db: Db;
  readonly rules: Rules;
  readonly counter: Counter;
  readonly key: SeriesKey;
  readonly now: number;
  readonly byHand: boolean;
}

/** People type what they record and import; programs push under their token, and sources act for nobody. */
function isTyped({ source, actor }: Observation): boolean {
  return source === 'import' || (actor !== null && !actor.startsWith('token:'));
}

/** The crossings that the numbers bring now, each dated by the first day that reached it. */
async function cross(
  { db, rules, counter, key, now, byHand }: Revision,
  before: number | null,
  totals: readonly DayCount[],
) {
  const last = totals.at(-1);
  if (!last) return NOTHING;
  const { song, counterId, scope } = key;
  const move = { song, before, after: last.count, precision: last.precision, day: last.day };
  const firstDayAt: Parameters<typeof findCrossings>[1]['firstDayAt'] = async (_, level) =>
    firstAt(rules, level, totals);
  return findCrossings(db, { rules, counter, counterId, scope, byHand, now, firstDayAt }, [move]);
}

/** Retracts the crossings that the numbers no longer reach, and dates the others by the day that they now reach them. */
async function settleCrossings(revision: Revision, totals: readonly DayCount[]) {
  const { db, rules, key, now } = revision;
  const count = totals.at(-1)?.count ?? 0;
  const unreached: StandingCrossing[] = [];
  const reached: StandingCrossing[] = [];
  for (const crossing of await standingCrossings(db, key)) {
    const proof =
      crossing.threshold <= count ? proofOf(rules, crossing, totals, key.counterId) : await standIn(revision, crossing);
    if (proof) await proveCrossing(db, crossing.id, proof);
    if (proof || crossing.threshold <= count) reached.push(crossing);
    else unreached.push(crossing);
  }
  if (unreached.length === 0) return { retracted: [], posts: 0, told: NOTHING };
  const crossings = unreached.map(({ id }) => id);
  const { corrected } = await retractCrossings(db, { crossings, reason: 'corrected', now });
  const told = await tellLower(revision, unreached, reached);
  return { retracted: unreached.map(({ ladder, level }) => `${ladder} ${level}`), posts: corrected, told };
}

function proofOf(rules: Rules, crossing: StandingCrossing, totals: readonly DayCount[], counterId: number) {
  const first = firstAt(rules, crossing, totals);
  const at = totals.find(({ day }) => day === first?.day);
  return at ? { ...at, counterId } : null;
}

/** Another counter of the ladder whose numbers reach the level: then it stays passed, by those. */
async function standIn({ db, rules, key }: Revision, crossing: StandingCrossing) {
  const ladder = rules.ladders.get(crossing.ladder);
  if (!ladder) return null;
  const merges = (id: string) => ladder.perTrack && rules.counters.get(id)?.mergesLanguages === true;
  const ids = await counterIds(
    db,
    ladder.counters.filter((id) => !merges(id)),
  );
  for (const counterId of ids.values()) {
    if (counterId === key.counterId) continue;
    const proof = proofOf(rules, crossing, await totalsSeen(db, { ...key, counterId }), counterId);
    if (proof) return proof;
  }
  return null;
}

/**
 * Of several levels in one step the highest alone is announced: where that is taken back, the highest one that remains
 * of the step is owed in its place.
 */
async function tellLower(
  { db, rules, counter, key, now, byHand }: Revision,
  unreached: readonly StandingCrossing[],
  reached: readonly StandingCrossing[],
) {
  const windowDays = announcementWindowDays(counter.cadence, byHand);
  const total = { owed: 0, tooOld: 0 };
  for (const [ladderId, taken] of Map.groupBy(unreached, (crossing) => crossing.ladder)) {
    const ladder = rules.ladders.get(ladderId);
    const steps = new Set(taken.filter(({ baseline }) => !baseline).map(({ foundAt }) => foundAt));
    const lower = reached.find((one) => one.ladder === ladderId && !one.baseline && steps.has(one.foundAt));
    if (!ladder || !lower || (await isAnnounced(db, lower.id))) continue;
    const day = await dayOfCrossing(db, lower.id);
    const tooOld = day === null || dayInJapan(now) - day > windowDays;
    const owed = await oweAnnouncements(db, {
      crossing: lower.id,
      song: key.song,
      ladder: ladderId,
      level: lower.level,
      higher: levelIdsAbove(ladder, lower.threshold),
      kind: 'estimated',
      generation: lower.generation,
      scope: key.scope,
      day,
      now,
      expiresAt: now + windowDays * DAY_MS,
      tooOld,
    });
    if (tooOld) total.tooOld += owed;
    else total.owed += owed;
  }
  return total;
}

async function dayOfCrossing(db: Db, id: number): Promise<Day | null> {
  const row = await db.selectFrom('crossing').select('day').where('id', '=', id).executeTakeFirst();
  return row?.day ?? null;
}

function done(
  decision: Decision,
  song: number,
  before: number | null,
  after: number | null,
  found: { readonly crossed: number; readonly owed: number; readonly tooOld: number },
  retracted: readonly string[],
  posts: number,
): Decided {
  const { crossed, owed, tooOld } = found;
  return { state: 'done', decision, song, before, after, crossed, owed, tooOld, retracted, posts };
}

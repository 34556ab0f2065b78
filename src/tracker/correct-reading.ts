import type { Kysely } from 'kysely';
import { dayInJapan } from '../domain/day.ts';
import type { Decided, Decider, Decision } from '../domain/decision.ts';
import type { Precision } from '../domain/reading.ts';
import { PERSONS_REASONS } from '../domain/reading-check.ts';
import type { Rules } from '../domain/rules.ts';
import { addCorrected, decisionAbout, noteDecision, type Observation, observationById } from '../store/observations.ts';
import type { Schema } from '../store/schema.ts';
import type { DayCount } from '../store/series.ts';
import { findCrossings, firstAt } from './find-crossings.ts';
import { rebuildSeries, totalsSeen } from './rebuild-series.ts';
import { type Revision, settleCrossings } from './settle-crossings.ts';

type Db = Kysely<Schema>;

/** What a number should have been; null where there should have been none. */
export type Correct = { readonly count: number; readonly precision: Precision } | null;

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

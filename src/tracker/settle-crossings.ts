import type { Kysely } from 'kysely';
import { announcementWindowDays } from '../domain/announcement.ts';
import type { Counter } from '../domain/counter.ts';
import { type Day, dayInJapan } from '../domain/day.ts';
import { levelIdsAbove } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import { oweAnnouncements } from '../store/owing.ts';
import { counterIds } from '../store/readings.ts';
import { correctFigure, retractCrossings } from '../store/retraction.ts';
import type { Schema } from '../store/schema.ts';
import type { DayCount, SeriesKey } from '../store/series.ts';
import { isAnnounced, type StandingCrossing, standingCrossings } from '../store/standing-crossings.ts';
import { firstAt } from './find-crossings.ts';
import { totalsSeen } from './rebuild-series.ts';

type Db = Kysely<Schema>;

/** Whose numbers were changed, and how that is told. */
export interface Revision {
  readonly db: Db;
  readonly rules: Rules;
  readonly counter: Counter;
  readonly key: SeriesKey;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether a person typed them. */
  readonly byHand: boolean;
}

/** What a change of numbers took back. */
export interface Settled {
  /** `<ladder> <level>` each. */
  readonly retracted: readonly string[];
  /** Posts that get a line of correction. */
  readonly posts: number;
  /** Announcements owed in place of those taken back. */
  readonly told: { readonly owed: number; readonly tooOld: number };
}

const DAY_MS = 86_400_000;

/** Retracts the crossings that the numbers no longer reach, and dates the others by the day that they now reach them. */
export async function settleCrossings(revision: Revision, totals: readonly DayCount[]): Promise<Settled> {
  const { db, rules, key, now } = revision;
  const count = totals.at(-1)?.count ?? 0;
  const unreached: StandingCrossing[] = [];
  const reached: StandingCrossing[] = [];
  let posts = 0;
  for (const crossing of await standingCrossings(db, key)) {
    const proof =
      crossing.threshold <= count ? proofOf(rules, crossing, totals, key.counterId) : await standIn(revision, crossing);
    if (proof) posts += await correctFigure(db, crossing.id, proof, now);
    if (proof || crossing.threshold <= count) reached.push(crossing);
    else unreached.push(crossing);
  }
  if (unreached.length === 0) return { retracted: [], posts, told: { owed: 0, tooOld: 0 } };
  const crossings = unreached.map(({ id }) => id);
  const { corrected } = await retractCrossings(db, { crossings, reason: 'corrected', now });
  const told = await tellLower(revision, unreached, reached);
  return { retracted: unreached.map(({ ladder, level }) => `${ladder} ${level}`), posts: posts + corrected, told };
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

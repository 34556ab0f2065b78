import type { Kysely } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { Known } from '../domain/reading-check.ts';
import { EVERYWHERE, growthOf, knownAround, type Latest, latestOf, type Newest, newestOf } from '../store/readings.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;

/**
 * What is known of some songs' counter as a scope sees it: a server sees its own people's numbers and those that count
 * everywhere, so that a number typed there is measured by both (DESIGN §1.7).
 */
export async function latestSeen(
  db: Db,
  counterId: number,
  scope: number,
  songs: readonly number[],
): Promise<Map<number, Latest>> {
  const everywhere = await latestOf(db, counterId, EVERYWHERE, songs);
  if (scope === EVERYWHERE) return everywhere;
  const seen = new Map(everywhere);
  for (const [song, own] of await latestOf(db, counterId, scope, songs)) {
    const other = everywhere.get(song);
    if (!other) seen.set(song, own);
    else {
      const higher = own.count >= other.count ? own : other;
      seen.set(song, { song, day: Math.max(own.day, other.day), count: higher.count, precision: higher.precision });
    }
  }
  return seen;
}

/** The newest readings that a scope sees; what their own day says exactly is left out where two scopes are looked at. */
export async function newestSeen(
  db: Db,
  counterId: number,
  scope: number,
  songs: readonly number[],
): Promise<Map<number, Newest>> {
  if (scope === EVERYWHERE) return newestOf(db, counterId, scope, songs);
  const seen = await latestSeen(db, counterId, scope, songs);
  return new Map([...seen].map(([song, latest]) => [song, { ...latest, exact: null }]));
}

/** The pace that a scope sees: of the series whose exact reading is the younger. */
export async function growthSeen(
  db: Db,
  counterId: number,
  scope: number,
  songs: readonly number[],
): Promise<Map<number, NonNullable<Known['exact']>>> {
  const seen = new Map(await growthOf(db, counterId, EVERYWHERE, songs));
  if (scope === EVERYWHERE) return seen;
  for (const [song, own] of await growthOf(db, counterId, scope, songs)) {
    const other = seen.get(song);
    if (!other || own.day >= other.day) seen.set(song, { ...own, pace: own.pace ?? other?.pace ?? null });
  }
  return seen;
}

/** The numbers on both sides of a day, as a scope sees them. */
export async function knownAroundSeen(
  db: Db,
  counterId: number,
  scope: number,
  song: number,
  day: Day,
): Promise<Known> {
  const everywhere = await knownAround(db, counterId, EVERYWHERE, song, day);
  if (scope === EVERYWHERE) return everywhere;
  const own = await knownAround(db, counterId, scope, song, day);
  const before = [own.before, everywhere.before].filter((side) => side !== null);
  const after = [own.after, everywhere.after].filter((side) => side !== null);
  return {
    before: before.toSorted((a, b) => b.count - a.count)[0] ?? null,
    after: after.toSorted((a, b) => a.count - b.count)[0] ?? null,
    exact: null,
  };
}

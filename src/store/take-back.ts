import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** An observation that a person made, as taking it back needs it. */
export interface OwnObservation {
  readonly id: number;
  readonly observedAt: number;
  readonly actor: string | null;
  readonly scope: number;
  readonly song: number;
  readonly counterId: number;
  readonly day: number;
  readonly count: number;
  readonly verdict: string;
}

/** One observation; null where there is none. */
export async function ownObservation(db: Db, id: number): Promise<OwnObservation | null> {
  const row = await db
    .selectFrom('observation')
    .select(['id', 'observed_at as observedAt', 'actor', 'scope', 'song_id as song', 'counter_id as counterId'])
    .select(['day', 'count', 'verdict'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Marks an observation as taken back: it counts nowhere. */
export async function markTakenBack(db: Db, id: number): Promise<void> {
  await db.updateTable('observation').set({ verdict: 'withdrawn' }).where('id', '=', id).execute();
}

/**
 * Makes a day of the working series, and the newest reading, what the accepted observations say without one that was
 * taken back; false where that one is not what the day counts with.
 */
export async function forgetReading(
  db: Db,
  { song, counterId, scope, day, count, id }: OwnObservation,
): Promise<boolean> {
  const key = sql`bucket = ${day >> 5} and song_id = ${song} and counter_id = ${counterId} and scope = ${scope} and day = ${day}`;
  const { rows } = await sql<{ count: number }>`select count from reading where ${key}`.execute(db);
  if (rows[0]?.count !== count) return false;
  const earlier = await db
    .selectFrom('observation')
    .select(['count', 'precision'])
    .where('song_id', '=', song)
    .where('counter_id', '=', counterId)
    .where('scope', '=', scope)
    .where('day', '=', day)
    .where('verdict', '=', 'accepted')
    .where('id', '<', id)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (earlier)
    await sql`update reading set count = ${earlier.count}, precision = ${earlier.precision} where ${key}`.execute(db);
  else await sql`delete from reading where ${key}`.execute(db);
  await sql`delete from latest where song_id = ${song} and counter_id = ${counterId} and scope = ${scope}`.execute(db);
  await sql`
    insert into latest (song_id, counter_id, scope, day, count, precision, link)
    select song_id, counter_id, scope, max(day), max(count),
      (select precision from reading top where top.song_id = reading.song_id and top.counter_id = reading.counter_id
        and top.scope = reading.scope order by top.count desc, top.day limit 1),
      (select link from observation seen where seen.song_id = reading.song_id and seen.counter_id = reading.counter_id
        and seen.scope = reading.scope and seen.verdict = 'accepted' and seen.id <> ${id}
        order by seen.day desc, seen.id desc limit 1)
    from reading where song_id = ${song} and counter_id = ${counterId} and scope = ${scope}
    group by song_id, counter_id, scope
  `.execute(db);
  return true;
}

/** The crossings that stand and were found with an observation, above a count. */
export async function crossingsFoundWith(db: Db, observation: OwnObservation, above: number): Promise<number[]> {
  const rows = await db
    .selectFrom('crossing')
    .select('id')
    .where('song_id', '=', observation.song)
    .where('counter_id', '=', observation.counterId)
    .where('scope', '=', observation.scope)
    .where('kind', '=', 'estimated')
    .where('found_at', '=', observation.observedAt)
    .where('retracted_at', 'is', null)
    .where('threshold', '>', above)
    .execute();
  return rows.map((row) => row.id);
}

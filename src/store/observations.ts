import { type Kysely, sql } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { Decision, WaitingReading } from '../domain/decision.ts';
import type { Precision } from '../domain/reading.ts';
import { PERSONS_REASONS, type QuarantineReason } from '../domain/reading-check.ts';
import { ON_ANY_DAY } from './observed-days.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** An observation as it is kept. */
export interface Observation {
  readonly id: number;
  readonly observedAt: number;
  readonly source: string;
  readonly scope: number;
  readonly actor: string | null;
  readonly link: string | null;
  readonly song: number;
  readonly counterId: number;
  readonly counter: string;
  readonly day: Day;
  readonly count: number;
  readonly precision: Precision;
  readonly verdict: string;
}

/** Whether an observation waits for a person: written out, as an index over some rows is used only where the query says in so many words that it wants those. */
export const WAITS = sql<boolean>`observation.verdict in (${sql.join(PERSONS_REASONS.map((reason) => sql.lit(reason)))})`;

/**
 * Whether a later number has passed an observation by: the count is no lower, and was read for a day after the
 * observation's and after the day (in Japan) on which that came, so that a number of the past is shown to a person first.
 * Nothing is decided by it: what is passed by can still be accepted, and is listed again where the later number is taken back.
 */
export const PASSED_BY = sql<boolean>`exists (
  select 1 from latest as later
  where later.song_id = observation.song_id and later.counter_id = observation.counter_id
    and later.scope in (${sql.lit(EVERYWHERE)}, observation.scope) and later.count >= observation.count
    and later.day > max(observation.day, (observation.observed_at + 32400000) / 86400000))`;

/** Programs act under their token: `token:` and its row. */
const TOKEN_ACTOR = /^token:/;

/** The readings that wait for a person. */
export interface WaitingPage {
  readonly readings: readonly WaitingReading[];
  readonly total: number;
  /** How many more wait that a later number has passed by, so that nobody need decide about them. */
  readonly passedBy: number;
}

/** The readings that wait for a person and are not passed by, the oldest first; `scope` null is all of them. */
export async function waitingReadings(
  db: Db,
  scope: number | null,
  page: { readonly offset: number; readonly limit: number },
): Promise<WaitingPage> {
  const waiting = db
    .selectFrom('observation')
    .where(WAITS)
    .$if(scope !== null, (query) => query.where('observation.scope', '=', scope ?? 0));
  const { all, passedBy } = await waiting
    // True of all: with it SQLite counts over the index that has what is asked for.
    .where('observation.scope', '>=', EVERYWHERE)
    .select(({ fn }) => [fn.countAll<number>().as('all'), fn.countAll<number>().filterWhere(PASSED_BY).as('passedBy')])
    .executeTakeFirstOrThrow();
  const rows = await waiting
    .where((eb) => eb.not(PASSED_BY))
    .innerJoin('counter', 'counter.id', 'observation.counter_id')
    .leftJoin('latest', (join) =>
      join
        .onRef('latest.song_id', '=', 'observation.song_id')
        .onRef('latest.counter_id', '=', 'observation.counter_id')
        .onRef('latest.scope', '=', 'observation.scope'),
    )
    .leftJoin('latest as everywhere', (join) =>
      join
        .onRef('everywhere.song_id', '=', 'observation.song_id')
        .onRef('everywhere.counter_id', '=', 'observation.counter_id')
        .on('everywhere.scope', '=', EVERYWHERE),
    )
    .select([
      'observation.id',
      'observation.song_id as song',
      'counter.key as counter',
      'observation.day',
      'observation.count',
      'observation.precision',
      'observation.link',
      'observation.verdict',
      'observation.source',
      'observation.actor',
      'observation.scope',
      'latest.day as presentDay',
      'latest.count as presentCount',
      'everywhere.day as everywhereDay',
      'everywhere.count as everywhereCount',
    ])
    .orderBy('observation.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const readings = rows.map(({ verdict, actor, presentDay, presentCount, everywhereDay, everywhereCount, ...row }) => ({
    ...row,
    reason: verdict as QuarantineReason,
    typedBy: actor === null || TOKEN_ACTOR.test(actor) ? null : actor,
    present: higherOf(latestOf(presentDay, presentCount), latestOf(everywhereDay, everywhereCount)),
  }));
  return { readings, total: all - passedBy, passedBy };
}

function latestOf(day: Day | null, count: number | null): WaitingReading['present'] {
  return day === null || count === null ? null : { day, count };
}

function higherOf(a: WaitingReading['present'], b: WaitingReading['present']): WaitingReading['present'] {
  return a && (!b || a.count >= b.count) ? a : b;
}

/** Pages that a source repeated since a moment: one line for all the songs of one. */
export async function stalePages(
  db: Db,
  since: number,
): Promise<{ source: string; counter: string; day: Day; songs: number }[]> {
  return db
    .selectFrom('observation')
    .innerJoin('counter', 'counter.id', 'observation.counter_id')
    .select(({ fn }) => [
      'observation.source',
      'counter.key as counter',
      'observation.day',
      fn.countAll<number>().as('songs'),
    ])
    .where('observation.verdict', '=', 'stale')
    .where('observation.observed_at', '>=', since)
    .groupBy(['observation.source', 'counter.key', 'observation.day'])
    .orderBy('observation.day')
    .execute();
}

/** One observation. */
export async function observationById(db: Db, id: number): Promise<Observation | null> {
  const row = await observations(db).where('observation.id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** A song's newest observations, the newest first. */
export async function observationsOf(db: Db, song: number, limit: number): Promise<Observation[]> {
  return observations(db)
    .where('observation.song_id', '=', song)
    .where(ON_ANY_DAY)
    .orderBy('observation.day', 'desc')
    .orderBy('observation.id', 'desc')
    .limit(limit)
    .execute();
}

function observations(db: Db) {
  return db
    .selectFrom('observation')
    .innerJoin('counter', 'counter.id', 'observation.counter_id')
    .select([
      'observation.id',
      'observation.observed_at as observedAt',
      'observation.source',
      'observation.scope',
      'observation.actor',
      'observation.link',
      'observation.song_id as song',
      'observation.counter_id as counterId',
      'counter.key as counter',
      'observation.day',
      'observation.count',
      'observation.precision',
      'observation.verdict',
    ]);
}

/** A song's accepted observations of one counter, the first one first. */
export async function acceptedObservations(
  db: Db,
  { song, counterId, scope }: Pick<Observation, 'song' | 'counterId' | 'scope'>,
): Promise<Observation[]> {
  return observations(db)
    .where('observation.song_id', '=', song)
    .where(ON_ANY_DAY)
    .where('observation.counter_id', '=', counterId)
    .where('observation.scope', '=', scope)
    .where('observation.verdict', '=', 'accepted')
    .orderBy('observation.id')
    .execute();
}

/** Those of some readings, by song and day, of which the very same number waits already or was rejected. */
export async function seenBefore(
  db: Db,
  counterId: number,
  scope: number,
  readings: readonly {
    readonly song: number;
    readonly day: Day;
    readonly count: number;
    readonly precision: Precision;
  }[],
): Promise<Set<number>> {
  if (readings.length === 0) return new Set();
  const { rows } = await sql<{ at: number }>`
    select distinct asked.key as at from json_each(${JSON.stringify(readings)}) as asked
    join observation on observation.song_id = asked.value ->> 'song' and observation.counter_id = ${counterId}
      and observation.scope = ${scope} and observation.day = asked.value ->> 'day'
      and observation.count = asked.value ->> 'count' and observation.precision = asked.value ->> 'precision'
      and observation.verdict in ('rejected', 'stale', ${sql.join(PERSONS_REASONS)})
  `.execute(db);
  return new Set(rows.map((row) => row.at));
}

/** Adds the observation that stands in place of one that was corrected; answers its id. */
export async function addCorrected(
  db: Db,
  corrected: Observation,
  by: { readonly actor: string; readonly count: number; readonly precision: Precision; readonly at: number },
): Promise<number> {
  const { id } = await db
    .insertInto('observation')
    .values({
      observed_at: by.at,
      source: corrected.source,
      scope: corrected.scope,
      actor: by.actor,
      link: corrected.link,
      song_id: corrected.song,
      counter_id: corrected.counterId,
      day: corrected.day,
      count: by.count,
      precision: by.precision,
      verdict: 'accepted',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes a decision, and makes it the observation's verdict. */
export async function noteDecision(
  db: Db,
  { id, verdict }: Observation,
  decision: { readonly what: Decision; readonly by: string; readonly at: number; readonly replacedBy: number | null },
): Promise<void> {
  await db.updateTable('observation').set({ verdict: decision.what }).where('id', '=', id).execute();
  await db
    .insertInto('reading_decision')
    .values({
      observation_id: id,
      decision: decision.what,
      was: verdict,
      decided_at: decision.at,
      decided_by: decision.by,
      replaced_by: decision.replacedBy,
    })
    .execute();
}

/** The last decision about an observation; null where nobody decided. */
export async function decisionAbout(db: Db, id: number): Promise<{ decision: Decision; by: string } | null> {
  const row = await db
    .selectFrom('reading_decision')
    .select(['decision', 'decided_by as by'])
    .where('observation_id', '=', id)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

import { type Kysely, sql } from 'kysely';
import type { CrossingKind } from '../domain/announcement.ts';
import type { Day } from '../domain/day.ts';
import type { LadderId, Level, LevelId } from '../domain/ladder.ts';
import type { Precision } from '../domain/reading.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A crossing to record. */
export interface NewCrossing {
  readonly song: number;
  readonly ladder: LadderId;
  readonly level: Level;
  readonly kind: CrossingKind;
  readonly scope: number;
  readonly counterId: number | null;
  readonly day: Day | null;
  readonly count: number | null;
  readonly precision: Precision;
  readonly foundAt: number;
  readonly baseline: boolean;
}

/** A crossing that was recorded. */
export interface RecordedCrossing {
  readonly id: number;
  /** 0, and one more with every retraction of the level's crossing before. */
  readonly generation: number;
}

/**
 * Records crossings; null for each whose song crossed its level before and that stands (DESIGN §1.6). After a retraction,
 * the true crossing is of the next generation.
 */
export async function recordCrossings(db: Db, crossings: readonly NewCrossing[]): Promise<(RecordedCrossing | null)[]> {
  if (crossings.length === 0) return [];
  const json = JSON.stringify(
    crossings.map(({ level, baseline, ...crossing }) => ({
      ...crossing,
      level: level.id,
      threshold: level.threshold,
      baseline: baseline ? 1 : 0,
    })),
  );
  const field = (name: keyof NewCrossing | 'threshold') => sql.raw(`asked.value ->> '${name}'`);
  const last = sql`select generation from crossing as last where last.song_id = ${field('song')}
    and last.ladder = ${field('ladder')} and last.level = ${field('level')} and last.kind = ${field('kind')}
    and last.scope = ${field('scope')}`;
  const { rows } = await sql<RecordedCrossing & { key: string }>`
    insert into crossing (song_id, ladder, level, kind, generation, scope, counter_id, day, count, precision, threshold,
      found_at, baseline)
    select ${field('song')}, ${field('ladder')}, ${field('level')}, ${field('kind')},
      coalesce((${last} order by generation desc limit 1) + 1, 0), ${field('scope')}, ${field('counterId')},
      ${field('day')}, ${field('count')}, ${field('precision')}, ${field('threshold')}, ${field('foundAt')},
      ${field('baseline')}
    from json_each(${json}) as asked
    where not exists (${last} and last.retracted_at is null)
    order by asked.key
    on conflict (song_id, ladder, level, kind, generation, scope) do nothing
    returning id, generation, json_array(song_id, ladder, level, kind, scope) as key
  `.execute(db);
  const recorded = new Map(rows.map(({ key, id, generation }) => [key, { id, generation }]));
  return crossings.map(({ song, ladder, level, kind, scope }) => {
    const key = JSON.stringify([song, ladder, level.id, kind, scope]);
    const crossing = recorded.get(key) ?? null;
    recorded.delete(key);
    return crossing;
  });
}

/** Records one crossing. */
export async function recordCrossing(db: Db, crossing: NewCrossing): Promise<RecordedCrossing | null> {
  return (await recordCrossings(db, [crossing]))[0] ?? null;
}

/** The levels of a ladder that are recorded as passed, by song: for a server, those passed everywhere as well. */
export async function passedLevels(
  db: Db,
  ladder: LadderId,
  scope: number,
  songs: readonly number[],
): Promise<Map<number, Set<LevelId>>> {
  const { rows } = await sql<{ song: number; level: string }>`
    select crossing.song_id as song, crossing.level
    from json_each(${JSON.stringify(songs)}) as asked
    join crossing on crossing.song_id = asked.value and crossing.ladder = ${ladder}
      and crossing.kind = 'estimated' and crossing.scope in (${EVERYWHERE}, ${scope})
      and crossing.retracted_at is null
  `.execute(db);
  const passed = new Map<number, Set<LevelId>>();
  for (const row of rows) passed.set(row.song, (passed.get(row.song) ?? new Set()).add(row.level));
  return passed;
}

/** The counters that crossings of a ladder were last looked for on, by song. */
export async function progressCounters(
  db: Db,
  ladder: LadderId,
  scope: number,
  songs: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ song: number; counterId: number }>`
    select ladder_progress.song_id as song, ladder_progress.counter_id as counterId
    from json_each(${JSON.stringify(songs)}) as asked
    join ladder_progress on ladder_progress.song_id = asked.value and ladder_progress.ladder = ${ladder}
      and ladder_progress.scope = ${scope}
  `.execute(db);
  return new Map(rows.map((row) => [row.song, row.counterId]));
}

/** Notes the counter that crossings of a ladder are looked for on from now. */
export async function setProgressCounter(
  db: Db,
  ladder: LadderId,
  scope: number,
  songs: readonly number[],
  counterId: number,
): Promise<void> {
  if (songs.length === 0) return;
  await sql`
    insert into ladder_progress (song_id, ladder, scope, counter_id)
    select value, ${ladder}, ${scope}, ${counterId} from json_each(${JSON.stringify(songs.toSorted((a, b) => a - b))})
    where true on conflict (song_id, ladder, scope) do update set counter_id = excluded.counter_id
  `.execute(db);
}

/** A level of a ladder, as it was when a song passed it. */
export interface PassedLevel {
  readonly ladder: LadderId;
  readonly level: LevelId;
  readonly threshold: number;
}

/** Those of some songs that are recorded as past a level by a counter's numbers. */
export async function songsThatCrossed(
  db: Db,
  counterId: number,
  scope: number,
  songs: readonly number[],
): Promise<number[]> {
  const { rows } = await sql<{ song: number }>`
    select distinct crossing.song_id as song from json_each(${JSON.stringify(songs)}) as asked
    join crossing on crossing.song_id = asked.value and crossing.counter_id = ${counterId}
      and crossing.scope = ${scope} and crossing.kind = 'estimated' and crossing.retracted_at is null
  `.execute(db);
  return rows.map((row) => row.song);
}

/**
 * Dates what is recorded as passed by a counter's numbers anew, where an older number that came late shows that it
 * happened earlier, or at another count.
 */
export async function redateCrossings(
  db: Db,
  counterId: number,
  scope: number,
  song: number,
  first: (crossing: PassedLevel) => { day: Day; count: number } | null,
): Promise<void> {
  const crossings = await db
    .selectFrom('crossing')
    .select(['id', 'ladder', 'level', 'threshold', 'day', 'count'])
    .where('song_id', '=', song)
    .where('counter_id', '=', counterId)
    .where('scope', '=', scope)
    .where('kind', '=', 'estimated')
    .where('retracted_at', 'is', null)
    .execute();
  for (const crossing of crossings) {
    const { day, count } = first(crossing) ?? crossing;
    if (day === null || (crossing.day !== null && crossing.day < day)) continue;
    if (day === crossing.day && count === crossing.count) continue;
    await db.updateTable('crossing').set({ day, count }).where('id', '=', crossing.id).execute();
  }
}

/** Dates a certified crossing as its certificate is dated now. */
export async function dateCertifiedCrossing(
  db: Db,
  certificate: { readonly song: number; readonly ladder: LadderId; readonly level: LevelId },
  scope: number,
  day: Day | null,
): Promise<void> {
  await db
    .updateTable('crossing')
    .set({ day })
    .where('song_id', '=', certificate.song)
    .where('ladder', '=', certificate.ladder)
    .where('level', '=', certificate.level)
    .where('kind', '=', 'certified')
    .where('scope', '=', scope)
    .where('retracted_at', 'is', null)
    .execute();
}

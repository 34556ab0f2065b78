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
 * Records a crossing; null where this song crossed this level before and that stands (DESIGN §1.6). After a retraction,
 * the true crossing is of the next generation.
 */
export async function recordCrossing(db: Db, crossing: NewCrossing): Promise<RecordedCrossing | null> {
  const { song, ladder, level, kind, scope } = crossing;
  const last = await db
    .selectFrom('crossing')
    .select(['generation', 'retracted_at'])
    .where('song_id', '=', song)
    .where('ladder', '=', ladder)
    .where('level', '=', level.id)
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .orderBy('generation', 'desc')
    .executeTakeFirst();
  if (last && last.retracted_at === null) return null;
  const generation = last ? last.generation + 1 : 0;
  const { id } = await db
    .insertInto('crossing')
    .values({
      song_id: song,
      ladder,
      level: level.id,
      kind,
      generation,
      scope,
      counter_id: crossing.counterId,
      day: crossing.day,
      count: crossing.count,
      precision: crossing.precision,
      threshold: level.threshold,
      found_at: crossing.foundAt,
      baseline: crossing.baseline ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, generation };
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

/** What is recorded as crossed by a counter's numbers that they do not reach (any more): `<song key> <ladder> <level>`. */
export async function unreachedCrossings(db: Db, counterId: number, songs: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ crossing: string }>`
    select song.key || ' ' || crossing.ladder || ' ' || crossing.level as crossing
    from json_each(${JSON.stringify(songs)}) as asked
    join crossing on crossing.song_id = asked.value and crossing.counter_id = ${counterId}
      and crossing.kind = 'estimated' and crossing.scope = ${EVERYWHERE} and crossing.retracted_at is null
    join song on song.id = crossing.song_id
    left join latest on latest.song_id = song.id and latest.counter_id = ${counterId} and latest.scope = ${EVERYWHERE}
    where coalesce(latest.count, 0) < crossing.threshold
    order by 1
  `.execute(db);
  return rows.map((row) => row.crossing);
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

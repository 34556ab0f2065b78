import { type Kysely, sql } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { LadderId, LevelId } from '../domain/ladder.ts';
import { EVERYWHERE } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A level of one act's song. */
export interface ActsLevel {
  readonly artist: number;
  readonly song: number;
  readonly ladder: LadderId;
  readonly level: LevelId;
}

/** One song of an act that is recorded as past a level, by numbers that count everywhere. */
export interface ActsCrossing {
  readonly crossing: number;
  readonly song: number;
  /** The song itself, or the one that it is a version of. */
  readonly work: number;
  readonly counterId: number | null;
  readonly day: Day | null;
  readonly baseline: boolean;
}

/** Everybody's songs of an act that are recorded as past a level. A member's own song is the member's, never the group's. */
export async function actsCrossings(
  db: Db,
  { artist, ladder, level }: Omit<ActsLevel, 'song'>,
): Promise<ActsCrossing[]> {
  const { rows } = await sql<Omit<ActsCrossing, 'baseline'> & { baseline: number }>`
    select crossing.id as crossing, song.id as song, coalesce(song.version_of, song.id) as work,
      crossing.counter_id as counterId, crossing.day, crossing.baseline
    from song_artist join song on song.id = song_artist.song_id
    join crossing on crossing.song_id = song.id and crossing.ladder = ${ladder} and crossing.level = ${level}
      and crossing.kind = 'estimated' and crossing.scope = ${EVERYWHERE} and crossing.retracted_at is null
    where song_artist.artist_id = ${artist} and song_artist.role = 'main' and song.scope = ${EVERYWHERE}
  `.execute(db);
  return rows.map((row) => ({ ...row, baseline: row.baseline === 1 }));
}

/** Everybody's songs that an act is credited with. */
export async function actsSongs(db: Db, artist: number): Promise<number[]> {
  const rows = await db
    .selectFrom('song_artist')
    .innerJoin('song', 'song.id', 'song_artist.song_id')
    .select('song_id')
    .where('song.scope', '=', EVERYWHERE)
    .where('artist_id', '=', artist)
    .where('role', '=', 'main')
    .execute();
  return rows.map((row) => row.song_id);
}

/** The months in which other songs of an act were certified a level, and how many certificates our list has in all. */
export async function actsCertificates(
  db: Db,
  { artist, song, ladder, level }: ActsLevel,
): Promise<{ readonly months: readonly (string | null)[]; readonly total: number }> {
  const { rows } = await sql<{ month: string | null }>`
    select certificate.month from song_artist
    join certificate on certificate.song_id = song_artist.song_id and certificate.ladder = ${ladder}
      and certificate.level = ${level} and certificate.scope = ${EVERYWHERE} and certificate.gone_at is null
    where song_artist.artist_id = ${artist} and song_artist.role = 'main' and song_artist.song_id <> ${song}
  `.execute(db);
  const listed = await db
    .selectFrom('certificate')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('ladder', '=', ladder)
    .where('scope', '=', EVERYWHERE)
    .where('gone_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { months: rows.map((row) => row.month), total: listed.total };
}

/** Whether the day before has a number too, so that what happened on a day did not happen earlier unseen. */
export async function isDayBeforeKnown(
  db: Db,
  { song, counterId, isChart }: { readonly song: number; readonly counterId: number; readonly isChart: boolean },
  day: Day,
): Promise<boolean> {
  const before = day - 1;
  const row = isChart
    ? await db
        .selectFrom('import')
        .select('day')
        .where('counter_id', '=', counterId)
        .where('day', '=', before)
        .executeTakeFirst()
    : await db
        .selectFrom('reading')
        .select('day')
        .where('bucket', '=', before >> 5)
        .where('song_id', '=', song)
        .where('counter_id', '=', counterId)
        .where('scope', '=', EVERYWHERE)
        .where('day', '=', before)
        .executeTakeFirst();
  return row !== undefined;
}

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { QuarantineReason } from '../domain/reading-check.ts';
import type { SongReading } from './readings.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** What the readings of one day that came together have in common. */
export interface Together {
  /** Milliseconds since 1970. */
  readonly observedAt: number;
  readonly source: string;
  readonly scope: number;
  readonly actor: string | null;
  readonly counterId: number;
  readonly day: Day;
}

/** A batch as one JSON parameter, and where a row's fields are in it, in SQL. */
interface Rows {
  readonly json: string;
  readonly song: RawBuilder<unknown>;
  readonly count: RawBuilder<unknown>;
  readonly precision: RawBuilder<unknown>;
  readonly link: RawBuilder<unknown>;
}

/** Almost all readings are exact and without a link: an object of counts by song is read twice as fast as rows of fields. */
const COUNTS = { song: sql`key`, count: sql`value`, precision: sql`'exact'`, link: sql`null` };
const FIELDS = { song: sql`value ->> 0`, count: sql`value ->> 1`, precision: sql`value ->> 2`, link: sql`value ->> 3` };

/** Readings of different songs as at most two batches, neither of them empty. */
function batchesOf(readings: readonly SongReading[]): Rows[] {
  const batches: Rows[] = [];
  const others: unknown[] = [];
  let counts = '';
  for (const reading of readings)
    if (reading.precision === 'exact' && reading.link === null) counts += `,"${reading.song}":${reading.count}`;
    else others.push(fieldsOf(reading));
  if (counts !== '') batches.push({ json: `{${counts.slice(1)}}`, ...COUNTS });
  if (others.length > 0) batches.push({ json: JSON.stringify(others), ...FIELDS });
  return batches;
}

function fieldsOf({ song, count, precision, link }: SongReading) {
  return [song, count, precision, link];
}

/** A reading that waits, and why. */
export interface Quarantined {
  readonly reading: SongReading;
  readonly reason: QuarantineReason;
}

/** What became of the readings of one day that came together, each of another song. */
export interface Checked {
  readonly accepted: readonly SongReading[];
  /** Those of the accepted that say something new, and move the working series. */
  readonly telling: readonly SongReading[];
  /** In the order in which they came. */
  readonly quarantined: readonly Quarantined[];
}

/**
 * Adds observations of all of them, takes those that say something new into the working series, and moves the newest
 * readings on.
 */
export async function takeReadings(
  db: Db,
  together: Together,
  { accepted, telling, quarantined }: Checked,
): Promise<void> {
  const batches = batchesOf(accepted);
  for (const rows of batches) await observe(db, together, rows, sql`'accepted'`);
  if (quarantined.length > 0) {
    const json = JSON.stringify(quarantined.map(({ reading, reason }) => [...fieldsOf(reading), reason]));
    await observe(db, together, { json, ...FIELDS }, sql`value ->> 4`);
  }
  for (const rows of telling.length === accepted.length ? batches : batchesOf(telling))
    await accept(db, together, rows);
}

async function observe(
  db: Db,
  { observedAt, source, scope, actor, counterId, day }: Together,
  { json, song, count, precision, link }: Rows,
  verdict: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    insert into observation
      (observed_at, source, scope, actor, link, song_id, counter_id, day, count, precision, verdict)
    select ${observedAt}, ${source}, ${scope}, ${actor}, ${link}, ${song}, ${counterId}, ${day}, ${count}, ${precision},
      ${verdict}
    from json_each(${json})
  `.execute(db);
}

async function accept(
  db: Db,
  { counterId, scope, day }: Together,
  { json, song, count, precision, link }: Rows,
): Promise<void> {
  await sql`
    insert into reading (bucket, song_id, counter_id, scope, day, count, precision)
    select ${day >> 5}, ${song}, ${counterId}, ${scope}, ${day}, ${count}, ${precision}
    from json_each(${json}) where true
    on conflict (bucket, song_id, counter_id, scope, day)
    do update set count = excluded.count, precision = excluded.precision
  `.execute(db);
  await sql`
    insert into latest (song_id, counter_id, scope, day, count, precision, link)
    select ${song}, ${counterId}, ${scope}, ${day}, ${count}, ${precision}, ${link}
    from json_each(${json}) where true
    on conflict (song_id, counter_id, scope) do update set
      link = case when excluded.day >= latest.day then excluded.link else latest.link end,
      day = max(latest.day, excluded.day),
      precision = case when excluded.count >= latest.count then excluded.precision else latest.precision end,
      count = max(latest.count, excluded.count)
  `.execute(db);
}

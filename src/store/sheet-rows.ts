import { type Kysely, sql } from 'kysely';
import type { SourceId } from '../domain/source.ts';
import type { SongReading } from './readings.ts';
import type { Schema } from './schema.ts';

/**
 * Those of a sheet's readings that are not what the sheet last said of their day. What it said was checked then; whether
 * it was accepted, waits, or was corrected by a person, saying it again is no news.
 */
export async function sheetNews<T extends SongReading>(
  db: Kysely<Schema>,
  source: SourceId,
  counterId: number,
  readings: readonly T[],
): Promise<T[]> {
  const { rows } = await sql<{ at: number }>`
    select said.key as at from json_each(${JSON.stringify(readings)}) as said
    where (
      select observation.count || ' ' || observation.precision from observation
      where observation.source = ${source} and observation.source >= 'sheet:' and observation.source < 'sheet;'
        and observation.song_id = said.value ->> 'song' and observation.counter_id = ${counterId}
        and observation.day = said.value ->> 'day'
      order by observation.id desc limit 1
    ) = (said.value ->> 'count') || ' ' || (said.value ->> 'precision')
  `.execute(db);
  const known = new Set(rows.map((row) => row.at));
  return readings.filter((_, at) => !known.has(at));
}

import { type Kysely, sql } from 'kysely';
import type { SourceId } from '../domain/source.ts';
import { ownPollsOf } from './own-polls.ts';
import type { Schema } from './schema.ts';

/** One observation that is to be forgotten, with where its number stands in the working series. */
interface Old {
  readonly id: number;
  readonly bucket: number;
  readonly song: number;
  readonly counter: number;
  readonly scope: number;
  readonly day: number;
}

/**
 * Forgets what a source said before a moment, within the caller's transaction: its observations, the numbers they put
 * into the working series, what people decided about them, and a newest number that is as old; at most so many. Crossings and announcements stay, so
 * that nothing is announced twice. Answers how many observations were forgotten.
 */
export async function forgetReadings(
  db: Kysely<Schema>,
  source: SourceId,
  before: number,
  most: number,
): Promise<number> {
  const { rows: old } = await sql<Old>`
    select id, day >> 5 as bucket, song_id as song, counter_id as counter, scope, day from observation
    where source = ${source} and observed_at < ${before} order by observed_at limit ${most}
  `.execute(db);
  if (old.length === 0) return 0;
  const json = JSON.stringify(old);
  const field = (name: keyof Old) => sql.raw(`old.value ->> '${name}'`);
  await sql`
    delete from latest where (song_id, counter_id, scope, day) in (
      select ${field('song')}, ${field('counter')}, ${field('scope')}, ${field('day')} from json_each(${json}) as old)
  `.execute(db);
  await sql`
    delete from reading where (bucket, song_id, counter_id, scope, day) in (
      select ${field('bucket')}, ${field('song')}, ${field('counter')}, ${field('scope')}, ${field('day')}
      from json_each(${json}) as old)
  `.execute(db);
  const ids = sql`(select ${field('id')} from json_each(${json}) as old)`;
  await sql`update reading_decision set replaced_by = null where replaced_by in ${ids}`.execute(db);
  await sql`delete from reading_decision where observation_id in ${ids}`.execute(db);
  await sql`delete from observation where id in ${ids}`.execute(db);
  return old.length;
}

/** Forgets the numbers that a source gave for links before a moment and has not given anew. */
export async function forgetLinkCounts(db: Kysely<Schema>, source: SourceId, before: number): Promise<void> {
  await db
    .updateTable('poll')
    .set({ count: null, counted_at: null })
    .where('source', 'in', [source, ownPollsOf(source)])
    .where('counted_at', '<', before)
    .execute();
}

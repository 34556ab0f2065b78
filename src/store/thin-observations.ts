import { type Kysely, sql } from 'kysely';
import { metaOf, setMeta } from './meta.ts';
import type { Schema } from './schema.ts';

const CURSOR = 'observations-thinned-to';

/** What one step did: how many observations it looked at, and how many of them it forgot. */
export interface Thinned {
  readonly looked: number;
  readonly forgotten: number;
}

/**
 * Thins observations made before a moment, at most so many in one step, within the caller's transaction: of what a source
 * said of a song's day the last and the highest stay, and for ever whatever was quarantined, decided about, or is of a day
 * on which a level was crossed (DESIGN §1.4). Each row is looked at once.
 */
export async function thinObservations(db: Kysely<Schema>, before: number, most: number): Promise<Thinned> {
  const from = Number((await metaOf(db, CURSOR)) ?? 0);
  const { rows } = await sql<{ upTo: number | null; looked: number }>`
    select max(id) as upTo, count(*) as looked from (
      select id, observed_at from observation where id > ${from} order by id limit ${most}) where observed_at < ${before}
  `.execute(db);
  const { upTo = null, looked = 0 } = rows[0] ?? {};
  if (upTo === null) return { looked: 0, forgotten: 0 };
  const { numAffectedRows } = await sql`
    delete from observation where id in (
      select old.id from observation as old
      where old.id > ${from} and old.id <= ${upTo} and old.verdict in ('accepted', 'repeated')
        and old.observed_at < ${before}
        and old.id not in (select replaced_by from reading_decision where replaced_by is not null)
        and not exists (select 1 from reading_decision where observation_id = old.id)
        and not exists (
          select 1 from crossing where crossing.song_id = old.song_id and crossing.counter_id = old.counter_id
            and crossing.scope = old.scope and crossing.day = old.day)
        and exists (
          select 1 from observation as later
          where later.song_id = old.song_id and later.counter_id = old.counter_id and later.scope = old.scope
            and later.day = old.day and later.source = old.source and later.id > old.id
            and later.count >= old.count and later.precision = old.precision
            and (later.verdict = 'accepted' or (later.verdict = 'repeated' and old.verdict = 'repeated'))))
  `.execute(db);
  await setMeta(db, CURSOR, String(upTo));
  return { looked, forgotten: Number(numAffectedRows ?? 0) };
}

import { type Kysely, sql } from 'kysely';
import { batchesOutBy, MONTHLY_BATCHES } from '../domain/certificate-batch.ts';
import { type Day, type Month, parseDay } from '../domain/day.ts';
import type { LadderId } from '../domain/ladder.ts';
import type { ShippedBatch } from './data-files.ts';
import type { Schema } from './schema.ts';
import { unseen } from './unseen.ts';

type Db = Kysely<Schema>;

/** How far a list of certificates goes, and whether it has everything up to there (PRODUCT §2). */
export interface ListCoverage {
  /** The newest batch month that the list knows of. */
  readonly month: Month;
  /** Full only where every batch up to that one is: a song may have been certified in any of them. */
  readonly coverage: 'full' | 'partial';
}

/** How far our list of a ladder's certificates goes; null where there is none. */
export async function listCoverage(db: Db, ladder: LadderId): Promise<ListCoverage | null> {
  const since = MONTHLY_BATCHES.get(ladder)?.since ?? null;
  const { rows } = await sql<{ newest: Month | null; partial: number; months: number }>`
    select max(month) as newest, sum(coverage <> 'full') as partial, sum(length(month) = 7 and month >= ${since}) as months
    from certificate_batch where ladder = ${unseen(ladder)}
  `.execute(db);
  const [{ newest, partial, months } = { newest: null, partial: 0, months: 0 }] = rows;
  if (newest === null) return null;
  const isWhole = since === null || months === monthsFrom(since, newest);
  return { month: newest, coverage: isWhole && partial === 0 ? 'full' : 'partial' };
}

/** How many months there are from one to another, both among them. */
function monthsFrom(from: Month, to: Month): number {
  const numberOf = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return numberOf(to) - numberOf(from) + 1;
}

/** Takes over what the shipped files say of batches; what the operator said of them stays. */
export async function syncBatches(db: Db, batches: readonly ShippedBatch[]): Promise<void> {
  for (const { ladder, month, coverage, published } of batches) {
    const values = { ladder, month, coverage, published: parseDay(published), origin: 'catalogue' as const };
    await sql`
      insert into certificate_batch (ladder, month, coverage, published, origin)
      values (${values.ladder}, ${values.month}, ${values.coverage}, ${values.published}, ${values.origin})
      on conflict (ladder, month) do update set
        coverage = case when declared_full = 1 then 'full' else excluded.coverage end,
        published = coalesce(excluded.published, published), origin = excluded.origin
    `.execute(db);
  }
}

/** What an operator says of a batch. */
export interface EnteredBatch {
  readonly ladder: LadderId;
  readonly month: Month;
  /** Whether the operator says that we have all of it now. */
  readonly full: boolean;
  /** Null where the operator does not say. */
  readonly published: Day | null;
}

/**
 * Notes batches that an operator has entered certificates of; what is known already of coverage and day is kept. Answers
 * those that the list had nothing of.
 */
export async function enterBatches(db: Db, batches: readonly EnteredBatch[]): Promise<EnteredBatch[]> {
  if (batches.length === 0) return [];
  const known = await db.selectFrom('certificate_batch').select(['ladder', 'month']).execute();
  const before = new Set(known.map(({ ladder, month }) => `${ladder} ${month}`));
  const rows = batches.map((batch) => ({ ...batch, full: batch.full ? 1 : 0 }));
  await sql`
    insert into certificate_batch (ladder, month, coverage, published, origin, declared_full)
    select value ->> 'ladder', value ->> 'month', iif(value ->> 'full', 'full', 'partial'), value ->> 'published',
      'operator', value ->> 'full'
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (ladder, month) do update set
      coverage = iif(excluded.declared_full, 'full', coverage), declared_full = max(declared_full, excluded.declared_full),
      published = coalesce(excluded.published, published)
  `.execute(db);
  return batches.filter(({ ladder, month }) => !before.has(`${ladder} ${month}`));
}

/** Forgets a batch that only the operator's certificates made known, once none of them is left. */
export async function dropEmptyBatch(db: Db, ladder: LadderId, month: Month): Promise<void> {
  await sql`
    delete from certificate_batch where ladder = ${ladder} and month = ${month} and origin = 'operator'
      and declared_full = 0 and not exists (
        select 1 from certificate where certificate.ladder = ${ladder} and certificate.month = ${month}
          and certificate.withdrawn_at is null)
  `.execute(db);
}

/** The two latest batches of a ladder, the newest first: only their certificates are news (PRODUCT §3). */
export async function latestBatches(
  db: Db,
  ladder: LadderId,
): Promise<{ readonly month: Month; readonly published: Day | null }[]> {
  return db
    .selectFrom('certificate_batch')
    .select(['month', 'published'])
    .where('ladder', '=', ladder)
    .orderBy('month', 'desc')
    .limit(2)
    .execute();
}

/** The batches of a ladder that must have been published by a day and of which we have nothing, the oldest first. */
export async function missingBatches(db: Db, ladder: LadderId, today: Day): Promise<Month[]> {
  const known = await db.selectFrom('certificate_batch').select('month').where('ladder', '=', ladder).execute();
  const months = new Set(known.map((batch) => batch.month));
  return batchesOutBy(ladder, today).filter((month) => !months.has(month));
}

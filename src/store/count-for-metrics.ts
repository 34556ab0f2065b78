import { sql } from 'kysely';
import type { Store } from './database.ts';

/** What is counted of a database whenever somebody asks: each figure comes from an index, however large the tables are. */
export async function countForMetrics({ read }: Pick<Store, 'read'>): Promise<{
  readonly openAnnouncements: Record<string, number>;
  readonly oldestOwedAt: number | null;
  readonly readings: number;
  readonly crossings: number;
  readonly spent: readonly { readonly source: string; readonly units: number; readonly until: number }[];
}> {
  const open = await sql<{ state: string; rows: number; oldest: number }>`
    select 'owed' as state, count(*) as rows, min(owed_at) as oldest from announcement where state = 'owed'
    union all select 'sending', count(*), null from announcement where state = 'sending'
    union all select 'held', count(*), null from announcement where state = 'held'
  `.execute(read);
  const newest = await sql<{ readings: number | null; crossings: number | null }>`
    select (select max(id) from observation) as readings, (select max(id) from crossing) as crossings
  `.execute(read);
  const spent = await read
    .selectFrom('source_state')
    .select(['source', 'spent as units', 'spent_until as until'])
    .execute();
  return {
    openAnnouncements: Object.fromEntries(open.rows.map(({ state, rows }) => [state, rows])),
    oldestOwedAt: open.rows[0]?.oldest ?? null,
    readings: newest.rows[0]?.readings ?? 0,
    crossings: newest.rows[0]?.crossings ?? 0,
    spent,
  };
}

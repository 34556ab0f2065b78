import { sql } from 'kysely';
import type { Store } from './database.ts';

/** Where rows have a moment: in milliseconds since 1970, or, in columns named day, in days. */
const MOMENTS: Readonly<Record<string, string>> = {
  announcement: 'owed_at',
  certificate: 'learnt_at',
  chart_day: 'day',
  crossing: 'found_at',
  import: 'at',
  observation: 'observed_at',
  push_answer: 'at',
  reading: 'day',
  reading_decision: 'decided_at',
  server: 'created_at',
  watch: 'created_at',
};

const DAY_MS = 86_400_000;

/** What a table holds. Moments are milliseconds since 1970; null where it has none. */
export interface TableStats {
  readonly table: string;
  readonly rows: number;
  /** With its indexes. */
  readonly bytes: number;
  readonly oldest: number | null;
  readonly newest: number | null;
}

/** What every table holds, the largest first. Every page is read: with a large database it takes minutes. */
export async function tableStats({ read }: Pick<Store, 'read'>): Promise<TableStats[]> {
  const { rows: sizes } = await sql<{ table: string; bytes: number }>`
    select sqlite_master.tbl_name as "table", sum(dbstat.pgsize) as bytes from sqlite_master
    join dbstat on dbstat.name = sqlite_master.name and dbstat.aggregate = true
    where sqlite_master.tbl_name not like 'sqlite_%' group by sqlite_master.tbl_name
  `.execute(read);
  const tables: TableStats[] = [];
  for (const { table, bytes } of sizes) {
    const column = MOMENTS[table];
    const ends = column
      ? sql`min(${sql.ref(column)}) as oldest, max(${sql.ref(column)}) as newest`
      : sql`null as oldest`;
    const { rows } = await sql<{ rows: number; oldest: number | null; newest: number | null }>`
      select count(*) as rows, ${ends} from ${sql.table(table)}
    `.execute(read);
    const { rows: count = 0, oldest = null, newest = null } = rows[0] ?? {};
    const scale = column === 'day' ? DAY_MS : 1;
    tables.push({
      table,
      bytes,
      rows: count,
      oldest: oldest === null ? null : oldest * scale,
      newest: newest === null ? null : newest * scale,
    });
  }
  return tables.toSorted((a, b) => b.bytes - a.bytes);
}

/** How many rows of the ledger are in each state. */
export async function ledgerByState({ read }: Pick<Store, 'read'>): Promise<{ state: string; rows: number }[]> {
  return read
    .selectFrom('announcement')
    .select(({ fn }) => ['state', fn.countAll<number>().as('rows')])
    .groupBy('state')
    .orderBy('state')
    .execute();
}

import type Database from 'better-sqlite3';
import { type Column, columnsOf, tablesOf } from './snapshots.ts';

type Value = string | number | null;

/** What stands in columns whose text has a form; others have their name and a number. */
const PLAUSIBLE: Readonly<Record<string, Value>> = {
  'token.counters': '["oricon-streams"]',
  'push_answer.body': '{"readings":[]}',
  'announcement.body': '{"message":{"blocks":[]}}',
  'announcement.request': 'post',
  'server.time_zone': 'Asia/Seoul',
  'server.quiet_from': 1_380,
  'server.quiet_until': 480,
  'reading_decision.decision': 'accepted',
  'reading_decision.was': 'jump',
  'target.notice': 'due',
};

/** Puts two rows into every table that has none, and a value into every column that is empty in all rows. */
export function fill(database: Database.Database): void {
  for (const table of tablesOf(database).filter((name) => !name.startsWith('kysely_'))) {
    const columns = columnsOf(database, table);
    if (countOf(database, table) === 0) for (const row of [1, 2]) addRow(database, table, columns, row);
    else for (const { name } of columns) fillColumn(database, table, name);
  }
}

function addRow(database: Database.Database, table: string, columns: readonly Column[], row: number): void {
  const values = columns.map((column) =>
    row === 2 && column.notnull === 0 && column.pk === 0 ? null : madeUpValue(database, table, column, row),
  );
  try {
    database.prepare(`insert into "${table}" values (${columns.map(() => '?').join(', ')})`).run(...values);
  } catch (cause) {
    throw new Error(`A made-up row does not fit ${table}: give its columns values in PLAUSIBLE.`, { cause });
  }
}

function fillColumn(database: Database.Database, table: string, name: string): void {
  const filled = database.prepare(`select count("${name}") from "${table}"`).pluck().get();
  if (filled !== 0) return;
  const column = columnsOf(database, table).find((one) => one.name === name);
  if (!column) return;
  const first = database.prepare(`select * from "${table}" limit 1`).get() as Record<string, Value>;
  const keys = columnsOf(database, table).filter(({ pk }) => pk > 0);
  database
    .prepare(`update "${table}" set "${name}" = ? where ${keys.map((key) => `"${key.name}" is ?`).join(' and ')}`)
    .run(madeUpValue(database, table, column, 1), ...keys.map((key) => first[key.name] ?? null));
}

function madeUpValue(database: Database.Database, table: string, { name, type }: Column, row: number): Value {
  const references = database.prepare('select * from pragma_foreign_key_list(?)').all(table) as {
    readonly table: string;
    readonly from: string;
    readonly to: string | null;
    readonly seq: number;
  }[];
  const reference = references.find(({ from }) => from === name);
  if (reference) {
    const keys = columnsOf(database, reference.table).filter(({ pk }) => pk > 0);
    const key = reference.to ?? keys.toSorted((a, b) => a.pk - b.pk)[reference.seq]?.name ?? 'id';
    const rows = database.prepare(`select "${key}" from "${reference.table}"`).pluck().all() as Value[];
    return rows[(row - 1) % rows.length] ?? null;
  }
  const plausible = PLAUSIBLE[`${table}.${name}`];
  if (plausible !== undefined) return plausible;
  if (type.toUpperCase() === 'TEXT') return `${name} ${row}`;
  return /(?:_at|_until|_from)$/.test(name) ? 1_767_225_600_000 + row : row;
}

function countOf(database: Database.Database, table: string): number {
  return Number(database.prepare(`select count(*) from "${table}"`).pluck().get());
}

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { MIGRATIONS } from '../../../src/store/migrate.ts';

/** Every schema there was, the first one first. */
export const VERSIONS: readonly string[] = Object.keys(MIGRATIONS);

/** Where the made-up database of a version is written down. */
export function snapshotPath(version: string): string {
  return fileURLToPath(new URL(`${version}.sql`, import.meta.url));
}

/** The made-up database of a version as SQL; null where nobody has written it down. */
export function readSnapshot(version: string): string | null {
  const path = snapshotPath(version);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** A table's columns, as SQLite tells them. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  /** Its place in the primary key, from 1; 0 where it is no part of it. */
  readonly pk: number;
}

/** The names of a database's own tables. */
export function tablesOf(database: Database.Database): string[] {
  return database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by rowid")
    .pluck()
    .all() as string[];
}

export function columnsOf(database: Database.Database, table: string): Column[] {
  return database.prepare('select * from pragma_table_info(?)').all(table) as Column[];
}

/** The migrations that a database says it has had. */
export function versionsIn(database: Database.Database): string[] {
  return database.prepare('select name from kysely_migration order by name').pluck().all() as string[];
}

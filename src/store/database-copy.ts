import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';

/** How long a copy waits for whoever keeps the database to himself, in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * Writes a copy of the database as it is at this moment to a file that does not exist yet; what another process writes
 * meanwhile is not in it. The database and the files beside it stay as they are.
 * @throws SqliteError where either file cannot be used.
 */
export function copyDatabase(path: string, copy: string): void {
  const source = openAsItIs(path);
  try {
    source.prepare('vacuum into ?').run(copy);
  } finally {
    source.close();
  }
}

/** Opens a database to look at it, so that no file beside it comes or goes. */
export function openAsItIs(path: string): Database.Database {
  // A connection that only reads leaves files behind where there is no log yet; one that could write clears them away.
  return new Database(path, { readonly: existsSync(`${path}-wal`), fileMustExist: true, timeout: PATIENCE_MS });
}

/** The migrations that a database has had, in order; null for a file that is no database of Tierwatch. */
export function appliedIn(database: Database.Database): string[] | null {
  const has = database.prepare("select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'").get();
  if (has === undefined) return null;
  return database.prepare('select name from kysely_migration order by name').pluck().all() as string[];
}

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { inject, onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/database.ts';

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tierwatch-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The path of a database file that does not exist yet, in a folder that is removed when the test is over. */
export function temporaryPath(): string {
  return join(temporaryFolder(), 'database', 'tierwatch.db');
}

/** Puts a database of the present schema, with nothing in it, where there is none yet. */
function putBlank(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) copyFileSync(inject('blankDatabase'), path);
}

/** The path of a database with the shipped catalogue in it, in a folder of its own unless told. */
export function shippedDatabase(folder = temporaryFolder()): string {
  const path = join(folder, 'tierwatch.db');
  copyFileSync(inject('shippedDatabase'), path);
  return path;
}

/** A store on a file of its own, closed and removed when the test is over. */
export async function temporaryStore(path = temporaryPath()): Promise<Store> {
  putBlank(path);
  const store = await openStore(path);
  onTestFinished(() => store.close());
  return store;
}

/** Does something with a store of its own, for tests that need many. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwatch-test-'));
  const path = join(folder, 'tierwatch.db');
  putBlank(path);
  const store = await openStore(path);
  try {
    return await work(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every row of every table, to compare a database with itself. */
export async function dump(store: Store): Promise<Record<string, unknown[]>> {
  const tables = await store.read.introspection.getTables({ withInternalKyselyTables: true });
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const found = await sql<object>`select * from ${sql.table(name)}`.execute(store.read);
    rows[name] = found.rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return rows;
}

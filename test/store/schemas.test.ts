import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { temporaryFolder } from '../support/store.ts';
import { columnsOf, readSnapshot, snapshotPath, tablesOf, VERSIONS, versionsIn } from './schemas/snapshots.ts';

/** Columns whose values a later version changes on purpose, as `version: table.column`. */
const CHANGED: ReadonlySet<string> = new Set([]);

const REMEDY = 'Run: npm run schema-snapshot, look at the file, and commit it.';
const NEWEST = VERSIONS.at(-1) ?? '';

type Row = Readonly<Record<string, unknown>>;

function snapshotOf(version: string): string {
  const text = readSnapshot(version);
  if (text === null) throw new Error(`Version ${version} has no made-up database in test/store/schemas/. ${REMEDY}`);
  return text;
}

/** A version's made-up database as a file, as an operator of that time would have it. */
function fileOf(version: string): string {
  const path = `${temporaryFolder()}/tierwatch.db`;
  const database = new Database(path);
  database.exec(snapshotOf(version));
  database.close();
  return path;
}

function lookInto<T>(path: string, look: (database: Database.Database) => T): T {
  const database = new Database(path, { readonly: true });
  try {
    return look(database);
  } finally {
    database.close();
  }
}

/** The rows of a table, with only the given columns. */
function rowsOf(database: Database.Database, table: string, columns: readonly string[]): Row[] {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const rows = database.prepare(`select ${list} from "${table}"`).all() as Row[];
  return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

async function migrated(version: string) {
  const path = fileOf(version);
  const told: string[] = [];
  const store = await openStore(path, (sentence) => told.push(sentence));
  await store.close();
  return { path, told };
}

function shapeOf(database: Database.Database): string[] {
  const shapes = database.prepare('select sql from sqlite_master where sql is not null order by name').pluck().all();
  return (shapes as string[]).map((sql) => sql.replaceAll(/\s+/g, ' '));
}

test.each(VERSIONS)('version %s has a made-up database, with rows in every table', (version) => {
  const database = new Database(':memory:');
  database.exec(snapshotOf(version));
  const expected = VERSIONS.slice(0, VERSIONS.indexOf(version) + 1);
  expect(versionsIn(database), `${snapshotPath(version)} is of other versions. ${REMEDY}`).toEqual(expected);
  const empty = tablesOf(database).filter((table) => !database.prepare(`select 1 from "${table}"`).get());
  expect(empty).toEqual([]);
  database.close();
});

describe.each(VERSIONS)('a database of version %s', (version) => {
  test('is brought to the newest version with all that it holds', async () => {
    const { path } = await migrated(version);
    const before = new Database(':memory:');
    before.exec(snapshotOf(version));
    lookInto(path, (after) => {
      expect(versionsIn(after)).toEqual(VERSIONS);
      const tables = tablesOf(after);
      for (const table of tablesOf(before).filter((name) => tables.includes(name) && !name.startsWith('kysely_'))) {
        const present = columnsOf(after, table).map(({ name }) => name);
        const kept = columnsOf(before, table)
          .map(({ name }) => name)
          .filter((name) => present.includes(name) && !isChangedAfter(version, `${table}.${name}`));
        expect(rowsOf(after, table, kept), table).toEqual(rowsOf(before, table, kept));
      }
      expect(after.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(after.pragma('foreign_key_check')).toEqual([]);
    });
    before.close();
  });

  test('has the same schema then as a new one', async () => {
    const { path } = await migrated(version);
    const fresh = `${temporaryFolder()}/tierwatch.db`;
    await (await openStore(fresh)).close();
    expect(lookInto(path, shapeOf)).toEqual(lookInto(fresh, shapeOf));
  });

  test('is kept as it was, beside the present one', async () => {
    const { path, told } = await migrated(version);
    const beside = readdirSync(dirname(path)).filter((name) => name !== 'tierwatch.db');
    if (version === NEWEST) return expect({ beside, told }).toEqual({ beside: [], told: [] });
    const kept = `${path}-at-${version}`;
    expect(beside).toEqual([`tierwatch.db-at-${version}`]);
    expect(told).toEqual([expect.stringContaining(kept)]);
    expect(lookInto(kept, versionsIn)).toEqual(VERSIONS.slice(0, VERSIONS.indexOf(version) + 1));
  });
});

/** Whether a later version changes a column's values on purpose. */
function isChangedAfter(version: string, column: string): boolean {
  return VERSIONS.slice(VERSIONS.indexOf(version) + 1).some((later) => CHANGED.has(`${later}: ${column}`));
}

test('what a channel was of a server becomes a channel that it posts to', async () => {
  const { path } = await migrated('0001-first-light');
  expect(lookInto(path, (database) => rowsOf(database, 'target', ['server_id', 'channel']))).toEqual([
    { server_id: 1, channel: '900000000000000101' },
  ]);
});

test('of the databases kept before migrations the newest three stay', async () => {
  const path = fileOf(VERSIONS[0] ?? '');
  const old = VERSIONS.slice(1, 5).map((version) => `${path}-at-${version}`);
  for (const [at, file] of old.entries()) {
    writeFileSync(file, '');
    utimesSync(file, at + 1, at + 1);
  }
  await (await openStore(path)).close();
  const kept = readdirSync(dirname(path)).filter((name) => name.includes('-at-'));
  expect(kept).toEqual([VERSIONS[0], VERSIONS[3], VERSIONS[4]].map((version) => `tierwatch.db-at-${version}`));
});

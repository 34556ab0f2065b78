import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { MIGRATIONS } from '../../../src/store/migrate.ts';
import { fill } from './fill.ts';
import { columnsOf, readSnapshot, snapshotPath, tablesOf, VERSIONS, versionsIn } from './snapshots.ts';

/** When every made-up database was migrated, as far as it knows. */
const MIGRATED_AT = '2026-01-01T00:00:00.000Z';

await writeMissing();

/** Writes down the made-up database of each version that has none, or one that other versions have come before since. */
async function writeMissing(): Promise<void> {
  let written = 0;
  for (const [at, version] of VERSIONS.entries()) {
    const expected = VERSIONS.slice(0, at + 1);
    if (isOf(readSnapshot(version), expected)) continue;
    const before = expected.at(-2);
    const start = before === undefined ? null : readSnapshot(before);
    if (start === null)
      throw new Error(`${snapshotPath(version)} is missing. It cannot be made anew: take it from an earlier commit.`);
    writeFileSync(snapshotPath(version), await next(start, version));
    process.stdout.write(`${version}.sql: written. Look at it, and commit it.\n`);
    written += 1;
  }
  if (written === 0) process.stdout.write('Every version has its made-up database.\n');
}

function isOf(text: string | null, versions: readonly string[]): boolean {
  if (text === null) return false;
  const database = new Database(':memory:');
  database.exec(text);
  const isSame = versionsIn(database).join() === versions.join();
  database.close();
  return isSame;
}

/** The made-up database of a version: that of the version before, migrated, and what is new in it filled. */
async function next(start: string, version: string): Promise<string> {
  const database = new Database(':memory:');
  database.exec(start);
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateTo(version);
  if (error) throw new Error(`${version} fails on the made-up database of the version before.`, { cause: error });
  fill(database);
  database.prepare('update kysely_migration set timestamp = ?').run(MIGRATED_AT);
  const text = dumpOf(database, version);
  database.close();
  return text;
}

function dumpOf(database: Database.Database, version: string): string {
  const shapes = database
    .prepare("select type, sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by rowid")
    .all() as { readonly type: string; readonly sql: string }[];
  const statements = (wanted: boolean) =>
    shapes.filter(({ type }) => (type === 'table') === wanted).map(({ sql }) => `${sql};`);
  const rows = tablesOf(database).flatMap((table) => {
    const values = columnsOf(database, table).map(({ name }) => `quote("${name}")`);
    const lines = database
      .prepare(`select ${values.join(` || ', ' || `)} from "${table}"`)
      .pluck()
      .all() as string[];
    return lines.map((line) => `insert into "${table}" values (${line});`);
  });
  const head = `-- A made-up database as version ${version} left it, written by: npm run schema-snapshot`;
  return [head, 'begin;', ...statements(true), ...rows, ...statements(false), 'commit;', ''].join('\n');
}

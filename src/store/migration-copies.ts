import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { appliedIn, openAsItIs } from './database-copy.ts';
import { MIGRATIONS } from './migrate.ts';
import { writeCopy } from './write-copy.ts';

/** How many databases of earlier versions are kept beside the present one. */
const KEPT = 3;

/**
 * Keeps a copy of a database that is about to be migrated, named after the version that it has, and forgets the oldest
 * such copies; answers where it is, or null where there is nothing to migrate or to lose.
 * @throws CopyError where it cannot be made: the database is as it was.
 */
export function copyBeforeMigrating(database: Database.Database, path: string): string | null {
  if (!isBehind(appliedIn(database))) return null;
  // Of two processes that start at once, one may migrate while the other copies: what was copied is asked, not the database.
  const copy = `${path}-before-${process.pid}`;
  writeCopy(path, copy, { replace: true });
  const applied = appliedOfFile(copy);
  const newest = applied?.at(-1);
  if (newest === undefined || !isBehind(applied)) {
    rmSync(copy);
    return null;
  }
  const kept = `${path}-at-${newest}`;
  renameSync(copy, kept);
  for (const old of copiesOf(path).slice(KEPT)) rmSync(old, { force: true });
  return kept;
}

function isBehind(applied: readonly string[] | null): boolean {
  if (applied === null || applied.length === 0) return false;
  const known = Object.keys(MIGRATIONS);
  return applied.every((name) => known.includes(name)) && known.length > applied.length;
}

function appliedOfFile(file: string): string[] | null {
  const database = openAsItIs(file);
  try {
    return appliedIn(database);
  } finally {
    database.close();
  }
}

/** The copies beside a database, the newest first. */
function copiesOf(path: string): string[] {
  const folder = dirname(path);
  if (!existsSync(folder)) return [];
  const copies = readdirSync(folder).filter(
    (name) => name.startsWith(`${basename(path)}-at-`) && !name.endsWith('.part'),
  );
  return copies
    .map((name) => join(folder, name))
    .map((file) => ({ file, at: statSync(file).mtimeMs }))
    .toSorted((a, b) => b.at - a.at)
    .map(({ file }) => file);
}

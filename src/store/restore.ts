import { copyFileSync, existsSync, linkSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { appliedIn, openAsItIs } from './database-copy.ts';
import { RESTORED } from './gate.ts';
import { refuseNewer } from './migrate.ts';
import { CopyError, damageOf, putInPlace, writeCopy } from './write-copy.ts';

/** The files that SQLite keeps beside a database. */
const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * Puts a backup in the place of a database that nobody sends from, and keeps the former one; the next start takes it for
 * the copy that it is. Answers where the former one is, null where there was none. Until the last step the database stays
 * as it is.
 * @throws CopyError or NewerDatabaseError for a backup that cannot be used, and where somebody has the database open.
 */
export function restoreDatabase(databasePath: string, file: string, now: number): string | null {
  checkBackup(file);
  const part = `${databasePath}-restoring`;
  for (const beside of ['', ...BESIDE]) rmSync(`${part}${beside}`, { force: true });
  writeCopy(file, part);
  note(part, now);
  const former = existsSync(databasePath) ? keepFormer(databasePath, now) : null;
  for (const beside of BESIDE) rmSync(`${databasePath}${beside}`, { force: true });
  putInPlace(part, databasePath);
  return former;
}

/** @throws CopyError or NewerDatabaseError where this version could not run on the file. */
function checkBackup(file: string): void {
  if (!existsSync(file)) throw new CopyError(`There is no file ${file}. Nothing was changed.`);
  const applied = readApplied(file);
  if (applied === null || applied.length === 0)
    throw new CopyError(`${file} is no database of Tierwatch. Nothing was changed.`);
  refuseNewer(applied, `The backup ${file}`);
}

function readApplied(file: string): string[] | null {
  try {
    const damage = damageOf(file, 'integrity_check');
    if (damage !== null)
      throw new CopyError(`${file} is damaged (${damage}). Nothing was changed: restore another backup.`);
    const database = openAsItIs(file);
    try {
      return appliedIn(database);
    } finally {
      database.close();
    }
  } catch (cause) {
    const code = cause instanceof Database.SqliteError ? cause.code : '';
    if (code.startsWith('SQLITE_CANTOPEN'))
      throw new CopyError(`${file} cannot be read as a database. Nothing was changed.`, { cause });
    if (code !== 'SQLITE_NOTADB' && !code.startsWith('SQLITE_CORRUPT')) throw cause;
    throw new CopyError(`${file} is damaged or not a database. Nothing was changed: restore another backup.`, {
      cause,
    });
  }
}

function note(part: string, now: number): void {
  const database = new Database(part, { fileMustExist: true });
  try {
    database
      .prepare('insert into meta (key, value) values (?, ?) on conflict do update set value = excluded.value')
      .run(RESTORED, String(now));
  } finally {
    database.close();
  }
}

/** Gives the present database a second name, under which it stays when the first one is given away. */
function keepFormer(databasePath: string, now: number): string {
  gatherInOneFile(databasePath);
  const moment = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const former = `${databasePath}-before-restore-${moment}`;
  for (const beside of ['', ...BESIDE])
    if (existsSync(`${databasePath}${beside}`)) giveSecondName(`${databasePath}${beside}`, `${former}${beside}`);
  return former;
}

/** Only who is alone with a database may change how it keeps its journal: so others are found out. */
function gatherInOneFile(databasePath: string): void {
  try {
    const database = new Database(databasePath, { timeout: 0 });
    try {
      database.pragma('journal_mode = delete');
    } finally {
      database.close();
    }
  } catch (cause) {
    const code = cause instanceof Database.SqliteError ? cause.code : '';
    // A damaged one is what is restored from: it is kept as it is.
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return;
    if (!code.startsWith('SQLITE_BUSY')) throw cause;
    throw new CopyError(
      `Another process has the database ${databasePath} open. Nothing was changed: let it end, then restore again.`,
      { cause },
    );
  }
}

function giveSecondName(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // Some file systems know one name for a file.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
    copyFileSync(path, name);
  }
}

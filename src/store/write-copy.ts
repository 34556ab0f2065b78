import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { copyDatabase, openAsItIs } from './database-copy.ts';

/** A copy of the database that could not be made or used: its message says why and what to do. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

/** What a copy leaves free on its disk, in bytes: the bot writes there, too. */
const SPARE_BYTES = 16 * 1024 * 1024;

/**
 * Writes a checked copy of a database that may be in use: all that was committed when it began. Under its name there is
 * either the whole copy, on the disk, or nothing; a file that is there already is kept unless it may be replaced.
 * @throws CopyError with a sentence for the operator.
 */
export function writeCopy(databasePath: string, file: string, options: { readonly replace?: boolean } = {}): void {
  if (!existsSync(databasePath)) throw new CopyError(`There is no database at ${databasePath}: nothing to copy.`);
  if (options.replace !== true && existsSync(file))
    throw new CopyError(`${file} is there already, and was left as it is. Choose another name, or move it away.`);
  const part = `${file}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(part, { force: true });
    refuseFullDisk(databasePath, dirname(file));
    copyDatabase(databasePath, part);
    refuseDamaged(part, databasePath);
    putInPlace(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw worded(error, databasePath, file);
  }
}

/** Gives a file that is written its name, so that a power cut leaves it whole under that name, or not there. */
export function putInPlace(part: string, file: string): void {
  flush(part);
  renameSync(part, file);
  flush(dirname(file));
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What SQLite finds wrong with a file; null for a sound one. The quick check reads the file once, and no index. */
export function damageOf(file: string, check: 'quick_check' | 'integrity_check'): string | null {
  const database = openAsItIs(file);
  try {
    const found = database.pragma(`${check}(1)`, { simple: true });
    return found === 'ok' ? null : String(found);
  } finally {
    database.close();
  }
}

function refuseDamaged(part: string, databasePath: string): void {
  const damage = damageOf(part, 'quick_check');
  if (damage !== null)
    throw new CopyError(`The database ${databasePath} is damaged, and so is a copy of it (${damage}). None was kept.`);
}

function refuseFullDisk(databasePath: string, folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const needed = statSync(databasePath).size + SPARE_BYTES;
  if (free < needed)
    throw new CopyError(
      `There is not enough room in ${folder}: the copy may take ${inMb(needed)}, and ${inMb(free)} are free. Nothing was written: make room, then try again.`,
    );
}

function inMb(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
}

function worded(error: unknown, databasePath: string, file: string): unknown {
  if (!(error instanceof Error) || error instanceof CopyError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const sentence = sentenceFor(code, databasePath, file);
  return sentence === null ? error : new CopyError(sentence, { cause: error });
}

function sentenceFor(code: string, databasePath: string, file: string): string | null {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return `The disk of ${file} is full. Nothing was left there: make room, then try again.`;
  if (code.startsWith('SQLITE_IOERR'))
    return `${file} could not be written to its end (${code}). Nothing was left there: look at its disk, then try again.`;
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return `The database ${databasePath} is damaged or not a database. No copy was kept: restore an earlier one.`;
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return `${file} may not be written by this user. Check who owns its folder.`;
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `${file} cannot be written: a part of its path is a file. Choose another name.`;
  return null;
}

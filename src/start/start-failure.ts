import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../operations/config.ts';
import type { Holder } from '../store/sender-lock.ts';

/** Failures whose message is a sentence for the operator already, with the remedy. */
const WORDED = new Set([
  'ConfigError',
  'NewerDatabaseError',
  'NoDatabaseError',
  'DiscordRefusal',
  'SenderBusyError',
  'CopyError',
]);

/** Another process sends from this database, and this one was told not to wait. */
export class SenderBusyError extends Error {
  override readonly name = 'SenderBusyError';

  constructor(databasePath: string, holder: Holder | null, remedy: string) {
    super(`${busySentence(databasePath, holder)} ${remedy}`);
  }
}

/** Who it is that sends from a database already. */
export function busySentence(databasePath: string, holder: Holder | null): string {
  const who = holder
    ? `process ${holder.pid} on ${holder.host}, since ${new Date(holder.since).toISOString()}`
    : 'another process';
  return `The database ${databasePath} is in use by a bot already: ${who}.`;
}

type Settings = Pick<Config, 'databasePath' | 'httpHost' | 'httpPort'>;

/** The sentence for a failure that is the operator's to mend; null for a defect, which deserves its trace. */
export function startFailure(error: unknown, config: Settings | null): string | null {
  if (!(error instanceof Error)) return null;
  // A failure may be wrapped in one that says what was being done: its reason is what can be mended.
  return sentenceFor(error, config) ?? startFailure(error.cause, config);
}

function sentenceFor(error: Error, config: Settings | null): string | null {
  if (WORDED.has(error.name)) return error.message;
  if (error.name === 'DataFileError')
    return `${error.message.replace(/\.$/, '')}. Correct the file, or put the data folder of this Tierwatch back.`;
  if (!config) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const syscall = 'syscall' in error ? error.syscall : null;
  return code === 'EADDRINUSE' || syscall === 'listen' || isUnknownHost(error, config)
    ? portSentence(code, config)
    : databaseSentence(code, syscall, config);
}

/** Other names that are looked up are Discord's or a publisher's, which are waited for. */
function isUnknownHost(error: Error, { httpHost }: Settings): boolean {
  return 'code' in error && error.code === 'ENOTFOUND' && 'hostname' in error && error.hostname === httpHost;
}

function portSentence(code: string, { httpHost, httpPort }: Settings): string | null {
  const remedy = 'set HTTP_PORT to another port (0: any free one)';
  if (code === 'EADDRINUSE') return `Port ${httpPort} is taken. Stop what uses it, or ${remedy}.`;
  if (code === 'EACCES') return `Port ${httpPort} may not be opened by this user: ${remedy}.`;
  if (code === 'EADDRNOTAVAIL')
    return `HTTP_HOST ${httpHost} is no address of this machine. Set it to one, or leave it out.`;
  if (code === 'ENOTFOUND') return `HTTP_HOST ${httpHost} is not known as an address. Set it to one, or leave it out.`;
  return null;
}

function databaseSentence(code: string, syscall: unknown, { databasePath: path }: Settings): string | null {
  // Both come of making the database's folder; of other files they would be a defect.
  if (syscall === 'mkdir' && (code === 'EEXIST' || code === 'ENOTDIR'))
    return `The database ${path} cannot be made: a part of its path is a file. Set DATABASE_URL to a path in a folder.`;
  if (code.startsWith('SQLITE_CANTOPEN') && statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return `${path} is a folder, not a database. Set DATABASE_URL to a file in it, such as file:${join(path, 'tierwatch.db')}`;
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'EACCES' || code === 'EROFS' || code.startsWith('SQLITE_READONLY'))
    return `The database ${path} cannot be written. Check who owns the file and its folder, and DATABASE_URL.`;
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return `The file ${path} is damaged or not a database. It was left as it is: restore a backup, or set DATABASE_URL to another file.`;
  if (code.startsWith('SQLITE_BUSY'))
    return `The database ${path} is in use by another process. Wait for it to end, then try again.`;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return `The disk that holds ${path} is full. Nothing was lost: make room, then try again.`;
  return null;
}

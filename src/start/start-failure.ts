import type { Config } from '../operations/config.ts';

/** Failures whose message is a sentence for the operator already. */
const WORDED = new Set(['ConfigError', 'DataFileError', 'NewerDatabaseError', 'DiscordRefusal']);

/** The sentence for a failure that is the operator's to mend; null for a defect, which deserves its trace. */
export function startFailure(error: unknown, config: Pick<Config, 'databasePath' | 'httpPort'> | null): string | null {
  if (!(error instanceof Error)) return null;
  if (WORDED.has(error.name)) return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!config) return null;
  if (code === 'EADDRINUSE')
    return `Port ${config.httpPort} is taken. Stop what uses it, or set HTTP_PORT to another port (0: any free one).`;
  const path = config.databasePath;
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

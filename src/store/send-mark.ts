import { readFileSync, writeFileSync } from 'node:fs';

/**
 * How often a database's announcements were claimed for sending, noted in a file beside it. The database counts too: one
 * that counts less than the file, or has counted without a file, is a copy from another time or place (DELIVERY, Holding).
 */
export interface SendMark {
  /** Null where there is no file. */
  read(): number | null;
  write(sequence: number): void;
}

/** The mark beside a database file. */
export function sendMarkOf(databasePath: string): SendMark {
  const path = `${databasePath}-sent`;
  return {
    read: () => {
      try {
        const value = Number.parseInt(readFileSync(path, 'utf8'), 10);
        return Number.isSafeInteger(value) ? value : null;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    // Not forced to the disk: after a power cut it may lag behind the database, which is harmless.
    write: (sequence) => writeFileSync(path, `${sequence}\n`),
  };
}

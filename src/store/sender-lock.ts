import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** The right to send what a database owes: one process has it at a time (DELIVERY, One sender). */
export interface SenderLock {
  /** Gives it up; the end of the process does so too, however it ends. */
  release(): void;
}

/** Who holds the lock, as that process said when it took it. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** How the wait for the lock is told and ended. */
export interface LockWait {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Called when another process has it, before waiting; null where that process has not said who it is. */
  readonly onWaiting: (holder: Holder | null) => void;
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Takes the lock of a database: an exclusive transaction on a file beside it, which the system ends with the process, so
 * that no file is ever left locked. Waits while another process has it; rejects with the signal's reason.
 */
export async function takeSenderLock(databasePath: string, wait: LockWait): Promise<SenderLock> {
  let told = false;
  for (;;) {
    const lock = tryToLock(databasePath, wait.now);
    if (lock) return lock;
    if (!told) wait.onWaiting(holderOf(databasePath));
    told = true;
    await wait.pause();
    wait.signal.throwIfAborted();
  }
}

/** Takes the lock where nobody has it, else answers null. */
export function tryToLock(databasePath: string, now: number): SenderLock | null {
  mkdirSync(dirname(databasePath), { recursive: true });
  const database = new Database(`${databasePath}-sender`, { timeout: 0 });
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  noteHolder(databasePath, { pid: process.pid, host: hostname(), since: now });
  return {
    release: () => {
      database.close();
    },
  };
}

/** The locked file cannot be read by others: who has it stands in one beside it. */
function noteHolder(databasePath: string, holder: Holder): void {
  writeFileSync(`${databasePath}-holder`, `${JSON.stringify(holder)}\n`);
}

/** Who has the lock, or had it last; null where that is not known. */
export function holderOf(databasePath: string): Holder | null {
  try {
    return JSON.parse(readFileSync(`${databasePath}-holder`, 'utf8')) as Holder;
  } catch {
    // It is just being written, or cannot be read: the wait goes on without a name.
    return null;
  }
}

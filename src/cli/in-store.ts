import { statSync } from 'node:fs';
import { openStore, type Store } from '../store/database.ts';
import type { Terminal } from './import.ts';

/** A command asks about a database that is not there: mostly that of another folder is meant. */
class NoDatabaseError extends Error {
  override readonly name = 'NoDatabaseError';
}

/**
 * Does a command's work over the database, which is closed afterwards.
 * @throws NoDatabaseError where there is none: an empty one would answer for the bot's, and be taken for it.
 */
export async function inStore<T>(
  { databasePath, print }: Pick<Terminal, 'databasePath' | 'print'>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  if (statSync(databasePath, { throwIfNoEntry: false }) === undefined)
    throw new NoDatabaseError(
      `There is no database at ${databasePath}. Set DATABASE_URL as the bot has it; if it never ran, start it once.`,
    );
  const store = await openStore(databasePath, print);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

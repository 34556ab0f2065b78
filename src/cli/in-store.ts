import { openStore, type Store } from '../store/database.ts';
import type { Terminal } from './import.ts';

/** Does a command's work over the database, which is closed afterwards. */
export async function inStore<T>(
  { databasePath, print }: Pick<Terminal, 'databasePath' | 'print'>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(databasePath, print);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

import type { Kysely } from 'kysely';
import type { Store } from '../store/database.ts';
import type { Schema } from '../store/schema.ts';

/** What some work on the database would come to: it is done, and undone at once. */
export async function wouldBe<T>(
  { write }: Pick<Store, 'write'>,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  const trx = await write.startTransaction().execute();
  try {
    return await work(trx);
  } finally {
    await trx.rollback().execute();
  }
}

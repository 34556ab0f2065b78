import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as firstLight from './migrations/0001-first-light.ts';
import * as exactlyOnce from './migrations/0002-exactly-once.ts';
import * as sources from './migrations/0003-sources.ts';
import * as sheets from './migrations/0004-sheets.ts';
import * as pushAndReview from './migrations/0005-push-and-review.ts';
import * as byHand from './migrations/0006-by-hand.ts';
import * as certificateLists from './migrations/0007-certificate-lists.ts';
import * as answersAndWishes from './migrations/0008-answers-and-wishes.ts';
import * as serverAdmins from './migrations/0009-server-admins.ts';
import * as ownSongs from './migrations/0010-own-songs.ts';
import * as markets from './migrations/0012-markets.ts';
import * as boards from './migrations/0015-boards.ts';
import * as leaving from './migrations/0016-leaving.ts';
import * as expiry from './migrations/0017-expiry.ts';
import * as observedDays from './migrations/0018-observed-days.ts';
import * as linkOrder from './migrations/0019-link-order.ts';
import * as ownMarkets from './migrations/0020-own-markets.ts';
import * as waitingSongs from './migrations/0021-waiting-songs.ts';
import type { Schema } from './schema.ts';

/** Every schema there was, in order. A database has applied the first so many of them. */
export const MIGRATIONS = {
  '0001-first-light': firstLight,
  '0002-exactly-once': exactlyOnce,
  '0003-sources': sources,
  '0004-sheets': sheets,
  '0005-push-and-review': pushAndReview,
  '0006-by-hand': byHand,
  '0007-certificate-lists': certificateLists,
  '0008-answers-and-wishes': answersAndWishes,
  '0009-server-admins': serverAdmins,
  '0010-own-songs': ownSongs,
  '0012-markets': markets,
  '0015-boards': boards,
  '0016-leaving': leaving,
  '0017-expiry': expiry,
  '0018-observed-days': observedDays,
  '0019-link-order': linkOrder,
  '0020-own-markets': ownMarkets,
  '0021-waiting-songs': waitingSongs,
};

/** A database that a newer Tierwatch has already changed: this one must not touch it. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/**
 * Brings the database to this version's schema, in a transaction that finds out first what is still to be done: a
 * migration that fails leaves nothing behind, and of two processes that start at once one waits for the other.
 * @throws NewerDatabaseError where the database has migrations that this version does not know.
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    disableTransactions: false,
  });
  refuseNewer(await appliedMigrations(db), 'This database');
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be brought to the present schema.', { cause: error });
}

/** @throws NewerDatabaseError where a database has migrations that this version does not know. */
export function refuseNewer(applied: readonly string[], what: string): void {
  const known = new Set(Object.keys(MIGRATIONS));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new NewerDatabaseError(
      `${what} belongs to a newer Tierwatch (it has ${unknown.join(', ')}). Update Tierwatch, or use another DATABASE_URL.`,
    );
}

async function appliedMigrations(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map((row) => row.name);
}

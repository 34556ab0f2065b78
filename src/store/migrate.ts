import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as firstLight from './migrations/0001-first-light.ts';
import * as exactlyOnce from './migrations/0002-exactly-once.ts';
import * as sources from './migrations/0003-sources.ts';
import * as sheets from './migrations/0004-sheets.ts';
import * as pushAndReview from './migrations/0005-push-and-review.ts';
import * as byHand from './migrations/0006-by-hand.ts';
import * as certificateLists from './migrations/0007-certificate-lists.ts';
import * as serverAdmins from './migrations/0009-server-admins.ts';
import * as ownSongs from './migrations/0010-own-songs.ts';
import type { Schema } from './schema.ts';

const MIGRATIONS = {
  '0001-first-light': firstLight,
  '0002-exactly-once': exactlyOnce,
  '0003-sources': sources,
  '0004-sheets': sheets,
  '0005-push-and-review': pushAndReview,
  '0006-by-hand': byHand,
  '0007-certificate-lists': certificateLists,
  '0009-server-admins': serverAdmins,
  '0010-own-songs': ownSongs,
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
  const known = new Set(Object.keys(MIGRATIONS));
  const applied = await appliedMigrations(db);
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new NewerDatabaseError(
      `This database belongs to a newer Tierwatch (it has ${unknown.join(', ')}). Update Tierwatch, or use another DATABASE_URL.`,
    );
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be brought to the present schema.', { cause: error });
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

import type { Kysely } from 'kysely';
import type { CounterId } from '../domain/counter.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A token as its operator sees it: never the secret. */
export interface Token {
  readonly id: number;
  readonly name: string;
  readonly counters: readonly CounterId[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/** How exactly the last use of a token is kept, in milliseconds: not every request is worth a write. */
const USE_GRAIN_MS = 60_000;

/** Adds a token; false where one of this name is in use. */
export async function addToken(
  db: Db,
  token: { readonly name: string; readonly hash: string; readonly counters: readonly CounterId[] },
  now: number,
): Promise<boolean> {
  const { name, hash, counters } = token;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('token')
    .values({ name, hash, counters: JSON.stringify(counters), created_at: now, last_used_at: null, revoked_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** All tokens, the revoked ones too, the newest last. */
export async function listTokens(db: Db): Promise<Token[]> {
  const rows = await db.selectFrom('token').selectAll().orderBy('id').execute();
  return rows.map(tokenOf);
}

/** Revokes the token of a name; false where none of that name is in use. */
export async function revokeToken(db: Db, name: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('token')
    .set({ revoked_at: now })
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * The token that is in use and has this hash. It is found by its hash alone, so that how long that takes says nothing
 * about the secret.
 */
export async function tokenByHash(db: Db, hash: string): Promise<Token | null> {
  const row = await db
    .selectFrom('token')
    .selectAll()
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? tokenOf(row) : null;
}

/** Notes that a token was used. */
export async function noteTokenUse(db: Db, { id, lastUsedAt }: Token, now: number): Promise<void> {
  if (lastUsedAt !== null && now - lastUsedAt < USE_GRAIN_MS) return;
  await db.updateTable('token').set({ last_used_at: now }).where('id', '=', id).execute();
}

function tokenOf(row: {
  id: number;
  name: string;
  counters: string;
  created_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}): Token {
  return {
    id: row.id,
    name: row.name,
    counters: JSON.parse(row.counters) as CounterId[],
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

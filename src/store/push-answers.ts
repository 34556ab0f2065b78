import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** For how long a push that comes again under its key is answered as it was, in milliseconds: seven days. */
export const PUSH_ANSWER_KEPT_MS = 7 * 86_400_000;

/** A push under a key of its sender's choosing. */
export interface KeyedPush {
  readonly token: number;
  readonly key: string;
  /** SHA-256 of what the request says. */
  readonly digest: string;
}

/** What a push under this key was answered; `other` where the key belongs to another push, null where it is new. */
export async function keptAnswer(db: Db, push: KeyedPush, now: number): Promise<{ body: string } | 'other' | null> {
  const row = await db
    .selectFrom('push_answer')
    .select(['digest', 'body'])
    .where('token_id', '=', push.token)
    .where('key', '=', push.key)
    .where('at', '>', now - PUSH_ANSWER_KEPT_MS)
    .executeTakeFirst();
  if (!row) return null;
  return row.digest === push.digest ? { body: row.body } : 'other';
}

/** Keeps what a push was answered, and forgets answers whose time is over. */
export async function keepAnswer(db: Db, push: KeyedPush, body: string, now: number): Promise<void> {
  await db
    .deleteFrom('push_answer')
    .where('at', '<=', now - PUSH_ANSWER_KEPT_MS)
    .execute();
  await db
    .insertInto('push_answer')
    .values({ token_id: push.token, key: push.key, digest: push.digest, at: now, body })
    .execute();
}

import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** The id of this installation: made once, part of every nonce, so that two bots never share one. */
export const INSTALLATION = 'installation';

/** What is noted of the database as a whole under a name; null where nothing is. */
export async function metaOf(db: Db, key: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Notes it, in the place of what was there. */
export async function setMeta(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Notes it unless something is noted under the name already; answers what is. */
export async function noteOnce(db: Db, key: string, value: string): Promise<string> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await metaOf(db, key)) ?? value;
}

/** Counts up what is noted under a name, from nothing: whoever remembers the number sees that something changed. */
export async function raiseMeta(db: Db, key: string): Promise<void> {
  await sql`
    insert into meta (key, value) values (${key}, '1')
    on conflict (key) do update set value = cast(cast(meta.value as integer) + 1 as text)
  `.execute(db);
}

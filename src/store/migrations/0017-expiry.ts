import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What is sent next, and what waited too long, is found without looking at everything that is owed after each post. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index announcement_expires on announcement (expires_at) where state = 'owed'`.execute(db);
  await sql`create index announcement_next on announcement (id) where state = 'owed'`.execute(db);
}

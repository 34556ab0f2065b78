import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The links of servers' own songs keep the order in which they were given: the number of the first is the song's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table own_link add column position integer not null default 0`.execute(db);
}

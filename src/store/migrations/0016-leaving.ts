import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Finds what a server's own people entered, and what names a person, without reading through everybody's numbers. */
const STATEMENTS = [
  ...['observation', 'crossing', 'certificate', 'ladder_progress', 'latest'].map(
    (table) => `create index ${table}_scope on ${table} (scope) where scope <> 0`,
  ),
  'create index observation_actor on observation (actor) where actor is not null',
  'create index announcement_decided on announcement (decided_by) where decided_by is not null',
  `create index announcement_direct on announcement (channel) where substr(channel, 1, 1) = '@'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Finds what a server's own people entered without reading through everybody's numbers. */
const STATEMENTS = ['observation', 'crossing', 'certificate', 'ladder_progress', 'latest'].map(
  (table) => `create index ${table}_scope on ${table} (scope) where scope <> 0`,
);

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Markets side by side: whether a server wants that, which acts it counts elsewhere, and its year in review. */
const STATEMENTS = [
  'alter table server add column comparisons integer not null default 1',
  'alter table server add column year_review integer not null default 0',
  `create table server_market (
    server_id integer not null references server, artist_id integer not null references artist, market text not null,
    primary key (server_id, artist_id)) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

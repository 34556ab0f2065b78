import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Living boards: one message each that is kept up to date. */
const STATEMENTS = [
  `create table board (
    id integer primary key, server_id integer not null references server, channel text not null,
    artist_id integer references artist, created_by text not null, created_at integer not null,
    since integer not null, next_at integer not null, stopped_at integer, stop_reason text) strict`,
  'create index board_due on board (next_at) where stopped_at is null',
  'create index board_server on board (server_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

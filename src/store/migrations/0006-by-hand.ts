import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Numbers that people type: who may, what waits for its confirmation, and the weekly round. */
const STATEMENTS = [
  'alter table server add column reporter_role text',
  'alter table server add column round_channel text',
  `create table draft_reading (
    id integer primary key autoincrement, server_id integer not null references server, actor text not null,
    made_at integer not null, song text not null, counter text not null, value text not null, date text not null,
    link text not null, counts text) strict`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What admins chose beside Discord: the language, several channels with what each is for, and who changed what. */
const STATEMENTS = [
  'alter table server add column language_chosen integer not null default 0',
  'alter table target add column main integer not null default 1',
  `create table target_wish (
    server_id integer not null, channel text not null, kind text not null, value text not null,
    primary key (server_id, channel, kind, value),
    foreign key (server_id, channel) references target on update cascade on delete cascade) strict, without rowid`,
  `create table audit (
    id integer primary key autoincrement, server_id integer not null references server, by text not null,
    at integer not null, change text not null) strict`,
  'create index audit_server on audit (server_id, id)',
  'create index audit_at on audit (at)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** How a server wants answers, what people asked to be told of, and the numbers that they reported as wrong. */
const STATEMENTS = [
  `alter table server add column answers text not null default 'public'`,
  'alter table server add column plain integer not null default 0',
  `create table wish (
    user_id text not null, song_id integer not null references song, ladder text not null, scope integer not null,
    language text not null, above integer not null, asked_at integer not null, told_at integer,
    primary key (song_id, ladder, user_id, scope)) strict, without rowid`,
  'create index wish_user on wish (user_id)',
  `create table report (
    id integer primary key, song_id integer not null references song, ladder text not null,
    server_id integer references server, user_id text, at integer not null, what text not null, link text not null,
    done_at integer) strict`,
  'create index report_user on report (user_id, at) where user_id is not null',
  'create index report_song on report (song_id, at)',
  'create index report_open on report (server_id, id) where done_at is null',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

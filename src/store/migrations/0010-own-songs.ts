import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Songs and acts that a server adds for itself, and what an admin is shown before it is done. */
const STATEMENTS = [
  'alter table song add column scope integer not null default 0',
  'alter table artist add column scope integer not null default 0',
  'create index song_scope on song (scope) where scope <> 0',
  'create index artist_scope on artist (scope) where scope <> 0',
  'create index artist_market on artist (market)',
  `create table own_link (
    server_id integer not null references server, site text not null, external_id text not null,
    song_id integer not null references song, primary key (server_id, site, external_id)) strict, without rowid`,
  'create index own_link_song on own_link (song_id)',
  `create table proposal (
    id integer primary key autoincrement, server_id integer not null references server, actor text not null,
    kind text not null, made_at integer not null, body text not null) strict`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

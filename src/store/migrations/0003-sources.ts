import { type Kysely, sql } from 'kysely';

/**
 * When songs are asked for again at the sources, what each source has left of its day, and which of a song's links at a
 * site is the main one (the lowest position).
 */
const STATEMENTS = [
  'alter table song_link add column position integer not null default 0',
  `create table poll (
    source text not null, external_id text not null, due_at integer not null, asked_at integer not null,
    answered_at integer, failures integer not null, missing integer not null, gone_at integer, count integer,
    counted_at integer, primary key (source, external_id)) strict, without rowid`,
  'create index poll_due on poll (source, due_at)',
  'create index poll_gone on poll (source, gone_at) where gone_at is not null',
  `create table source_state (
    source text primary key, spent integer not null, spent_until integer not null, due_at integer not null,
    paused_until integer not null, pause_kind text, pause_detail text, answered_at integer, failed_at integer,
    since text) strict, without rowid`,
  'create index observation_source on observation (source, observed_at)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

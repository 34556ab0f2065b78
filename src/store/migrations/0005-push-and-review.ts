import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Tokens with which programs push readings, what they were answered, and what people decided about readings. */
const STATEMENTS = [
  `create table token (
    id integer primary key, name text not null, hash text not null unique, counters text not null,
    created_at integer not null, last_used_at integer, revoked_at integer) strict`,
  'create unique index token_name on token (name) where revoked_at is null',
  `create table push_answer (
    token_id integer not null references token, key text not null, digest text not null, at integer not null,
    body text not null, primary key (token_id, key)) strict, without rowid`,
  'create index push_answer_at on push_answer (at)',
  `create table reading_decision (
    id integer primary key, observation_id integer not null references observation, decision text not null,
    was text not null, decided_at integer not null, decided_by text not null,
    replaced_by integer references observation) strict`,
  'create index reading_decision_observation on reading_decision (observation_id)',
  `create index observation_to_decide on observation (scope, id)
    where verdict in ('future', 'zero', 'fall', 'jump')`,
  'create index observation_series on observation (song_id, counter_id, scope, day)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

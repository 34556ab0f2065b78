import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Certificates that the operator enters, beside those of the shipped list, and what the operator was reminded of. */
const STATEMENTS = [
  `alter table certificate add column origin text not null default 'catalogue'`,
  'alter table certificate add column withdrawn_at integer',
  `alter table certificate_batch add column origin text not null default 'catalogue'`,
  'alter table certificate_batch add column declared_full integer not null default 0',
  `create table certificate_draft (
    id integer primary key, made_by text not null, song_id integer not null, ladder text not null,
    level text not null, month text not null, source text not null, made_at integer not null) strict`,
  `create table batch_reminder (
    ladder text not null, month text not null, reminded_at integer not null,
    primary key (ladder, month)) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

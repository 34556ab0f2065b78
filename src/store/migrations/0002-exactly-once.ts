import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * The whole of DELIVERY: posts that are about no single level (digests, catch-ups, notices), edits and crossposts as
 * rows of the same ledger, retractions, and a table of the channels that a server posts to.
 */
const STATEMENTS = [
  'alter table crossing add column retracted_at integer',
  'alter table crossing add column retracted_reason text',
  `create table target (
    server_id integer not null references server, channel text not null, configured_by text, role text,
    passed integer not null default 1, certified integer not null default 1, approaching_share integer,
    approaching_distance integer, forecast integer not null default 0, posts_an_hour integer not null default 3,
    crosspost integer not null default 0, held_at integer, held_reason text, notice text,
    primary key (server_id, channel)) strict, without rowid`,
  'create index target_notice on target (notice) where notice is not null',
  `create table target_minimum (
    server_id integer not null, channel text not null, ladder text not null, level text not null,
    primary key (server_id, channel, ladder),
    foreign key (server_id, channel) references target on update cascade on delete cascade) strict, without rowid`,
  'insert into target (server_id, channel) select id, channel from server where channel is not null',
  'alter table server drop column channel',
  'alter table server add column time_zone text',
  'alter table server add column quiet_from integer',
  'alter table server add column quiet_until integer',
  'alter table server add column notice_channel text',
  `alter table server add column digest text not null default 'off'`,
  'alter table server add column next_digest_at integer',
  'alter table server add column passed_template text',
  'alter table server add column certified_template text',
  `create index server_digest on server (next_digest_at) where digest <> 'off'`,
  `create table announcement_whole (
    id integer primary key, request text not null, kind text not null, song_id integer references song, ladder text,
    level text, generation integer, scope integer, crossing_id integer references crossing, subject text,
    about_id integer references announcement, folded_into integer references announcement, channel text not null,
    server_id integer references server, body text, state text not null, reason text, state_at integer not null,
    owed_at integer not null, expires_at integer not null, not_before integer not null, attempts integer not null,
    first_attempt_at integer, look_from integer, claim_token text, claim_expires_at integer, nonce text,
    message_id text, decided_by text,
    unique (song_id, ladder, level, kind, generation, scope, channel)) strict`,
  `insert into announcement_whole (id, request, kind, song_id, ladder, level, generation, scope, crossing_id, channel,
    server_id, state, reason, state_at, owed_at, expires_at, not_before, attempts, first_attempt_at, look_from,
    claim_token, claim_expires_at, nonce, message_id)
    select id, 'post', kind, song_id, ladder, level, generation, scope, crossing_id, channel, server_id, state, reason,
    state_at, owed_at, expires_at, not_before, attempts, first_attempt_at,
    case when first_unknown_at is not null then coalesce(first_attempt_at, first_unknown_at) end,
    claim_token, claim_expires_at, nonce, message_id from announcement`,
  'drop table announcement',
  'alter table announcement_whole rename to announcement',
  'create unique index announcement_subject on announcement (channel, kind, subject) where subject is not null',
  `create index announcement_open on announcement (channel, request, id) where state in ('owed', 'sending', 'held')`,
  `create index announcement_owed on announcement (not_before, id) where state = 'owed'`,
  `create index announcement_sending on announcement (claim_expires_at) where state = 'sending'`,
  `create index announcement_held on announcement (not_before) where state = 'held'`,
  `create index announcement_posted on announcement (channel, state_at) where state = 'posted'`,
  'create unique index announcement_nonce on announcement (nonce) where nonce is not null',
  'create index announcement_server on announcement (server_id, id)',
  'create index announcement_crossing on announcement (crossing_id)',
  'create index announcement_about on announcement (about_id) where about_id is not null',
  'create index announcement_folded on announcement (folded_into) where folded_into is not null',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

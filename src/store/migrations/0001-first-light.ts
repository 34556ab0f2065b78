import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The first schema. Shapes measured to be fast: bucketed series, a dense latest table, a ledger keyed song first. */
const STATEMENTS = [
  'create table meta (key text primary key, value text not null) strict, without rowid',
  'create table counter (id integer primary key, key text not null unique) strict',
  `create table artist (
    id integer primary key, key text not null unique, name text not null, ja text, ko text, market text not null,
    aliases text not null, origin text not null, digest text) strict`,
  `create table artist_member (
    artist_id integer not null references artist, of_id integer not null references artist, kind text not null,
    primary key (artist_id, of_id)) strict, without rowid`,
  `create table song (
    id integer primary key, key text not null unique, title text not null, ja text, ko text, released integer,
    version_of integer references song, version text, aliases text not null, origin text not null,
    catalogue_key text unique, digest text) strict`,
  'create index song_version_of on song (version_of) where version_of is not null',
  `create table song_artist (
    song_id integer not null references song, artist_id integer not null references artist,
    position integer not null, role text not null, primary key (song_id, artist_id)) strict, without rowid`,
  'create index song_artist_artist on song_artist (artist_id, song_id)',
  `create table song_link (
    site text not null, external_id text not null, song_id integer not null references song,
    primary key (site, external_id)) strict, without rowid`,
  'create index song_link_song on song_link (song_id)',
  `create table certificate (
    id integer primary key, song_id integer not null references song, ladder text not null, level text not null,
    scope integer not null, month text, source text not null, remark text not null, learnt_at integer not null,
    gone_at integer, unique (song_id, ladder, level, scope)) strict`,
  `create table certificate_batch (
    ladder text not null, month text not null, coverage text not null, published integer,
    primary key (ladder, month)) strict, without rowid`,
  `create table reading (
    bucket integer not null, song_id integer not null, counter_id integer not null, scope integer not null,
    day integer not null, count integer not null, precision text not null,
    primary key (bucket, song_id, counter_id, scope, day)) strict, without rowid`,
  `create table latest (
    song_id integer not null, counter_id integer not null, scope integer not null, day integer not null,
    count integer not null, precision text not null, link text,
    primary key (song_id, counter_id, scope)) strict, without rowid`,
  `create table chart_day (
    bucket integer not null, song_id integer not null, counter_id integer not null, day integer not null,
    streams integer not null, primary key (bucket, song_id, counter_id, day)) strict, without rowid`,
  `create table observation (
    id integer primary key, observed_at integer not null, source text not null, scope integer not null, actor text,
    link text, song_id integer not null, counter_id integer not null, day integer not null, count integer not null,
    precision text not null, verdict text not null) strict`,
  `create index observation_waiting on observation (song_id, counter_id) where verdict not in ('accepted', 'repeated')`,
  `create table import (
    id integer primary key, kind text not null, name text not null, digest text not null,
    counter_id integer references counter, day integer, at integer not null, rows integer not null,
    state text not null) strict`,
  'create unique index import_chart on import (counter_id, day) where counter_id is not null',
  `create unique index import_readings on import (digest) where kind = 'readings'`,
  `create table staged_reading (
    import_id integer not null references import on delete cascade, seq integer not null, song_id integer not null,
    counter_id integer not null, day integer not null, count integer not null, precision text not null, link text,
    primary key (import_id, seq)) strict, without rowid`,
  `create table ladder_progress (
    song_id integer not null, ladder text not null, scope integer not null, counter_id integer not null,
    primary key (song_id, ladder, scope)) strict, without rowid`,
  `create table crossing (
    id integer primary key, song_id integer not null references song, ladder text not null, level text not null,
    kind text not null, generation integer not null, scope integer not null, counter_id integer, day integer,
    count integer, precision text not null, threshold integer not null, found_at integer not null, baseline integer not null,
    unique (song_id, ladder, level, kind, generation, scope)) strict`,
  `create table server (
    id integer primary key, discord_id text not null unique, language text not null, channel text,
    created_at integer not null, left_at integer) strict`,
  `create table server_ladder (
    server_id integer not null references server, ladder text not null,
    primary key (server_id, ladder)) strict, without rowid`,
  `create table watch (
    kind text not null, target_id integer not null, server_id integer not null references server,
    created_at integer not null, created_by text not null,
    primary key (kind, target_id, server_id)) strict, without rowid`,
  'create index watch_server on watch (server_id, kind, target_id)',
  `create table announcement (
    id integer primary key, song_id integer not null references song, ladder text not null, level text not null,
    kind text not null, generation integer not null, scope integer not null, channel text not null,
    server_id integer not null references server, crossing_id integer not null references crossing,
    state text not null, reason text, state_at integer not null, owed_at integer not null,
    expires_at integer not null, not_before integer not null, attempts integer not null,
    first_attempt_at integer, first_unknown_at integer, claim_token text, claim_expires_at integer, nonce text,
    message_id text, unique (song_id, ladder, level, kind, generation, scope, channel)) strict`,
  `create index announcement_open on announcement (channel, id) where state in ('owed', 'sending', 'held')`,
  `create index announcement_owed on announcement (not_before, id) where state = 'owed'`,
  `create index announcement_sending on announcement (claim_expires_at) where state = 'sending'`,
  'create unique index announcement_nonce on announcement (nonce) where nonce is not null',
  'create index announcement_server on announcement (server_id, id)',
  `create table song_request (
    server_id integer not null references server, folded text not null, name text not null, asked_by text not null,
    asked_at integer not null, primary key (server_id, folded)) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

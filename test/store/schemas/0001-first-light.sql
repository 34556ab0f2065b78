-- A made-up database as version 0001-first-light left it: the first one is written by hand.
begin;
CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
CREATE TABLE meta (key text primary key, value text not null) strict, without rowid;
CREATE TABLE counter (id integer primary key, key text not null unique) strict;
CREATE TABLE artist (
    id integer primary key, key text not null unique, name text not null, ja text, ko text, market text not null,
    aliases text not null, origin text not null, digest text) strict;
CREATE TABLE artist_member (
    artist_id integer not null references artist, of_id integer not null references artist, kind text not null,
    primary key (artist_id, of_id)) strict, without rowid;
CREATE TABLE song (
    id integer primary key, key text not null unique, title text not null, ja text, ko text, released integer,
    version_of integer references song, version text, aliases text not null, origin text not null,
    catalogue_key text unique, digest text) strict;
CREATE TABLE song_artist (
    song_id integer not null references song, artist_id integer not null references artist,
    position integer not null, role text not null, primary key (song_id, artist_id)) strict, without rowid;
CREATE TABLE song_link (
    site text not null, external_id text not null, song_id integer not null references song,
    primary key (site, external_id)) strict, without rowid;
CREATE TABLE certificate (
    id integer primary key, song_id integer not null references song, ladder text not null, level text not null,
    scope integer not null, month text, source text not null, remark text not null, learnt_at integer not null,
    gone_at integer, unique (song_id, ladder, level, scope)) strict;
CREATE TABLE certificate_batch (
    ladder text not null, month text not null, coverage text not null, published integer,
    primary key (ladder, month)) strict, without rowid;
CREATE TABLE reading (
    bucket integer not null, song_id integer not null, counter_id integer not null, scope integer not null,
    day integer not null, count integer not null, precision text not null,
    primary key (bucket, song_id, counter_id, scope, day)) strict, without rowid;
CREATE TABLE latest (
    song_id integer not null, counter_id integer not null, scope integer not null, day integer not null,
    count integer not null, precision text not null, link text,
    primary key (song_id, counter_id, scope)) strict, without rowid;
CREATE TABLE chart_day (
    bucket integer not null, song_id integer not null, counter_id integer not null, day integer not null,
    streams integer not null, primary key (bucket, song_id, counter_id, day)) strict, without rowid;
CREATE TABLE observation (
    id integer primary key, observed_at integer not null, source text not null, scope integer not null, actor text,
    link text, song_id integer not null, counter_id integer not null, day integer not null, count integer not null,
    precision text not null, verdict text not null) strict;
CREATE TABLE import (
    id integer primary key, kind text not null, name text not null, digest text not null,
    counter_id integer references counter, day integer, at integer not null, rows integer not null,
    state text not null) strict;
CREATE TABLE staged_reading (
    import_id integer not null references import on delete cascade, seq integer not null, song_id integer not null,
    counter_id integer not null, day integer not null, count integer not null, precision text not null, link text,
    primary key (import_id, seq)) strict, without rowid;
CREATE TABLE ladder_progress (
    song_id integer not null, ladder text not null, scope integer not null, counter_id integer not null,
    primary key (song_id, ladder, scope)) strict, without rowid;
CREATE TABLE crossing (
    id integer primary key, song_id integer not null references song, ladder text not null, level text not null,
    kind text not null, generation integer not null, scope integer not null, counter_id integer, day integer,
    count integer, precision text not null, threshold integer not null, found_at integer not null, baseline integer not null,
    unique (song_id, ladder, level, kind, generation, scope)) strict;
CREATE TABLE server (
    id integer primary key, discord_id text not null unique, language text not null, channel text,
    created_at integer not null, left_at integer) strict;
CREATE TABLE server_ladder (
    server_id integer not null references server, ladder text not null,
    primary key (server_id, ladder)) strict, without rowid;
CREATE TABLE watch (
    kind text not null, target_id integer not null, server_id integer not null references server,
    created_at integer not null, created_by text not null,
    primary key (kind, target_id, server_id)) strict, without rowid;
CREATE TABLE announcement (
    id integer primary key, song_id integer not null references song, ladder text not null, level text not null,
    kind text not null, generation integer not null, scope integer not null, channel text not null,
    server_id integer not null references server, crossing_id integer not null references crossing,
    state text not null, reason text, state_at integer not null, owed_at integer not null,
    expires_at integer not null, not_before integer not null, attempts integer not null,
    first_attempt_at integer, first_unknown_at integer, claim_token text, claim_expires_at integer, nonce text,
    message_id text, unique (song_id, ladder, level, kind, generation, scope, channel)) strict;
CREATE TABLE song_request (
    server_id integer not null references server, folded text not null, name text not null, asked_by text not null,
    asked_at integer not null, primary key (server_id, folded)) strict, without rowid;
insert into "kysely_migration" values ('0001-first-light', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration_lock" values ('migration_lock', 0);
insert into "meta" values ('installation', '8f1c4b7e-0000-4000-8000-000000000001');
insert into "meta" values ('last-claim-at', '1767225660000');
insert into "meta" values ('send-sequence', '3');
insert into "counter" values (1, 'oricon-streams');
insert into "counter" values (2, 'spotify-chart-jp');
insert into "artist" values (1, 'nova7', 'NOVA7', 'ノヴァ7', '노바7', 'kpop', '["nova seven"]', 'catalogue', 'd1');
insert into "artist" values (2, 'nova7-rin', 'Rin', NULL, NULL, 'kpop', '[]', 'import', NULL);
insert into "artist_member" values (2, 1, 'member');
insert into "song" values (1, 'nova7-harbor-lights', 'Harbor Lights', '港の灯', NULL, 20100, NULL, NULL, '["harbour lights"]', 'catalogue', NULL, 'd2');
insert into "song" values (2, 'nova7-harbor-lights-ja', 'Harbor Lights', NULL, NULL, 20200, 1, 'Japanese version', '[]', 'import', 'catalogue:harbor-ja', NULL);
insert into "song_artist" values (1, 1, 0, 'main');
insert into "song_artist" values (2, 1, 0, 'main');
insert into "song_artist" values (2, 2, 1, 'featured');
insert into "song_link" values ('spotify', '4uLU6hMCjMI75M1A2tKUQC', 1);
insert into "song_link" values ('youtube', 'dQw4w9WgXcQ', 1);
insert into "certificate" values (1, 1, 'riaj-streaming', 'gold', 0, '2025-10', 'https://example.org/certs', '', 1760000000000, NULL);
insert into "certificate" values (2, 2, 'riaj-streaming', 'gold', 1, NULL, 'https://example.org/photo', 'seen', 1760000000001, 1761000000000);
insert into "certificate_batch" values ('riaj-streaming', '2025-10', 'full', 20416);
insert into "certificate_batch" values ('riaj-streaming', '2025-11', 'partial', NULL);
insert into "reading" values (636, 1, 1, 0, 20380, 99000000, 'exact');
insert into "reading" values (637, 1, 1, 0, 20387, 100200000, 'exact');
insert into "reading" values (637, 1, 1, 1, 20387, 101000000, 'at-least');
insert into "latest" values (1, 1, 0, 20387, 100200000, 'exact', 'https://example.org/week');
insert into "latest" values (1, 1, 1, 20387, 101000000, 'at-least', NULL);
insert into "chart_day" values (637, 1, 2, 20386, 41000);
insert into "chart_day" values (637, 1, 2, 20387, 42000);
insert into "observation" values (1, 1761400000000, 'record', 0, '80351110224678912', NULL, 1, 1, 20380, 99000000, 'exact', 'accepted');
insert into "observation" values (2, 1762000000000, 'record', 0, '80351110224678912', 'https://example.org/week', 1, 1, 20387, 100200000, 'exact', 'accepted');
insert into "observation" values (3, 1762000000001, 'import', 0, NULL, NULL, 1, 1, 20387, 900200000, 'exact', 'jump');
insert into "observation" values (4, 1762000000002, 'record', 1, '80351110224678913', NULL, 1, 1, 20387, 101000000, 'at-least', 'accepted');
insert into "import" values (1, 'spotify-charts', 'regional-jp-daily-2025-10-26.csv', 'sha', 2, 20387, 1762000000000, 200, 'applied');
insert into "import" values (2, 'readings', 'week.csv', 'sha2', NULL, NULL, 1762000000000, 1, 'staged');
insert into "staged_reading" values (2, 0, 1, 1, 20394, 101500000, 'exact', NULL);
insert into "ladder_progress" values (1, 'riaj-streaming', 0, 1);
insert into "crossing" values (1, 1, 'riaj-streaming', 'platinum', 'estimated', 0, 0, 1, 20387, 100200000, 'exact', 100000000, 1762000000000, 0);
insert into "crossing" values (2, 1, 'riaj-streaming', 'gold', 'certified', 0, 0, NULL, 20392, NULL, 'at-least', 50000000, 1762100000000, 1);
insert into "server" values (1, '900000000000000001', 'ja', '900000000000000101', 1760000000000, NULL);
insert into "server" values (2, '900000000000000002', 'en', NULL, 1760000000000, 1761000000000);
insert into "server_ladder" values (1, 'riaj-streaming');
insert into "server_ladder" values (1, 'spotify-plays');
insert into "server_ladder" values (2, 'riaj-streaming');
insert into "watch" values ('artist', 1, 1, 1760000000000, '80351110224678912');
insert into "watch" values ('song', 2, 2, 1760000000000, '80351110224678912');
insert into "announcement" values (1, 1, 'riaj-streaming', 'platinum', 'estimated', 0, 0, '900000000000000101', 1, 1, 'posted', NULL, 1762000060000, 1762000000000, 1763000000000, 0, 2, 1762000010000, 1762000020000, NULL, NULL, 'nonce-1', '900000000000001001');
insert into "announcement" values (2, 1, 'riaj-streaming', 'gold', 'certified', 0, 0, '900000000000000101', 1, 2, 'owed', NULL, 1762100000000, 1762100000000, 1763000000000, 1762100060000, 0, NULL, NULL, NULL, NULL, NULL, NULL);
insert into "song_request" values (1, 'paper moon', 'Paper Moon', '80351110224678914', 1762000000000);
CREATE INDEX song_version_of on song (version_of) where version_of is not null;
CREATE INDEX song_artist_artist on song_artist (artist_id, song_id);
CREATE INDEX song_link_song on song_link (song_id);
CREATE INDEX observation_waiting on observation (song_id, counter_id) where verdict not in ('accepted', 'repeated');
CREATE UNIQUE INDEX import_chart on import (counter_id, day) where counter_id is not null;
CREATE UNIQUE INDEX import_readings on import (digest) where kind = 'readings';
CREATE INDEX watch_server on watch (server_id, kind, target_id);
CREATE INDEX announcement_open on announcement (channel, id) where state in ('owed', 'sending', 'held');
CREATE INDEX announcement_owed on announcement (not_before, id) where state = 'owed';
CREATE INDEX announcement_sending on announcement (claim_expires_at) where state = 'sending';
CREATE UNIQUE INDEX announcement_nonce on announcement (nonce) where nonce is not null;
CREATE INDEX announcement_server on announcement (server_id, id);
commit;

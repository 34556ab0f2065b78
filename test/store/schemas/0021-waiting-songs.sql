-- A made-up database as version 0021-waiting-songs left it, written by: npm run schema-snapshot
begin;
CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
CREATE TABLE meta (key text primary key, value text not null) strict, without rowid;
CREATE TABLE counter (id integer primary key, key text not null unique) strict;
CREATE TABLE artist (
    id integer primary key, key text not null unique, name text not null, ja text, ko text, market text not null,
    aliases text not null, origin text not null, digest text, scope integer not null default 0) strict;
CREATE TABLE artist_member (
    artist_id integer not null references artist, of_id integer not null references artist, kind text not null,
    primary key (artist_id, of_id)) strict, without rowid;
CREATE TABLE song (
    id integer primary key, key text not null unique, title text not null, ja text, ko text, released integer,
    version_of integer references song, version text, aliases text not null, origin text not null,
    catalogue_key text unique, digest text, scope integer not null default 0) strict;
CREATE TABLE song_artist (
    song_id integer not null references song, artist_id integer not null references artist,
    position integer not null, role text not null, primary key (song_id, artist_id)) strict, without rowid;
CREATE TABLE song_link (
    site text not null, external_id text not null, song_id integer not null references song, position integer not null default 0,
    primary key (site, external_id)) strict, without rowid;
CREATE TABLE certificate (
    id integer primary key, song_id integer not null references song, ladder text not null, level text not null,
    scope integer not null, month text, source text not null, remark text not null, learnt_at integer not null,
    gone_at integer, origin text not null default 'catalogue', withdrawn_at integer, unique (song_id, ladder, level, scope)) strict;
CREATE TABLE certificate_batch (
    ladder text not null, month text not null, coverage text not null, published integer, origin text not null default 'catalogue', declared_full integer not null default 0,
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
    count integer, precision text not null, threshold integer not null, found_at integer not null, baseline integer not null, retracted_at integer, retracted_reason text,
    unique (song_id, ladder, level, kind, generation, scope)) strict;
CREATE TABLE server (
    id integer primary key, discord_id text not null unique, language text not null, created_at integer not null, left_at integer, time_zone text, quiet_from integer, quiet_until integer, notice_channel text, digest text not null default 'off', next_digest_at integer, passed_template text, certified_template text, reporter_role text, round_channel text, answers text not null default 'public', plain integer not null default 0, language_chosen integer not null default 0, comparisons integer not null default 1, year_review integer not null default 0) strict;
CREATE TABLE server_ladder (
    server_id integer not null references server, ladder text not null,
    primary key (server_id, ladder)) strict, without rowid;
CREATE TABLE watch (
    kind text not null, target_id integer not null, server_id integer not null references server,
    created_at integer not null, created_by text not null,
    primary key (kind, target_id, server_id)) strict, without rowid;
CREATE TABLE song_request (
    server_id integer not null references server, folded text not null, name text not null, asked_by text not null,
    asked_at integer not null, primary key (server_id, folded)) strict, without rowid;
CREATE TABLE target (
    server_id integer not null references server, channel text not null, configured_by text, role text,
    passed integer not null default 1, certified integer not null default 1, approaching_share integer,
    approaching_distance integer, forecast integer not null default 0, posts_an_hour integer not null default 3,
    crosspost integer not null default 0, held_at integer, held_reason text, notice text, main integer not null default 1,
    primary key (server_id, channel)) strict, without rowid;
CREATE TABLE target_minimum (
    server_id integer not null, channel text not null, ladder text not null, level text not null,
    primary key (server_id, channel, ladder),
    foreign key (server_id, channel) references target on update cascade on delete cascade) strict, without rowid;
CREATE TABLE "announcement" (
    id integer primary key, request text not null, kind text not null, song_id integer references song, ladder text,
    level text, generation integer, scope integer, crossing_id integer references crossing, subject text,
    about_id integer references announcement, folded_into integer references announcement, channel text not null,
    server_id integer references server, body text, state text not null, reason text, state_at integer not null,
    owed_at integer not null, expires_at integer not null, not_before integer not null, attempts integer not null,
    first_attempt_at integer, look_from integer, claim_token text, claim_expires_at integer, nonce text,
    message_id text, decided_by text,
    unique (song_id, ladder, level, kind, generation, scope, channel)) strict;
CREATE TABLE poll (
    source text not null, external_id text not null, due_at integer not null, asked_at integer not null,
    answered_at integer, failures integer not null, missing integer not null, gone_at integer, count integer,
    counted_at integer, primary key (source, external_id)) strict, without rowid;
CREATE TABLE source_state (
    source text primary key, spent integer not null, spent_until integer not null, due_at integer not null,
    paused_until integer not null, pause_kind text, pause_detail text, answered_at integer, failed_at integer,
    since text) strict, without rowid;
CREATE TABLE token (
    id integer primary key, name text not null, hash text not null unique, counters text not null,
    created_at integer not null, last_used_at integer, revoked_at integer) strict;
CREATE TABLE push_answer (
    token_id integer not null references token, key text not null, digest text not null, at integer not null,
    body text not null, primary key (token_id, key)) strict, without rowid;
CREATE TABLE reading_decision (
    id integer primary key, observation_id integer not null references observation, decision text not null,
    was text not null, decided_at integer not null, decided_by text not null,
    replaced_by integer references observation) strict;
CREATE TABLE draft_reading (
    id integer primary key autoincrement, server_id integer not null references server, actor text not null,
    made_at integer not null, song text not null, counter text not null, value text not null, date text not null,
    link text not null, counts text) strict;
CREATE TABLE certificate_draft (
    id integer primary key, made_by text not null, song_id integer not null, ladder text not null,
    level text not null, month text not null, source text not null, made_at integer not null) strict;
CREATE TABLE batch_reminder (
    ladder text not null, month text not null, reminded_at integer not null,
    primary key (ladder, month)) strict, without rowid;
CREATE TABLE wish (
    user_id text not null, song_id integer not null references song, ladder text not null, scope integer not null,
    language text not null, above integer not null, asked_at integer not null, told_crossing integer,
    primary key (song_id, ladder, user_id, scope)) strict, without rowid;
CREATE TABLE report (
    id integer primary key, song_id integer not null references song, ladder text not null,
    server_id integer references server, user_id text, at integer not null, what text not null, link text not null,
    done_at integer) strict;
CREATE TABLE target_wish (
    server_id integer not null, channel text not null, kind text not null, value text not null,
    primary key (server_id, channel, kind, value),
    foreign key (server_id, channel) references target on update cascade on delete cascade) strict, without rowid;
CREATE TABLE audit (
    id integer primary key autoincrement, server_id integer not null references server, by text not null,
    at integer not null, change text not null) strict;
CREATE TABLE own_link (
    server_id integer not null references server, site text not null, external_id text not null,
    song_id integer not null references song, position integer not null default 0, primary key (server_id, site, external_id)) strict, without rowid;
CREATE TABLE proposal (
    id integer primary key autoincrement, server_id integer not null references server, actor text not null,
    kind text not null, made_at integer not null, body text not null) strict;
CREATE TABLE server_market (
    server_id integer not null references server, artist_id integer not null references artist, market text not null,
    primary key (server_id, artist_id)) strict, without rowid;
CREATE TABLE board (
    id integer primary key, server_id integer not null references server, channel text not null,
    artist_id integer references artist, created_by text not null, created_at integer not null,
    since integer not null, next_at integer not null, stopped_at integer, stop_reason text) strict;
insert into "kysely_migration" values ('0001-first-light', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0002-exactly-once', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0003-sources', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0004-sheets', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0005-push-and-review', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0006-by-hand', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0007-certificate-lists', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0008-answers-and-wishes', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0009-server-admins', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0010-own-songs', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0012-markets', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0015-boards', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0016-leaving', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0017-expiry', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0018-observed-days', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0019-link-order', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0020-own-markets', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration" values ('0021-waiting-songs', '2026-01-01T00:00:00.000Z');
insert into "kysely_migration_lock" values ('migration_lock', 0);
insert into "meta" values ('installation', '8f1c4b7e-0000-4000-8000-000000000001');
insert into "meta" values ('last-claim-at', '1767225660000');
insert into "meta" values ('send-sequence', '3');
insert into "counter" values (1, 'oricon-streams');
insert into "counter" values (2, 'spotify-chart-jp');
insert into "artist" values (1, 'nova7', 'NOVA7', 'ノヴァ7', '노바7', 'kpop', '["nova seven"]', 'catalogue', 'd1', 0);
insert into "artist" values (2, 'nova7-rin', 'Rin', NULL, NULL, 'kpop', '[]', 'import', NULL, 0);
insert into "artist_member" values (2, 1, 'member');
insert into "song" values (1, 'nova7-harbor-lights', 'Harbor Lights', '港の灯', 'ko 1', 20100, NULL, NULL, '["harbour lights"]', 'catalogue', NULL, 'd2', 0);
insert into "song" values (2, 'nova7-harbor-lights-ja', 'Harbor Lights', NULL, NULL, 20200, 1, 'Japanese version', '[]', 'import', 'catalogue:harbor-ja', NULL, 0);
insert into "song_artist" values (1, 1, 0, 'main');
insert into "song_artist" values (2, 1, 0, 'main');
insert into "song_artist" values (2, 2, 1, 'featured');
insert into "song_link" values ('spotify', '4uLU6hMCjMI75M1A2tKUQC', 1, 0);
insert into "song_link" values ('youtube', 'dQw4w9WgXcQ', 1, 0);
insert into "certificate" values (1, 1, 'riaj-streaming', 'gold', 0, '2025-10', 'https://example.org/certs', '', 1760000000000, NULL, 'catalogue', 1767225600001);
insert into "certificate" values (2, 2, 'riaj-streaming', 'gold', 1, NULL, 'https://example.org/photo', 'seen', 1760000000001, 1761000000000, 'catalogue', NULL);
insert into "certificate_batch" values ('riaj-streaming', '2025-10', 'full', 20416, 'catalogue', 0);
insert into "certificate_batch" values ('riaj-streaming', '2025-11', 'partial', NULL, 'catalogue', 0);
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
insert into "staged_reading" values (2, 0, 1, 1, 20394, 101500000, 'exact', 'link 1');
insert into "ladder_progress" values (1, 'riaj-streaming', 0, 1);
insert into "crossing" values (1, 1, 'riaj-streaming', 'platinum', 'estimated', 0, 0, 1, 20387, 100200000, 'exact', 100000000, 1762000000000, 0, 1767225600001, 'retracted_reason 1');
insert into "crossing" values (2, 1, 'riaj-streaming', 'gold', 'certified', 0, 0, NULL, 20392, NULL, 'at-least', 50000000, 1762100000000, 1, NULL, NULL);
insert into "server" values (1, '900000000000000001', 'ja', 1760000000000, NULL, 'Asia/Seoul', 1380, 480, 'notice_channel 1', 'off', 1767225600001, 'passed_template 1', 'certified_template 1', 'reporter_role 1', 'round_channel 1', 'public', 0, 0, 1, 0);
insert into "server" values (2, '900000000000000002', 'en', 1760000000000, 1761000000000, NULL, NULL, NULL, NULL, 'off', NULL, NULL, NULL, NULL, NULL, 'public', 0, 0, 1, 0);
insert into "server_ladder" values (1, 'riaj-streaming');
insert into "server_ladder" values (1, 'spotify-plays');
insert into "server_ladder" values (2, 'riaj-streaming');
insert into "watch" values ('artist', 1, 1, 1760000000000, '80351110224678912');
insert into "watch" values ('song', 2, 2, 1760000000000, '80351110224678912');
insert into "song_request" values (1, 'paper moon', 'Paper Moon', '80351110224678914', 1762000000000);
insert into "target" values (1, '900000000000000101', 'configured_by 1', 'role 1', 1, 1, 1, 1, 0, 3, 0, 1767225600001, 'held_reason 1', 'due', 1);
insert into "target_minimum" values (1, '900000000000000101', 'ladder 1', 'level 1');
insert into "target_minimum" values (1, '900000000000000101', 'ladder 2', 'level 2');
insert into "announcement" values (1, 'post', 'estimated', 1, 'riaj-streaming', 'platinum', 0, 0, 1, 'subject 1', 1, 1, '900000000000000101', 1, '{"message":{"blocks":[]}}', 'posted', 'reason 1', 1762000060000, 1762000000000, 1763000000000, 0, 2, 1762000010000, 1762000010000, 'claim_token 1', 1767225600001, 'nonce-1', '900000000000001001', 'decided_by 1');
insert into "announcement" values (2, 'post', 'certified', 1, 'riaj-streaming', 'gold', 0, 0, 2, NULL, NULL, NULL, '900000000000000101', 1, NULL, 'owed', NULL, 1762100000000, 1762100000000, 1763000000000, 1762100060000, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
insert into "poll" values ('source 1', 'external_id 1', 1767225600001, 1767225600001, 1767225600001, 1, 1, 1767225600001, 1, 1767225600001);
insert into "poll" values ('source 2', 'external_id 2', 1767225600002, 1767225600002, NULL, 2, 2, NULL, NULL, NULL);
insert into "source_state" values ('source 1', 1, 1767225600001, 1767225600001, 1767225600001, 'pause_kind 1', 'pause_detail 1', 1767225600001, 1767225600001, 'since 1');
insert into "source_state" values ('source 2', 2, 1767225600002, 1767225600002, 1767225600002, NULL, NULL, NULL, NULL, NULL);
insert into "token" values (1, 'name 1', 'hash 1', '["oricon-streams"]', 1767225600001, 1767225600001, 1767225600001);
insert into "token" values (2, 'name 2', 'hash 2', '["oricon-streams"]', 1767225600002, NULL, NULL);
insert into "push_answer" values (1, 'key 1', 'digest 1', 1, '{"readings":[]}');
insert into "push_answer" values (2, 'key 2', 'digest 2', 2, '{"readings":[]}');
insert into "reading_decision" values (1, 1, 'accepted', 'jump', 1767225600001, 'decided_by 1', 1);
insert into "reading_decision" values (2, 2, 'accepted', 'jump', 1767225600002, 'decided_by 2', NULL);
insert into "draft_reading" values (1, 1, 'actor 1', 1767225600001, 'song 1', 'counter 1', 'value 1', 'date 1', 'link 1', 'counts 1');
insert into "draft_reading" values (2, 2, 'actor 2', 1767225600002, 'song 2', 'counter 2', 'value 2', 'date 2', 'link 2', NULL);
insert into "certificate_draft" values (1, 'made_by 1', 1, 'ladder 1', 'level 1', 'month 1', 'source 1', 1767225600001);
insert into "certificate_draft" values (2, 'made_by 2', 2, 'ladder 2', 'level 2', 'month 2', 'source 2', 1767225600002);
insert into "batch_reminder" values ('ladder 1', 'month 1', 1767225600001);
insert into "batch_reminder" values ('ladder 2', 'month 2', 1767225600002);
insert into "wish" values ('user_id 1', 1, 'ladder 1', 1, 'language 1', 1, 1767225600001, 1);
insert into "wish" values ('user_id 2', 2, 'ladder 2', 2, 'language 2', 2, 1767225600002, NULL);
insert into "report" values (1, 1, 'ladder 1', 1, 'user_id 1', 1, 'what 1', 'link 1', 1767225600001);
insert into "report" values (2, 2, 'ladder 2', NULL, NULL, 2, 'what 2', 'link 2', NULL);
insert into "target_wish" values (1, '900000000000000101', 'kind 1', 'value 1');
insert into "target_wish" values (1, '900000000000000101', 'kind 2', 'value 2');
insert into "audit" values (1, 1, 'by 1', 1, 'change 1');
insert into "audit" values (2, 2, 'by 2', 2, 'change 2');
insert into "own_link" values (1, 'site 1', 'external_id 1', 1, 0);
insert into "own_link" values (2, 'site 2', 'external_id 2', 2, 0);
insert into "proposal" values (1, 1, 'actor 1', 'kind 1', 1767225600001, 'body 1');
insert into "proposal" values (2, 2, 'actor 2', 'kind 2', 1767225600002, 'body 2');
insert into "server_market" values (1, 1, 'market 1');
insert into "server_market" values (2, 2, 'market 2');
insert into "board" values (1, 1, 'channel 1', 1, 'created_by 1', 1767225600001, 1, 1767225600001, 1767225600001, 'stop_reason 1');
insert into "board" values (2, 2, 'channel 2', NULL, 'created_by 2', 1767225600002, 2, 1767225600002, NULL, NULL);
CREATE INDEX song_version_of on song (version_of) where version_of is not null;
CREATE INDEX song_artist_artist on song_artist (artist_id, song_id);
CREATE INDEX song_link_song on song_link (song_id);
CREATE UNIQUE INDEX import_chart on import (counter_id, day) where counter_id is not null;
CREATE UNIQUE INDEX import_readings on import (digest) where kind = 'readings';
CREATE INDEX watch_server on watch (server_id, kind, target_id);
CREATE INDEX target_notice on target (notice) where notice is not null;
CREATE INDEX server_digest on server (next_digest_at) where digest <> 'off';
CREATE UNIQUE INDEX announcement_subject on announcement (channel, kind, subject) where subject is not null;
CREATE INDEX announcement_open on announcement (channel, request, id) where state in ('owed', 'sending', 'held');
CREATE INDEX announcement_owed on announcement (not_before, id) where state = 'owed';
CREATE INDEX announcement_sending on announcement (claim_expires_at) where state = 'sending';
CREATE INDEX announcement_held on announcement (not_before) where state = 'held';
CREATE INDEX announcement_posted on announcement (channel, state_at) where state = 'posted';
CREATE UNIQUE INDEX announcement_nonce on announcement (nonce) where nonce is not null;
CREATE INDEX announcement_server on announcement (server_id, id);
CREATE INDEX announcement_crossing on announcement (crossing_id);
CREATE INDEX announcement_about on announcement (about_id) where about_id is not null;
CREATE INDEX announcement_folded on announcement (folded_into) where folded_into is not null;
CREATE INDEX poll_due on poll (source, due_at);
CREATE INDEX poll_gone on poll (source, gone_at) where gone_at is not null;
CREATE INDEX observation_source on observation (source, observed_at);
CREATE INDEX observation_sheet on observation (source, song_id, counter_id, day)
    where source >= 'sheet:' and source < 'sheet;';
CREATE UNIQUE INDEX token_name on token (name) where revoked_at is null;
CREATE INDEX push_answer_at on push_answer (at);
CREATE INDEX reading_decision_observation on reading_decision (observation_id);
CREATE INDEX observation_to_decide on observation (id, scope)
    where verdict in ('future', 'zero', 'fall', 'jump');
CREATE INDEX wish_user on wish (user_id);
CREATE INDEX report_user on report (user_id, at) where user_id is not null;
CREATE INDEX report_song on report (song_id, at);
CREATE INDEX report_open on report (server_id, id) where done_at is null;
CREATE INDEX audit_server on audit (server_id, id);
CREATE INDEX audit_at on audit (at);
CREATE INDEX song_scope on song (scope) where scope <> 0;
CREATE INDEX artist_scope on artist (scope) where scope <> 0;
CREATE INDEX artist_market on artist (market);
CREATE INDEX own_link_song on own_link (song_id);
CREATE INDEX board_due on board (next_at) where stopped_at is null;
CREATE INDEX board_server on board (server_id);
CREATE INDEX observation_scope on observation (scope) where scope <> 0;
CREATE INDEX crossing_scope on crossing (scope) where scope <> 0;
CREATE INDEX certificate_scope on certificate (scope) where scope <> 0;
CREATE INDEX ladder_progress_scope on ladder_progress (scope) where scope <> 0;
CREATE INDEX latest_scope on latest (scope) where scope <> 0;
CREATE INDEX observation_actor on observation (actor) where actor is not null;
CREATE INDEX announcement_decided on announcement (decided_by) where decided_by is not null;
CREATE INDEX announcement_direct on announcement (channel) where substr(channel, 1, 1) = '@';
CREATE INDEX announcement_expires on announcement (expires_at) where state = 'owed';
CREATE INDEX announcement_next on announcement (id) where state = 'owed';
CREATE INDEX observation_day on observation (day, song_id, counter_id, scope);
CREATE INDEX server_market_artist on server_market (artist_id, market);
CREATE INDEX observation_waits on observation (scope, song_id, counter_id, day, count, observed_at)
    where verdict in ('future', 'zero', 'fall', 'jump');
commit;

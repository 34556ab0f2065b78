import type { Generated, Insertable, Selectable } from 'kysely';
import type { LinkSite } from '../domain/song.ts';
import type { SourceFailure } from '../domain/source.ts';

/** The database as code sees it. Days are days since 1970-01-01, moments are milliseconds since 1970. */
export interface Schema {
  meta: { key: string; value: string };
  counter: { id: Generated<number>; key: string };
  artist: ArtistTable;
  artist_member: { artist_id: number; of_id: number; kind: 'member' | 'unit' };
  song: SongTable;
  song_artist: { song_id: number; artist_id: number; position: number; role: 'main' | 'featured' };
  song_link: SongLinkTable;
  certificate: CertificateTable;
  certificate_batch: { ladder: string; month: string; coverage: 'full' | 'partial'; published: number | null };
  reading: ReadingTable;
  latest: LatestTable;
  chart_day: { bucket: number; song_id: number; counter_id: number; day: number; streams: number };
  observation: ObservationTable;
  import: ImportTable;
  staged_reading: StagedReadingTable;
  ladder_progress: { song_id: number; ladder: string; scope: number; counter_id: number };
  crossing: CrossingTable;
  server: ServerTable;
  server_ladder: { server_id: number; ladder: string };
  watch: WatchTable;
  announcement: AnnouncementTable;
  song_request: SongRequestTable;
  poll: PollTable;
  source_state: SourceStateTable;
}

interface ArtistTable {
  id: Generated<number>;
  key: string;
  name: string;
  ja: string | null;
  ko: string | null;
  market: 'kpop' | 'jpop' | 'other';
  /** A JSON array of further spellings: for search, and for charts where only one act is spelt so. */
  aliases: string;
  origin: 'catalogue' | 'import';
  /** What the catalogue's entry was when it was last loaded. */
  digest: string | null;
}

interface SongTable {
  id: Generated<number>;
  key: string;
  title: string;
  ja: string | null;
  ko: string | null;
  released: number | null;
  version_of: number | null;
  version: string | null;
  /** A JSON array of further spellings: for search, and for charts where only one song is spelt so. */
  aliases: string;
  origin: 'catalogue' | 'import';
  /** The catalogue's key, where that differs from `key` because the song was imported before it was catalogued. */
  catalogue_key: string | null;
  digest: string | null;
}

interface CertificateTable {
  id: Generated<number>;
  song_id: number;
  ladder: string;
  level: string;
  /** 0 is everywhere, else the server whose people entered it. */
  scope: number;
  month: string | null;
  source: string;
  remark: string;
  learnt_at: number;
  /** When its row was first missing from the shipped file. */
  gone_at: number | null;
}

/** The working series of counters that give totals: the accepted readings, one a day. */
interface ReadingTable {
  /** day >> 5. */
  bucket: number;
  song_id: number;
  counter_id: number;
  scope: number;
  day: number;
  count: number;
  precision: 'exact' | 'at-least';
}

/** The newest reading of each counter, with the working count: the running maximum of the accepted readings. */
interface LatestTable {
  song_id: number;
  counter_id: number;
  scope: number;
  day: number;
  count: number;
  precision: 'exact' | 'at-least';
  link: string | null;
}

/** What was ever observed, accepted or not: rows are added, never changed but for their verdict. */
interface ObservationTable {
  id: Generated<number>;
  observed_at: number;
  source: string;
  scope: number;
  actor: string | null;
  link: string | null;
  song_id: number;
  counter_id: number;
  day: number;
  count: number;
  precision: 'exact' | 'at-least';
  verdict: string;
}

interface ImportTable {
  id: Generated<number>;
  kind: 'spotify-charts' | 'readings';
  name: string;
  /** SHA-256 of what the file says, not of its bytes. */
  digest: string;
  /** The chart's counter and day; null for files of readings. */
  counter_id: number | null;
  day: number | null;
  at: number;
  rows: number;
  state: 'staging' | 'staged' | 'applied';
}

interface StagedReadingTable {
  import_id: number;
  seq: number;
  song_id: number;
  counter_id: number;
  day: number;
  count: number;
  precision: 'exact' | 'at-least';
  link: string | null;
}

interface CrossingTable {
  id: Generated<number>;
  song_id: number;
  ladder: string;
  level: string;
  kind: 'estimated' | 'certified';
  generation: number;
  scope: number;
  counter_id: number | null;
  /** The day on which the count stood at or above the level first; a certificate's last day of its batch month. */
  day: number | null;
  count: number | null;
  /** Whether `count` is the count itself, or a lower bound. */
  precision: 'exact' | 'at-least';
  threshold: number;
  found_at: number;
  /** 1: passed before anybody looked, recorded and never announced. */
  baseline: number;
}

interface ServerTable {
  id: Generated<number>;
  discord_id: string;
  language: 'en' | 'ja' | 'ko';
  channel: string | null;
  created_at: number;
  left_at: number | null;
}

interface WatchTable {
  kind: 'song' | 'artist';
  target_id: number;
  server_id: number;
  created_at: number;
  created_by: string;
}

/** The ledger: one row is one post owed to one channel (DELIVERY). */
interface AnnouncementTable {
  id: Generated<number>;
  song_id: number;
  ladder: string;
  level: string;
  kind: 'estimated' | 'certified';
  generation: number;
  scope: number;
  channel: string;
  server_id: number;
  crossing_id: number;
  state: AnnouncementState;
  /** Why the row is in its state, as a code; null where the state says it all. */
  reason: string | null;
  state_at: number;
  owed_at: number;
  expires_at: number;
  /** Not to be claimed before. */
  not_before: number;
  attempts: number;
  first_attempt_at: number | null;
  first_unknown_at: number | null;
  claim_token: string | null;
  claim_expires_at: number | null;
  nonce: string | null;
  message_id: string | null;
}

/** DELIVERY, States. */
export type AnnouncementState = 'owed' | 'sending' | 'posted' | 'unknown' | 'failed' | 'skipped' | 'held' | 'folded';

interface SongRequestTable {
  server_id: number;
  /** The name asked for, folded, so that it is asked for once. */
  folded: string;
  name: string;
  asked_by: string;
  asked_at: number;
}

interface SongLinkTable {
  site: LinkSite;
  external_id: string;
  song_id: number;
  /** A song's main link at a site is the one with the lowest: its number is the song's. */
  position: Generated<number>;
}

/** When a link is asked for at a source, and what came of it the last time. */
interface PollTable {
  source: string;
  external_id: string;
  due_at: number;
  /** 0: never yet. */
  asked_at: number;
  answered_at: number | null;
  /** Calls without an answer in a row. */
  failures: number;
  /** Answers in a row that did not know the id. */
  missing: number;
  /** When the source was believed that it does not know the id any more. */
  gone_at: number | null;
  /** The number of the last answer that had one, also of links that are not their song's main one. */
  count: number | null;
  counted_at: number | null;
}

/** What is known of a source itself. */
interface SourceStateTable {
  source: string;
  /** Units of its budget spent until `spent_until`, when it counts anew. */
  spent: number;
  spent_until: number;
  /** When a sheet is looked at again. */
  due_at: number;
  /** Not asked before. */
  paused_until: number;
  pause_kind: SourceFailure['kind'] | null;
  pause_detail: string | null;
  answered_at: number | null;
  failed_at: number | null;
  /** What a sheet's last answer was marked with. */
  since: string | null;
}

export type SongRow = Selectable<SongTable>;
export type ArtistRow = Selectable<ArtistTable>;
export type CertificateRow = Selectable<CertificateTable>;
export type AnnouncementRow = Selectable<AnnouncementTable>;
export type ServerRow = Selectable<ServerTable>;
export type NewObservation = Insertable<ObservationTable>;

import type { Generated, Selectable } from 'kysely';
import type { BoardTable } from './board-table.ts';
import type { OwnLinkTable, ProposalTable } from './own-tables.ts';
import type { ReportTable, WishTable } from './personal-tables.ts';
import type { DraftReadingTable, PushAnswerTable, ReadingDecisionTable, TokenTable } from './reading-tables.ts';
import type { AuditTable, ServerTable, TargetTable, TargetWishTable } from './server-tables.ts';
import type { PollTable, SongLinkTable, SourceStateTable } from './source-tables.ts';

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
  certificate_batch: CertificateBatchTable;
  certificate_draft: CertificateDraftTable;
  batch_reminder: { ladder: string; month: string; reminded_at: number };
  reading: ReadingTable;
  latest: LatestTable;
  chart_day: { bucket: number; song_id: number; counter_id: number; day: number; streams: number };
  observation: ObservationTable;
  import: ImportTable;
  staged_reading: StagedReadingTable;
  ladder_progress: { song_id: number; ladder: string; scope: number; counter_id: number };
  crossing: CrossingTable;
  server: ServerTable;
  target: TargetTable;
  target_minimum: { server_id: number; channel: string; ladder: string; level: string };
  target_wish: TargetWishTable;
  audit: AuditTable;
  server_ladder: { server_id: number; ladder: string };
  /** Where a server counts an act instead of what the catalogue says. */
  server_market: { server_id: number; artist_id: number; market: 'kpop' | 'jpop' | 'other' | 'both' };
  watch: WatchTable;
  announcement: AnnouncementTable;
  song_request: SongRequestTable;
  poll: PollTable;
  source_state: SourceStateTable;
  token: TokenTable;
  push_answer: PushAnswerTable;
  reading_decision: ReadingDecisionTable;
  draft_reading: DraftReadingTable;
  board: BoardTable;
  wish: WishTable;
  report: ReportTable;
  own_link: OwnLinkTable;
  proposal: ProposalTable;
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
  origin: 'catalogue' | 'import' | 'server';
  /** What the catalogue's entry was when it was last loaded. */
  digest: string | null;
  /** 0 is everywhere, else the server whose people added it, which alone sees it. */
  scope: Generated<number>;
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
  origin: 'catalogue' | 'import' | 'server';
  /** The catalogue's key, where that differs from `key` because the song was imported before it was catalogued. */
  catalogue_key: string | null;
  digest: string | null;
  /** 0 is everywhere, else the server whose people added it, which alone sees it. */
  scope: Generated<number>;
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
  /** Whose word it is: the shipped list's, or the operator's, which an update of the list leaves alone. */
  origin: Generated<'catalogue' | 'operator'>;
  /** When the operator took it back as mistaken: it is kept, so that no list brings it again, and says nothing. */
  withdrawn_at: number | null;
}

/** The certificates that an association published together, as far as we know them. */
interface CertificateBatchTable {
  ladder: string;
  month: string;
  coverage: 'full' | 'partial';
  /** The day of its publication. */
  published: number | null;
  origin: Generated<'catalogue' | 'operator'>;
  /** 1: the operator says that we have all of it. */
  declared_full: Generated<number>;
}

/** A certificate that an operator typed and has not confirmed yet. */
interface CertificateDraftTable {
  id: Generated<number>;
  made_by: string;
  song_id: number;
  ladder: string;
  level: string;
  month: string;
  source: string;
  made_at: number;
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
  /** When the numbers that it rested on were found wrong; the next true crossing of the level is a generation later. */
  retracted_at: number | null;
  retracted_reason: string | null;
}

interface WatchTable {
  kind: 'song' | 'artist' | 'market';
  /** The row of the song or act; of a market its number in `domain/market.ts`. */
  target_id: number;
  server_id: number;
  created_at: number;
  created_by: string;
}

/** The ledger: one row is one request owed to one channel (DELIVERY). */
interface AnnouncementTable {
  id: Generated<number>;
  request: 'post' | 'edit' | 'crosspost';
  kind: AnnouncementKind;
  /** The level that it is about, down to `scope`; null for what is about no single one. */
  song_id: number | null;
  ladder: string | null;
  level: string | null;
  generation: number | null;
  scope: number | null;
  crossing_id: number | null;
  /** What makes it the one it is, for what is about no single level. */
  subject: string | null;
  /** The post that this edits or publishes. */
  about_id: number | null;
  /** The digest or catch-up that says it in its place. */
  folded_into: number | null;
  /** A Discord channel, or `@` and the Discord id of a person for a direct message. */
  channel: string;
  /** Null for what the operator is told. */
  server_id: number | null;
  /** What is sent, frozen before anything is: JSON, null until then. */
  body: string | null;
  state: AnnouncementState;
  /** Why the row is in its state, as a code; null where the state says it all. */
  reason: string | null;
  state_at: number;
  owed_at: number;
  expires_at: number;
  /** Not to be claimed before; where it rests (quiet hours, cap), the end of its rest. */
  not_before: number;
  attempts: number;
  /** By Discord's clock. */
  first_attempt_at: number | null;
  /** It may stand in the channel since then, by Discord's clock; null where it was certainly never posted. */
  look_from: number | null;
  claim_token: string | null;
  claim_expires_at: number | null;
  nonce: string | null;
  message_id: string | null;
  /** The Discord id of the admin who decided about it by hand. */
  decided_by: string | null;
}

/** What a row of the ledger is for. */
export type AnnouncementKind =
  | 'estimated'
  | 'certified'
  | 'approaching'
  | 'forecast'
  | 'digest'
  | 'catch-up'
  | 'notice'
  | 'test'
  | 'correction'
  | 'crosspost'
  | 'board';

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

export type DraftRow = Selectable<DraftReadingTable>;
export type SongRow = Selectable<SongTable>;
export type ArtistRow = Selectable<ArtistTable>;
export type CertificateRow = Selectable<CertificateTable>;
export type AnnouncementRow = Selectable<AnnouncementTable>;
export type ServerRow = Selectable<ServerTable>;
export type TargetRow = Selectable<TargetTable>;

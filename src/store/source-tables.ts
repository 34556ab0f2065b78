import type { Generated } from 'kysely';
import type { LinkSite } from '../domain/song.ts';
import type { SourceFailure } from '../domain/source.ts';

/** The ids of songs at other sites. */
export interface SongLinkTable {
  site: LinkSite;
  external_id: string;
  song_id: number;
  /** A song's main link at a site is the one with the lowest: its number is the song's. */
  position: Generated<number>;
}

/** When a link is asked for at a source, and what came of it the last time. */
export interface PollTable {
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
export interface SourceStateTable {
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

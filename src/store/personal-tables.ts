import type { Generated } from 'kysely';

/** The tables that hold people's Discord ids for their own sake: what /privacy shows and deletes by `user_id`. */

/** Somebody wants to be told once when a song passes its next level on a ladder. */
export interface WishTable {
  user_id: string;
  song_id: number;
  ladder: string;
  /** 0, or the server in which it was asked: its own numbers count for the wish too. */
  scope: number;
  /** What the person reads. */
  language: 'en' | 'ja' | 'ko';
  /** The threshold of the level that was next: what lies below it is no news. */
  above: number;
  asked_at: number;
  /** When the message became owed; the wish goes when that is settled. */
  told_at: number | null;
}

/** Somebody says that a number is wrong. */
export interface ReportTable {
  id: Generated<number>;
  song_id: number;
  ladder: string;
  /** Null outside of servers that have set anything. */
  server_id: number | null;
  /** Forgotten after some days: it is there to keep one person from sending many. */
  user_id: string | null;
  at: number;
  what: string;
  link: string;
  done_at: number | null;
}

/** A song that a member misses, once a song. */
export interface SongRequestTable {
  server_id: number;
  /** The name asked for, folded, so that it is asked for once. */
  folded: string;
  name: string;
  asked_by: string;
  asked_at: number;
}

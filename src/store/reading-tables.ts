import type { Generated } from 'kysely';

/** What lets a program push readings. */
export interface TokenTable {
  id: Generated<number>;
  /** Names one token that is not revoked, and the source of its readings. */
  name: string;
  /** SHA-256 of the token, in hexadecimal digits: the token itself is kept nowhere. */
  hash: string;
  /** A JSON array of the counters that it may push. */
  counters: string;
  created_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}

/** What a push was answered, so that the same push is answered the same again. */
export interface PushAnswerTable {
  token_id: number;
  /** The Idempotency-Key of the request. */
  key: string;
  /** SHA-256 of what the request said, not of its bytes. */
  digest: string;
  at: number;
  body: string;
}

/** What people decided about readings: rows are only added. */
export interface ReadingDecisionTable {
  id: Generated<number>;
  observation_id: number;
  decision: 'accepted' | 'rejected' | 'corrected' | 'withdrawn';
  /** The observation's verdict until then. */
  was: string;
  decided_at: number;
  /** A Discord user's id, or `operator` for the operator's command line. */
  decided_by: string;
  /** The observation that stands in its place. */
  replaced_by: number | null;
}

/** A number that somebody typed and has not confirmed yet, in the words in which it was typed. */
export interface DraftReadingTable {
  id: Generated<number>;
  server_id: number;
  actor: string;
  made_at: number;
  song: string;
  counter: string;
  value: string;
  date: string;
  link: string;
  counts: 'here' | 'everywhere' | null;
}

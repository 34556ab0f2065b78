import type { Generated, Selectable } from 'kysely';

/** A message that is kept up to date. */
export interface BoardTable {
  id: Generated<number>;
  server_id: number;
  channel: string;
  /** Null for all that the server follows. */
  artist_id: number | null;
  created_by: string;
  created_at: number;
  /** Since when it is kept: what failed before says nothing any more. */
  since: number;
  next_at: number;
  stopped_at: number | null;
  /** `deleted`, `removed`, or the state and reason in the ledger that ended it. */
  stop_reason: string | null;
}

export type BoardRow = Selectable<BoardTable>;

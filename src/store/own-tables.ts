import type { Generated } from 'kysely';
import type { LinkSite } from '../domain/song.ts';

/** An id by which a site knows a song that a server added for itself: it says nothing elsewhere. */
export interface OwnLinkTable {
  server_id: number;
  site: LinkSite;
  external_id: string;
  song_id: number;
  /** In which order a song's links at a site were given. */
  position: Generated<number>;
}

/** What an admin was shown that a file or a command would do, until it is confirmed. */
export interface ProposalTable {
  id: Generated<number>;
  server_id: number;
  actor: string;
  kind: 'watches' | 'song' | 'config';
  made_at: number;
  /** JSON, by the kind. */
  body: string;
}

import type { Ladder, Level } from '../domain/ladder.ts';
import type { Song } from '../domain/song.ts';
import type { ClaimedLevel, Unclaimed } from '../store/ledger.ts';

/** What a post about one level is about. */
export interface About {
  readonly song: Song;
  readonly ladder: Ladder;
  /** The newest form of the level. */
  readonly found: Level;
  readonly level: ClaimedLevel;
  readonly claimed: Unclaimed;
  readonly nonce: string;
}

import type { Ladder } from '../src/domain/ladder.ts';
import type { Song } from '../src/domain/song.ts';
import type { Call } from './define.ts';
import { defaultLadder, ladderNamed } from './ladder-of-call.ts';

/** A song and the ladder that is spoken of. */
export interface SongPlace {
  readonly song: Song;
  readonly ladder: Ladder;
}

/** What a button carries of a song and a ladder. */
export function placeArgument({ song, ladder }: SongPlace): string {
  return `${song.id} ${ladder.id}`;
}

/** The song and ladder that a button carries; null where the song is no more. */
export async function placeOf(call: Call, argument: string): Promise<SongPlace | null> {
  const [id, ladderId] = argument.split(' ');
  const song = await call.parts.catalogue.song(Number(id));
  const ladder = ladderNamed(call, ladderId) ?? defaultLadder(call);
  return song ? { song, ladder } : null;
}

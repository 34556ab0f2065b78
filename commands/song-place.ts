import type { Ladder } from '../src/domain/ladder.ts';
import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import type { Song } from '../src/domain/song.ts';
import type { Call } from './define.ts';

/** A song and the ladder that is spoken of. */
export interface SongPlace {
  readonly song: Song;
  readonly ladder: Ladder;
}

/** A server's first ladder; outside servers the RIAJ's. */
export function defaultLadder({ parts, server }: Call): Ladder {
  const first = server?.ladders.map((id) => parts.rules.ladders.get(id)).find((ladder) => ladder !== undefined);
  const ladder = first ?? parts.rules.ladders.get(DEFAULT_LADDER);
  if (!ladder) throw new Error(`There is no ladder "${DEFAULT_LADDER}".`);
  return ladder;
}

/** What a button carries of a song and a ladder. */
export function placeArgument({ song, ladder }: SongPlace): string {
  return `${song.id} ${ladder.id}`;
}

/** The song and ladder that a button carries; null where the song is no more. */
export async function placeOf(call: Call, argument: string): Promise<SongPlace | null> {
  const [id, ladderId] = argument.split(' ');
  const song = await call.parts.catalogue.song(Number(id));
  const ladder = call.parts.rules.ladders.get(ladderId ?? '') ?? defaultLadder(call);
  return song ? { song, ladder } : null;
}

import { levelNamed } from '../domain/level-name.ts';
import { DEFAULT_LADDER, type Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import { askRiajSearch, type RiajSearch, type SearchFailure } from '../sources/riaj-search/ask-riaj-search.ts';
import { certificatesOf } from '../store/certificates.ts';
import type { Store } from '../store/database.ts';
import { followedSongs } from '../store/followed-songs.ts';
import { EVERYWHERE } from '../store/readings.ts';
import { songsById } from '../store/songs.ts';
import { readWrittenSongs, type WrittenSongs } from '../store/written-songs.ts';

/** A certificate that the search speaks of and our list does not have: to be looked up by a person. */
export interface Proposal {
  readonly song: Song;
  readonly level: string;
  /** What the search calls the work. */
  readonly as: string;
}

/** What asking came to. */
export interface Proposed {
  readonly asked: number;
  readonly proposals: readonly Proposal[];
  /** What the search said that no level is called. */
  readonly unknownLevels: readonly { readonly song: Song; readonly level: string }[];
  readonly failures: readonly { readonly song: Song; readonly failure: SearchFailure }[];
  /** Songs that were not asked for, because the search failed too often in a row. */
  readonly notAsked: number;
  /** Keys that were asked for and that no song has. */
  readonly unknownKeys: readonly string[];
}

/** What proposing works with. */
export interface ProposingParts {
  readonly store: Store;
  readonly rules: Rules;
  readonly search: RiajSearch;
  /** Between two questions, so that nobody is bothered. */
  readonly pause: () => Promise<void>;
  readonly onAsked: (done: number, of: number) => void;
}

/** After so many failures in a row the search is let alone. */
const MOST_FAILURES = 3;

/**
 * Asks the association's undocumented, UNVERIFIED search for songs, one after the other, and says which certificates it
 * speaks of that our list does not have. Nothing is recorded. `keys` are the songs' keys; without any, those that some
 * server follows are asked for.
 */
export async function proposeCertificates(parts: ProposingParts, keys: readonly string[]): Promise<Proposed> {
  const { store, rules } = parts;
  const ladder = rules.ladders.get(DEFAULT_LADDER);
  if (!ladder) throw new Error(`There is no ladder "${DEFAULT_LADDER}".`);
  const { songs, unknownKeys } = await songsAsked(store, keys);
  const written = await readWrittenSongs(store.read);
  const held = await certificatesOf(
    store.read,
    ladder.id,
    [EVERYWHERE],
    songs.map((song) => song.id),
  );
  const proposals: Proposal[] = [];
  const unknownLevels: { song: Song; level: string }[] = [];
  const failures: { song: Song; failure: SearchFailure }[] = [];
  let asked = 0;
  let inARow = 0;
  for (const song of songs) {
    if (inARow >= MOST_FAILURES) break;
    if (asked > 0) await parts.pause();
    const answer = await askRiajSearch(parts.search, question(song));
    asked += 1;
    parts.onAsked(asked, songs.length);
    if ('failure' in answer) {
      failures.push({ song, failure: answer.failure });
      inARow += 1;
      continue;
    }
    inARow = 0;
    const known = new Set((held.get(song.id) ?? []).map((certificate) => certificate.level));
    for (const work of answer.found) {
      if (!isOf(written, song, work)) continue;
      const level = levelNamed(ladder, work.level);
      if (!level) unknownLevels.push({ song, level: work.level });
      else if (!known.has(level.id)) proposals.push({ song, level: level.id, as: `${work.title} / ${work.artist}` });
      if (level) known.add(level.id);
    }
  }
  return { asked, proposals, unknownLevels, failures, notAsked: songs.length - asked, unknownKeys };
}

async function songsAsked({ read }: Store, keys: readonly string[]) {
  if (keys.length === 0) return { songs: await songsById(read, await followedSongs(read)), unknownKeys: [] };
  const rows = await read
    .selectFrom('song')
    .select(['id', 'key', 'catalogue_key'])
    .where((eb) => eb.or([eb('key', 'in', keys), eb('catalogue_key', 'in', keys)]))
    .execute();
  const known = new Set(rows.flatMap((row) => [row.key, row.catalogue_key]));
  const songs = await songsById(
    read,
    rows.map((row) => row.id),
  );
  return { songs, unknownKeys: keys.filter((key) => !known.has(key)) };
}

/** The names under which the association lists a work: the Japanese title where there is one. */
function question(song: Song): { title: string; artist: string } {
  return { title: song.ja ?? song.title, artist: song.artists[0]?.name ?? '' };
}

/** Strictly: a search answers with other works of the act, and other acts' works of the title. */
function isOf(written: WrittenSongs, song: Song, work: { readonly title: string; readonly artist: string }): boolean {
  const found = written.find({ artists: [work.artist], titles: [work.title] });
  return found.length === 1 && found[0] === song.id;
}

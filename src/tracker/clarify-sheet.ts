import { formatDay } from '../domain/day.ts';
import type { SheetRow, UnreadRow } from '../domain/source.ts';
import type { SongReading } from '../store/readings.ts';
import { findNamedSong, nameOf, type SongFound, type SongParts } from './find-song.ts';

/** A row of a sheet whose song is known. */
export interface ClearRow extends SongReading {
  readonly line: number;
  readonly counter: string;
  /** `Artist - Title`. */
  readonly name: string;
}

/** A sheet's rows, each with its song or with what keeps it from being taken. */
export interface ClarifiedSheet {
  readonly clear: readonly ClearRow[];
  /** Their songs may become known, although the sheet stays as it is. */
  readonly unknown: readonly UnreadRow[];
  readonly twice: readonly UnreadRow[];
}

/** Looks up the songs of a sheet's rows; rows that contradict each other are set apart. */
export async function clarifySheet(parts: SongParts, rows: readonly SheetRow[]): Promise<ClarifiedSheet> {
  const known: ClearRow[] = [];
  const unknown: UnreadRow[] = [];
  const found = new Map<string, SongFound>();
  for (const { song, ...row } of rows) {
    const words = JSON.stringify(song);
    const { meaning, names } = found.get(words) ?? (await findNamedSong(parts, song));
    found.set(words, { meaning, names });
    if (typeof meaning === 'string') unknown.push({ line: row.line, problem: unclear(song, meaning, names) });
    else known.push({ ...row, song: meaning.id, name: nameOf(meaning) });
  }
  const twice = contradictions(known);
  return { clear: known.filter((row) => !twice.has(row)), unknown, twice: [...twice.values()] };
}

function unclear(song: SheetRow['song'], meaning: 'unknown-song' | 'several-songs', names: readonly string[]): string {
  const written = typeof song === 'string' ? song : `${song.artist} - ${song.title}`;
  const meant = names.length > 0 ? ` Meant: ${names.join(' | ')}?` : '';
  return meaning === 'several-songs'
    ? `"${written}" may be several songs; write the song's key.${meant}`
    : `no song "${written}" is known; write its key, or Artist - Title.${meant}`;
}

/**
 * Rows that give a song two numbers of one counter for one day: nobody knows which of them is meant, so neither is taken.
 * Rows that say the same twice do no harm.
 */
function contradictions(rows: readonly ClearRow[]): ReadonlyMap<ClearRow, UnreadRow> {
  const found = new Map<ClearRow, UnreadRow>();
  const groups = Map.groupBy(rows, ({ song, counter, day }) => `${song} ${counter} ${day}`);
  for (const [first, ...others] of groups.values()) {
    if (!first || others.every((row) => row.count === first.count && row.precision === first.precision)) continue;
    for (const row of [first, ...others]) {
      const other = row === first ? others[0] : first;
      const said = `${row.name} has another number of ${row.counter} for ${formatDay(row.day)} in row ${other?.line}`;
      found.set(row, { line: row.line, problem: `${said}; correct one of them.` });
    }
  }
  return found;
}

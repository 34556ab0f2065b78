import type { SearchEntry } from '../../src/store/search-entry.ts';
import { createSongSearch } from '../../src/store/song-search.ts';
import { inMb, inMs, spreadOf } from './figures.ts';
import { type MadeUpName, madeUpNames, type Script, scriptOf } from './made-up-names.ts';
import type { BenchParts, Section } from './section.ts';

const SCRIPTS: readonly Script[] = ['latin', 'japanese', 'korean'];
const QUERIES_EACH = 1_000;
const COUNT = new Intl.NumberFormat('en');

/** The search alone, in this process: pieces of names with 1 to 8 signs, in each script. */
export async function searchNames({ size, tell }: BenchParts): Promise<Section> {
  const rows: string[][] = [];
  const slowest = new Map<number, number>();
  for (const songs of size.catalogues) {
    tell(`searching among ${COUNT.format(songs)} songs`);
    const entries = madeUpEntries(songs);
    globalThis.gc?.();
    const before = process.memoryUsage();
    const begun = performance.now();
    const search = createSongSearch(entries);
    const builtMs = performance.now() - begun;
    globalThis.gc?.();
    const after = process.memoryUsage();
    const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
    const memory = globalThis.gc ? inMb(grown) : `about ${inMb(grown)}`;
    for (const script of SCRIPTS) {
      const queries = queriesIn(entries, script);
      for (const query of queries.slice(0, 200)) search.suggest(query, { kind: 'song' });
      const spread = spreadOf(queries.map((query) => timeOf(() => search.suggest(query, { kind: 'song' }))));
      slowest.set(songs, Math.max(spread.p99, slowest.get(songs) ?? 0));
      const near = spreadOf(
        queries.slice(0, 300).map((query) => timeOf(() => search.nearest(`${query}x`, { kind: 'song', limit: 5 }))),
      );
      rows.push([
        COUNT.format(songs),
        script,
        inMs(spread.p50),
        inMs(spread.p99),
        inMs(near.p50),
        inMs(near.p99),
        inMs(builtMs),
        memory,
      ]);
    }
  }
  const [fewer = 0, most = 0] = size.catalogues.slice(-2);
  const growth = (slowest.get(most) ?? 0) / (slowest.get(fewer) ?? 0);
  return {
    title: 'Search',
    how: `Names half in Latin letters, three in ten Japanese, two in ten Korean; ${COUNT.format(QUERIES_EACH)} queries of 1 to 8 signs in each script. Among ${COUNT.format(most)} songs the slowest p99 of suggestions is ${growth.toFixed(1)} times that among ${COUNT.format(fewer)} (wanted: at most 10 for ten times as many).`,
    heading: ['songs', 'script', 'suggestions p50', 'p99', 'mistyped p50', 'p99', 'made in', 'memory'],
    rows,
  };
}

/** Songs and their acts as the search takes them, the most popular first. */
export function madeUpEntries(songs: number): SearchEntry[] {
  const nameOfAct = madeUpNames(2);
  const acts = Array.from({ length: Math.ceil(songs / 12) }, (_, number) => allOf(nameOfAct(scriptOf(number))));
  const nameOfSong = madeUpNames(1);
  const found: SearchEntry[] = acts.map((names, at) => ({
    id: at + 1,
    kind: 'artist',
    names,
    artistNames: [],
    weight: 12,
  }));
  for (let number = 0; number < songs; number += 1) {
    const names = allOf(nameOfSong(scriptOf(number)));
    const artistNames = acts[(number * 7_919) % acts.length] ?? [];
    found.push({
      id: number + 1,
      kind: 'song',
      names,
      artistNames,
      weight: Math.floor((songs / (number + songs / 5)) * 2),
    });
  }
  return found;
}

/** Pieces of the names of songs in one script, of 1 to 8 signs: mostly beginnings. */
export function queriesIn(entries: readonly SearchEntry[], script: Script): string[] {
  const songs = entries.filter((entry) => entry.kind === 'song');
  const queries: string[] = [];
  for (let at = 0; queries.length < QUERIES_EACH && at < songs.length * 20; at += 1) {
    const number = (at * 104_729) % songs.length;
    const name = songs[number]?.names.at(-1) ?? '';
    if (scriptOf(number) !== script) continue;
    const from = at % 3 === 0 ? Math.floor(name.length / 2) : 0;
    const query = name.slice(from, from + 1 + (queries.length % 8)).trim();
    if (query !== '') queries.push(query);
  }
  return queries;
}

function allOf({ name, ja, ko, aliases }: MadeUpName): string[] {
  return [name, ja, ko, ...aliases].filter((one) => one !== null);
}

function timeOf(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

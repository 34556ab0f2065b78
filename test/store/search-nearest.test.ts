import { describe, expect, test } from 'vitest';
import { foldName } from '../../src/store/name-folding.ts';
import { createSongSearch } from '../../src/store/song-search.ts';
import { scriptOf } from '../bench/made-up-names.ts';
import { madeUpEntries } from '../bench/search-names.ts';

describe('names with one slip among many songs', () => {
  const entries = madeUpEntries(60_000);
  const search = createSongSearch(entries);

  test.each([
    ['wrong', (name: string, at: number) => name.slice(0, at) + name.charAt(0) + name.slice(at + 1)],
    ['missing', (name: string, at: number) => name.slice(0, at) + name.slice(at + 1)],
    ['doubled', (name: string, at: number) => name.slice(0, at) + name.charAt(at) + name.slice(at)],
    [
      'swapped',
      (name: string, at: number) => name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
    ],
  ] as const)('with a %s sign nothing less alike comes before the name that was meant', (_, slip) => {
    for (const script of ['latin', 'japanese', 'korean'] as const) {
      const names = entries
        .filter(({ kind, id }) => kind === 'song' && scriptOf(id - 1) === script)
        .map((entry) => entry.names.at(-1) ?? '')
        .filter((name) => name.length >= 5 && !name.includes(' '));
      for (let at = 0; at < 30; at += 1) {
        const name = names[(at * 7_919) % names.length] ?? '';
        const query = slip(name, 1 + (at % (name.length - 2)));
        const first = search.nearest(query, { kind: 'song' })[0]?.name ?? '';
        expect([query, likeness(query, first)]).toEqual([
          query,
          Math.max(likeness(query, first), likeness(query, name)),
        ]);
      }
    }
  });
});

/** The share of neighbouring signs, edges included, that two names have in common: Dice's coefficient. */
function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const signs = [...` ${foldName(name)} `];
    return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`));
  });
  return a && b ? (2 * a.intersection(b).size) / (a.size + b.size) : 0;
}

import { beforeEach, describe, expect, test } from 'vitest';
import { type NewCrossing, recordCrossings } from '../../src/store/crossings.ts';
import type { Store } from '../../src/store/database.ts';
import { EVERYWHERE } from '../../src/store/readings.ts';
import { ladderOf, madeUpRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addSong } from '../support/world.ts';

const [LEVEL] = ladderOf(madeUpRules(), 'steps').editions[1]?.levels ?? [];

let store: Store;
let songs: readonly [number, number, number];

beforeEach(async () => {
  store = await temporaryStore();
  songs = [await addSong(store, 'one'), await addSong(store, 'two'), await addSong(store, 'three')];
});

function crossingOf(song: number, more: Partial<NewCrossing> = {}): NewCrossing {
  if (!LEVEL) throw new Error('the made-up ladder has no level');
  const count = { counterId: null, day: 20_000, count: 100_000, precision: 'exact' as const };
  const how = { kind: 'estimated' as const, scope: EVERYWHERE, foundAt: 1_000_000, baseline: false };
  return { song, ladder: 'steps', level: LEVEL, ...count, ...how, ...more };
}

describe('crossings that are recorded together', () => {
  test('are answered in their order, without those that stand already', async () => {
    const [one, two, three] = songs;
    await recordCrossings(store.write, [crossingOf(two)]);
    const recorded = await recordCrossings(store.write, [crossingOf(three), crossingOf(two), crossingOf(one)]);
    expect(recorded.map((crossing) => crossing?.generation ?? null)).toEqual([0, null, 0]);
    const rows = await store.read.selectFrom('crossing').select(['id', 'song_id']).orderBy('id').execute();
    expect(rows.map((row) => row.song_id)).toEqual([two, three, one]);
    expect(recorded.map((crossing) => crossing?.id ?? null)).toEqual([rows[1]?.id, null, rows[2]?.id]);
  });

  test('are of the next generation where the one before was retracted', async () => {
    const [one, two] = songs;
    await recordCrossings(store.write, [crossingOf(one), crossingOf(two)]);
    await store.write.updateTable('crossing').set({ retracted_at: 2_000_000 }).where('song_id', '=', one).execute();
    const recorded = await recordCrossings(store.write, [crossingOf(one), crossingOf(two)]);
    expect(recorded.map((crossing) => crossing?.generation ?? null)).toEqual([1, null]);
  });

  test('keep kinds and scopes apart, and count what comes twice once', async () => {
    const [one] = songs;
    const recorded = await recordCrossings(store.write, [
      crossingOf(one),
      crossingOf(one, { kind: 'certified', day: null, count: null }),
      crossingOf(one, { scope: 7 }),
      crossingOf(one),
    ]);
    expect(recorded.map((crossing) => crossing?.generation ?? null)).toEqual([0, 0, 0, null]);
    expect(await recordCrossings(store.write, [])).toEqual([]);
  });
});

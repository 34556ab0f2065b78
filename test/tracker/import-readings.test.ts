import { beforeEach, expect, test } from 'vitest';
import type { Rules } from '../../src/domain/rules.ts';
import { createCatalogue } from '../../src/store/catalogue.ts';
import type { Store } from '../../src/store/database.ts';
import { finishImports, importReadings } from '../../src/tracker/import-readings.ts';
import { madeUpRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addSong, noonOf } from '../support/world.ts';

const RULES = madeUpRules();
const NOW = noonOf('2026-03-10');
const MINUTE = 60_000;

let store: Store;
let now: number;

beforeEach(async () => {
  store = await temporaryStore();
  now = NOW;
  await addSong(store, 'one');
});

function partsOf(more: { readonly pause?: () => Promise<void>; readonly rules?: Rules } = {}) {
  const pause = more.pause ?? (() => Promise.resolve());
  return { store, rules: more.rules ?? RULES, clock: () => now, pause, catalogue: createCatalogue(store) };
}

/** A file of 450 days, so that it is staged in three transactions and taken in by three more. */
function fileOf(counter: string) {
  const rows = Array.from({ length: 450 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 1, 1 - index)).toISOString().slice(0, 10);
    return `${day},one,${counter},${90_000 - index * 100}`;
  });
  const text = `date,song,counter,count\n${rows.join('\n')}\n`;
  return { name: `${counter}.csv`, read: () => new TextEncoder().encode(text) };
}

/** Does something at the nth pause of an import. */
function atPause(nth: number, act: () => Promise<void>) {
  let pauses = 0;
  return async () => {
    pauses += 1;
    if (pauses === nth) await act();
  };
}

/** Stops an import at its nth pause, as a process that ends there would. */
async function interrupted(counter: string, nth: number): Promise<void> {
  const pause = atPause(nth, () => Promise.reject(new Error('the process ended')));
  await expect(importReadings(partsOf({ pause }), fileOf(counter), false)).rejects.toThrow('the process ended');
}

async function countsOf(counter: string): Promise<number[]> {
  const rows = await store.read
    .selectFrom('reading')
    .innerJoin('counter', 'counter.id', 'reading.counter_id')
    .select('count')
    .where('counter.key', '=', counter)
    .orderBy('day')
    .execute();
  return rows.map((row) => row.count);
}

test('a file goes in the oldest day first, whatever the order of its rows', async () => {
  expect(await importReadings(partsOf(), fileOf('alpha'), false)).toMatchObject({ state: 'imported', accepted: 450 });
  const counts = await countsOf('alpha');
  expect(counts).toHaveLength(450);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test('what the answer of a dry run says differs in its name alone', async () => {
  expect(await importReadings(partsOf(), fileOf('alpha'), true)).toMatchObject({
    state: 'would-import',
    accepted: 450,
  });
});

test('a file that is being staged is left to who stages it, and goes in once', async () => {
  const answers: unknown[] = [];
  const pause = atPause(2, async () => {
    now += MINUTE;
    answers.push(await importReadings(partsOf(), fileOf('alpha'), false));
    answers.push(await finishImports(partsOf()));
  });
  expect(await importReadings(partsOf({ pause }), fileOf('alpha'), false)).toMatchObject({ accepted: 450 });
  expect(answers).toEqual([{ state: 'being-imported' }, { finished: 0, dropped: 0, stuck: [] }]);
});

test('a file that was left half staged is taken by the next import once its minute is over', async () => {
  await interrupted('alpha', 2);
  expect(await importReadings(partsOf(), fileOf('alpha'), false)).toEqual({ state: 'being-imported' });
  now += MINUTE + 1;
  expect(await importReadings(partsOf(), fileOf('alpha'), false)).toMatchObject({ state: 'imported', accepted: 450 });
});

test('a process that slept while another took its file over leaves it to that one', async () => {
  const pause = atPause(1, async () => {
    now += MINUTE + 1;
    // The row that is dropped had the highest id: the one that takes its place gets the same.
    const ending = atPause(1, () => Promise.reject(new Error('the process ended')));
    const other = importReadings(partsOf({ pause: ending }), fileOf('alpha'), false);
    await expect(other).rejects.toThrow('the process ended');
  });
  expect(await importReadings(partsOf({ pause }), fileOf('alpha'), false)).toEqual({ state: 'being-imported' });
  expect(await store.read.selectFrom('staged_reading').select('seq').execute()).toHaveLength(200);
});

test('an import whose counter no file declares any more is left alone and named, and the others are finished', async () => {
  await interrupted('alpha', 4);
  await interrupted('beta', 4);
  const counters = new Map([...RULES.counters].filter(([id]) => id !== 'alpha'));
  const { stuck, ...others } = await finishImports(partsOf({ rules: { ...RULES, counters } }));
  expect(others).toEqual({ finished: 1, dropped: 0 });
  expect(stuck).toEqual([{ name: 'alpha.csv', reason: expect.stringContaining('"alpha" any more: put it back') }]);
  expect(await countsOf('alpha')).toHaveLength(200);
  expect(await countsOf('beta')).toHaveLength(450);
  expect(await finishImports(partsOf())).toEqual({ finished: 1, dropped: 0, stuck: [] });
  expect(await countsOf('alpha')).toHaveLength(450);
});

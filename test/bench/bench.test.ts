import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { temporaryFolder } from '../support/store.ts';
import { makeBigWorld } from './big-world.ts';
import { medianOf, slopeOf, spreadOf } from './figures.ts';
import { scriptOf } from './made-up-names.ts';
import { oweAndClaim } from './owe-and-claim.ts';
import { searchNames } from './search-names.ts';
import { type BenchSize, QUICK } from './section.ts';
import { judgeSoak } from './soak-verdict.ts';
import { takeIn } from './take-in.ts';
import { takeInBySize } from './take-in-by-size.ts';

const TINY: BenchSize = { ...QUICK, catalogues: [120], rounds: 2, rowsARound: 400, followers: 120, ledger: 500 };
const NOW = Date.UTC(2026, 2, 4);

async function tinyWorld() {
  const path = join(temporaryFolder(), 'tierwatch.db');
  const servers = [{ id: '100', channel: '200' }];
  return makeBigWorld(path, { songs: 120, readings: 4_800, servers, watches: 3, seed: 7, now: NOW });
}

test('a made-up world has what was asked for, and is the same for a seed', async () => {
  const [one, other] = [await tinyWorld(), await tinyWorld()];
  expect(one.readings).toBeGreaterThan(4_500);
  expect(one.readings).toBeLessThan(5_100);
  expect(one.watches).toBe(4);
  expect(one.certificates).toBeGreaterThan(20);
  expect({ ...one, path: '' }).toEqual({ ...other, path: '' });

  const store = await openStore(one.path);
  const newest = await store.read
    .selectFrom('reading')
    .innerJoin('latest', (join) =>
      join.onRef('latest.song_id', '=', 'reading.song_id').onRef('latest.day', '=', 'reading.day'),
    )
    .whereRef('latest.counter_id', '=', 'reading.counter_id')
    .select(['reading.count', 'latest.count as working'])
    .execute();
  await store.close();
  expect(newest).toHaveLength(240);
  expect(newest.every(({ count, working }) => count === working)).toBe(true);
});

test('half the names are in Latin letters, three in ten Japanese, two in ten Korean', () => {
  const counts = Map.groupBy(
    Array.from({ length: 1_000 }, (_, number) => scriptOf(number)),
    (script) => script,
  );
  expect([...counts].map(([script, all]) => [script, all.length]).toSorted()).toEqual([
    ['japanese', 300],
    ['korean', 200],
    ['latin', 500],
  ]);
});

test('the parts that need no bot run, and fill their tables', { timeout: 60_000 }, async () => {
  const parts = { size: TINY, folder: temporaryFolder(), tell: () => undefined };
  const taken = await takeIn(parts);
  expect(taken.rows).toHaveLength(3);
  expect(taken.how).toMatch(/made [1-9]\d* announcements/);
  const sized = await takeInBySize(parts);
  expect(sized.rows.map((row) => row[0])).toEqual([
    expect.stringMatching(/^on day 60: \d/),
    expect.stringMatching(/^of 120 songs: \d/),
    expect.stringMatching(/^synchronous FULL: \d/),
  ]);
  const owed = await oweAndClaim(parts);
  expect(owed.rows[1]?.[0]).toBe('owed to 120 channels, a row');
  expect(owed.rows[2]?.[1]).toMatch(/^[1-9][\d,]* a second$/);
  const searched = await searchNames(parts);
  expect(searched.rows.map((row) => row[1])).toEqual(['latin', 'japanese', 'korean']);
});

test('medians, percentiles and slopes are those of the measures', () => {
  expect(spreadOf([5, 1, 3])).toEqual({ count: 3, p50: 3, p99: 5, longest: 5 });
  expect(medianOf([])).toBe(0);
  expect(slopeOf([1, 2, 3, 4].map((at) => ({ at, value: 10 + at * 2 })))).toBeCloseTo(2);
});

test('a soak fails for calls that failed, for memory that grows, and for slow calls; not for memory that settles', () => {
  const minutes = Array.from({ length: 11 }, (_, at) => at);
  const calm = {
    ...{
      minutes: 10,
      times: [5, 6, 7],
      timesAfterDrops: [400],
      failed: [],
      drops: 10,
      readings: 1,
      posts: 1,
      ended: false,
    },
    memory: minutes.map((at) => ({ at, value: at < 2 ? 100 + at * 40 : 180 })),
  };
  const bars = { slope: 1, p99Ms: 100 };
  const growing = minutes.map((at) => ({ at, value: 100 + at * 3 }));
  expect(judgeSoak(calm, bars).violations).toEqual([]);
  expect(judgeSoak({ ...calm, memory: growing }, bars).violations).toEqual([
    'Memory grows by 3.00 MB a minute, more than 1.',
  ]);
  expect(judgeSoak({ ...calm, failed: ['/tier after 3 s: no answer in time'] }, bars).violations[0]).toContain(
    '1 calls failed',
  );
  expect(judgeSoak({ ...calm, times: [500] }, bars).violations[0]).toContain('500 ms');
  expect(judgeSoak({ ...calm, times: [], ended: true }, bars).violations).toHaveLength(2);
  expect(judgeSoak({ ...calm, memory: growing.slice(0, 3) }, bars).slope).toBeNull();
});

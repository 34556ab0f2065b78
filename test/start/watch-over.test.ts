import { describe, expect, test } from 'vitest';
import { createHealth } from '../../src/operations/health.ts';
import { watchAnnouncer, watchDisk, watchTracker } from '../../src/start/watch-over.ts';

describe('the clock that asks the sources', () => {
  test.each([
    ['has not ticked yet', null, false],
    ['ticked two minutes ago', 880_000, true],
    ['ticked four minutes ago', 760_000, false],
  ])('%s', async (_when, lastTickAt, well) => {
    const clock = () => 1_000_000;
    const health = createHealth(clock);
    watchTracker(health, { lastTickAt: () => lastTickAt }, clock);
    const problem = well ? null : expect.stringContaining('restart the bot');
    expect(await health.state()).toEqual([{ part: 'tracker', problem, since: 1_000_000 }]);
  });
});

describe('the announcer', () => {
  test.each([
    ['looked a minute ago', 940_000, null],
    ['looked three minutes ago', 820_000, expect.stringContaining('for 180 seconds: restart the bot')],
  ])('%s', async (_when, lastLookAt, problem) => {
    const health = createHealth(() => 1_000_000);
    watchAnnouncer(health, { lastLookAt: () => lastLookAt }, () => 1_000_000);
    expect(await health.state()).toMatchObject([{ part: 'announcer-turns', problem }]);
  });
});

test('a disk that is nearly full is a problem before it is full', async () => {
  const health = createHealth(() => 0);
  let free = 199_000_000;
  watchDisk(health, '/data', () => Promise.resolve(free));
  expect(await health.state()).toMatchObject([
    { part: 'disk', problem: expect.stringMatching(/199 MB are free in \/data/) },
  ]);
  free = 200_000_000;
  expect(await health.state()).toMatchObject([{ problem: null }]);
});

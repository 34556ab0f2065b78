import { describe, expect, test } from 'vitest';
import { createHealth } from '../../src/operations/health.ts';
import { watchTracker } from '../../src/start/watch-over.ts';

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

import { expect, test } from 'vitest';
import { runChaos } from './chaos.ts';

const SEED = 5;

test('a bot that is killed again and again while Discord fails posts every crossing once, in order', {
  timeout: 300_000,
}, async ({ signal }) => {
  const report = await runChaos({
    seed: SEED,
    kills: 5,
    channels: 50,
    crossings: 10,
    assumedWindowSeconds: 5,
    windowSeconds: 5,
    signal,
  });
  expect(report.violations, `with seed ${SEED}`).toEqual([]);
  expect(report).toMatchObject({ paused: 1 });
  expect(report.takenOver).toBeGreaterThanOrEqual(1);
  expect(report.owed).toBeGreaterThan(20);
  expect(Object.keys(report.faults).length).toBeGreaterThan(3);
});

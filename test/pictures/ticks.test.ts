import { expect, test } from 'vitest';
import { countTicks } from '../../src/pictures/ticks.ts';

test.each([
  [0, 218_000_000, ['0', '100M', '200M']],
  [146_000_000, 154_600_000, ['146M', '148M', '150M', '152M', '154M']],
  [60_000_000, 65_300_000, ['60M', '62M', '64M']],
])('an axis from %i to %i has enough round numbers to tell its scale', (from, to, labels) => {
  expect(countTicks(from, to, 'en').map(({ label }) => label)).toEqual(labels);
});

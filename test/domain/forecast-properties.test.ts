import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastOf } from '../../src/domain/forecast.ts';
import type { CountOnDay } from '../../src/domain/growth.ts';
import '../support/seeded.ts';

const START = 20_000;
const BASE = 1_000_000_000;
const RUNS = { numRuns: 300, seed: 7 };

/** Growth of at least one play a day: a day without is a page that was not refreshed. */
const increments = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 14, maxLength: 150 });
const smooth = fc
  .tuple(
    fc.integer({ min: 14, max: 200 }),
    fc.integer({ min: 1_000, max: 1_000_000 }),
    fc.double({ min: -0.04, max: 0.02, noNaN: true }),
  )
  .map(([days, first, rate]) => Array.from({ length: days }, (_, at) => 1 + Math.round(first * Math.exp(rate * at))));
/** A song of two to three weeks whose days differ by orders of magnitude. */
const wild = fc.array(
  fc.double({ min: 0, max: 14, noNaN: true }).map((log) => Math.ceil(Math.exp(log))),
  { minLength: 14, maxLength: 20 },
);
const song = fc.oneof(increments, smooth, wild);
const missing = fc.integer({ min: 1, max: 30_000_000 });

function readingsOf(growth: readonly number[]): CountOnDay[] {
  let count = BASE;
  return [0, ...growth].map((increment, at) => {
    count += increment;
    return { day: START + at, count, precision: 'exact' };
  });
}

/** The forecast of so many plays more than there are; what it gives no date for counts as further away than any date. */
function forecast(growth: readonly number[], plays: number, later = 0) {
  const readings = readingsOf(growth);
  const { day, count } = readings.at(-1) ?? { day: START, count: BASE };
  const answer = forecastOf(readings, count + plays, day + later, START - 1000);
  const far = Number.POSITIVE_INFINITY;
  if (answer.kind !== 'expected') expect(answer.kind).toBe('not-in-sight');
  return answer.kind === 'expected' ? answer : { centre: far, earliest: far, latest: far };
}

describe('whatever the song', () => {
  test('no date is before today, and the range holds its centre', () => {
    fc.assert(
      fc.property(song, missing, fc.integer({ min: 0, max: 45 }), (growth, plays, later) => {
        const { centre, earliest, latest } = forecast(growth, plays, later);
        expect(earliest).toBeGreaterThanOrEqual(START + growth.length + later);
        expect(centre).toBeGreaterThanOrEqual(earliest);
        expect(latest).toBeGreaterThanOrEqual(centre);
      }),
      RUNS,
    );
  });

  test('more plays on every day never make it later', () => {
    fc.assert(
      fc.property(song, missing, fc.integer({ min: 1, max: 10 }), (growth, plays, factor) => {
        const more = forecast(
          growth.map((increment) => increment * factor),
          plays,
        );
        const before = forecast(growth, plays);
        expect(more.centre).toBeLessThanOrEqual(before.centre);
        expect(more.earliest).toBeLessThanOrEqual(before.earliest);
        expect(more.latest).toBeLessThanOrEqual(before.latest);
      }),
      RUNS,
    );
  });

  test('more plays on any of the last seven days never make it later', () => {
    const raise = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5_000_000 }));
    fc.assert(
      fc.property(song, missing, raise, (growth, plays, [daysBack, extra]) => {
        const raised = growth.map((increment, at) => (at === growth.length - daysBack ? increment + extra : increment));
        const [more, before] = [forecast(raised, plays), forecast(growth, plays)];
        expect(more.centre).toBeLessThanOrEqual(before.centre);
        expect(more.earliest).toBeLessThanOrEqual(before.earliest);
        expect(more.latest).toBeLessThanOrEqual(before.latest);
      }),
      RUNS,
    );
  });

  test('nor do they make it later by bending the trend of a song whose first day was a burst', () => {
    const growth = [578_567, ...Array.from({ length: 13 }, (_, at) => (at < 7 ? 1_000 : 10_000))];
    const raised = growth.map((increment, at) => (at === 7 ? 1_500 : increment));
    expect(forecast(raised, 400_000).centre).toBeLessThanOrEqual(forecast(growth, 400_000).centre);
  });

  test('more to go is never sooner, and the range widens with the horizon', () => {
    fc.assert(
      fc.property(song, missing, fc.double({ min: 1.5, max: 20, noNaN: true }), (growth, plays, factor) => {
        const [near, far] = [forecast(growth, plays), forecast(growth, Math.ceil(plays * factor))];
        expect(far.centre).toBeGreaterThanOrEqual(near.centre);
        if (!Number.isFinite(far.centre)) return;
        // Both ends are whole days, so that a range may lose one of them to rounding.
        expect(far.latest - far.earliest).toBeGreaterThanOrEqual(near.latest - near.earliest - 1);
      }),
      RUNS,
    );
  });
});

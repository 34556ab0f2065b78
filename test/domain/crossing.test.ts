import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, NO_PROGRESS, type Progress } from '../../src/domain/crossing.ts';
import { type Ladder, levelsOn } from '../../src/domain/ladder.ts';
import { ladderOf, madeUpLadder, madeUpRules, SECOND_EDITION } from '../support/rules.ts';
import '../support/seeded.ts';

const STEPS = ladderOf(madeUpRules(), 'steps');
const IN_2025 = SECOND_EDITION + 100;

function at(counter: string, count: number, day = IN_2025) {
  return { counter, count, day };
}

function ids(levels: readonly { readonly id: string }[]): string[] {
  return levels.map((level) => level.id);
}

/** Runs readings one after the other; answers what each crossed and took as baseline. */
function run(readings: readonly (ReturnType<typeof at> & { proven?: number })[], ladder: Ladder = STEPS) {
  let progress: Progress = NO_PROGRESS;
  return readings.map(({ proven = 0, ...reading }) => {
    const step = advance(ladder, progress, reading, proven);
    progress = step.progress;
    return { crossed: ids(step.crossed), baseline: ids(step.baseline), counterChanged: step.counterChanged };
  });
}

describe('crossings between two counts', () => {
  test('a first reading is the baseline of all that it has passed', () => {
    expect(run([at('alpha', 160_000)])).toEqual([{ crossed: [], baseline: ['middle', 'late'], counterChanged: false }]);
  });

  test('a level is crossed at its threshold, not one play before', () => {
    const [, before, reached] = run([at('alpha', 90_000), at('alpha', 99_999), at('alpha', 100_000)]);
    expect(before?.crossed).toEqual([]);
    expect(reached?.crossed).toEqual(['middle']);
  });

  test('a dip and rise does not cross again', () => {
    const steps = run([at('alpha', 90_000), at('alpha', 101_000), at('alpha', 99_000), at('alpha', 102_000)]);
    expect(steps.map((step) => step.crossed)).toEqual([[], ['middle'], [], []]);
  });

  test('several levels in one step are crossed together, in order', () => {
    expect(run([at('alpha', 90_000), at('alpha', 500_000)])[1]?.crossed).toEqual(['middle', 'late', 'big', 'huge']);
  });

  test('another counter is a baseline for what it has passed, and goes on from there', () => {
    const steps = run([at('alpha', 90_000), at('beta', 160_000), at('beta', 205_000)]);
    expect(steps[1]).toEqual({ crossed: [], baseline: ['middle', 'late'], counterChanged: true });
    expect(steps[2]).toEqual({ crossed: ['big'], baseline: [], counterChanged: false });
  });

  test('a level that one counter crossed is not crossed again by another that lags behind', () => {
    const steps = run([at('alpha', 90_000), at('alpha', 101_000), at('beta', 95_000), at('beta', 105_000)]);
    expect(steps.map((step) => step.crossed)).toEqual([[], ['middle'], [], []]);
  });

  test('a level that comes into force below the count is baseline, and one above it is crossed', () => {
    const steps = run([at('alpha', 160_000, SECOND_EDITION - 1), at('alpha', 161_000, SECOND_EDITION)]);
    expect(steps[0]?.baseline).toEqual(['small', 'middle']);
    expect(steps[1]).toEqual({ crossed: [], baseline: ['late'], counterChanged: false });
    const jump = run([at('alpha', 140_000, SECOND_EDITION - 1), at('alpha', 161_000, SECOND_EDITION)]);
    expect(jump[1]?.crossed).toEqual(['late']);
  });

  test('an abolished level is not crossed any more', () => {
    expect(run([at('alpha', 40_000), at('alpha', 60_000)])[1]).toMatchObject({ crossed: [], baseline: [] });
    expect(run([at('alpha', 40_000, SECOND_EDITION - 2), at('alpha', 60_000, SECOND_EDITION - 1)])[1]?.crossed).toEqual(
      ['small'],
    );
  });

  test('what a certificate proves is never crossed, and is passed no sooner than the count is there', () => {
    const steps = run([
      at('alpha', 90_000),
      { ...at('alpha', 95_000), proven: 100_000 },
      { ...at('alpha', 101_000), proven: 100_000 },
      { ...at('alpha', 151_000), proven: 100_000 },
    ]);
    expect(steps.map((step) => [step.crossed, step.baseline])).toEqual([
      [[], []],
      [[], []],
      [[], ['middle']],
      [['late'], []],
    ]);
  });
});

const madeUpLadders = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 0, maxLength: 6 }),
  )
  .map((editions) => {
    const [first, second, third] = editions.map((thresholds) =>
      Object.fromEntries(thresholds.toSorted((a, b) => a - b).map((threshold) => [`at-${threshold}`, threshold])),
    );
    return madeUpLadder('any', {
      counters: ['alpha', 'beta'],
      editions: [
        { until: '1970-01-20', thresholds: first ?? {} },
        { from: '1970-01-25', until: '1970-02-10', thresholds: second ?? {} },
        { from: '1970-02-11', thresholds: third ?? {} },
      ],
    });
  });

const anyReadings = fc.array(
  fc.record({
    counter: fc.constantFrom('alpha', 'alpha', 'alpha', 'beta'),
    count: fc.integer({ min: 0, max: 70 }),
    days: fc.integer({ min: -3, max: 8 }),
    certified: fc.option(fc.integer({ min: 0, max: 60 }), { nil: 0, freq: 8 }),
  }),
  { maxLength: 25 },
);

describe('for any sequence of readings, on any ladder', () => {
  test('each level is crossed at most once, when it should be, in order, and exactly when nothing speaks against it', () => {
    fc.assert(
      fc.property(madeUpLadders, anyReadings, (ladder, readings) => {
        let progress: Progress = NO_PROGRESS;
        let day = 0;
        let proven = 0;
        const passed = new Set<string>();
        const highest = new Map<string, number>();
        let last: string | null = null;
        for (const reading of readings) {
          day += reading.days;
          proven = Math.max(proven, reading.certified);
          const before = highest.get(reading.counter) ?? null;
          const step = advance(ladder, progress, { ...reading, day }, proven);
          progress = step.progress;

          const expected = levelsOn(ladder, day).filter(
            ({ id, threshold }) =>
              before !== null &&
              threshold > before &&
              threshold <= reading.count &&
              threshold > proven &&
              !passed.has(id),
          );
          expect(ids(step.crossed)).toEqual(ids(expected));
          for (const level of [...step.crossed, ...step.baseline]) {
            expect(passed.has(level.id)).toBe(false);
            expect(level.threshold).toBeLessThanOrEqual(Math.max(before ?? 0, reading.count));
            passed.add(level.id);
          }
          const thresholds = step.crossed.map((level) => level.threshold);
          expect(thresholds).toEqual(thresholds.toSorted((a, b) => a - b));
          if (before === null) expect(step.crossed).toEqual([]);
          expect(step.counterChanged).toBe(last !== null && last !== reading.counter);
          expect(new Set(progress.passed)).toEqual(passed);

          highest.set(reading.counter, Math.max(before ?? 0, reading.count));
          last = reading.counter;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a second look at the same reading changes nothing', () => {
    fc.assert(
      fc.property(madeUpLadders, anyReadings, (ladder, readings) => {
        let progress: Progress = NO_PROGRESS;
        let day = 0;
        for (const reading of readings) {
          day += reading.days;
          progress = advance(ladder, progress, { ...reading, day }, reading.certified).progress;
          const again = advance(ladder, progress, { ...reading, day }, reading.certified);
          expect(again).toEqual({ progress, crossed: [], baseline: [], counterChanged: false });
        }
      }),
    );
  });
});

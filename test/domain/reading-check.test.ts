import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReading, type Known, needsPace } from '../../src/domain/reading-check.ts';
import '../support/seeded.ts';

const TODAY = 20_000;

/** What is known of a counter that stood at a count some days ago and grew by so many a day. */
function grown(count: number, pace: number | null, daysAgo = 7): Known {
  const day = TODAY - daysAgo;
  return { before: { day, count }, after: null, exact: { day, count, pace } };
}

const NOTHING: Known = { before: null, after: null, exact: null };
const M = 1_000_000;

function exact(count: number, day = TODAY) {
  return { day, count, precision: 'exact' as const };
}

function atLeast(count: number, day = TODAY) {
  return { day, count, precision: 'at-least' as const };
}

describe('the check of a reading', () => {
  test.each([
    ['a first reading, however high', exact(900 * M), NOTHING, 'accepted'],
    ['a first reading of today', exact(5), NOTHING, 'accepted'],
    ['a day that has not come', exact(5, TODAY + 1), NOTHING, 'future'],
    ['a zero', exact(0), NOTHING, 'zero'],
    ['a zero where a number was', exact(0), grown(50 * M, 10_000), 'zero'],
    ['a negative number', exact(-1), NOTHING, 'zero'],
    ['a zero that claims to be a lower bound', atLeast(0), NOTHING, 'zero'],
    ['a day that has not come, for a lower bound', atLeast(5, TODAY + 1), NOTHING, 'future'],
    ['the same number again', exact(50 * M), grown(50 * M, 10_000), 'accepted'],
    ['a dip by a few', exact(50 * M - 9), grown(50 * M, 10_000), 'accepted'],
    ['a dip by half a per cent', exact(49.75 * M), grown(50 * M, 10_000), 'accepted'],
    ['a fall by more than that', exact(49.75 * M - 1), grown(50 * M, 10_000), 'fall'],
    ['a weekly figure in place of a total', exact(2 * M), grown(50 * M, 10_000), 'fall'],
    ['a small count falling by ten', exact(90), grown(100, 1), 'accepted'],
    ['a small count falling by eleven', exact(89), grown(100, 1), 'fall'],
    ['ordinary growth', exact(52 * M), grown(50 * M, 200_000), 'accepted'],
    ['ten times the pace', exact(70 * M), grown(50 * M, 285_715), 'accepted'],
    ['a digit too many', exact(500 * M), grown(50 * M, 200_000), 'jump'],
    ['a slow song that is twice as high after a week', exact(100 * M), grown(50 * M, 1_000), 'jump'],
    ['a slow song that wakes up', exact(60 * M), grown(50 * M, 1_000), 'accepted'],
    ['the same number after a long silence', exact(120 * M), grown(50 * M, 200_000, 100), 'accepted'],
    ['a new song below a million', exact(900_000), grown(10, 1), 'accepted'],
    ['20 times the only number known', exact(40 * M), grown(2 * M, null), 'accepted'],
    ['more than 20 times the only number known', exact(40 * M + 1), grown(2 * M, null), 'jump'],
    ['a lower bound far above', atLeast(500 * M), grown(50 * M, 200_000), 'accepted'],
    ['a lower bound far below', atLeast(1 * M), grown(50 * M, 200_000), 'accepted'],
  ] as const)('%s', (_, reading, known, verdict) => {
    expect(checkReading(reading, known, TODAY)).toBe(verdict);
  });

  test('a lower bound known before feeds no jump check, and an exact number may not contradict it', () => {
    const bound: Known = { before: { day: TODAY - 7, count: 2 * M }, after: null, exact: null };
    expect(checkReading(exact(60 * M), bound, TODAY)).toBe('accepted');
    expect(checkReading(exact(1.9 * M), bound, TODAY)).toBe('fall');
  });

  test('growth is measured from the newest exact reading, not from a lower bound after it', () => {
    const known: Known = {
      before: { day: TODAY - 1, count: 100 * M },
      after: null,
      exact: { day: TODAY - 30, count: 98 * M, pace: 100_000 },
    };
    expect(checkReading(exact(110 * M), known, TODAY)).toBe('accepted');
    expect(checkReading(exact(1_000 * M), known, TODAY)).toBe('jump');
  });

  test.each([
    ['between its neighbours', exact(55 * M), 'accepted'],
    ['a few above the one after it', exact(60 * M + 10), 'accepted'],
    ['far above the one after it', exact(61 * M), 'jump'],
    ['a lower bound far above the one after it', atLeast(61 * M), 'jump'],
    ['far below the one before it', exact(40 * M), 'fall'],
    ['a lower bound below the one before it', atLeast(40 * M), 'accepted'],
  ] as const)('a number that comes late, %s', (_, reading, verdict) => {
    const known: Known = {
      before: { day: TODAY - 7, count: 50 * M },
      after: { day: TODAY + 7, count: 60 * M },
      exact: null,
    };
    expect(checkReading(reading, known, TODAY + 7)).toBe(verdict);
  });
});

const anyKnown = fc
  .record({
    count: fc.integer({ min: 1, max: 2_000 * M }),
    daysAgo: fc.integer({ min: 0, max: 200 }),
    pace: fc.option(fc.integer({ min: 0, max: 5 * M }), { nil: null }),
  })
  .map(({ count, daysAgo, pace }) => grown(count, pace, daysAgo));

describe('for any counter', () => {
  test('a zero and a day that has not come are never accepted', () => {
    fc.assert(
      fc.property(anyKnown, fc.constantFrom('exact', 'at-least'), (known, precision) => {
        expect(checkReading({ day: TODAY, count: 0, precision }, known, TODAY)).toBe('zero');
        expect(checkReading({ day: TODAY + 1, count: 10 * M, precision }, known, TODAY)).toBe('future');
      }),
    );
  });

  test('the noise of publishers is accepted, and a fall beyond it never', () => {
    fc.assert(
      fc.property(anyKnown, fc.double({ min: 0, max: 1, noNaN: true }), (known, share) => {
        const count = known.before?.count ?? 0;
        const noise = Math.max(10, count * 0.005);
        const dip = count - Math.floor(noise * share);
        if (dip > 0) expect(checkReading(exact(dip), known, TODAY)).toBe('accepted');
        const fall = count - Math.floor(noise) - 1 - Math.floor(share * (count - noise - 1));
        if (fall > 0) expect(checkReading(exact(fall), known, TODAY)).toBe('fall');
      }),
    );
  });

  test('a number is judged by its pace alone where the pace matters: whatever it is, the others are no jump', () => {
    const growth = fc.oneof(
      fc.double({ min: 0.9, max: 1.4, noNaN: true }),
      fc.double({ min: 1, max: 40, noNaN: true }),
    );
    let spared = 0;
    fc.assert(
      fc.property(anyKnown, growth, fc.double({ min: 0.5, max: 1, noNaN: true }), (known, factor, lower) => {
        const { exact: last } = known;
        if (!last) return;
        const reading = exact(Math.floor(last.count * factor));
        if (needsPace(reading, { ...last, count: Math.floor(last.count * lower) })) return;
        spared += 1;
        expect(checkReading(reading, known, TODAY)).not.toBe('jump');
      }),
    );
    expect(spared).toBeGreaterThan(0);
    expect(needsPace(exact(50 * M), null)).toBe(true);
  });

  test('a number that keeps its pace is accepted', () => {
    fc.assert(
      fc.property(anyKnown, (known) => {
        const { before, exact: last } = known;
        const days = TODAY - (before?.day ?? 0);
        const count = (before?.count ?? 0) + (last?.pace ?? 0) * days;
        if (last?.pace !== null) expect(checkReading(exact(count), known, TODAY)).toBe('accepted');
      }),
    );
  });

  test('no lower number is a jump where a higher one is not', () => {
    fc.assert(
      fc.property(anyKnown, fc.nat(3_000 * M), fc.nat(3_000 * M), (known, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        if (checkReading(exact(high), known, TODAY) === 'accepted')
          expect(checkReading(exact(low), known, TODAY)).not.toBe('jump');
      }),
    );
  });

  test('a lower bound of the past is accepted wherever no later number contradicts it', () => {
    fc.assert(
      fc.property(anyKnown, fc.integer({ min: 1, max: 3_000 * M }), (known, count) => {
        expect(checkReading(atLeast(count), known, TODAY)).toBe('accepted');
      }),
    );
  });
});

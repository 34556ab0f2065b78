import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/text/language.ts';
import {
  formatCount,
  formatCountBeforeUnit,
  formatPlays,
  formatShare,
  formatShort,
  shareBar,
} from '../../src/text/numbers.ts';
import '../support/seeded.ts';

/** Property tests try the same values in every run. */
const SEEDED = { seed: 1, numRuns: 2_000 };

const language = fc.constantFrom(...LANGUAGES);
/** Counts of every length, and those beside a round number. */
const count = fc.oneof(
  fc
    .integer({ min: 0, max: 15 })
    .chain((digits) => fc.integer({ min: 0, max: Math.min(10 ** digits, Number.MAX_SAFE_INTEGER) })),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: -2, max: 2 }))
    .map(([lead, zeros, beside]) => Math.max(0, lead * 10 ** zeros + beside)),
);

const UNITS: Record<string, number> = {
  K: 1e3,
  M: 1e6,
  B: 1e9,
  T: 1e12,
  万: 1e4,
  만: 1e4,
  億: 1e8,
  억: 1e8,
  兆: 1e12,
  조: 1e12,
};

/** What a reader takes a number for, in whole units. */
function read(text: string): number {
  let sum = 0;
  for (const [, digits = '', unit = ''] of text.matchAll(/([\d,.]+)([KMBT万만億억兆조]?)/g))
    sum += Math.round(Number(digits.replaceAll(',', '')) * (UNITS[unit] ?? 1));
  return sum;
}

describe('a count', () => {
  test.each([
    [0, '0', '0', '0'],
    [100, '100', '100', '100'],
    [9_999, '9,999', '9,999', '9,999'],
    [10_000, '10,000', '1万', '1만'],
    [10_001, '10,001', '1万1', '1만 1'],
    [12_430_000, '12,430,000', '1,243万', '1,243만'],
    [100_000_000, '100,000,000', '1億', '1억'],
    [100_000_001, '100,000,001', '1億1', '1억 1'],
    [123_450_000, '123,450,000', '1億2,345万', '1억 2,345만'],
    [123_456_789, '123,456,789', '1億2,345万6,789', '1억 2,345만 6,789'],
    [546_490_000, '546,490,000', '5億4,649万', '5억 4,649만'],
    [1_000_000_000, '1,000,000,000', '10億', '10억'],
    [1_200_000_000_000, '1,200,000,000,000', '1兆2,000億', '1조 2,000억'],
    [-2_150_000, '-2,150,000', '-215万', '-215만'],
  ])('%i is written as fans of each language write it', (value, en, ja, ko) => {
    expect([formatCount(value, 'en'), formatCount(value, 'ja'), formatCount(value, 'ko')]).toEqual([en, ja, ko]);
  });

  test('is exact to the unit', () => {
    fc.assert(
      fc.property(count, language, (value, speech) => read(formatCount(value, speech)) === value),
      SEEDED,
    );
  });

  test('what is no number is refused', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])
      expect(() => formatCount(value, 'en')).toThrow(RangeError);
  });
});

describe('a count with its unit', () => {
  test.each([
    [0, '0 plays', '0回', '0회'],
    [1, '1 play', '1回', '1회'],
    [100, '100 plays', '100回', '100회'],
    [10_000, '10,000 plays', '1万回', '1만 회'],
    [12_345, '12,345 plays', '1万2,345回', '1만 2,345회'],
    [12_430_000, '12,430,000 plays', '1,243万回', '1,243만 회'],
    [100_000_000, '100,000,000 plays', '1億回', '1억 회'],
    [123_450_000, '123,450,000 plays', '1億2,345万回', '1억 2,345만 회'],
    [546_490_000, '546,490,000 plays', '5億4,649万回', '5억 4,649만 회'],
    [1_000_000_000, '1,000,000,000 plays', '10億回', '10억 회'],
  ])('%i plays', (value, en, ja, ko) => {
    expect([formatPlays(value, 'en'), formatPlays(value, 'ja'), formatPlays(value, 'ko')]).toEqual([en, ja, ko]);
  });

  test('only Korean sets a space before a unit, and only after the sign of a group', () => {
    expect(formatCountBeforeUnit(10_000, 'ko')).toBe('1만 ');
    expect(formatCountBeforeUnit(10_001, 'ko')).toBe('1만 1');
    expect(formatCountBeforeUnit(10_000, 'ja')).toBe('1万');
  });
});

describe('a short count', () => {
  test.each([
    [999, '999', '999', '999'],
    [9_999, '9,999', '9,999', '9,999'],
    [12_345, '12.34K', '1.234万', '1.234만'],
    [987_654, '987.6K', '98.76万', '98.76만'],
    [999_999, '999.9K', '99.99万', '99.99만'],
    [12_430_000, '12.43M', '1,243万', '1,243만'],
    [99_999_999, '99.99M', '9,999万', '9,999만'],
    [100_000_000, '100M', '1億', '1억'],
    [123_456_789, '123.4M', '1億2,345万', '1억 2,345만'],
    [1_234_567_890, '1.234B', '12億3,456万', '12억 3,456만'],
    [1_234_599_999_999, '1.234T', '1兆2,345億', '1조 2,345억'],
  ])('%i is cut, not rounded', (value, en, ja, ko) => {
    expect([formatShort(value, 'en'), formatShort(value, 'ja'), formatShort(value, 'ko')]).toEqual([en, ja, ko]);
  });

  test('never says more than the count, and at most a thousandth less', () => {
    fc.assert(
      fc.property(count, language, (value, speech) => {
        const shown = read(formatShort(value, speech));
        return shown <= value && shown >= value - value / 1000;
      }),
      SEEDED,
    );
  });

  test('a count below a level is never shown as the level', () => {
    for (const level of [30, 50, 100, 200, 300, 500, 1_000].map((millions) => millions * 1_000_000))
      for (const speech of LANGUAGES) expect(read(formatShort(level - 1, speech))).toBeLessThan(level);
  });
});

describe('the share of the way', () => {
  test.each([
    [0, 100, '0%'],
    [187_570_000, 200_000_000, '93.7%'],
    [9_996, 10_000, '99.9%'],
    [99_999_999, 100_000_000, '99.9%'],
    [50, 100, '50%'],
    [1, 3, '33.3%'],
    [100, 100, '100%'],
    [150, 100, '100%'],
  ])('%i of %i is %s in every language', (value, threshold, shown) => {
    for (const speech of LANGUAGES) expect(formatShare(value, threshold, speech)).toBe(shown);
  });

  test.each([
    [0, '▱▱▱▱▱▱▱▱▱▱'],
    [9, '▱▱▱▱▱▱▱▱▱▱'],
    [10, '▰▱▱▱▱▱▱▱▱▱'],
    [99, '▰▰▰▰▰▰▰▰▰▱'],
    [100, '▰▰▰▰▰▰▰▰▰▰'],
    [101, '▰▰▰▰▰▰▰▰▰▰'],
    [-5, '▱▱▱▱▱▱▱▱▱▱'],
  ])('%i of 100 fills the bar to %s', (value, bar) => {
    expect(shareBar(value, 100)).toBe(bar);
  });

  test('neither the percent nor the bar shows more than is done, and both are full exactly from the threshold on', () => {
    const threshold = fc.integer({ min: 1, max: 10_000_000_000 });
    const near = fc
      .tuple(threshold, fc.integer({ min: 0, max: 20 }))
      .map(([goal, less]) => [goal, goal - less] as const);
    const any = fc.tuple(threshold, count);
    const check = (goal: number, value: number, speech: Language) => {
      const percent = formatShare(value, goal, speech);
      const filled = [...shareBar(value, goal)].filter((sign) => sign === '▰').length;
      const tenths = BigInt(Math.round(Number(percent.replace('%', '')) * 10));
      expect([...shareBar(value, goal)]).toHaveLength(10);
      expect(percent === '100%').toBe(value >= goal);
      expect(filled === 10).toBe(value >= goal);
      if (value < 0 || value >= goal) return;
      expect(tenths * BigInt(goal) <= BigInt(value) * 1000n).toBe(true);
      expect(BigInt(filled) * BigInt(goal) <= BigInt(value) * 10n).toBe(true);
    };
    fc.assert(
      fc.property(fc.oneof(near, any), language, ([goal, value], speech) => check(goal, value, speech)),
      SEEDED,
    );
  });

  test('a threshold of nothing is refused', () => {
    expect(() => shareBar(1, 0)).toThrow(RangeError);
    expect(() => formatShare(1, -100, 'en')).toThrow(RangeError);
  });
});

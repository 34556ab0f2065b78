import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGEST_COUNT, readWrittenCount } from '../../src/domain/written-count.ts';
import { formatCount, formatPlays } from '../../src/text/numbers.ts';
import '../support/seeded.ts';

describe('a count as people write it', () => {
  test.each([
    ['123.4M', 123_400_000],
    ['1.2B', 1_200_000_000],
    ['1.2 billion', 1_200_000_000],
    ['987K', 987_000],
    ['1.234M', 1_234_000],
    ['123,450,000', 123_450_000],
    ['123 450 000', 123_450_000],
    ['123.450.000', 123_450_000],
    ["123'450'000", 123_450_000],
    ['123450000', 123_450_000],
    ['1億2,345万回', 123_450_000],
    ['1億2345万6789回', 123_456_789],
    ['5億464.9万回', 504_649_000],
    ['１億２３４５万', 123_450_000],
    ['1.2億回', 120_000_000],
    ['2千万回', 20_000_000],
    ['1億5', 100_000_005],
    ['1억 2,345만', 123_450_000],
    ['1억2천만', 120_000_000],
    ['3천5백만 회', 35_000_000],
    ['누적 1억 2,345만 회', 123_450_000],
    ['累計1億回', 100_000_000],
    ['累積再生数', null],
    ['100,000,000 streams', 100_000_000],
  ])('%s', (text, count) => {
    const read = readWrittenCount(text);
    if (count === null) expect(read).toBe('no-number');
    else expect(read).toEqual({ count, precision: 'exact', lowest: count });
  });

  test.each([
    'over 100M',
    'Over 100 million streams',
    'more than 100,000,000',
    '>100M',
    '≥ 100000000',
    '100M+',
    '1億回突破',
    '累計1億回を突破',
    '1億回超え',
    '1億回以上',
    '1억 돌파',
    '1억 회 돌파',
    '1억 회를 돌파',
    '1억 이상',
  ])('%s says that at least so many were reached', (text) => {
    expect(readWrittenCount(text)).toEqual({ count: 100_000_000, precision: 'at-least', lowest: 100_000_000 });
  });

  test.each([
    ['約1億回', 100_000_000, 50_000_000],
    ['약 1억 2,345만', 123_450_000, 123_445_000],
    ['about 99.5M', 99_500_000, 99_450_000],
    ['~120M', 120_000_000, 119_500_000],
  ])('%s may mean as little as half of its last digit less', (text, count, lowest) => {
    expect(readWrittenCount(text)).toEqual({ count, precision: 'exact', lowest });
  });

  test.each([
    ['1.234', 'unclear'],
    ['1,234.567', 'unclear'],
    ['12,34,567', 'unclear'],
    ['1,5M', 'unclear'],
    ['1억2천', 'unclear'],
    ['464.9万5億', 'unclear'],
    ['1億20000万', 'unclear'],
    ['1.5億300万', 'unclear'],
    ['12.5', 'fraction'],
    ['1.2345K', 'fraction'],
    ['0', 'zero'],
    ['0回', 'zero'],
    ['2000000000000', 'too-large'],
    ['9999B', 'too-large'],
    ['', 'no-number'],
    ['a lot', 'no-number'],
    ['100M or so', 'no-number'],
    ['12 weeks', 'no-number'],
    ['-5', 'no-number'],
    ['overview', 'no-number'],
    ['1e8', 'no-number'],
  ])('%s is refused as %s', (text, problem) => {
    expect(readWrittenCount(text)).toBe(problem);
  });

  test('what the bot itself writes is read back, in every language', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LARGEST_COUNT }), fc.constantFrom('en', 'ja', 'ko'), (count, language) => {
        expect(readWrittenCount(formatCount(count, language))).toMatchObject({ count, precision: 'exact' });
        expect(readWrittenCount(formatPlays(count, language))).toMatchObject({ count, precision: 'exact' });
      }),
    );
  });

  test('any text comes to a count within the limit or to a named problem, and quickly', () => {
    const signs = fc.constantFrom(...'0123456789.,. 億万千억만천MKB約+突破over回'.split(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: signs, maxLength: 40 })), (text) => {
        const read = readWrittenCount(text);
        if (typeof read === 'string') return;
        expect(Number.isSafeInteger(read.count) && read.count > 0 && read.count <= LARGEST_COUNT).toBe(true);
        expect(read.lowest).toBeLessThanOrEqual(read.count);
      }),
      { numRuns: 2_000 },
    );
  });
});

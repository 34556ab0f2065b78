import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anniversaryOn,
  dayInJapan,
  dayOf,
  firstDayOf,
  formatDay,
  isMonth,
  lastDayOf,
  monthOf,
  parseDay,
} from '../../src/domain/day.ts';
import '../support/seeded.ts';

describe('calendar days', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2024-02-29', 19_782],
    ['2026-01-01', 20_454],
  ])('%s is day %i', (text, day) => {
    expect(parseDay(text)).toBe(day);
    expect(formatDay(day)).toBe(text);
  });

  test.each([
    '',
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-1',
    '25-01-01',
    '2025/01/01',
    ' 2025-01-01',
    '2025-01-01T00:00:00Z',
    '２０２５-01-01',
    '0050-01-01',
  ])('"%s" is no calendar day', (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => dayOf(text)).toThrow('not a calendar day');
  });

  test('every day is written and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 60_000 }), (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
        expect(monthOf(day)).toBe(formatDay(day).slice(0, 7));
        expect(firstDayOf(monthOf(day))).toBeLessThanOrEqual(day);
        expect(lastDayOf(monthOf(day))).toBeGreaterThanOrEqual(day);
        expect(monthOf(lastDayOf(monthOf(day)) + 1)).not.toBe(monthOf(day));
      }),
    );
  });
});

describe('months', () => {
  test.each([
    ['2024-02', '2024-02-29'],
    ['2025-02', '2025-02-28'],
    ['2000-02', '2000-02-29'],
    ['2025-12', '2025-12-31'],
    ['2026-04', '2026-04-30'],
  ])('a certificate of the batch %s carries the date %s', (month, day) => {
    expect(formatDay(lastDayOf(month))).toBe(day);
    expect(formatDay(firstDayOf(month))).toBe(`${month}-01`);
  });

  test.each(['2025', '2025-13', '2025-00', '2025-1', '2025-01-01', '0050-01', ''])('"%s" is no month', (text) => {
    expect(isMonth(text)).toBe(false);
  });
});

describe('the day in Japan', () => {
  test.each([
    ['2025-12-31T14:59:59.999Z', '2025-12-31'],
    ['2025-12-31T15:00:00.000Z', '2026-01-01'],
    ['2026-01-01T00:00:00.000Z', '2026-01-01'],
    ['2024-02-28T15:00:00.000Z', '2024-02-29'],
    ['1969-12-31T14:59:59.999Z', '1969-12-31'],
  ])('at %s it is %s', (moment, day) => {
    expect(formatDay(dayInJapan(Date.parse(moment)))).toBe(day);
  });
});

describe('an anniversary', () => {
  test.each([
    ['2026-03-21', '2025-03-21', 1],
    ['2030-03-21', '2025-03-21', 5],
    ['2028-02-29', '2024-02-29', 4],
    ['2025-03-21', '2025-03-21', null],
    ['2024-03-21', '2025-03-21', null],
    ['2026-03-20', '2025-03-21', null],
    ['2025-02-28', '2024-02-29', null],
  ])('on %s of %s is %s', (day, of, years) => {
    expect(anniversaryOn(dayOf(day), dayOf(of))).toBe(years);
  });
});

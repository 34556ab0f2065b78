import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, formatDay } from '../../src/domain/day.ts';
import { endOfLastChartWeek, readComingDay, readWrittenDay } from '../../src/domain/written-day.ts';
import { formatDayOfYear, formatDay as shownDay } from '../../src/text/dates.ts';
import '../support/seeded.ts';

const TODAY = dayOf('2026-03-20');

describe('a day as people write it', () => {
  test.each([
    ['2026-03-09', '2026-03-09'],
    ['2026/3/9', '2026-03-09'],
    ['2026.3.9', '2026-03-09'],
    ['20260309', '2026-03-09'],
    ['2026年3月9日', '2026-03-09'],
    ['2026년 3월 9일', '2026-03-09'],
    ['3月9日', '2026-03-09'],
    ['３月９日', '2026-03-09'],
    ['3월 9일', '2026-03-09'],
    ['12月28日', '2025-12-28'],
    ['9 Mar', '2026-03-09'],
    ['March 9, 2025', '2025-03-09'],
    ['9th of March', '2026-03-09'],
    ['9th March', '2026-03-09'],
    ['25/2', '2026-02-25'],
    ['2/25', '2026-02-25'],
    ['3/3', '2026-03-03'],
    ['29 Feb', '2024-02-29'],
    ['today', '2026-03-20'],
    ['昨日', '2026-03-19'],
    ['오늘', '2026-03-20'],
  ])('%s', (text, day) => {
    const read = readWrittenDay(text, TODAY, 'unclear');
    expect(read).toEqual({ day: dayOf(day) });
  });

  test('3/9 may be two days in English, and is one where the month always comes first', () => {
    expect(readWrittenDay('3/9', TODAY, 'unclear')).toEqual({ either: [dayOf('2026-03-09'), dayOf('2025-09-03')] });
    expect(readWrittenDay('3/9', TODAY, 'month-first')).toEqual({ day: dayOf('2026-03-09') });
    expect(readWrittenDay('25/2', TODAY, 'month-first')).toEqual({ problem: 'no-such-day' });
  });

  test.each([
    ['2026-03-21', 'future'],
    ['2026-02-30', 'no-such-day'],
    ['31 April', 'no-such-day'],
    ['13/13', 'no-such-day'],
    ['last week', 'no-date'],
    ['26/3/9', 'no-date'],
    ['', 'no-date'],
  ])('%s is refused: %s', (text, problem) => {
    expect(readWrittenDay(text, TODAY, 'unclear')).toEqual({ problem });
  });

  test('what the bot itself writes is read back, in every language', () => {
    const past = fc.integer({ min: dayOf('2010-01-01'), max: TODAY });
    fc.assert(
      fc.property(past, fc.constantFrom('en', 'ja', 'ko'), (day, language) => {
        expect(readWrittenDay(shownDay(day, language), TODAY, 'unclear')).toEqual({ day });
        expect(readWrittenDay(formatDay(day), TODAY, 'unclear')).toEqual({ day });
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: TODAY - 364, max: TODAY }), fc.constantFrom('en', 'ja', 'ko'), (day, language) => {
        expect(readWrittenDay(formatDayOfYear(day, language), TODAY, 'unclear')).toEqual({ day });
      }),
    );
  });

  test('no text means a day that is still to come', () => {
    const signs = fc.constantFrom(...'0123456789/-.月日월일 年'.split(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: signs, maxLength: 14 })), (text) => {
        const read = readWrittenDay(text, TODAY, 'unclear');
        const days = 'day' in read ? [read.day] : 'either' in read ? read.either : [];
        for (const day of days) expect(day).toBeLessThanOrEqual(TODAY);
      }),
    );
  });
});

test('the last chart week is the one that ended on a Sunday before today', () => {
  expect(formatDay(endOfLastChartWeek(dayOf('2026-03-04')))).toBe('2026-03-01');
  expect(formatDay(endOfLastChartWeek(dayOf('2026-03-02')))).toBe('2026-03-01');
  // On the Sunday itself the week is not over.
  expect(formatDay(endOfLastChartWeek(dayOf('2026-03-01')))).toBe('2026-02-22');
});

describe('a day that is still to come', () => {
  test.each([
    ['2026-03-21', '2026-03-21'],
    ['3月21日', '2026-03-21'],
    ['3월 9일', '2027-03-09'],
    ['3月20日', '2027-03-20'],
    ['9 Mar', '2027-03-09'],
    ['Dec 24, 2027', '2027-12-24'],
    ['29 Feb', '2028-02-29'],
    ['25/12', '2026-12-25'],
    ['tomorrow', '2026-03-21'],
    ['내일', '2026-03-21'],
  ])('%s is %s', (text, day) => {
    expect(readComingDay(text, TODAY, 'unclear')).toEqual({ day: dayOf(day) });
  });

  test.each([
    ['2026-03-20', 'past'],
    ['2025-12-24', 'past'],
    ['today', 'past'],
    ['昨日', 'past'],
    ['2 April 2031', 'too-far'],
    ['30 Feb', 'no-such-day'],
    ['2027-02-29', 'no-such-day'],
    ['some day', 'no-date'],
    ['', 'no-date'],
  ])('%s is none: %s', (text, problem) => {
    expect(readComingDay(text, TODAY, 'unclear')).toEqual({ problem });
  });

  test('3/9 needs to be asked about, unless the month always comes first', () => {
    expect(readComingDay('3/9', TODAY, 'unclear')).toEqual({ either: [dayOf('2027-03-09'), dayOf('2026-09-03')] });
    expect(readComingDay('3/9', TODAY, 'month-first')).toEqual({ day: dayOf('2027-03-09') });
  });
});

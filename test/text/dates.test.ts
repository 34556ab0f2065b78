import { describe, expect, test } from 'vitest';
import {
  discordTimestamp,
  formatAgeDays,
  formatDay,
  formatDayNear,
  formatDayOfYear,
  formatMonth,
  formatSpan,
} from '../../src/text/dates.ts';
import { LANGUAGES, type Language } from '../../src/text/language.ts';

function day(year: number, month: number, ofMonth: number): number {
  return Date.UTC(year, month - 1, ofMonth) / 86_400_000;
}

function inAll(format: (language: Language) => string): string[] {
  return LANGUAGES.map(format);
}

describe('calendar dates', () => {
  test.each([
    [day(2026, 3, 1), ['1 Mar 2026', '2026年3月1日', '2026년 3월 1일']],
    [day(2025, 9, 30), ['30 Sep 2025', '2025年9月30日', '2025년 9월 30일']],
    [day(2024, 2, 29), ['29 Feb 2024', '2024年2月29日', '2024년 2월 29일']],
    [day(1999, 12, 31), ['31 Dec 1999', '1999年12月31日', '1999년 12월 31일']],
  ])('day %i is a plain date in each language', (value, shown) => {
    expect(inAll((language) => formatDay(value, language))).toEqual(shown);
  });

  test('a day of this year can go without the year', () => {
    expect(inAll((language) => formatDayOfYear(day(2026, 4, 28), language))).toEqual(['28 Apr', '4月28日', '4월 28일']);
  });

  test.each([
    ['2025-04', ['April 2025', '2025年4月', '2025년 4월']],
    ['2021-12', ['December 2021', '2021年12月', '2021년 12월']],
    ['2021', ['2021', '2021年', '2021년']],
  ])('the month %s', (month, shown) => {
    expect(inAll((language) => formatMonth(month, language))).toEqual(shown);
  });

  test.each(['', '2025-13', '2025-4', 'soon'])('"%s" is no month', (month) => {
    expect(() => formatMonth(month, 'en')).toThrow(RangeError);
  });
});

describe('years that go without saying', () => {
  const [march, december, january] = [day(2026, 3, 1), day(2026, 12, 28), day(2027, 1, 3)];

  test('a day has its year only beside a day of another', () => {
    expect(inAll((language) => formatDayNear(march, december, language))).toEqual(['1 Mar', '3月1日', '3월 1일']);
    expect(formatDayNear(march, january, 'en')).toBe('1 Mar 2026');
  });

  test('a span says its year once, at the end in English and at the beginning in Japanese and Korean', () => {
    expect(inAll((language) => Object.values(formatSpan(march, december, language)).join(' - '))).toEqual([
      '1 Mar - 28 Dec 2026',
      '2026年3月1日 - 12月28日',
      '2026년 3월 1일 - 12월 28일',
    ]);
  });

  test('beside a day of its year it says none, and from one year to the next both', () => {
    expect(formatSpan(march, december, 'en', march)).toEqual({ from: '1 Mar', to: '28 Dec' });
    expect(formatSpan(december, january, 'ja', january)).toEqual({ from: '2026年12月28日', to: '2027年1月3日' });
  });
});

describe('ages and moments', () => {
  test.each([
    [0, ['today', '今日', '오늘']],
    [1, ['1 day old', '1日前', '1일 전']],
    [3, ['3 days old', '3日前', '3일 전']],
    [1_000, ['1,000 days old', '1,000日前', '1,000일 전']],
    [-1, ['today', '今日', '오늘']],
  ])('a figure %i days old', (days, shown) => {
    expect(inAll((language) => formatAgeDays(days, language))).toEqual(shown);
  });

  test('a moment is a timestamp that each reader sees in a time zone of their own, cut to the second', () => {
    expect(discordTimestamp(1_772_323_200_999, 'R')).toBe('<t:1772323200:R>');
    expect(discordTimestamp(0, 'f')).toBe('<t:0:f>');
  });
});

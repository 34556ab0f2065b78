import type { Area } from './area.ts';

export const dateMessages = {
  'date.day': { en: '{day} {month} {year}', ja: '{year}年{month}月{day}日', ko: '{year}년 {month}월 {day}일' },
  'date.dayOfYear': { en: '{day} {month}', ja: '{month}月{day}日', ko: '{month}월 {day}일' },
  'date.month': { en: '{month} {year}', ja: '{year}年{month}月', ko: '{year}년 {month}월' },
  'date.year': { en: '{year}', ja: '{year}年', ko: '{year}년' },
  'date.age': {
    en: '{n, plural, =0 {today} one {# day old} other {# days old}}',
    ja: '{n, plural, =0 {今日} other {#日前}}',
    ko: '{n, plural, =0 {오늘} other {#일 전}}',
  },
} as const satisfies Area<'date'>;

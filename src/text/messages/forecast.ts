import type { Area } from './area.ts';

/** When a song is expected to reach a level: a line of `/tier`, and its small print. */
export const forecastMessages = {
  'forecast.atPace': {
    en: 'About {pace} a day → {expected}',
    ja: '1日あたり約{pace}回 → {expected}',
    ko: '하루 약 {pace}회 → {expected}',
  },
  'forecast.notInSight': {
    en: 'About {pace} a day → more than {n, plural, one {# year} other {# years}} away at this pace',
    ja: '1日あたり約{pace}回 → このペースでは{n, plural, other {#年以上}}先の見込み',
    ko: '하루 약 {pace}회 → 이 속도라면 {n, plural, other {#년}} 넘게 걸릴 전망',
  },
  'forecast.standsStill': {
    en: 'Hardly any growth lately, so there is no expected date.',
    ja: '最近はほとんど伸びていないため、到達見込みは出していません。',
    ko: '최근 거의 늘지 않아 예상 달성일이 없습니다.',
  },
  'forecast.tooEarly': {
    en: 'Too new for an expected date: there will be one from the figures of {day} on.',
    ja: 'リリース直後のため、到達見込みは{day}分の数値から表示します。',
    ko: '발매 직후라 예상 달성일은 {day} 수치부터 표시합니다.',
  },
  'forecast.tooFew': {
    en: 'No expected date yet: it takes exact figures over at least seven days.',
    ja: '到達見込みの計算には7日分以上の正確な数値が必要です。',
    ko: '예상 달성일을 계산하려면 7일 이상의 정확한 수치가 필요합니다.',
  },
  'forecast.outOfDate': {
    en: 'No expected date: the last new figure is from {day}.',
    ja: '{day}より新しい数値がないため、到達見込みは出していません。',
    ko: '{day} 이후 새 수치가 없어 예상 달성일이 없습니다.',
  },
  'forecast.basis': {
    en: 'Expected from {n, plural, one {# day} other {# days}} of figures to {day}.',
    ja: '見込みは{day}までの{n, plural, other {#日分}}の数値に基づきます。',
    ko: '예상은 {day}까지 {n, plural, other {#일간}}의 수치를 바탕으로 합니다.',
  },
  'forecast.basisWithPace': {
    en: 'Expected from {n, plural, one {# day} other {# days}} of figures to {day}: {week} a day over 7 days, {month} over 28.',
    ja: '見込みは{day}までの{n, plural, other {#日分}}の数値に基づきます(1日平均: 直近7日間 {week}回、28日間 {month}回)。',
    ko: '예상은 {day}까지 {n, plural, other {#일간}}의 수치를 바탕으로 합니다(하루 평균: 최근 7일 {week}회, 28일 {month}회).',
  },
} as const satisfies Area<'forecast'>;

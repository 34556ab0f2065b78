import type { Area } from './area.ts';

/** What lies ahead of a song: its pace, and when it is expected somewhere. */
export const outlookMessages = {
  'outlook.expected': {
    en: 'expected about {day} ({earliest} to {latest})',
    ja: '{day}ごろ到達見込み({earliest}〜{latest})',
    ko: '{day}경 달성 예상({earliest}~{latest})',
  },
  'outlook.expectedOneDay': { en: 'expected about {day}', ja: '{day}ごろ到達見込み', ko: '{day}경 달성 예상' },
  'outlook.anyDay': { en: 'expected any day now', ja: 'まもなく到達見込み', ko: '곧 달성 예상' },
  'outlook.expectedAt': {
    en: '{level}: {expected}',
    ja: '{level}: {expected}',
    ko: '{level}: {expected}',
  },
  'outlook.week': {
    en: 'about {pace} a day (last 7 days)',
    ja: '1日あたり約{pace}回(直近7日)',
    ko: '하루 약 {pace}회(최근 7일)',
  },
  'outlook.month': {
    en: 'about {pace} a day (last 28 days)',
    ja: '1日あたり約{pace}回(直近28日)',
    ko: '하루 약 {pace}회(최근 28일)',
  },
  'outlook.noPace': {
    en: 'pace not known: too few exact numbers',
    ja: 'ペース不明(正確な数値が不足)',
    ko: '속도 알 수 없음(정확한 수치 부족)',
  },
} as const satisfies Area<'outlook'>;

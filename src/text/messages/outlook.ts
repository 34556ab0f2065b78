import type { Area } from './area.ts';

/** What lies ahead of a song: its pace, and when it is expected somewhere. */
export const outlookMessages = {
  'outlook.expected': {
    en: 'expected about {day} ({earliest} to {latest})',
    ja: '{day}ごろ到達見込み({earliest}〜{latest})',
    ko: '예상 달성일 {day}경({earliest}~{latest})',
  },
  'outlook.expectedOneDay': { en: 'expected about {day}', ja: '{day}ごろ到達見込み', ko: '예상 달성일 {day}경' },
  'outlook.anyDay': { en: 'expected any day now', ja: 'まもなく到達見込み', ko: '곧 달성 예상' },
  'outlook.expectedAt': {
    en: '{level}: {expected}',
    ja: '{level}: {expected}',
    ko: '{level}: {expected}',
  },
  'outlook.pace': {
    en: 'about {week} a day over the 7 days to {day}',
    ja: '{day}までの7日間は1日約{week}回',
    ko: '{day}까지 7일간 하루 약 {week}회',
  },
  'outlook.paceBoth': {
    en: 'about {week} a day over the 7 days to {day}, {month} over 28',
    ja: '{day}までの7日間は1日約{week}回、28日間は1日約{month}回',
    ko: '{day}까지 7일간 하루 약 {week}회, 28일간 하루 약 {month}회',
  },
  'outlook.noPace': {
    en: 'pace not known: too few exact numbers',
    ja: 'ペース不明(正確な数値が不足)',
    ko: '속도 알 수 없음(정확한 수치 부족)',
  },
} as const satisfies Area<'outlook'>;

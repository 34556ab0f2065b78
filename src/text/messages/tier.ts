import type { Area } from './area.ts';

export const tierMessages = {
  'tier.description': {
    en: 'Where a song stands and how far it is to the next level',
    ja: '曲の現在地と、次のランクまであと何回か',
    ko: '곡의 현재 기록과 다음 등급까지 남은 수치',
  },
} as const satisfies Area<'tier'>;

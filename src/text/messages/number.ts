import type { Area } from './area.ts';

export const numberMessages = {
  'number.plays': {
    en: '{n, plural, one {{count} play} other {{count} plays}}',
    ja: '{n, plural, other {{count}回}}',
    ko: '{n, plural, other {{count}회}}',
  },
  'number.atLeast': { en: 'at least {count}', ja: '{count}以上', ko: '{count} 이상' },
  'number.times': { en: '{count}', ja: '{count}回', ko: '{count}회' },
} as const satisfies Area<'number'>;

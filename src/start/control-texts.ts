import type { Texts } from '../playground/texts.ts';

/** What the playground's side panel says. Everything in it is about a made-up world, and says so. */
export const controlTexts = {
  note: {
    en: 'All acts, songs and numbers here are made up. Nothing is connected to Discord.',
    ja: 'ここにあるアーティスト・曲・数字はすべて架空のものです。Discordには接続していません。',
    ko: '여기의 아티스트·곡·숫자는 모두 지어낸 것입니다. Discord에 연결되어 있지 않습니다.',
  },
  nextDay: { en: 'Next day', ja: '次の日へ', ko: '다음 날로' },
} as const satisfies Record<string, Texts>;

import type { Area } from './area.ts';

/** One post in the place of several, and what corrects a post that stands. */
export const digestMessages = {
  'digest.held': {
    en: '**While posts could not reach this channel**',
    ja: '**このチャンネルに投稿できなかった間のお知らせ**',
    ko: '**이 채널에 게시할 수 없었던 동안의 소식**',
  },
  'digest.quietHours': {
    en: '**During the quiet hours**',
    ja: '**おやすみ時間中のお知らせ**',
    ko: '**방해 금지 시간 동안의 소식**',
  },
  'digest.cap': {
    en: '**More from the last hour**',
    ja: '**この1時間のその他のお知らせ**',
    ko: '**지난 1시간의 다른 소식**',
  },
  'digest.batch': {
    en: '**New certificates of songs followed here**',
    ja: '**フォロー中の曲の新しい認定**',
    ko: '**팔로우 중인 곡의 새 인증**',
  },
  'digest.more': {
    en: '{n, plural, one {and # more: /announcements log} other {and # more: /announcements log}}',
    ja: '{n, plural, other {ほか#件(/announcements log で確認できます)}}',
    ko: '{n, plural, other {외 #건(/announcements log에서 확인)}}',
  },
  'digest.about': { en: 'About this post', ja: 'この投稿について', ko: '이 게시물 안내' },
  'digest.retracted': {
    en: '**Correction:** the figure behind this was wrong. By what is known now, this level has not been passed.',
    ja: '**訂正:** もとの数値に誤りがありました。現時点では、この節目には到達していません。',
    ko: '**정정:** 근거가 된 수치가 잘못되었습니다. 현재 확인된 바로는 아직 이 단계를 돌파하지 않았습니다.',
  },
  'digest.retractedCertificate': {
    en: '**Correction:** this certificate was entered by mistake.',
    ja: '**訂正:** この認定は誤って登録されたものでした。',
    ko: '**정정:** 이 인증은 잘못 등록된 것이었습니다.',
  },
  'digest.figure': {
    en: '**Correction:** the figure was {before}; it is {after}.',
    ja: '**訂正:** 数値は{before}回ではなく{after}回でした。',
    ko: '**정정:** 수치는 {before}회가 아니라 {after}회입니다.',
  },
} as const satisfies Area<'digest'>;

import type { Area } from './area.ts';

/** One post in the place of several, the digest of a week or month, and what corrects a post that stands. */
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
  'digest.weekly': {
    en: '**Weekly digest** · {from} to {to}',
    ja: '**週間まとめ** ・ {from}〜{to}',
    ko: '**주간 모아보기** · {from}~{to}',
  },
  'digest.monthly': {
    en: '**Monthly digest** · {month}',
    ja: '**月間まとめ** ・ {month}',
    ko: '**월간 모아보기** · {month}',
  },
  'digest.nothingThisWeek': {
    en: 'Nothing new this week for the songs followed here.',
    ja: 'この1週間、フォロー中の曲に新しい到達や認定はありませんでした。',
    ko: '이번 주에는 팔로우 중인 곡의 새로운 돌파나 인증 소식이 없었습니다.',
  },
  'digest.nothingThisMonth': {
    en: 'Nothing new this month for the songs followed here.',
    ja: 'この1か月、フォロー中の曲に新しい到達や認定はありませんでした。',
    ko: '이번 달에는 팔로우 중인 곡의 새로운 돌파나 인증 소식이 없었습니다.',
  },
  'digest.moreNews': {
    en: '{n, plural, one {and # more} other {and # more}}',
    ja: '{n, plural, other {ほか#件}}',
    ko: '{n, plural, other {외 #건}}',
  },
  'digest.nearest': {
    en: '**Nearest to their next level**',
    ja: '**次のランクや節目に近い曲**',
    ko: '**다음 단계에 가까운 곡**',
  },
  'digest.near': {
    en: '{song}: {distance} · {share} · {publisher}, {asOf}',
    ja: '{song}: {distance} ・ {share} ・ {publisher}、{asOf}',
    ko: '{song}: {distance} · {share} · {publisher}, {asOf}',
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
  'digest.figureOfDay': {
    en: '**Correction:** the figure {before} was wrong. By what is known now, this level was passed with {after} ({day}).',
    ja: '**訂正:** {before}回という数値は誤りでした。現時点では、{day}の{after}回で到達したことがわかっています。',
    ko: '**정정:** {before}회라는 수치는 잘못되었습니다. 현재 확인된 바로는 {day}에 {after}회로 돌파했습니다.',
  },
} as const satisfies Area<'digest'>;

import type { Area } from './area.ts';

/** The look back on a year, and the setting that asks for it. */
export const yearMessages = {
  'year.heading': {
    en: '**{year} in review**',
    ja: '**{year}年のふりかえり**',
    ko: '**{year}년 돌아보기**',
  },
  'year.period': {
    en: 'Songs followed here, {from} to {to}',
    ja: 'フォロー中の曲({from}〜{to})',
    ko: '팔로우 중인 곡({from}~{to})',
  },
  'year.nothing': {
    en: 'No song followed here passed a level or was certified, as far as we know.',
    ja: '確認できた範囲では、フォロー中の曲に新しい到達や認定はありませんでした。',
    ko: '확인된 범위에서는 팔로우 중인 곡의 새로운 돌파나 인증 소식이 없었습니다.',
  },
  'year.certified': {
    en: '**Certified**, among those in our list: {n}',
    ja: '**公式認定**(当ボットのリストにあるもの): {n}件',
    ko: '**공식 인증**(봇의 목록에 있는 것): {n}건',
  },
  'year.passed': {
    en: '**Passed, our estimate**, by the numbers we follow: {n}',
    ja: '**到達(推定)**(当ボットが追っている数値): {n}件',
    ko: '**돌파(추정)**(봇이 집계하는 수치 기준): {n}건',
  },
  'year.more': {
    en: 'The last ones; {n} came before them:',
    ja: '新しいもの(それ以前に{n}件):',
    ko: '최근 소식(그 이전 {n}건):',
  },
  'year.about': {
    en: 'The look back on the year of the songs that this server follows. Admins switch it with /settings review.',
    ja: 'フォロー中の曲の1年のふりかえりです。管理者は /settings review で切り替えられます。',
    ko: '팔로우 중인 곡의 한 해 돌아보기입니다. 관리자는 /settings review로 켜고 끌 수 있습니다.',
  },
  'year.reviewDescription': {
    en: 'One post at the end of December that looks back on the year',
    ja: '12月末に1年をふりかえる投稿',
    ko: '12월 말에 한 해를 돌아보는 게시물',
  },
  'year.on': {
    en: 'Switched on: one post on 28 December looks back on the year of the songs that this server follows.',
    ja: 'オンにしました。12月28日に、フォロー中の曲の1年をふりかえる投稿を1件お届けします。',
    ko: '켰습니다. 12월 28일에 팔로우 중인 곡의 한 해를 돌아보는 게시물을 하나 올립니다.',
  },
  'year.off': {
    en: 'Switched off: there is no look back on the year.',
    ja: 'オフにしました。1年のふりかえりは投稿しません。',
    ko: '껐습니다. 한 해 돌아보기를 게시하지 않습니다.',
  },
} as const satisfies Area<'year'>;

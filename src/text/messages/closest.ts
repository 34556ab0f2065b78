import type { Area } from './area.ts';

/** Songs nearest to their next level. */
export const closestMessages = {
  'closest.description': {
    en: 'Songs nearest to their next level',
    ja: '次のランクや節目に近い曲',
    ko: '다음 등급이나 기록 단계에 가까운 곡',
  },
  'closest.artistOption': {
    en: 'Only songs of this act',
    ja: 'このアーティストの曲だけ',
    ko: '이 아티스트의 곡만',
  },
  'closest.marketOption': { en: 'Only songs of this market', ja: 'この市場の曲だけ', ko: '이 시장의 곡만' },
  'closest.scopeOption': {
    en: 'Songs that this server follows, or all (default: followed, where there are some)',
    ja: 'フォロー中の曲か、すべての曲か(省略時: フォローがあればフォロー中の曲)',
    ko: '팔로우 중인 곡 또는 모든 곡(기본값: 팔로우가 있으면 팔로우 중인 곡)',
  },
  'closest.followed': { en: 'Followed here', ja: 'フォロー中の曲', ko: '팔로우 중인 곡' },
  'closest.all': { en: 'All songs', ja: 'すべての曲', ko: '모든 곡' },
  'closest.byOption': {
    en: 'What counts as near (default: share of the way)',
    ja: '近さの基準(省略時: 達成率)',
    ko: '가까움의 기준(기본값: 달성률)',
  },
  'closest.share': { en: 'Share of the way', ja: '達成率', ko: '달성률' },
  'closest.distance': { en: 'Number to go', ja: '残り回数', ko: '남은 수치' },
  'closest.forecast': { en: 'Expected date', ja: '到達見込み日', ko: '예상 달성일' },
  'closest.heading': {
    en: '**Nearest to their next level: {ladder}**',
    ja: '**次のランク・節目に近い曲: {ladder}**',
    ko: '**다음 단계에 가까운 곡: {ladder}**',
  },
  'closest.merged': {
    en: 'all language versions together',
    ja: '全言語バージョンの合算',
    ko: '모든 언어 버전 합산',
  },
  'closest.source': {
    en: '{publisher}, {asOf} ({age})',
    ja: '{publisher}、{asOf}({age})',
    ko: '{publisher}, {asOf}({age})',
  },
  'closest.nearestOnly': {
    en: 'the nearest {n} are listed',
    ja: '上位{n}曲まで表示',
    ko: '가장 가까운 {n}곡까지 표시',
  },
  'closest.tried': {
    en: '{n, plural, one {Date worked out for # song} other {Dates worked out for # songs}}',
    ja: '{n, plural, other {見込み日を計算した曲: #曲}}',
    ko: '{n, plural, other {예상일을 계산한 곡: #곡}}',
  },
  'closest.triedPart': {
    en: '{n, plural, one {Date worked out for the nearest song only} other {Dates worked out for the # nearest songs only}}',
    ja: '{n, plural, other {見込み日を計算したのは近い順の#曲のみ}}',
    ko: '{n, plural, other {예상일은 가까운 #곡만 계산}}',
  },
  'closest.range': {
    en: 'four in five fall within their range',
    ja: '5回に4回はこの期間内に到達',
    ko: '다섯 번 중 네 번은 이 기간 안에 달성',
  },
  'closest.previous': { en: 'Back', ja: '前へ', ko: '이전' },
  'closest.next': { en: 'More', ja: '次へ', ko: '다음' },
  'closest.none': {
    en: 'No song here has a number or a certificate with a level above it ({ladder}).',
    ja: '数値か認定があり、さらに上のランク・節目が残っている曲はありません({ladder})。',
    ko: '수치나 인증이 있고 위 단계가 남은 곡이 없습니다({ladder}).',
  },
  'closest.forAll': {
    en: 'For all songs choose scope: All songs.',
    ja: 'すべての曲を見るには scope で「すべての曲」を選んでください。',
    ko: '모든 곡을 보려면 scope에서 ‘모든 곡’을 선택하세요.',
  },
  'closest.noneExpected': {
    en: 'No date can be given for any of these songs yet: that takes a week of exact numbers that are not too old. Try another order.',
    ja: '見込み日を出せる曲はまだありません(新しく正確な数値が1週間分必要です)。別の並び順をお試しください。',
    ko: '아직 예상일을 알려 드릴 수 있는 곡이 없습니다(최근의 정확한 수치가 일주일 치 필요합니다). 다른 순서로 보세요.',
  },
  'closest.notForecast': {
    en: 'No dates are forecast from the numbers of {ladder}: the terms of their source do not allow it. Choose another order.',
    ja: '{ladder}の数値からは見込み日を計算しません(出典の利用規約によります)。別の並び順を選んでください。',
    ko: '{ladder}의 수치로는 예상일을 계산하지 않습니다(출처의 이용 약관). 다른 순서를 선택하세요.',
  },
  'closest.nothingFollowed': {
    en: 'This server follows nothing yet: an admin can change that with /watch. For all songs choose scope: All songs.',
    ja: 'このサーバーはまだ何もフォローしていません(管理者が /watch で設定できます)。すべての曲を見るには scope で「すべての曲」を選んでください。',
    ko: '이 서버는 아직 팔로우 중인 곡이 없습니다(관리자가 /watch로 설정). 모든 곡을 보려면 scope에서 ‘모든 곡’을 선택하세요.',
  },
  'closest.followedInServer': {
    en: 'Only servers follow songs. Here choose scope: All songs, or leave it out.',
    ja: '曲をフォローできるのはサーバーだけです。ここでは scope で「すべての曲」を選ぶか、省略してください。',
    ko: '곡은 서버에서만 팔로우할 수 있습니다. 여기서는 scope에서 ‘모든 곡’을 선택하거나 생략하세요.',
  },
} as const satisfies Area<'closest'>;

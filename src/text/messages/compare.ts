import type { Area } from './area.ts';

/** Two to four songs side by side. No winner, crown or "beats" (PRODUCT §7). */
export const compareMessages = {
  'compare.description': {
    en: 'Two to four songs side by side, by the same number source',
    ja: '2〜4曲を同じ出典の数値で並べて見る',
    ko: '2~4곡을 같은 집계 출처로 나란히 보기',
  },
  'compare.songOption': { en: 'A further song', ja: 'ほかの曲', ko: '다른 곡' },
  'compare.alignOption': {
    en: 'What lines the songs up (default: the date)',
    ja: '何を基準に並べるか(省略時: 日付)',
    ko: '무엇을 기준으로 맞출지(기본값: 날짜)',
  },
  'compare.byDate': { en: 'Date', ja: '日付', ko: '날짜' },
  'compare.byRelease': { en: 'Days since release', ja: 'リリースからの日数', ko: '발매 후 일수' },
  'compare.heading': {
    en: '**Side by side: {counter}**',
    ja: '**並べて見る: {counter}**',
    ko: '**나란히 보기: {counter}**',
  },
  'compare.figure': {
    en: '{count}, {asOf} ({age})',
    ja: '{count}、{asOf}({age})',
    ko: '{count}, {asOf}({age})',
  },
  'compare.coverage': {
    en: '{n, plural, one {# number, for {first}} other {# numbers, from {first} to {last}}}',
    ja: '{n, plural, =1 {数値は{first}の1件} other {数値は{first}〜{last}の#件}}',
    ko: '{n, plural, =1 {수치 1건({first})} other {수치 #건({first}~{last})}}',
  },
  'compare.none': {
    en: 'no number from this source',
    ja: 'この出典の数値なし',
    ko: '이 출처의 수치 없음',
  },
  'compare.merged': {
    en: 'all language versions together',
    ja: '全言語バージョンの合算',
    ko: '모든 언어 버전 합산',
  },
  'compare.sameAge': {
    en: '{n, plural, =0 {**On the day of release**} one {**# day after release**} other {**# days after release**}}',
    ja: '{n, plural, =0 {**リリース当日**} other {**リリースから#日後**}}',
    ko: '{n, plural, =0 {**발매 당일**} other {**발매 #일 후**}}',
  },
  'compare.sameDay': { en: '**On {day}**', ja: '**{day}時点**', ko: '**{day} 기준**' },
  'compare.then': { en: '{song}: {count}', ja: '{song}: {count}', ko: '{song}: {count}' },
  'compare.thenNone': {
    en: '{song}: no number of that time',
    ja: '{song}: その時点の数値なし',
    ko: '{song}: 그 시점의 수치 없음',
  },
  'compare.noRelease': {
    en: 'Not every release date is known, so these songs cannot be lined up by days since release.',
    ja: 'リリース日がわからない曲があるため、リリースからの日数では並べられません。',
    ko: '발매일을 모르는 곡이 있어 발매 후 일수로 맞출 수 없습니다.',
  },
  'compare.noSharedAge': {
    en: 'There is no age at which the numbers of all these songs are known.',
    ja: 'すべての曲の数値がそろう経過日数がありません。',
    ko: '모든 곡의 수치가 함께 있는 경과 일수가 없습니다.',
  },
  'compare.order': {
    en: 'Listed in the order asked, not ranked. Where a day has no number, one of up to a week before stands in.',
    ja: '並びは入力順で、優劣を示すものではありません。数値のない日は、その前1週間以内の数値を使います。',
    ko: '입력한 순서이며 우열을 뜻하지 않습니다. 수치가 없는 날은 그 전 일주일 이내의 수치를 씁니다.',
  },
  'compare.noCounter': {
    en: 'There is no number source of {ladder} from which at least two of these songs have a number. Numbers of different sources are never set against each other.',
    ja: '{ladder}の出典のうち、2曲以上に共通して数値があるものがありません。異なる出典の数値は並べません。',
    ko: '{ladder}의 집계 출처 중 두 곡 이상의 수치가 함께 있는 곳이 없습니다. 서로 다른 출처의 수치는 비교하지 않습니다.',
  },
  'compare.shared': {
    en: 'There are such numbers for: {ladders}. Choose one under ladder.',
    ja: '共通の数値があるのは次のものです(ladder で選べます): {ladders}',
    ko: '함께 있는 수치는 다음 기준에 있습니다(ladder에서 선택): {ladders}',
  },
  'compare.counted': {
    en: '/closest lists songs that have numbers.',
    ja: '数値のある曲は /closest で探せます。',
    ko: '수치가 있는 곡은 /closest에서 찾을 수 있습니다.',
  },
  'compare.same': {
    en: 'That is the same song twice. Choose different songs.',
    ja: '同じ曲が2回選ばれています。別の曲を選んでください。',
    ko: '같은 곡이 두 번 선택되었습니다. 다른 곡을 선택해 주세요.',
  },
} as const satisfies Area<'compare'>;

import type { Area } from './area.ts';

/** A song's numbers over time. */
export const historyMessages = {
  'history.description': {
    en: 'A song’s numbers over time, and when it passed which level',
    ja: '曲の数値の推移と、各ランクへの到達日',
    ko: '곡의 수치 변화와 등급별 달성일',
  },
  'history.counterOption': {
    en: 'Which number source (default: the one that /tier shows)',
    ja: '数字の出典(省略時: /tier と同じ出典)',
    ko: '집계 출처(기본값: /tier에 표시되는 출처)',
  },
  'history.rangeOption': {
    en: 'How far back (default: 90 days)',
    ja: '期間(省略時: 90日)',
    ko: '기간(기본값: 90일)',
  },
  'history.30d': { en: '30 days', ja: '30日', ko: '30일' },
  'history.90d': { en: '90 days', ja: '90日', ko: '90일' },
  'history.1y': { en: '1 year', ja: '1年', ko: '1년' },
  'history.all': { en: 'All', ja: '全期間', ko: '전체' },
  'history.gained': {
    en: '{gain} in {n, plural, one {# day} other {# days}}, {from} to {to}',
    ja: '{n, plural, other {{from}〜{to}の#日間で{gain}}}',
    ko: '{n, plural, other {{from}~{to}(#일간) {gain}}}',
  },
  'history.onlyOne': {
    en: 'Only one figure so far, so no gain is known.',
    ja: '数値が1件だけのため、増加数はわかりません。',
    ko: '수치가 한 건뿐이라 증가량을 알 수 없습니다.',
  },
  'history.plus': { en: '+{count}', ja: '+{count}回', ko: '+{count}회' },
  'history.minus': { en: '−{count}', ja: '−{count}回', ko: '−{count}회' },
  'history.row': { en: '- {day}: {count}', ja: '- {day}: {count}', ko: '- {day}: {count}' },
  'history.rowGain': {
    en: '{n, plural, one {- {day}: {count} ({gain})} other {- {day}: {count} ({gain} in # days)}}',
    ja: '{n, plural, =1 {- {day}: {count}({gain})} other {- {day}: {count}(#日間で{gain})}}',
    ko: '{n, plural, =1 {- {day}: {count}({gain})} other {- {day}: {count}(#일간 {gain})}}',
  },
  'history.moreRows': {
    en: '{n, plural, one {# earlier number of these days is left out} other {# earlier numbers of these days are left out}}',
    ja: '{n, plural, other {この期間のそれ以前の#件は省略}}',
    ko: '{n, plural, other {이 기간의 이전 #건 생략}}',
  },
  'history.gap': {
    en: '{n, plural, one {No number for {from}} other {No numbers from {from} to {to} (# days)}}',
    ja: '{n, plural, =1 {{from}の数値なし} other {{from}〜{to}の数値なし(#日間)}}',
    ko: '{n, plural, =1 {{from} 수치 없음} other {{from}~{to} 수치 없음(#일간)}}',
  },
  'history.moreGaps': {
    en: '{n, plural, one {and # shorter gap} other {and # shorter gaps}}',
    ja: '{n, plural, other {ほかに短い空白が#か所}}',
    ko: '{n, plural, other {그보다 짧은 공백 #곳}}',
  },
  'history.levels': { en: '**Levels: {ladder}**', ja: '**到達・認定: {ladder}**', ko: '**달성·인증: {ladder}**' },
  'history.passedOn': { en: '- {passed}, {day}', ja: '- {passed}、{day}', ko: '- {passed}, {day}' },
  'history.passedBy': {
    en: '- {passed}, on {day} or earlier',
    ja: '- {passed}、{day}以前',
    ko: '- {passed}, {day} 또는 그 이전',
  },
  'history.item': { en: '- {text}', ja: '- {text}', ko: '- {text}' },
  'history.moreLevels': {
    en: '{n, plural, one {and # lower level} other {and # lower levels}}',
    ja: '{n, plural, other {ほか、下位#段階}}',
    ko: '{n, plural, other {그 아래 #단계}}',
  },
  'history.noNumber': {
    en: 'There is no number from {counter} for {song} yet.',
    ja: '{song} には、{counter}の数値がまだありません。',
    ko: '{song}에는 {counter} 수치가 아직 없습니다.',
  },
  'history.noNumbers': {
    en: 'There are no numbers for {song} yet.',
    ja: '{song} の数値はまだありません。',
    ko: '{song}의 수치가 아직 없습니다.',
  },
  'history.has': {
    en: 'There are numbers from: {counters}.',
    ja: '数値がある出典: {counters}',
    ko: '수치가 있는 출처: {counters}',
  },
  'history.unknownCounter': {
    en: 'There is no number source “{name}”. Choose one of those offered while typing.',
    ja: '「{name}」という出典はありません。入力中に表示される候補から選んでください。',
    ko: '‘{name}’ 집계 출처가 없습니다. 입력 중 표시되는 항목에서 선택해 주세요.',
  },
} as const satisfies Area<'history'>;

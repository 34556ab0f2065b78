import type { Area } from './area.ts';

/** Words in pictures, and the words that stand for pictures. Data goes in unescaped: alt text is no Markdown. */
export const pictureMessages = {
  'picture.passed': { en: 'Passed, our estimate', ja: '到達(推定)', ko: '돌파(추정)' },
  'picture.passedMilestone': { en: 'Passed', ja: '到達', ko: '돌파' },
  'picture.notCertificate': {
    en: 'Not an official certificate',
    ja: '公式の認定ではありません',
    ko: '공식 인증이 아닙니다',
  },
  'picture.batch': { en: '{month} batch · {issuer}', ja: '{month}度 ・ {issuer}', ko: '{month}분 · {issuer}' },
  'picture.ofYear': { en: '{month} · {issuer}', ja: '{month} ・ {issuer}', ko: '{month} · {issuer}' },
  'picture.asOf': { en: 'on {day}', ja: '{day}時点', ko: '{day} 기준' },
  'picture.dayTick': { en: 'day {n}', ja: '{n}日目', ko: '{n}일째' },
  'picture.sinceRelease': { en: 'days since release', ja: 'リリースからの日数', ko: '발매 후 일수' },
  'picture.level': { en: '{name} · {count}', ja: '{name} ・ {count}', ko: '{name} · {count}' },
  'picture.forecast': {
    en: '{level} expected about {day} ({earliest} to {latest})',
    ja: '{level} 到達見込み {day}ごろ({earliest}〜{latest})',
    ko: '{level} 예상 달성일 {day}경({earliest}~{latest})',
  },
  'picture.forecastOneDay': {
    en: '{level} expected about {day}',
    ja: '{level} 到達見込み {day}ごろ',
    ko: '{level} 예상 달성일 {day}경',
  },
  'picture.range': {
    en: 'likely between {earliest} and {latest}',
    ja: '{earliest}から{latest}の間の見込み',
    ko: '{earliest}~{latest} 사이 예상',
  },
  'picture.altHistory': {
    en: 'Line chart of {title}. Number source: {counter}. {first} on {firstDay}; {last} on {lastDay}; {n, plural, one {# day} other {# days}} with a figure.',
    ja: '{n, plural, other {{title}の折れ線グラフ。数字の出典: {counter}。{firstDay}は{first}、{lastDay}は{last}。数値のある日は#日。}}',
    ko: '{n, plural, other {{title} 꺾은선 그래프. 집계 출처: {counter}. {firstDay} {first}, {lastDay} {last}. 수치가 있는 날은 #일.}}',
  },
  'picture.altOneFigure': {
    en: 'Chart of {title} with a single figure. Number source: {counter}. {last} on {lastDay}.',
    ja: '{title}のグラフ(数値は1件のみ)。数字の出典: {counter}。{lastDay}は{last}。',
    ko: '{title} 그래프(수치 1건). 집계 출처: {counter}. {lastDay} {last}.',
  },
  'picture.altPassed': {
    en: 'Levels passed: {levels}.',
    ja: '到達した節目: {levels}。',
    ko: '돌파한 단계: {levels}.',
  },
  'picture.altNext': { en: 'Next level: {level}.', ja: '次の節目: {level}。', ko: '다음 단계: {level}.' },
  'picture.altForecast': { en: '{forecast}.', ja: '{forecast}。', ko: '{forecast}.' },
  'picture.altComparison': {
    en: 'Line chart of {n, plural, one {# song} other {# songs}}: {title}. Number source: {counter}.',
    ja: '{n, plural, other {#曲の折れ線グラフ: {title}。数字の出典: {counter}。}}',
    ko: '{n, plural, other {#곡 꺾은선 그래프: {title}. 집계 출처: {counter}.}}',
  },
  'picture.altSong': {
    en: '{song}: {first} on {firstDay}, {last} on {lastDay}.',
    ja: '{song}: {firstDay}は{first}、{lastDay}は{last}。',
    ko: '{song}: {firstDay} {first}, {lastDay} {last}.',
  },
  'picture.altSongSinceRelease': {
    en: '{song}: {first} {firstDay} after release, {last} {lastDay} after release.',
    ja: '{song}: リリースから{firstDay}で{first}、{lastDay}で{last}。',
    ko: '{song}: 발매 후 {firstDay} {first}, {lastDay} {last}.',
  },
  'picture.days': {
    en: '{n, plural, one {# day} other {# days}}',
    ja: '{n, plural, other {#日}}',
    ko: '{n, plural, other {#일}}',
  },
  'picture.altSongWithout': { en: '{song}: no figure.', ja: '{song}: 数値なし。', ko: '{song}: 수치 없음.' },
  'picture.altLevels': { en: 'Levels drawn: {levels}.', ja: '節目の線: {levels}。', ko: '표시된 단계: {levels}.' },
  'picture.altPlaque': {
    en: 'Card: {mark}. {song} by {artist}. {level}.',
    ja: 'カード: {mark}。{artist}「{song}」。{level}。',
    ko: '카드: {mark}. {artist}의 ‘{song}’. {level}.',
  },
  'picture.altFact': { en: '{fact}.', ja: '{fact}。', ko: '{fact}.' },
  'picture.altMarket': {
    en: 'Bars for {sides}, side by side: {title}. {coverage}.',
    ja: '{sides}の棒グラフ: {title}。{coverage}。',
    ko: '{sides} 막대그래프: {title}. {coverage}.',
  },
  'picture.altMarketLevel': { en: '{level}: {songs}.', ja: '{level}: {songs}。', ko: '{level}: {songs}.' },
  'picture.altMarketSide': {
    en: '{side} {n, plural, one {# song} other {# songs}}',
    ja: '{n, plural, other {{side} #曲}}',
    ko: '{n, plural, other {{side} #곡}}',
  },
} as const satisfies Area<'picture'>;

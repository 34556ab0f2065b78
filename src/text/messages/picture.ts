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
  'picture.latest': { en: '{count} on {day}', ja: '{day}時点で{count}', ko: '{day} 기준 {count}' },
  'picture.dayTick': {
    en: 'day {n}',
    ja: '{n}日',
    ko: '{n}일',
  },
  'picture.sinceRelease': { en: 'days since release', ja: 'リリースからの日数', ko: '발매 후 일수' },
  'picture.level': {
    en: '{name} ({count})',
    ja: '{name}({count})',
    ko: '{name}({count})',
  },
  'picture.range': {
    en: 'likely between {earliest} and {latest}',
    ja: '見込みの幅: {earliest}〜{latest}',
    ko: '예상 범위: {earliest}~{latest}',
  },
  'picture.altHistory': {
    en: 'Line chart of {title}. Number source: {counter}. {first} on {firstDay}; {last} on {lastDay}; {n, plural, one {# day} other {# days}} with a figure.',
    ja: '{n, plural, other {{title}の折れ線グラフ。数字の出典: {counter}。{firstDay}は{first}、{lastDay}は{last}。数値は#日分。}}',
    ko: '{n, plural, other {{title} 꺾은선 그래프. 집계 출처: {counter}. {firstDay} {first}, {lastDay} {last}. 수치는 #일분.}}',
  },
  'picture.altOneFigure': {
    en: 'Chart of {title} with a single figure. Number source: {counter}. {last} on {lastDay}.',
    ja: '{title}のグラフ(数値は1件のみ)。数字の出典: {counter}。{lastDay}は{last}。',
    ko: '{title} 그래프(수치 1건). 집계 출처: {counter}. {lastDay} {last}.',
  },
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
    en: '{song}: {first} {firstDay}, {last} {lastDay}.',
    ja: '{song}: {firstDay}は{first}、{lastDay}は{last}。',
    ko: '{song}: {firstDay} {first}, {lastDay} {last}.',
  },
  'picture.days': {
    en: '{n, plural, =0 {on the day of release} one {after # day} other {after # days}}',
    ja: '{n, plural, =0 {リリース当日} other {リリース#日後}}',
    ko: '{n, plural, =0 {발매 당일} other {발매 #일 후}}',
  },
  'picture.altSongOne': {
    en: '{song}: {last} on {lastDay}.',
    ja: '{song}: {lastDay}は{last}。',
    ko: '{song}: {lastDay} {last}.',
  },
  'picture.altSongOneSinceRelease': {
    en: '{song}: {last} {lastDay}.',
    ja: '{song}: {lastDay}は{last}。',
    ko: '{song}: {lastDay} {last}.',
  },
  'picture.altSongWithout': { en: '{song}: no figure.', ja: '{song}: 数値なし。', ko: '{song}: 수치 없음.' },
  'picture.altLevels': {
    en: 'Levels drawn: {levels}.',
    ja: '基準の線: {levels}。',
    ko: '표시된 기준: {levels}.',
  },
  'picture.altPlaque': {
    en: 'Card: {mark}. {song} by {artist}. {level}.',
    ja: 'カード: {mark}。{artist}「{song}」。{level}。',
    ko: '카드: {mark}. {artist}의 ‘{song}’. {level}.',
  },
  'picture.altFact': { en: '{fact}.', ja: '{fact}。', ko: '{fact}.' },
  'picture.altMarket': {
    en: 'Bar chart: {title}. {coverage}.',
    ja: '棒グラフ: {title}。{coverage}。',
    ko: '막대그래프: {title}. {coverage}.',
  },
  'picture.altMarketLevel': { en: '{level}: {songs}.', ja: '{level}: {songs}。', ko: '{level}: {songs}.' },
  'picture.altMarketSide': {
    en: '{side} {n, plural, one {# song} other {# songs}}',
    ja: '{n, plural, other {{side} #曲}}',
    ko: '{n, plural, other {{side} #곡}}',
  },
  'picture.tooMany': {
    en: 'No picture this time: you asked for many within a short time. Try again in a minute.',
    ja: '短時間に画像の表示が続いたため、今回は省略しました。少し待ってからもう一度お試しください。',
    ko: '짧은 시간에 그림을 많이 요청해 이번에는 생략했습니다. 잠시 후 다시 시도해 주세요.',
  },
  'picture.busy': {
    en: 'No picture this time: many are being drawn. Try again in a minute.',
    ja: '混み合っているため、画像を省略しました。少し待ってからもう一度お試しください。',
    ko: '지금은 요청이 많아 그림을 생략했습니다. 잠시 후 다시 시도해 주세요.',
  },
} as const satisfies Area<'picture'>;

import type { Area } from './area.ts';

/** `/readings`: figures that wait for a check. */
export const readingsMessages = {
  'readings.description': {
    en: 'Figures that wait for a check',
    ja: '確認待ちの数値',
    ko: '확인 대기 중인 수치',
  },
  'readings.reviewDescription': {
    en: 'Accept or reject figures that look wrong',
    ja: '誤りの疑いがある数値を承認または却下',
    ko: '잘못된 것으로 보이는 수치를 승인하거나 거절',
  },
  'readings.none': {
    en: 'No figure waits for a check.',
    ja: '確認待ちの数値はありません。',
    ko: '확인 대기 중인 수치가 없습니다.',
  },
  'readings.heading': {
    en: '{n, plural, one {# figure waits for a check} other {# figures wait for a check}}',
    ja: '{n, plural, other {確認待ちの数値: #件}}',
    ko: '{n, plural, other {확인 대기 중인 수치 #개}}',
  },
  'readings.explained': {
    en: 'None of them counts, and nothing is posted because of them, until you accept it.',
    ja: '承認するまで集計にも投稿にも使われません。',
    ko: '승인하기 전에는 집계에도 게시에도 쓰이지 않습니다.',
  },
  'readings.passedBy': {
    en: '{n, plural, one {# more is} other {# more are}} not listed: later figures from the same source have passed {n, plural, one {it} other {them}}, so that nobody need decide.',
    ja: 'このほか{n, plural, other {#件}}は、同じ出典の後の数値に追い越されたため表示していません(判断は不要です)。',
    ko: '이 밖에 {n, plural, other {#개}}는 같은 출처의 이후 수치가 넘어서서 표시하지 않습니다(판단할 필요가 없습니다).',
  },
  'readings.soFar': {
    en: 'So far: {count} ({day})',
    ja: 'これまで: {count}({day})',
    ko: '지금까지: {count}({day})',
  },
  'readings.first': {
    en: 'So far: no figure from this source',
    ja: 'これまで: この出典の数値なし',
    ko: '지금까지: 이 출처의 수치 없음',
  },
  'readings.zero': {
    en: 'Why: 0 is no figure; publishers write it where a number is missing.',
    ja: '理由: 0は数値ではありません(欠測を0と書く発表元があります)。',
    ko: '이유: 0은 수치가 아닙니다(누락된 값을 0으로 적는 발표처가 있습니다).',
  },
  'readings.fall': {
    en: 'Why: it is lower than the figure before. Is it a weekly figure (週間) instead of the total (累計 / 누적)?',
    ja: '理由: 前の数値より小さくなっています。累計ではなく週間の数値ではありませんか。',
    ko: '이유: 이전 수치보다 작습니다. 누적이 아니라 주간 수치가 아닌가요?',
  },
  'readings.jump': {
    en: 'Why: it is further from the figures around it than the song’s pace allows.',
    ja: '理由: 前後の数値から見て、曲のペースでは考えにくい値です。',
    ko: '이유: 앞뒤 수치로 볼 때 곡의 추이로는 나오기 어려운 값입니다.',
  },
  'readings.future': {
    en: 'Why: its day is still to come.',
    ja: '理由: 日付がまだ来ていません。',
    ko: '이유: 아직 오지 않은 날짜입니다.',
  },
  'readings.stale': {
    en: 'Why: almost every figure that came with it is that of an earlier day.',
    ja: '理由: 一緒に届いた数値のほとんどが以前の日と同じです。',
    ko: '이유: 함께 들어온 수치가 거의 모두 이전 날짜와 같습니다.',
  },
  'readings.from': { en: 'From: {source}', ja: '入力元: {source}', ko: '입력처: {source}' },
  'readings.everywhere': {
    en: 'would count in every server',
    ja: '承認すると全サーバーで集計',
    ko: '승인하면 모든 서버에서 집계',
  },
  'readings.here': {
    en: 'would count in one server only',
    ja: '承認すると入力したサーバーだけで集計',
    ko: '승인하면 입력한 서버에서만 집계',
  },
  'readings.accept': { en: 'Accept {n}', ja: '{n}を承認', ko: '{n} 승인' },
  'readings.reject': { en: 'Reject {n}', ja: '{n}を却下', ko: '{n} 거절' },
  'readings.earlier': { en: 'Back', ja: '前へ', ko: '이전' },
  'readings.later': { en: 'Next', ja: '次へ', ko: '다음' },
  'readings.accepted': { en: 'Accepted: {song}.', ja: '承認しました: {song}。', ko: '승인했습니다: {song}.' },
  'readings.rejected': { en: 'Rejected: {song}.', ja: '却下しました: {song}。', ko: '거절했습니다: {song}.' },
  'readings.posting': {
    en: '{n, plural, one {# post is on the way.} other {# posts are on the way.}}',
    ja: '{n, plural, other {投稿#件を送信します。}}',
    ko: '{n, plural, other {게시물 #개를 보냅니다.}}',
  },
  'readings.tooLate': {
    en: 'It passes a level, but too long ago to be posted.',
    ja: 'ランクに到達していますが、古いため投稿しません。',
    ko: '등급을 돌파했지만 오래되어 게시하지 않습니다.',
  },
  'readings.higherCounts': {
    en: 'The count stays at {count}, because a higher figure counts already. If that one is wrong, whoever runs the bot can correct it.',
    ja: 'より大きい数値がすでに集計されているため、{count}のままです。そちらが誤りの場合は、ボットの運営者が訂正できます。',
    ko: '더 큰 수치가 이미 집계되어 있어 {count} 그대로입니다. 그 수치가 잘못되었다면 봇 운영자가 정정할 수 있습니다.',
  },
  'readings.decidedBy': {
    en: '{decision, select, accepted {Accepted} rejected {Rejected} corrected {Corrected} other {Taken back}} already, by {who}.',
    ja: 'すでに{who}が{decision, select, accepted {承認} rejected {却下} corrected {訂正} other {取り消し}}済みです。',
    ko: '이미 {who} 님이 {decision, select, accepted {승인} rejected {거절} corrected {정정} other {취소}}했습니다.',
  },
  'readings.operator': { en: 'whoever runs the bot', ja: 'ボットの運営者', ko: '봇 운영자' },
  'readings.notYet': {
    en: 'Its day ({day}) is still to come: it can be accepted from then on, or rejected now.',
    ja: '日付({day})がまだ来ていません。その日以降に承認するか、今却下してください。',
    ko: '아직 오지 않은 날짜({day})입니다. 그날부터 승인하거나 지금 거절하세요.',
  },
  'readings.gone': {
    en: 'This figure no longer waits.',
    ja: 'この数値はもう確認待ちではありません。',
    ko: '이 수치는 더 이상 확인 대기 중이 아닙니다.',
  },
} as const satisfies Area<'readings'>;

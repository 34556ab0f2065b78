import type { Area } from './area.ts';

/** "Report a wrong number". */
export const reportMessages = {
  'report.button': { en: 'Report a wrong number', ja: '数値の誤りを報告', ko: '잘못된 수치 신고' },
  'report.offer': {
    en: '**Report a wrong number**: goes to {who}, without your name',
    ja: '**数値の誤りを報告**: {who}に届きます(お名前は伝わりません)',
    ko: '**잘못된 수치 신고**: {who}에게 전달되며 이름은 알리지 않습니다',
  },
  'report.hereAndOperator': {
    en: 'this server’s admins and reporters, and whoever runs this bot',
    ja: 'このサーバーの管理者・記録係とボットの運営者',
    ko: '이 서버의 관리자·기록 담당자와 봇 운영자',
  },
  'report.operator': { en: 'whoever runs this bot', ja: 'ボットの運営者', ko: '봇 운영자' },
  'report.what': {
    en: 'What is wrong? (may stay empty)',
    ja: 'どこが違いますか(任意)',
    ko: '무엇이 잘못되었나요? (선택)',
  },
  'report.whatExample': {
    en: 'It is the weekly figure, not the total',
    ja: '累計ではなく週間の数値になっている',
    ko: '누적이 아니라 주간 수치입니다',
  },
  'report.linkField': {
    en: 'A page with the right number',
    ja: '正しい数値がわかるページ(任意)',
    ko: '올바른 수치가 있는 페이지 (선택)',
  },
  'report.sent': {
    en: 'Reported to {who}, without your name. The bot keeps your id for a day, so that nobody sends too many.',
    ja: '報告しました。{who}に届きます(お名前は伝わりません)。報告のしすぎを防ぐため、あなたのIDを1日だけ保存します。',
    ko: '신고했습니다. {who}에게 전달되며 이름은 알리지 않습니다. 과도한 신고를 막기 위해 ID를 하루 동안만 보관합니다.',
  },
  'report.already': {
    en: 'This number has already been reported within the last 24 hours: it waits for somebody to look at it.',
    ja: 'この数値はすでに報告されています(24時間以内)。確認をお待ちください。',
    ko: '이 수치는 이미 하루 안에 신고되었습니다. 확인을 기다려 주세요.',
  },
  'report.enough': {
    en: 'You can send three reports a day. Thank you: please try again tomorrow.',
    ja: '報告は1日3件までです。ありがとうございます。また明日お願いします。',
    ko: '신고는 하루 3건까지입니다. 감사합니다. 내일 다시 이용해 주세요.',
  },
  'report.heading': {
    en: 'Somebody reports a wrong number: {song}',
    ja: '数値の誤りの報告: {song}',
    ko: '잘못된 수치 신고: {song}',
  },
  'report.shown': { en: 'Shown: {figure}', ja: '表示中: {figure}', ko: '표시된 수치: {figure}' },
  'report.noFigure': { en: 'no figure', ja: '数値なし', ko: '수치 없음' },
  'report.words': { en: 'They say: {words}', ja: '報告内容: {words}', ko: '신고 내용: {words}' },
  'report.link': { en: 'They name: {link}', ja: '参考: {link}', ko: '참고: {link}' },
  'report.page': { en: 'The page they name', ja: '報告にあるページ', ko: '신고에 적힌 페이지' },
  'report.whatToDo': {
    en: '-# If it is wrong, /record correct puts it right. It stands in /readings review until somebody marks it as done.',
    ja: '-# 誤りであれば /record correct で訂正できます。/readings review で「対応済み」にするまで残ります。',
    ko: '-# 잘못된 수치라면 /record correct로 정정할 수 있습니다. /readings review에서 ‘처리 완료’로 표시할 때까지 남아 있습니다.',
  },
  'report.listed': {
    en: 'Reported as wrong: {n}',
    ja: '誤りの報告: {n}件',
    ko: '잘못되었다는 신고: {n}건',
  },
  'report.about': {
    en: 'A member reported a number as wrong. /readings review lists it until somebody marks it as done.',
    ja: 'メンバーから数値の誤りが報告されました。「対応済み」にするまで /readings review に表示されます。',
    ko: '멤버가 수치가 잘못되었다고 신고했습니다. ‘처리 완료’로 표시할 때까지 /readings review에 나옵니다.',
  },
  'report.done': { en: 'Done: {n}', ja: '対応済み: {n}', ko: '처리 완료: {n}' },
} as const satisfies Area<'report'>;

import type { Area } from './area.ts';

/** `/import`: files that are attached, and what became of them. */
export const importMessages = {
  'import.description': {
    en: 'Take in files (for who runs this bot)',
    ja: 'ファイルの取り込み(ボット運営者用)',
    ko: '파일 가져오기(봇 운영자용)',
  },
  'import.chartsDescription': {
    en: 'Spotify chart files, as downloaded from charts.spotify.com',
    ja: 'charts.spotify.com からダウンロードしたチャートファイル',
    ko: 'charts.spotify.com에서 내려받은 차트 파일',
  },
  'import.fileOption': {
    en: 'A file such as regional-jp-daily-2026-03-05.csv',
    ja: 'regional-jp-daily-2026-03-05.csv のようなファイル',
    ko: 'regional-jp-daily-2026-03-05.csv 같은 파일',
  },
  'import.operatorsOnly': {
    en: 'Chart files count in every server, so only who runs this bot takes them in. For your own server, record totals with /record number.',
    ja: 'チャートファイルはすべてのサーバーに反映されるため、取り込めるのはボットの運営者だけです。自分のサーバー用の累計は /record number で記録できます。',
    ko: '차트 파일은 모든 서버에 반영되므로 봇 운영자만 가져올 수 있습니다. 자기 서버의 누적 수치는 /record number로 기록하세요.',
  },
  'import.sum': {
    en: '{n, plural, =0 {No file was taken in.} one {# file was taken in: {songs, plural, one {# song} other {# songs}}, {crossed, plural, =0 {no level} one {# level} other {# levels}} passed, {owed, plural, =0 {no post} one {# post} other {# posts}} to come.} other {# files were taken in: {songs, plural, one {# song} other {# songs}}, {crossed, plural, =0 {no level} one {# level} other {# levels}} passed, {owed, plural, =0 {no post} one {# post} other {# posts}} to come.}}',
    ja: '{n, plural, =0 {取り込んだファイルはありません。} other {#件のファイルを取り込みました: {songs}曲、到達{crossed}件、投稿予定{owed}件。}}',
    ko: '{n, plural, =0 {가져온 파일이 없습니다.} other {파일 #개를 가져왔습니다: {songs}곡, 돌파 {crossed}건, 게시 예정 {owed}건.}}',
  },
  'import.imported': {
    en: '{n, plural, one {{chart}, {day}, # song} other {{chart}, {day}, # songs}}',
    ja: '{n, plural, other {{chart}、{day}、#曲}}',
    ko: '{n, plural, other {{chart}, {day}, #곡}}',
  },
  'import.unchanged': {
    en: 'is there already; nothing changed',
    ja: '取り込み済みです。変更はありません',
    ko: '이미 있는 파일입니다. 바뀐 것이 없습니다',
  },
  'import.conflict': {
    en: '{chart}, {day} is there already with other numbers, which were kept. If this is the original, import it on the bot’s machine with --replace',
    ja: '{chart}、{day} には別の数値がすでにあり、そちらを残しました。これが元のファイルなら、ボットのマシンで --replace を付けて取り込んでください',
    ko: '{chart}, {day}에는 다른 수치가 이미 있어 그대로 두었습니다. 이것이 원본이라면 봇이 실행되는 컴퓨터에서 --replace로 가져오세요',
  },
  'import.unknownChart': {
    en: 'no number source {chart} is declared. Add it to a file in data/local/counters/',
    ja: '数字の出典 {chart} が定義されていません。data/local/counters/ のファイルに追加してください',
    ko: '정의되지 않은 집계 출처입니다({chart}). data/local/counters/의 파일에 추가하세요',
  },
  'import.atLine': { en: 'line {line}: {sentence}', ja: '{line}行目: {sentence}', ko: '{line}행: {sentence}' },
  'import.badName': {
    en: 'its name and dates do not say which chart it is. Give it its original name, such as regional-jp-daily-2026-03-05.csv',
    ja: 'ファイル名や日付からチャートを特定できません。regional-jp-daily-2026-03-05.csv のような元の名前に戻してください',
    ko: '파일 이름이나 날짜로 차트를 알 수 없습니다. regional-jp-daily-2026-03-05.csv 같은 원래 이름으로 바꿔 주세요',
  },
  'import.resaved': {
    en: 'a spreadsheet seems to have saved it again. Download the original, and do not open it before',
    ja: '表計算ソフトで保存し直されたようです。元のファイルをダウンロードし、開かずに添付してください',
    ko: '스프레드시트에서 다시 저장된 것 같습니다. 원본을 내려받아 열지 말고 첨부해 주세요',
  },
  'import.notAChart': {
    en: 'it is no chart of songs. Log in at charts.spotify.com and download the CSV file',
    ja: '曲のチャートファイルではありません。charts.spotify.com にログインしてCSVをダウンロードしてください',
    ko: '곡 차트 파일이 아닙니다. charts.spotify.com에 로그인해 CSV를 내려받아 주세요',
  },
  'import.damaged': {
    en: 'something is missing there or stands there twice. Download the original again',
    ja: '内容が欠けているか重複しています。元のファイルをダウンロードし直してください',
    ko: '내용이 빠졌거나 중복되어 있습니다. 원본을 다시 내려받아 주세요',
  },
  'import.tooLarge': {
    en: 'it is larger than any chart file. Attach the CSV file as downloaded from charts.spotify.com',
    ja: 'チャートファイルとしては大きすぎます。charts.spotify.com からダウンロードしたCSVを添付してください',
    ko: '차트 파일치고는 너무 큽니다. charts.spotify.com에서 내려받은 CSV를 첨부해 주세요',
  },
  'import.notFetched': {
    en: 'Discord did not hand the file over. Please attach it again',
    ja: 'Discordからファイルを取得できませんでした。もう一度添付してください',
    ko: 'Discord에서 파일을 받지 못했습니다. 다시 첨부해 주세요',
  },
  'import.failed': {
    en: 'it could not be taken in just now; nothing of it was. Please try again',
    ja: '取り込めませんでした(一部も反映されていません)。もう一度お試しください',
    ko: '가져오지 못했습니다(일부도 반영되지 않음). 다시 시도해 주세요',
  },
} as const satisfies Area<'import'>;

// All of the page's own words, in English, Japanese and Korean.

const words = {
  banner: [
    'PLAYGROUND: made-up data, not connected to Discord',
    'プレイグラウンド: データはすべて架空、Discordには接続していません',
    '플레이그라운드: 모든 데이터는 가상이며 Discord에 연결되어 있지 않습니다',
  ],
  title: ['Tierwatch playground', 'Tierwatch プレイグラウンド', 'Tierwatch 플레이그라운드'],
  skip: ['Skip to the message box', 'メッセージ入力へ移動', '메시지 입력란으로 건너뛰기'],
  servers: ['Servers', 'サーバー', '서버'],
  channels: ['Channels', 'チャンネル', '채널'],
  channelsOf: ['Channels of {server}', '{server} のチャンネル', '{server}의 채널'],
  deletedChannel: ['deleted', '削除済み', '삭제됨'],
  chat: ['Channel', 'チャンネル', '채널'],
  messages: ['Messages in {channel}', '{channel} のメッセージ', '{channel}의 메시지'],
  beginning: ['This is where #{channel} begins.', '#{channel} はここから始まります。', '#{channel} 채널의 시작입니다.'],
  beginningHint: [
    'Type / below to ask the bot something.',
    '下の欄に / を入力すると、ボットに聞けます。',
    '아래에 /를 입력하면 봇에게 물어볼 수 있습니다.',
  ],
  goneTitle: ['This channel was deleted.', 'このチャンネルは削除されました。', '이 채널은 삭제되었습니다.'],
  goneHint: ['Choose another channel.', '別のチャンネルを選んでください。', '다른 채널을 선택하세요.'],
  app: ['APP', 'アプリ', '앱'],
  edited: ['(edited)', '(編集済)', '(수정됨)'],
  used: ['{name} used', '{name} さんが使用:', '{name} 님이 사용:'],
  onlyYou: ['Only you can see this', 'これはあなただけに表示されています', '이 메시지는 나만 볼 수 있음'],
  dismiss: ['Dismiss message', 'メッセージを閉じる', '메시지 닫기'],
  thinking: ['{name} is thinking…', '{name} が考え中…', '{name}이(가) 생각 중…'],
  published: ['Published', '公開済み', '게시됨'],
  spoiler: ['Show spoiler', 'ネタバレを表示', '스포일러 보기'],
  unknownChannel: ['unknown channel', '不明なチャンネル', '알 수 없는 채널'],
  unknownUser: ['unknown user', '不明なユーザー', '알 수 없는 사용자'],
  role: ['role', 'ロール', '역할'],
  elsewhere: ['Picture on another site', '別サイトの画像', '다른 사이트의 이미지'],
  file: ['File', 'ファイル', '파일'],
  opensLink: ['opens a new tab', '新しいタブで開きます', '새 탭에서 열림'],
  choose: ['Choose…', '選択…', '선택…'],
  done: ['Done', '決定', '완료'],
  pressFailed: ['This interaction failed.', 'インタラクションに失敗しました。', '상호작용에 실패했습니다.'],
  noAnswer: [
    'The application did not respond.',
    'アプリケーションが応答しませんでした。',
    '애플리케이션이 응답하지 않았습니다.',
  ],
  notConnected: ['The bot is not connected.', 'ボットが接続されていません。', '봇이 연결되어 있지 않습니다.'],
  lostServer: [
    'The playground has stopped. Start it again and open the new address.',
    'プレイグラウンドが止まりました。もう一度起動し、新しいアドレスを開いてください。',
    '플레이그라운드가 멈췄습니다. 다시 시작한 뒤 새 주소를 여세요.',
  ],
  composer: ['Message box', 'メッセージ入力', '메시지 입력란'],
  placeholder: [
    'Type / for the commands of {bot}',
    '/ で {bot} のコマンドを表示',
    '/를 입력하면 {bot} 명령어가 나옵니다',
  ],
  onlyCommands: [
    'The bot reads no messages. It answers commands, which begin with /, and those under ⋯ beside a message.',
    'ボットはメッセージを読みません。/ で始まるコマンドと、メッセージ横の ⋯ のコマンドに答えます。',
    '봇은 메시지를 읽지 않습니다. /로 시작하는 명령어와 메시지 옆 ⋯의 명령에 답합니다.',
  ],
  apps: ['Apps: commands for this message', 'アプリ: このメッセージへのコマンド', '앱: 이 메시지에 쓰는 명령'],
  noCommand: ['No such command. ', 'そのコマンドはありません。', '그런 명령어가 없습니다. '],
  commands: ['Commands', 'コマンド', '명령어'],
  managersOnly: [
    'Discord offers {command} only to those who may manage the server.',
    '{command} はサーバー管理権限のある人だけに表示されます。',
    'Discord는 서버 관리 권한이 있는 사람에게만 {command} 명령어를 보여 줍니다.',
  ],
  suggestions: ['Suggestions for {option}', '{option} の候補', '{option} 추천 항목'],
  noSuggestions: ['No matches', '候補がありません', '일치하는 항목 없음'],
  counted: ['{n} suggestions', '候補 {n} 件', '추천 항목 {n}개'],
  required: ['required', '必須', '필수'],
  optional: ['optional', '任意', '선택 사항'],
  addOption: ['Add {option}', '{option} を追加', '{option} 추가'],
  removeOption: ['Remove {option}', '{option} を外す', '{option} 제거'],
  missing: ['Fill in {option}.', '{option} を入力してください。', '{option}을(를) 입력하세요.'],
  send: ['Send', '送信', '보내기'],
  cancel: ['Cancel', 'キャンセル', '취소'],
  sending: ['Sending {command}…', '{command} を送信中…', '{command} 보내는 중…'],
  submit: ['Submit', '送信', '제출'],
  panel: ['Your playground', 'プレイグラウンドの操作', '플레이그라운드 조작'],
  who: ['You are', 'あなたは', '나는'],
  manager: ['manages the server', 'サーバー管理者', '서버 관리자'],
  member: ['ordinary member', '一般メンバー', '일반 멤버'],
  language: ['Your language', 'あなたの言語', '내 언어'],
  server: ['Server', 'サーバー', '서버'],
  theme: ['Appearance', '外観', '화면 모드'],
  themeAuto: ['System', '自動', '시스템'],
  themeDark: ['Dark', 'ダーク', '다크'],
  themeLight: ['Light', 'ライト', '라이트'],
  day: ['The made-up day is {day}', '架空の日付: {day}', '가상의 날짜: {day}'],
  groupTime: ['Time', '時間', '시간'],
  groupWorld: ['The made-up world', '架空の世界', '가상 세계'],
  groupDiscord: ['What Discord does', 'Discord 側の出来事', 'Discord 쪽 사건'],
  needsChannel: [
    'Acts on #{channel}, which is open.',
    '開いている #{channel} に対して行います。',
    '열려 있는 #{channel}에 적용됩니다.',
  ],
  working: ['Working…', '実行中…', '실행 중…'],
  log: ['What crossed the door', 'ボットとDiscordの間の通信', '봇과 Discord 사이의 통신'],
  logCount: ['{n} requests', '{n} 件', '요청 {n}건'],
  logProblems: ['{n} with problems', '問題あり {n} 件', '문제 {n}건'],
  logTime: ['Time', '時刻', '시각'],
  logMethod: ['Method', 'メソッド', '메서드'],
  logRoute: ['Route', 'ルート', '경로'],
  logStatus: ['Status', 'ステータス', '상태'],
  logMs: ['ms', 'ミリ秒', 'ms'],
  logVerdict: ['Schema verdict', 'スキーマ判定', '스키마 판정'],
  logGood: ['as documented', '仕様どおり', '문서와 일치'],
  logFault: ['made to fail on purpose', '意図的に失敗させた', '일부러 실패시킴'],
  logUnknown: ['unknown route', '不明なルート', '알 수 없는 경로'],
  logHelp: [
    'Every request the bot made to this Discord, checked against its published description.',
    'ボットがこのDiscordへ送ったすべてのリクエストを、公開仕様と照合しています。',
    '봇이 이 Discord에 보낸 모든 요청을 공개 명세와 대조합니다.',
  ],
  hintTitle: ['Three things to try', 'まずはこの3つ', '먼저 해볼 세 가지'],
  hintAsk: ['Ask about a song', '曲の現在地を聞く', '노래의 현재 기록 묻기'],
  hintFollow: ['Follow an act', 'アーティストをフォロー', '아티스트 팔로우'],
  hintDay: ['Let a day pass', '1日進める', '하루 넘기기'],
  hintClose: ['Close the three steps', '3つのヒントを閉じる', '세 가지 안내 닫기'],
  openChannels: ['Show channels', 'チャンネルを表示', '채널 보기'],
  openPanel: ['Show the panel', '操作パネルを表示', '조작 패널 보기'],
};

/** The languages of the page by Discord's locale. */
export const languages = [
  { locale: 'en-US', short: 'en', name: 'English' },
  { locale: 'ja', short: 'ja', name: '日本語' },
  { locale: 'ko', short: 'ko', name: '한국어' },
];

let current = 0;

/** Sets the page's language by Discord's locale. */
export function setLanguage(locale) {
  current = Math.max(
    0,
    languages.findIndex((one) => one.locale === locale),
  );
  document.documentElement.lang = languages[current].short;
}

/** The page's language as Intl takes it. */
export function tag() {
  return languages[current].locale;
}

/** One of the page's own sentences. */
export function say(key, values = {}) {
  return words[key][current].replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** A text that came in several languages, or in one. */
export function inLanguage(given) {
  if (typeof given !== 'object' || given === null) return String(given ?? '');
  return given[languages[current].short] ?? given.en ?? '';
}

/** A command's, option's or choice's name or description in the viewer's language. */
export function localised(part, field) {
  return part[`${field}_localizations`]?.[tag()] ?? part[field] ?? '';
}

/** The keys that lack a text in a language. */
export function untranslated() {
  return Object.keys(words).filter((key) => words[key].length !== languages.length || words[key].some((one) => !one));
}

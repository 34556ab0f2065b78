import type { Area } from './area.ts';

/** Living boards: the message that is kept up to date, and `/board`. */
export const boardMessages = {
  'board.kind': { en: 'Living board', ja: '常設ボード', ko: '상시 현황판' },
  'board.heading': {
    en: '**Songs followed here, and how far they are**',
    ja: '**フォロー中の曲の現在地**',
    ko: '**팔로우 중인 곡의 현재 기록**',
  },
  'board.headingOf': {
    en: '**Songs of {artist}, and how far they are**',
    ja: '**{artist}の曲の現在地**',
    ko: '**{artist} 곡의 현재 기록**',
  },
  'board.empty': {
    en: 'No number or certificate is known yet. This message fills itself when there is one.',
    ja: 'まだ数値も認定もありません。わかりしだい、このメッセージに表示します。',
    ko: '아직 알려진 수치나 인증이 없습니다. 확인되면 이 메시지에 표시됩니다.',
  },
  'board.certified': { en: '{mark}: {level}, {month}', ja: '{mark}: {level}({month})', ko: '{mark}: {level}({month})' },
  'board.estimate': {
    en: 'Distances and days are our estimate from published figures, not certificates.',
    ja: '残り回数と見込み日は、公表された数値にもとづく推定です。公式の認定ではありません。',
    ko: '남은 횟수와 예상일은 공개된 수치로 추정한 것이며 공식 인증이 아닙니다.',
  },
  'board.changed': {
    en: 'Kept up to date, at most once an hour. Last change: {at}',
    ja: '最大1時間に1回、自動で更新します。最終更新: {at}',
    ko: '최대 1시간에 한 번 자동으로 갱신됩니다. 마지막 변경: {at}',
  },
  'board.ended': {
    en: 'No longer kept up to date since {at}.',
    ja: '{at}をもって更新を終了しました。',
    ko: '{at} 이후로는 갱신되지 않습니다.',
  },
  'board.stoppedHeading': {
    en: 'The board in {channel} is no longer kept up to date.',
    ja: '{channel} のボードの更新を停止しました。',
    ko: '{channel} 채널의 현황판 갱신을 멈췄습니다.',
  },
  'board.stoppedDeleted': {
    en: 'Its message was deleted. It is not posted again unasked: /board list has a button for that.',
    ja: 'メッセージが削除されました。自動では投稿し直しません。必要なら /board list のボタンから再開できます。',
    ko: '메시지가 삭제되었습니다. 요청 없이 다시 게시하지 않습니다. 필요하면 /board list의 버튼으로 다시 시작하세요.',
  },
  'board.stoppedRefused': {
    en: 'Discord refused it ({code}). Check that I may view the channel and send messages there, then start it again in /board list.',
    ja: 'Discordに拒否されました({code})。チャンネルの閲覧と送信の権限を確認してから、/board list で再開してください。',
    ko: 'Discord가 거부했습니다({code}). 채널 보기와 메시지 보내기 권한을 확인한 뒤 /board list에서 다시 시작하세요.',
  },

  'board.description': {
    en: 'A message that I keep up to date: how far songs are',
    ja: '曲の現在地を自動更新するメッセージ',
    ko: '곡의 현재 기록을 자동으로 갱신하는 메시지',
  },
  'board.createDescription': {
    en: 'Put up a board: it is edited in place and never notifies',
    ja: 'ボードを設置(同じメッセージを更新し、通知なし)',
    ko: '현황판 만들기(한 메시지를 갱신하며 알림 없음)',
  },
  'board.channelOption': { en: 'Where it is to stand', ja: '設置するチャンネル', ko: '현황판을 둘 채널' },
  'board.artistOption': {
    en: 'Only this act’s songs (else all that this server follows)',
    ja: 'このアーティストの曲だけ(省略するとフォロー中のすべて)',
    ko: '이 아티스트의 곡만(생략하면 팔로우 중인 모든 곡)',
  },
  'board.listDescription': {
    en: 'The boards of this server',
    ja: 'このサーバーのボード一覧',
    ko: '이 서버의 현황판 목록',
  },
  'board.removeDescription': {
    en: 'Stop keeping a board; its message stays',
    ja: 'ボードの更新を終了(メッセージは残ります)',
    ko: '현황판 갱신 끝내기(메시지는 남습니다)',
  },
  'board.boardOption': { en: 'Which board', ja: 'どのボードか', ko: '어느 현황판인지' },
  'board.created': {
    en: 'The board comes to {channel} in a moment. I edit it at most once an hour, when something has changed.',
    ja: 'まもなく {channel} にボードを投稿します。変化があったときに、最大1時間に1回更新します。',
    ko: '곧 {channel} 채널에 현황판을 올립니다. 바뀐 내용이 있을 때 최대 1시간에 한 번 갱신합니다.',
  },
  'board.exists': {
    en: 'There is such a board in {channel} already.',
    ja: '{channel} には同じボードがすでにあります。',
    ko: '{channel} 채널에 같은 현황판이 이미 있습니다.',
  },
  'board.tooMany': {
    en: 'A server can have {most} boards. Remove one first: /board remove.',
    ja: 'ボードは1サーバーに{most}つまでです。先に /board remove で減らしてください。',
    ko: '현황판은 서버마다 {most}개까지입니다. 먼저 /board remove로 줄여 주세요.',
  },
  'board.none': {
    en: 'This server has no board. Put one up with /board create.',
    ja: 'このサーバーにはまだボードがありません。/board create で設置できます。',
    ko: '이 서버에는 현황판이 없습니다. /board create로 만들 수 있습니다.',
  },
  'board.listHeading': { en: 'Boards of this server', ja: 'このサーバーのボード', ko: '이 서버의 현황판' },
  'board.all': { en: 'all songs followed here', ja: 'フォロー中のすべての曲', ko: '팔로우 중인 모든 곡' },
  'board.kept': { en: 'kept up to date', ja: '更新中', ko: '갱신 중' },
  'board.coming': { en: 'comes in a moment', ja: 'まもなく投稿', ko: '곧 게시' },
  'board.again': { en: 'Start again: {name}', ja: '再開: {name}', ko: '다시 시작: {name}' },
  'board.resumed': {
    en: 'It is kept up to date again.',
    ja: '更新を再開しました。',
    ko: '다시 갱신합니다.',
  },
  'board.postedAnew': {
    en: 'It is posted anew in a moment.',
    ja: 'まもなく投稿し直します。',
    ko: '곧 새로 게시합니다.',
  },
  'board.notStopped': {
    en: 'That board is not stopped, or is no more. /board list shows how things are.',
    ja: 'そのボードは停止していないか、すでにありません。/board list で確認してください。',
    ko: '그 현황판은 멈춰 있지 않거나 더 이상 없습니다. /board list에서 확인하세요.',
  },
  'board.removed': {
    en: 'I no longer keep that board. Its message stays and says so; delete it if it is not wanted.',
    ja: 'ボードの更新を終了しました。メッセージは残り、終了したと表示します。不要なら削除してください。',
    ko: '현황판 갱신을 끝냈습니다. 메시지는 남아 종료되었다고 표시되며, 필요 없으면 삭제하세요.',
  },
  'board.unknown': {
    en: 'This server has no board of that name. Choose one from the list.',
    ja: 'その名前のボードはありません。一覧から選んでください。',
    ko: '그런 이름의 현황판이 없습니다. 목록에서 골라 주세요.',
  },
} as const satisfies Area<'board'>;

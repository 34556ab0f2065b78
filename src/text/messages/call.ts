import type { Area } from './area.ts';

/** What holds for every call: permissions, failures, buttons that several commands share. */
export const callMessages = {
  'call.ladderOption': {
    en: 'Which certification or milestones (default: this server’s first)',
    ja: '認定基準・節目(省略時はサーバーの既定)',
    ko: '인증 기준·기록 단계(기본값: 서버 설정)',
  },
  'call.otherLadder': {
    en: 'Choose other certifications or milestones under ladder.',
    ja: 'ほかの認定基準・節目は ladder で選べます。',
    ko: '다른 인증 기준이나 기록 단계는 ladder에서 선택하세요.',
  },
  'call.serverOnly': {
    en: 'This works in servers only.',
    ja: 'この操作はサーバー内でのみ使えます。',
    ko: '서버에서만 사용할 수 있습니다.',
  },
  'call.managersOnly': {
    en: 'This is for members with the permission “Manage Server”. Ask one of this server’s admins.',
    ja: '「サーバー管理」権限を持つメンバー専用です。サーバーの管理者にご相談ください。',
    ko: '‘서버 관리하기’ 권한이 있는 멤버만 사용할 수 있습니다. 서버 관리자에게 문의하세요.',
  },
  'call.operatorsOnly': {
    en: 'This is for those who run this bot (OWNER_IDS, or the owners of its application in Discord).',
    ja: 'これはボットの運営者(OWNER_IDS、またはDiscordアプリケーションの所有者)専用です。',
    ko: '봇 운영자(OWNER_IDS 또는 Discord 애플리케이션 소유자)만 사용할 수 있습니다.',
  },
  'call.reportersOnly': {
    en: 'This is for members with the permission “Manage Server” and for this server’s reporters. An admin names their role with /settings reporters.',
    ja: '「サーバー管理」権限を持つメンバーと、このサーバーの記録係専用です。記録係のロールは管理者が /settings reporters で指定します。',
    ko: '‘서버 관리하기’ 권한이 있는 멤버와 이 서버의 기록 담당자만 사용할 수 있습니다. 담당자 역할은 관리자가 /settings reporters로 지정합니다.',
  },
  'call.missingOption': {
    en: 'The option “{name}” is missing. Please type the command again.',
    ja: '「{name}」が指定されていません。もう一度入力してください。',
    ko: '‘{name}’ 항목이 빠졌습니다. 다시 입력해 주세요.',
  },
  'call.unknownCommand': {
    en: 'This command is no longer offered. Discord may take a while to show the present ones.',
    ja: 'このコマンドは現在提供していません。最新の一覧が表示されるまで時間がかかることがあります。',
    ko: '더 이상 제공하지 않는 명령입니다. 최신 목록이 표시되기까지 시간이 걸릴 수 있습니다.',
  },
  'call.unknownButton': {
    en: 'This button belongs to an older version and does nothing any more. Please call the command again.',
    ja: 'このボタンは古いバージョンのものです。コマンドをもう一度実行してください。',
    ko: '이전 버전의 버튼이라 더 이상 작동하지 않습니다. 명령을 다시 실행해 주세요.',
  },
  'call.failed': {
    en: 'Something went wrong on our side. If you were changing something, look whether it was done before you repeat it. Whoever runs this bot finds it in the log under {reference}.',
    ja: 'ボット側で問題が発生しました。変更中だった場合は、反映されたか確認してからやり直してください。運営者はログの {reference} で確認できます。',
    ko: '봇에서 문제가 발생했습니다. 변경 중이었다면 반영되었는지 확인한 뒤 다시 시도해 주세요. 운영자는 로그의 {reference} 항목에서 확인할 수 있습니다.',
  },
  'call.halfDone': {
    en: 'Something went wrong on our side half-way. What was taken over until then stands; press the same button again for the rest: nothing is taken over twice. Whoever runs this bot finds it in the log under {reference}.',
    ja: 'ボット側で問題が発生し、取り込みが途中で止まりました。それまでの分は保存されています。同じボタンをもう一度押すと残りを取り込みます(重複しません)。運営者はログの {reference} で確認できます。',
    ko: '봇에서 문제가 발생해 가져오기가 도중에 멈췄습니다. 그때까지 가져온 것은 저장되었습니다. 같은 버튼을 다시 누르면 나머지를 가져오며 중복되지 않습니다. 운영자는 로그의 {reference} 항목에서 확인할 수 있습니다.',
  },
  'call.page': {
    en: 'Page {page} of {pages}',
    ja: '{page}/{pages}ページ',
    ko: '{page}/{pages}페이지',
  },
  'call.milestones': { en: 'Other milestones', ja: 'ほかの節目', ko: '다른 기록 단계' },
  'call.why': { en: 'Why this number?', ja: 'この数値の根拠', ko: '이 수치의 근거' },
  'call.source': { en: 'Source', ja: '出典', ko: '출처' },
  'call.remove': { en: 'Remove', ja: '削除', ko: '삭제' },
  'call.notYours': {
    en: 'Only the person who asked, or someone with the permission “Manage Messages”, can remove this answer.',
    ja: 'この回答を削除できるのは、質問した本人か「メッセージの管理」権限を持つメンバーだけです。',
    ko: '질문한 본인이나 ‘메시지 관리’ 권한이 있는 멤버만 이 답변을 삭제할 수 있습니다.',
  },
  'call.viewChannel': { en: 'View Channel', ja: 'チャンネルを見る', ko: '채널 보기' },
  'call.sendMessages': { en: 'Send Messages', ja: 'メッセージを送信', ko: '메시지 보내기' },
  'call.sendInThreads': {
    en: 'Send Messages in Threads',
    ja: 'スレッドでメッセージを送信',
    ko: '스레드에서 메시지 보내기',
  },
  'call.readHistory': { en: 'Read Message History', ja: 'メッセージ履歴を読む', ko: '메시지 기록 보기' },
  'call.embedLinks': { en: 'Embed Links', ja: '埋め込みリンク', ko: '링크 첨부' },
  'call.attachFiles': { en: 'Attach Files', ja: 'ファイルを添付', ko: '파일 첨부' },
} as const satisfies Area<'call'>;

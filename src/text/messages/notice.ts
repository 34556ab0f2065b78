import type { Area } from './area.ts';

/** What admins are told when a channel cannot be posted to. */
export const noticeMessages = {
  'notice.heading': {
    en: '**Posts to {channel} are waiting**',
    ja: '**{channel} への投稿を保留しています**',
    ko: '**{channel} 게시를 보류하고 있습니다**',
  },
  'notice.missing': {
    en: 'There I lack: {permissions}. In the channel’s settings, under Permissions, allow these for my role.',
    ja: '不足している権限: {permissions}。チャンネル設定の「権限」でボットのロールに許可してください。',
    ko: '부족한 권한: {permissions}. 채널 설정의 ‘권한’에서 봇 역할에 허용해 주세요.',
  },
  'notice.gone': {
    en: 'The channel was deleted. Choose another with /settings channel.',
    ja: 'チャンネルが削除されています。/settings channel で別のチャンネルを選んでください。',
    ko: '채널이 삭제되었습니다. /settings channel로 다른 채널을 선택하세요.',
  },
  'notice.hidden': {
    en: 'I cannot see the channel any more. Allow View Channel for my role there, or choose another with /settings channel.',
    ja: 'チャンネルが見えなくなっています。ボットのロールに「チャンネルを見る」を許可するか、/settings channel で別のチャンネルを選んでください。',
    ko: '채널이 보이지 않습니다. 봇 역할에 ‘채널 보기’를 허용하거나 /settings channel로 다른 채널을 선택하세요.',
  },
  'notice.locked': {
    en: 'The thread is locked. Unlock it, or choose another channel with /settings channel.',
    ja: 'スレッドがロックされています。ロックを解除するか、/settings channel で別のチャンネルを選んでください。',
    ko: '스레드가 잠겨 있습니다. 잠금을 해제하거나 /settings channel로 다른 채널을 선택하세요.',
  },
  'notice.timedOut': {
    en: 'I am timed out in this server. Lift it in the member list; posts go on by themselves when it is over.',
    ja: 'ボットがこのサーバーでタイムアウトされています。メンバー一覧で解除してください。終了すれば投稿は自動で再開します。',
    ko: '이 서버에서 봇이 타임아웃 상태입니다. 멤버 목록에서 해제해 주세요. 끝나면 게시가 자동으로 다시 시작됩니다.',
  },
  'notice.refused': {
    en: 'Discord refuses posts there ({code}). Check the channel’s permissions for my role, or choose another channel with /settings channel.',
    ja: 'Discordが投稿を受け付けません({code})。ボットのロールの権限を確認するか、/settings channel で別のチャンネルを選んでください。',
    ko: 'Discord가 게시를 거부합니다({code}). 봇 역할의 권한을 확인하거나 /settings channel로 다른 채널을 선택하세요.',
  },
  'notice.then': {
    en: 'Nothing is lost: the settings are kept, and what waits goes out as soon as it works again. To try at once: /announcements retry.',
    ja: '設定も未送信の投稿も残っています。投稿できるようになりしだい送信します。すぐに試すには /announcements retry を使ってください。',
    ko: '설정과 보낼 게시물은 그대로 남아 있으며, 다시 가능해지면 바로 보냅니다. 지금 시도하려면 /announcements retry를 사용하세요.',
  },
  'notice.test': {
    en: 'This is a test: announcements will come to this channel like this. No role was mentioned.',
    ja: 'これはテストです。お知らせはこのチャンネルにこのように投稿されます。ロールへのメンションは行っていません。',
    ko: '테스트 게시물입니다. 소식은 이 채널에 이렇게 게시됩니다. 역할 멘션은 하지 않았습니다.',
  },
} as const satisfies Area<'notice'>;

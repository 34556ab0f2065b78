import type { Area } from './area.ts';

/** "About this post": what a post that is about no single song gathers, and why. */
export const aboutMessages = {
  'about.held': {
    en: 'For a while nothing could be posted in this channel. What came meanwhile is gathered here, so that it does not flood the channel.',
    ja: '一時的にこのチャンネルへ投稿できなかったため、その間のお知らせを1件にまとめました。',
    ko: '한동안 이 채널에 게시할 수 없어 그동안의 소식을 하나로 묶었습니다.',
  },
  'about.quietHours': {
    en: 'This server has quiet hours. What came during them is gathered here.',
    ja: 'このサーバーにはおやすみ時間があり、その間のお知らせをまとめました。',
    ko: '이 서버에는 방해 금지 시간이 있어 그동안의 소식을 묶었습니다.',
  },
  'about.cap': {
    en: 'This channel takes so many posts an hour. What came beyond that is gathered here.',
    ja: 'このチャンネルの1時間の投稿数には上限があり、超えた分をまとめました。',
    ko: '이 채널에는 시간당 게시 한도가 있어 넘는 소식을 묶었습니다.',
  },
  'about.batch': {
    en: 'Certificates are published by the month. Those of one month for songs followed here are gathered in one post.',
    ja: '認定は月ごとに発表されます。フォロー中の曲の同じ月の認定を1件にまとめました。',
    ko: '인증은 월별로 발표됩니다. 팔로우 중인 곡의 같은 달 인증을 하나로 묶었습니다.',
  },
  'about.several': {
    en: 'Several announcements in one post.',
    ja: '複数のお知らせを1件にまとめた投稿です。',
    ko: '여러 소식을 하나로 묶은 게시물입니다.',
  },
  'about.digest': {
    en: 'The regular digest of the songs that this server follows. Admins change it with /settings digest.',
    ja: 'フォロー中の曲の定期まとめです。管理者は /settings digest で変更できます。',
    ko: '팔로우 중인 곡의 정기 모아보기입니다. 관리자는 /settings digest로 바꿀 수 있습니다.',
  },
  'about.digestWeek': {
    en: 'The digest of the week from {day} on: the songs that this server follows. Admins change it with /settings digest.',
    ja: '{day}からの1週間のまとめです(フォロー中の曲)。管理者は /settings digest で変更できます。',
    ko: '{day}부터 한 주의 모아보기입니다(팔로우 중인 곡). 관리자는 /settings digest로 바꿀 수 있습니다.',
  },
  'about.digestMonth': {
    en: 'The digest of the month from {day} on: the songs that this server follows. Admins change it with /settings digest.',
    ja: '{day}からの1か月のまとめです(フォロー中の曲)。管理者は /settings digest で変更できます。',
    ko: '{day}부터 한 달의 모아보기입니다(팔로우 중인 곡). 관리자는 /settings digest로 바꿀 수 있습니다.',
  },
  'about.notice': {
    en: 'Told to admins because posts to a channel are waiting. /announcements retry tries again at once and says what is in the way.',
    ja: 'チャンネルへの投稿が保留になっていることを管理者に知らせる投稿です。/announcements retry ですぐに再試行し、原因を確認できます。',
    ko: '채널 게시가 보류되어 관리자에게 알리는 게시물입니다. /announcements retry로 바로 다시 시도하고 원인을 확인할 수 있습니다.',
  },
  'about.test': {
    en: 'An admin asked for this test with /announcements test. It is about no song.',
    ja: '管理者が /announcements test で送信したテストです。特定の曲のお知らせではありません。',
    ko: '관리자가 /announcements test로 보낸 테스트입니다. 특정 곡의 소식이 아닙니다.',
  },
  'about.more': { en: 'and {n} more', ja: 'ほか{n}件', ko: '외 {n}건' },
} as const satisfies Area<'about'>;

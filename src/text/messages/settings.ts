import type { Area } from './area.ts';

/** `/settings`: how a server wants its posts. */
export const settingsMessages = {
  'settings.description': {
    en: 'How this server wants its posts',
    ja: 'このサーバーの投稿設定',
    ko: '이 서버의 게시 설정',
  },
  'settings.channelDescription': {
    en: 'Where passed levels and certificates are posted',
    ja: '到達・認定のお知らせを投稿するチャンネル',
    ko: '돌파·인증 소식을 게시할 채널',
  },
  'settings.channelOption': {
    en: 'A text channel, announcement channel or thread',
    ja: 'テキスト/アナウンスチャンネルまたはスレッド',
    ko: '텍스트·공지 채널 또는 스레드',
  },
  'settings.laddersDescription': {
    en: 'Which certifications and milestones are posted',
    ja: '投稿する認定基準・節目を選ぶ',
    ko: '게시할 인증 기준·기록 단계 선택',
  },
  'settings.ladderOption': {
    en: 'Switch this one on, or off if it is on (empty: show all)',
    ja: 'オン/オフを切り替える基準(空欄: 一覧表示)',
    ko: '켜거나 끌 기준(비워 두면 전체 표시)',
  },
  'settings.reportersDescription': {
    en: 'Who may record numbers beside the admins',
    ja: '管理者のほかに数値を記録できるロール',
    ko: '관리자 외에 수치를 기록할 수 있는 역할',
  },
  'settings.reportersOption': {
    en: 'Their role (empty: admins alone)',
    ja: 'ロール(空欄: 管理者のみ)',
    ko: '역할(비워 두면 관리자만)',
  },
  'settings.reportersSet': {
    en: 'Members with {role} may record numbers with /record, as admins may.',
    ja: '{role} のメンバーは管理者と同じく /record で数値を記録できます。',
    ko: '{role} 역할의 멤버도 관리자처럼 /record로 수치를 기록할 수 있습니다.',
  },
  'settings.reportersNone': {
    en: 'Only admins may record numbers with /record.',
    ja: '/record で数値を記録できるのは管理者だけです。',
    ko: '/record로 수치를 기록할 수 있는 것은 관리자뿐입니다.',
  },
  'settings.reportersEveryone': {
    en: 'Everyone cannot be reporters: a typed number may make this server’s channel speak. Choose a role of people you trust.',
    ja: '全員を記録係にはできません。入力された数値はチャンネルへの投稿につながります。信頼できるメンバーのロールを選んでください。',
    ko: '모두를 기록 담당으로 지정할 수는 없습니다. 입력한 수치는 채널 게시로 이어질 수 있습니다. 신뢰하는 멤버의 역할을 선택하세요.',
  },
  'settings.roundDescription': {
    en: 'A reminder on Wednesday evening (Japan) to record the week’s totals',
    ja: '毎週水曜の夜(日本時間)に、累計の記録を促す投稿',
    ko: '매주 수요일 저녁(일본 시간) 누적 수치 기록 알림',
  },
  'settings.roundOption': {
    en: 'Where reporters are reminded (empty: no reminders)',
    ja: '記録係に知らせるチャンネル(空欄: 知らせない)',
    ko: '기록 담당자에게 알릴 채널(비워 두면 알리지 않음)',
  },
  'settings.roundOn': {
    en: 'Reporters are reminded in {channel} on Wednesday evenings, Japan time.',
    ja: '毎週水曜の夜(日本時間)、{channel} で記録係に知らせます。',
    ko: '매주 수요일 저녁(일본 시간) {channel}에서 기록 담당자에게 알립니다.',
  },
  'settings.roundOff': {
    en: 'Reporters are not reminded.',
    ja: '記録係へのお知らせは行いません。',
    ko: '기록 담당자에게 알리지 않습니다.',
  },
  'settings.showDescription': { en: 'All settings on one page', ja: '設定の一覧', ko: '설정 한눈에 보기' },
  'settings.channelSet': {
    en: 'Passed levels and new certificates will be posted in {channel}.',
    ja: '到達・認定のお知らせは {channel} に投稿されます。',
    ko: '돌파·인증 소식은 {channel}에 게시됩니다.',
  },
  'settings.released': {
    en: '{n, plural, one {# post that was waiting goes out now.} other {# posts that were waiting go out now.}}',
    ja: '{n, plural, other {保留中だった投稿#件を送信します。}}',
    ko: '{n, plural, other {보류 중이던 게시물 #개를 보냅니다.}}',
  },
  'settings.nothingFollowed': {
    en: 'This server follows nothing yet: choose with /watch artist or /watch song.',
    ja: 'まだ何もフォローしていません。/watch artist または /watch song で選んでください。',
    ko: '아직 팔로우하는 곡이 없습니다. /watch artist 또는 /watch song으로 선택하세요.',
  },
  'settings.notAChannel': {
    en: 'Posts cannot go to {channel}. Choose a text channel, an announcement channel or a thread.',
    ja: '{channel} には投稿できません。テキストチャンネル、アナウンスチャンネル、スレッドのいずれかを選んでください。',
    ko: '{channel}에는 게시할 수 없습니다. 텍스트 채널, 공지 채널 또는 스레드를 선택하세요.',
  },
  'settings.missing': {
    en: 'I cannot post in {channel} yet. There I need: {permissions}. In the channel’s settings, under Permissions, allow these for my role, then call this command again. Nothing was changed.',
    ja: '{channel} にはまだ投稿できません。必要な権限: {permissions}。チャンネル設定の「権限」でボットのロールに許可してから、もう一度このコマンドを実行してください。設定は変更していません。',
    ko: '{channel}에 아직 게시할 수 없습니다. 필요한 권한: {permissions}. 채널 설정의 ‘권한’에서 봇 역할에 허용한 뒤 이 명령을 다시 실행하세요. 설정은 바뀌지 않았습니다.',
  },
  'settings.ladderOn': {
    en: 'Switched on: {ladder}. {about}',
    ja: 'オンにしました: {ladder}。{about}',
    ko: '켰습니다: {ladder}. {about}',
  },
  'settings.ladderOff': { en: 'Switched off: {ladder}.', ja: 'オフにしました: {ladder}', ko: '껐습니다: {ladder}.' },
  'settings.lastLadder': {
    en: '{ladder} is the only one switched on. Switch another on first, or stop following songs with /watch remove.',
    ja: 'オンになっているのは{ladder}だけです。先に別の基準をオンにするか、/watch remove でフォローを外してください。',
    ko: '켜져 있는 기준은 {ladder}뿐입니다. 먼저 다른 기준을 켜거나 /watch remove로 팔로우를 해제하세요.',
  },
  'settings.unknownLadder': {
    en: 'There are no certifications or milestones called “{name}”. Choose one of the suggestions.',
    ja: '「{name}」という基準はありません。候補から選んでください。',
    ko: '‘{name}’ 기준은 없습니다. 제안 목록에서 선택하세요.',
  },
  'settings.ladders': { en: 'Certifications and milestones', ja: '認定基準・節目', ko: '인증 기준·기록 단계' },
  'settings.ladderLineOn': { en: 'On: {ladder}', ja: 'オン: {ladder}', ko: '켜짐: {ladder}' },
  'settings.ladderLineOff': { en: 'Off: {ladder}', ja: 'オフ: {ladder}', ko: '꺼짐: {ladder}' },
  'settings.heading': { en: 'Settings of this server', ja: 'このサーバーの設定', ko: '이 서버의 설정' },
  'settings.channelLine': { en: 'Channel: {channel}', ja: 'チャンネル: {channel}', ko: '채널: {channel}' },
  'settings.noChannel': {
    en: 'Channel: none. Nothing is posted until you choose one with /settings channel.',
    ja: 'チャンネル: 未設定。/settings channel で選ぶまで投稿されません。',
    ko: '채널: 없음. /settings channel로 선택할 때까지 게시되지 않습니다.',
  },
  'settings.languageLine': {
    en: 'Language of posts: {language, select, ja {Japanese} ko {Korean} other {English}} (follows this server’s language in Discord)',
    ja: '投稿の言語: {language, select, ja {日本語} ko {韓国語} other {英語}}(Discordのサーバー言語に従います)',
    ko: '게시물 언어: {language, select, ja {일본어} ko {한국어} other {영어}}(Discord 서버 언어를 따름)',
  },
  'settings.languageChosen': {
    en: 'Language of posts: {language, select, ja {Japanese} ko {Korean} other {English}} (chosen here)',
    ja: '投稿の言語: {language, select, ja {日本語} ko {韓国語} other {英語}}(このサーバーで指定)',
    ko: '게시물 언어: {language, select, ja {일본어} ko {한국어} other {영어}}(여기에서 선택함)',
  },
  'settings.languageDescription': {
    en: 'The language of posts in this server',
    ja: 'このサーバーの投稿の言語',
    ko: '이 서버의 게시물 언어',
  },
  'settings.languageOption': {
    en: 'A language, or the one that the server has in Discord',
    ja: '言語、またはDiscordのサーバー言語に従う',
    ko: '언어 또는 Discord 서버 언어에 따름',
  },
  'settings.languageDiscord': {
    en: 'As in this server’s Discord settings',
    ja: 'Discordのサーバー言語に従う',
    ko: 'Discord 서버 언어에 따름',
  },
  'settings.languageEn': { en: 'English', ja: 'English(英語)', ko: 'English(영어)' },
  'settings.languageJa': { en: '日本語 (Japanese)', ja: '日本語', ko: '日本語(일본어)' },
  'settings.languageKo': { en: '한국어 (Korean)', ja: '한국어(韓国語)', ko: '한국어' },
  'settings.follows': {
    en: 'Follows: {songs, plural, =0 {no single songs} one {# song} other {# songs}}, {artists, plural, =0 {no acts} one {# act} other {# acts}}{markets, plural, =0 {} one {, # market} other {, # markets}} (/watch list)',
    ja: 'フォロー: {songs, plural, other {#曲}}、{artists, plural, other {#組}}{markets, plural, =0 {} other {、#市場}}(/watch list)',
    ko: '팔로우: {songs, plural, other {#곡}}, {artists, plural, other {아티스트 #팀}}{markets, plural, =0 {} other {, 시장 #개}}(/watch list)',
  },
  'settings.asked': {
    en: 'Songs that members asked for: {names}',
    ja: 'メンバーからの曲の追加依頼: {names}',
    ko: '멤버의 곡 추가 요청: {names}',
  },
  'settings.states': {
    en: 'Posts of the last 30 days: {states}',
    ja: '直近30日の投稿: {states}',
    ko: '최근 30일 게시물: {states}',
  },
  'settings.statePosted': { en: '{n} posted', ja: '投稿済み {n}', ko: '게시됨 {n}' },
  'settings.stateOwed': { en: '{n} on the way', ja: '送信待ち {n}', ko: '전송 대기 {n}' },
  'settings.stateHeld': {
    en: '{n} waiting, because I cannot post in {channel}: /announcements retry says what is missing',
    ja: '保留 {n}({channel} に投稿できません。/announcements retry で原因を確認できます)',
    ko: '보류 {n}({channel}에 게시할 수 없습니다. /announcements retry로 원인을 확인하세요)',
  },
  'settings.stateResting': {
    en: '{n} waiting for the end of quiet hours or for room within the hour (/announcements log)',
    ja: 'おやすみ時間または1時間の上限により待機中 {n}(/announcements log)',
    ko: '방해 금지 시간 또는 시간당 한도로 대기 중 {n}(/announcements log)',
  },
  'settings.stateSkipped': {
    en: '{n} not posted, because the news was too old',
    ja: '古いため投稿しなかったもの {n}',
    ko: '오래되어 게시하지 않음 {n}',
  },
  'settings.stateFailed': {
    en: '{n} that Discord refused or that had no channel: /announcements log says why and what you can do',
    ja: '投稿できなかったもの {n}(理由と対処は /announcements log)',
    ko: '게시하지 못함 {n}(이유와 조치는 /announcements log)',
  },
  'settings.stateExpired': {
    en: '{n} not posted, because Discord or the channel could not be reached in time',
    ja: 'Discordまたはチャンネルに期限内に届かず投稿しなかったもの {n}',
    ko: 'Discord 또는 채널에 제때 닿지 않아 게시하지 않음 {n}',
  },
  'settings.stateQuiet': {
    en: '{n} not posted, as whoever recorded the number wished',
    ja: '記録した人の希望で投稿しなかったもの {n}',
    ko: '기록한 사람이 원해 게시하지 않음 {n}',
  },
  'settings.stateVoid': {
    en: '{n} left out: /announcements log says why',
    ja: '投稿しなかったもの {n}(理由は /announcements log で確認できます)',
    ko: '게시하지 않음 {n}(이유는 /announcements log에서 확인)',
  },
  'settings.stateUnknown': {
    en: '{n} that may or may not have been posted: decide in /announcements log',
    ja: '投稿されたか不明 {n}(/announcements log で決めてください)',
    ko: '게시 여부 불명 {n}(/announcements log에서 결정해 주세요)',
  },
} as const satisfies Area<'settings'>;

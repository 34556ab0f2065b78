import type { Area } from './area.ts';

/** `/watch`: what a server follows. */
export const watchMessages = {
  'watch.description': {
    en: 'What this server follows: passed levels and certificates are posted',
    ja: 'このサーバーがフォローする曲(到達・認定のお知らせを投稿)',
    ko: '이 서버가 팔로우하는 곡(돌파·인증 소식을 게시)',
  },
  'watch.songDescription': { en: 'Follow a song', ja: '曲をフォロー', ko: '곡 팔로우' },
  'watch.artistDescription': {
    en: 'Follow all songs of an act, those added later too',
    ja: 'アーティストの全曲をフォロー(今後の追加曲も)',
    ko: '아티스트의 모든 곡 팔로우(나중에 추가되는 곡 포함)',
  },
  'watch.listDescription': { en: 'What this server follows', ja: 'フォロー一覧', ko: '팔로우 목록' },
  'watch.removeDescription': { en: 'Stop following a song or act', ja: 'フォローをやめる', ko: '팔로우 해제' },
  'watch.target': {
    en: 'Which of the followed songs or acts',
    ja: 'フォロー中の曲またはアーティスト',
    ko: '팔로우 중인 곡 또는 아티스트',
  },
  'watch.songAdded': {
    en: 'This server now follows {song}.',
    ja: '{song} をフォローしました。',
    ko: '{song} 팔로우를 시작했습니다.',
  },
  'watch.songAlready': {
    en: 'This server follows {song} already.',
    ja: '{song} はすでにフォローしています。',
    ko: '이미 팔로우 중입니다: {song}',
  },
  'watch.artistAdded': {
    en: '{n, plural, =0 {This server now follows {artist}. No songs are known yet; those added later are included.} one {This server now follows {artist}: # song, and those added later.} other {This server now follows {artist}: # songs, and those added later.}}',
    ja: '{n, plural, =0 {{artist} をフォローしました。曲はまだ登録されていませんが、今後の追加曲も対象です。} other {{artist} をフォローしました(現在#曲。今後の追加曲も対象)。}}',
    ko: '{n, plural, =0 {{artist} 팔로우를 시작했습니다. 아직 등록된 곡이 없으며, 나중에 추가되는 곡도 포함됩니다.} other {{artist} 팔로우를 시작했습니다(현재 #곡, 나중에 추가되는 곡 포함).}}',
  },
  'watch.artistAlready': {
    en: 'This server follows {artist} already.',
    ja: '{artist} はすでにフォローしています。',
    ko: '이미 팔로우 중입니다: {artist}',
  },
  'watch.beside': {
    en: 'Only the act’s own songs. Not included, follow separately: {names}.',
    ja: 'このアーティスト名義の曲だけが対象です。別途フォロー: {names}。',
    ko: '해당 아티스트 명의의 곡만 포함됩니다. 따로 팔로우: {names}.',
  },
  'watch.noChannel': {
    en: 'Nothing can be posted yet: choose a channel with /settings channel.',
    ja: 'まだ投稿できません。/settings channel で投稿先チャンネルを選んでください。',
    ko: '아직 게시할 수 없습니다. /settings channel로 채널을 선택하세요.',
  },
  'watch.postsIn': {
    en: 'Passed levels and new certificates are posted in {channel}.',
    ja: 'お知らせの投稿先: {channel}',
    ko: '돌파·인증 소식 게시 채널: {channel}',
  },
  'watch.empty': {
    en: 'This server follows nothing yet. Try /watch artist.',
    ja: 'まだ何もフォローしていません。/watch artist をお試しください。',
    ko: '아직 팔로우하는 곡이 없습니다. /watch artist를 사용해 보세요.',
  },
  'watch.heading': {
    en: '{n, plural, one {This server follows # song or act} other {This server follows # songs and acts}}',
    ja: '{n, plural, other {フォロー中: #件}}',
    ko: '{n, plural, other {팔로우 중: #개}}',
  },
  'watch.artistLine': {
    en: '{artist} ({n, plural, one {# song} other {# songs}})',
    ja: '{artist}({n, plural, other {#曲}})',
    ko: '{artist}({n, plural, other {#곡}})',
  },
  'watch.more': {
    en: '{n, plural, one {and # more} other {and # more}}',
    ja: '{n, plural, other {ほか#件}}',
    ko: '{n, plural, other {외 #개}}',
  },
  'watch.removed': {
    en: 'This server no longer follows {name}. Past posts stay.',
    ja: '{name} のフォローをやめました。過去の投稿は残ります。',
    ko: '{name} 팔로우를 해제했습니다. 지난 게시물은 남습니다.',
  },
  'watch.notWatched': {
    en: 'This server does not follow “{name}”. /watch list shows what it follows.',
    ja: '「{name}」はフォローしていません。/watch list で一覧を確認できます。',
    ko: '‘{name}’은(는) 팔로우하고 있지 않습니다. /watch list로 목록을 확인하세요.',
  },
  'watch.several': {
    en: 'Several of the followed songs and acts match “{name}”. Which one?',
    ja: '「{name}」に当てはまるフォローが複数あります。どれですか?',
    ko: '‘{name}’에 해당하는 팔로우가 여러 개 있습니다. 어느 것인가요?',
  },
} as const satisfies Area<'watch'>;

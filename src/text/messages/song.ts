import type { Area } from './area.ts';

/** Finding songs: options, suggestions, and what to do when a name is not clear. */
export const songMessages = {
  'song.option': {
    en: 'A song: start typing, in any script',
    ja: '曲名を入力(どの文字でも検索できます)',
    ko: '곡 이름을 입력하세요(어떤 문자로든 검색)',
  },
  'song.artistOption': {
    en: 'An act: start typing, in any script',
    ja: 'アーティスト名を入力(どの文字でも検索できます)',
    ko: '아티스트 이름을 입력하세요(어떤 문자로든 검색)',
  },
  'song.unknown': {
    en: 'No song by the name “{name}” is known here.',
    ja: '「{name}」という曲は見つかりません。',
    ko: '‘{name}’ 곡을 찾을 수 없습니다.',
  },
  'song.unknownArtist': {
    en: 'No act by the name “{name}” is known here.',
    ja: '「{name}」というアーティストは見つかりません。',
    ko: '‘{name}’ 아티스트를 찾을 수 없습니다.',
  },
  'song.unknownLink': {
    en: 'No song here has that link. Type the song’s name instead, in any script.',
    ja: 'このリンクが登録されている曲はありません。代わりに曲名を入力してください(どの文字でも検索できます)。',
    ko: '이 링크가 등록된 곡이 없습니다. 대신 곡 이름을 입력하세요(어떤 문자로든 검색).',
  },
  'song.otherLink': {
    en: 'I cannot tell the song from that link: it takes one of a track at Spotify or a video at YouTube. Type the song’s name instead, in any script.',
    ja: 'このリンクからは曲がわかりません(Spotifyの曲かYouTubeの動画のリンクが使えます)。代わりに曲名を入力してください(どの文字でも検索できます)。',
    ko: '이 링크로는 곡을 알 수 없습니다(스포티파이 곡 또는 유튜브 동영상 링크를 쓸 수 있습니다). 대신 곡 이름을 입력하세요(어떤 문자로든 검색).',
  },
  'song.nearest': { en: 'Nearest names:', ja: '近い名前:', ko: '비슷한 이름:' },
  'song.several': {
    en: 'Several songs go by “{name}”. Which one?',
    ja: '「{name}」に当てはまる曲が複数あります。どれですか?',
    ko: '‘{name}’에 해당하는 곡이 여러 개 있습니다. 어느 곡인가요?',
  },
  'song.severalArtists': {
    en: 'Several acts go by “{name}”. Which one?',
    ja: '「{name}」に当てはまるアーティストが複数います。どれですか?',
    ko: '‘{name}’에 해당하는 아티스트가 여럿 있습니다. 누구인가요?',
  },
  'song.ofArtist': { en: 'Songs of {artist}:', ja: '{artist}の曲:', ko: '{artist}의 곡:' },
  'song.ofArtistNone': {
    en: '{artist} has no songs here yet.',
    ja: '{artist}の曲はまだ登録されていません。',
    ko: '{artist}의 곡이 아직 없습니다.',
  },
  'song.ask': { en: 'Ask the admins to add it', ja: '管理者に追加を頼む', ko: '관리자에게 추가 요청' },
  'song.asked': {
    en: 'Noted. The admins of this server see it under /settings show.',
    ja: '受け付けました。サーバーの管理者は /settings show で確認できます。',
    ko: '접수했습니다. 서버 관리자는 /settings show에서 확인할 수 있습니다.',
  },
  'song.askedAlready': {
    en: 'Somebody has asked for it already. The admins see it under /settings show.',
    ja: 'すでに依頼されています。管理者は /settings show で確認できます。',
    ko: '이미 요청된 곡입니다. 관리자는 /settings show에서 확인할 수 있습니다.',
  },
  'song.askedToday': {
    en: 'One request a day per person: please ask again tomorrow.',
    ja: '依頼は1人1日1回までです。明日もう一度お試しください。',
    ko: '요청은 한 사람당 하루 한 번입니다. 내일 다시 시도해 주세요.',
  },
  'song.askInServer': {
    en: 'That works in servers only: there are no admins to ask here.',
    ja: 'サーバー内でのみ使えます(ここには管理者がいません)。',
    ko: '서버에서만 사용할 수 있습니다(여기에는 관리자가 없습니다).',
  },
  'song.ofArtistSome': {
    en: 'Songs of {artist}: {shown} of {all} are shown. For another, type part of its title.',
    ja: '{artist}の曲: 全{all}曲のうち{shown}曲を表示。ほかの曲は曲名の一部を入力してください。',
    ko: '{artist}의 곡: 전체 {all}곡 중 {shown}곡 표시. 다른 곡은 제목 일부를 입력하세요.',
  },
  'song.nothingTyped': {
    en: 'No name was typed. Type a song, in any script.',
    ja: '曲名が入力されていません。曲名を入力してください(どの文字でも検索できます)。',
    ko: '입력된 이름이 없습니다. 곡 이름을 입력하세요(어떤 문자로든 검색).',
  },
  'song.japaneseVersion': { en: 'Japanese version', ja: '日本語版', ko: '일본어 버전' },
  'song.koreanVersion': { en: 'Korean version', ja: '韓国語版', ko: '한국어 버전' },
  'song.englishVersion': { en: 'English version', ja: '英語版', ko: '영어 버전' },
  'song.liveVersion': { en: 'live', ja: 'ライブ', ko: '라이브' },
  'song.remix': { en: 'remix', ja: 'リミックス', ko: '리믹스' },
  'song.instrumental': { en: 'instrumental', ja: 'インストゥルメンタル', ko: '인스트루멘털' },
  'song.cover': { en: 'cover', ja: 'カバー', ko: '커버' },
  'song.marketOption': { en: 'Market', ja: '市場', ko: '시장' },
  'song.kpop': { en: 'K-pop', ja: 'K-POP', ko: 'K-POP' },
  'song.jpop': { en: 'J-pop', ja: 'J-POP', ko: 'J-POP' },
  'song.otherMarket': { en: 'Other', ja: 'その他', ko: '기타' },
} as const satisfies Area<'song'>;

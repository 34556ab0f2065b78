import type { Area } from './area.ts';

/** `/song`: the songs that a server adds for itself. */
export const ownSongMessages = {
  'ownSong.description': {
    en: 'Songs that this server adds for itself',
    ja: 'このサーバー独自の曲',
    ko: '이 서버가 직접 추가하는 곡',
  },
  'ownSong.addDescription': {
    en: 'Add a song that is missing: it is found in this server only',
    ja: '足りない曲を追加(このサーバーだけで使えます)',
    ko: '없는 곡 추가(이 서버에서만 보입니다)',
  },
  'ownSong.editDescription': {
    en: 'Change a song that this server added',
    ja: 'このサーバーが追加した曲を編集',
    ko: '이 서버가 추가한 곡 수정',
  },
  'ownSong.linkDescription': {
    en: 'Say which page elsewhere is a song that this server added',
    ja: 'このサーバーが追加した曲のリンクを登録',
    ko: '이 서버가 추가한 곡의 링크 등록',
  },
  'ownSong.removeDescription': {
    en: 'Remove a song that this server added',
    ja: 'このサーバーが追加した曲を削除',
    ko: '이 서버가 추가한 곡 삭제',
  },
  'ownSong.artistOption': {
    en: 'The act: choose it from the list, or write a new name',
    ja: 'アーティスト: 一覧から選ぶか、新しい名前を入力',
    ko: '아티스트: 목록에서 고르거나 새 이름 입력',
  },
  'ownSong.titleOption': { en: 'The title', ja: '曲名', ko: '곡 제목' },
  'ownSong.nativeOption': {
    en: 'The title in its own script, such as 紙の月 or 종이달',
    ja: '原語の曲名(例: 紙の月、종이달)',
    ko: '원어 제목(예: 종이달, 紙の月)',
  },
  'ownSong.releaseOption': {
    en: 'The day of its release, such as 2026-03-09',
    ja: '発売日(例: 2026-03-09)',
    ko: '발매일(예: 2026-03-09)',
  },
  'ownSong.linkOption': {
    en: 'Its pages at YouTube, Spotify, Last.fm or MusicBrainz, with spaces between',
    ja: 'YouTube・Spotify・Last.fm・MusicBrainz のリンク(空白区切り)',
    ko: 'YouTube·Spotify·Last.fm·MusicBrainz 링크(띄어쓰기로 구분)',
  },
  'ownSong.songOption': {
    en: 'One of the songs that this server added',
    ja: 'このサーバーが追加した曲',
    ko: '이 서버가 추가한 곡',
  },

  'ownSong.added': {
    en: 'Added: {song}. It is found in this server only; its figures come from /record number.',
    ja: '追加しました: {song}。このサーバーだけで使えます。数値は /record number で登録してください。',
    ko: '추가했습니다: {song}. 이 서버에서만 보이며, 수치는 /record number로 등록합니다.',
  },
  'ownSong.addedForAll': {
    en: 'Added for every server: {song}.',
    ja: 'すべてのサーバー用に追加しました: {song}。',
    ko: '모든 서버용으로 추가했습니다: {song}.',
  },
  'ownSong.addedHere': {
    en: 'Added: {song}. It is found in this server only.',
    ja: '追加しました: {song}。このサーバーだけで使えます。',
    ko: '추가했습니다: {song}. 이 서버에서만 보입니다.',
  },
  'ownSong.asked': {
    en: '{source} is asked for its number by itself from now on.',
    ja: '{source} の数値は今後自動で取得します。',
    ko: '이제 {source} 수치를 자동으로 가져옵니다.',
  },
  'ownSong.askedOther': {
    en: 'Its number at {source} comes from {id} alone.',
    ja: '{source} の数値は {id} だけから取得します。',
    ko: '{source} 수치는 {id}에서만 가져옵니다.',
  },
  'ownSong.askedFull': {
    en: '{source} is asked for {limit} songs of a server’s own at most, so not for this one; its figures come from /record number.',
    ja: '{source} からの自動取得は1サーバー{limit}曲までのため、この曲は対象外です。数値は /record number で登録してください。',
    ko: '{source} 자동 수집은 서버당 {limit}곡까지라 이 곡은 제외됩니다. 수치는 /record number로 등록합니다.',
  },
  'ownSong.askedOff': {
    en: 'This bot does not ask {source} for numbers; they come from /record number.',
    ja: 'このボットは {source} から数値を取得していません。数値は /record number で登録してください。',
    ko: '이 봇은 {source}에서 수치를 가져오지 않습니다. 수치는 /record number로 등록합니다.',
  },
  'ownSong.neverAsked': {
    en: 'Spotify tells no bot how often a song was played; its figures come from /record number.',
    ja: 'Spotify はボットに再生数を公開していません。数値は /record number で登録してください。',
    ko: 'Spotify는 봇에 재생 수를 알려주지 않습니다. 수치는 /record number로 등록합니다.',
  },
  'ownSong.knownByNames': {
    en: 'This song is here already, so nothing was added: {song}.',
    ja: 'この曲はすでにあります。追加はしていません: {song}。',
    ko: '이미 있는 곡이라 추가하지 않았습니다: {song}.',
  },
  'ownSong.knownByLink': {
    en: 'That link is of a song that is here already, so nothing was added: {song}.',
    ja: 'このリンクの曲はすでにあります。追加はしていません: {song}。',
    ko: '이 링크의 곡이 이미 있어 추가하지 않았습니다: {song}.',
  },
  'ownSong.full': {
    en: 'This server has {limit} songs of its own already, and that is the most. Remove some with /song remove; nothing was added.',
    ja: 'このサーバー独自の曲は上限の{limit}曲に達しています。/song remove で減らしてください。追加はしていません。',
    ko: '이 서버의 곡이 이미 최대치인 {limit}곡입니다. /song remove로 줄여 주세요. 추가하지 않았습니다.',
  },
  'ownSong.follow': { en: 'Follow it', ja: 'フォローする', ko: '팔로우' },
  'ownSong.newAct': {
    en: 'No act is called “{name}” here. Is it one of these, or a new one?',
    ja: '「{name}」というアーティストはまだありません。次のどれかですか、それとも新しいアーティストですか?',
    ko: '‘{name}’ 아티스트는 아직 없습니다. 아래 중 하나인가요, 아니면 새 아티스트인가요?',
  },
  'ownSong.severalActs': {
    en: 'Several acts go by “{name}”. Which one is it?',
    ja: '「{name}」に当てはまるアーティストが複数います。どれですか?',
    ko: '‘{name}’에 해당하는 아티스트가 여럿 있습니다. 누구인가요?',
  },
  'ownSong.addNewAct': { en: 'A new act', ja: '新しいアーティスト', ko: '새 아티스트' },
  'ownSong.where': {
    en: 'Who is to find {song}? Nothing was added yet.',
    ja: '{song} をどこで使えるようにしますか? まだ追加していません。',
    ko: '{song}: 어디에서 쓸까요? 아직 추가하지 않았습니다.',
  },
  'ownSong.here': { en: 'This server only', ja: 'このサーバーだけ', ko: '이 서버만' },
  'ownSong.everywhere': { en: 'Every server', ja: 'すべてのサーバー', ko: '모든 서버' },
  'ownSong.gone': {
    en: 'This is older than a day, or done already. Please call the command again.',
    ja: '1日以上たっているか、すでに完了しています。もう一度コマンドを入力してください。',
    ko: '하루가 지났거나 이미 처리되었습니다. 명령어를 다시 입력해 주세요.',
  },
  'ownSong.badName': {
    en: 'A name has 1 to {most} characters on one line. Nothing was changed.',
    ja: '名前は1行、1〜{most}文字で入力してください。変更はありません。',
    ko: '이름은 한 줄, 1~{most}자로 입력해 주세요. 바뀐 것이 없습니다.',
  },
  'ownSong.badRelease': {
    en: '“{typed}” is no day with its year: write it like 2026-03-09. Nothing was changed.',
    ja: '「{typed}」は年を含む日付ではありません。2026-03-09 のように入力してください。変更はありません。',
    ko: '‘{typed}’은(는) 연도를 포함한 날짜가 아닙니다. 2026-03-09처럼 입력해 주세요. 바뀐 것이 없습니다.',
  },
  'ownSong.badLink': {
    en: 'Not recognised: {links}. Give pages of one song at YouTube, Spotify, Last.fm or MusicBrainz (a recording). Nothing was changed.',
    ja: '認識できません: {links}。YouTube・Spotify・Last.fm・MusicBrainz(recording)の曲ページを指定してください。変更はありません。',
    ko: '알 수 없는 링크: {links}. YouTube·Spotify·Last.fm·MusicBrainz(recording)의 곡 페이지를 입력해 주세요. 바뀐 것이 없습니다.',
  },
  'ownSong.notOwn': {
    en: 'Only songs that this server added can be changed here: {song} is everybody’s.',
    ja: '変更できるのはこのサーバーが追加した曲だけです。{song} は全サーバー共通です。',
    ko: '이 서버가 추가한 곡만 바꿀 수 있습니다. 모든 서버 공용 곡입니다: {song}.',
  },
  'ownSong.noneOwn': {
    en: 'This server has added no song by the name “{name}”. /song add adds one.',
    ja: 'このサーバーが追加した曲に「{name}」はありません。/song add で追加できます。',
    ko: '이 서버가 추가한 곡 중 ‘{name}’은(는) 없습니다. /song add로 추가하세요.',
  },
  'ownSong.severalOwn': {
    en: 'Several of this server’s songs match “{name}”. Which one?',
    ja: '「{name}」に当てはまる曲が複数あります。どれですか?',
    ko: '‘{name}’에 해당하는 곡이 여러 개 있습니다. 어느 곡인가요?',
  },
  'ownSong.nothingToChange': {
    en: 'Say what to change: title, native or release.',
    ja: '変更する項目(title、native、release)を指定してください。',
    ko: '바꿀 항목(title, native, release)을 입력해 주세요.',
  },
  'ownSong.changed': { en: 'Changed: {song}.', ja: '変更しました: {song}。', ko: '변경했습니다: {song}.' },
  'ownSong.changeKnown': {
    en: 'Another song is called so already: {song}. Nothing was changed.',
    ja: '同じ名前の曲がすでにあります: {song}。変更はありません。',
    ko: '같은 이름의 곡이 이미 있습니다: {song}. 바뀐 것이 없습니다.',
  },
  'ownSong.linked': {
    en: '{link} is {song} from now: pasted here, it is found.',
    ja: '{link} を {song} に登録しました。リンクを貼ると見つかります。',
    ko: '{song}에 등록했습니다: {link}. 링크를 붙여 넣으면 찾을 수 있습니다.',
  },
  'ownSong.linkedAlready': {
    en: '{link} is {song} already.',
    ja: '{link} はすでに {song} です。',
    ko: '이미 {song}에 등록된 링크입니다: {link}.',
  },
  'ownSong.linkTaken': {
    en: '{link} belongs to {song} already; it stays there.',
    ja: '{link} はすでに {song} のものです。変更はありません。',
    ko: '이미 {song}의 링크라 그대로 둡니다: {link}.',
  },
  'ownSong.willLose': {
    en: 'Removing {song} takes with it, for good: {numbers, plural, =0 {no figure} one {# figure} other {# figures}}, {certificates, plural, =0 {no certificate} one {# certificate} other {# certificates}}, {watches, plural, =0 {no follow} one {# follow} other {# follows}}, {announcements, plural, =0 {no entry} one {# entry} other {# entries}} of the log. Posts that stand in channels stay.',
    ja: '{song} を削除すると、次のデータも完全に消えます: 数値{numbers}件、認定{certificates}件、フォロー{watches}件、お知らせの記録{announcements}件。チャンネルの投稿は残ります。',
    ko: '{song}: 삭제하면 다음도 완전히 사라집니다. 수치 {numbers}건, 인증 {certificates}건, 팔로우 {watches}건, 게시 기록 {announcements}건. 채널의 게시물은 남습니다.',
  },
  'ownSong.confirmRemove': { en: 'Remove it', ja: '削除する', ko: '삭제' },
  'ownSong.keep': { en: 'Keep it', ja: '残す', ko: '유지' },
  'ownSong.kept': { en: 'Nothing was removed.', ja: '削除していません。', ko: '삭제하지 않았습니다.' },
  'ownSong.removed': { en: 'Removed: {song}.', ja: '削除しました: {song}。', ko: '삭제했습니다: {song}.' },
  'ownSong.posting': {
    en: 'A post about {song} is being sent just now. Try again in a minute; nothing was removed.',
    ja: '{song} の投稿を送信中です。1分後にもう一度お試しください。削除していません。',
    ko: '{song} 게시물을 보내는 중입니다. 1분 뒤 다시 시도해 주세요. 삭제하지 않았습니다.',
  },
} as const satisfies Area<'ownSong'>;

import type { Area } from './area.ts';

/** `/config`: a server's settings as a file. */
export const configMessages = {
  'config.description': {
    en: 'This server’s settings as a file',
    ja: 'サーバー設定のファイル',
    ko: '서버 설정 파일',
  },
  'config.exportDescription': {
    en: 'Settings, own songs and what is followed, as one file',
    ja: '設定・独自の曲・フォローを1つのファイルに書き出す',
    ko: '설정·직접 추가한 곡·팔로우를 파일 하나로 내보내기',
  },
  'config.importDescription': {
    en: 'Take settings from a file: you are shown first what would change',
    ja: 'ファイルから設定を取り込む(変更内容を確認してから)',
    ko: '파일에서 설정 가져오기(먼저 바뀔 내용을 보여 드립니다)',
  },
  'config.fileOption': {
    en: 'A file that /config export made',
    ja: '/config export で作ったファイル',
    ko: '/config export로 만든 파일',
  },
  'config.exported': {
    en: 'Settings, songs of its own and what this server follows; figures and posts are not in it. /config import reads the file, in another server too.',
    ja: '設定、独自の曲、フォローのファイルです。数値や投稿は含みません。/config import で、別のサーバーにも取り込めます。',
    ko: '설정, 직접 추가한 곡, 팔로우가 담긴 파일입니다. 수치와 게시물은 들어 있지 않습니다. /config import로 다른 서버에서도 가져올 수 있습니다.',
  },
  'config.refused': {
    en: '{name}: {reason}. Nothing was changed.',
    ja: '{name}: {reason}。変更はありません。',
    ko: '{name}: {reason}. 바뀐 것이 없습니다.',
  },
  'config.notConfig': {
    en: 'these are no settings of Tierwatch. Attach a file that /config export made; for a list of songs use /watch import',
    ja: 'Tierwatchの設定ファイルではありません。/config export のファイルを添付してください(曲の一覧は /watch import)',
    ko: 'Tierwatch 설정 파일이 아닙니다. /config export 파일을 첨부하세요(곡 목록은 /watch import)',
  },
  'config.newer': {
    en: 'it is version {version} of the settings file, made by a newer Tierwatch; this one reads up to version {known}. Update Tierwatch here first',
    ja: '設定ファイルのバージョン{version}で、より新しいTierwatchのものです。ここではバージョン{known}まで読めます。先にTierwatchを更新してください',
    ko: '설정 파일 버전 {version}으로, 더 새로운 Tierwatch가 만들었습니다. 여기서는 버전 {known}까지 읽습니다. 먼저 Tierwatch를 업데이트하세요',
  },
  'config.flaws': {
    en: '{n, plural, one {one thing in it is not as it should be. Correct it, or export the file again} other {# things in it are not as they should be. Correct them, or export the file again}}',
    ja: '{n, plural, other {正しくない箇所が#件あります。直すか、書き出し直してください}}',
    ko: '{n, plural, other {올바르지 않은 곳이 #군데 있습니다. 고치거나 다시 내보내세요}}',
  },
  'config.missing': { en: '`{at}` is missing', ja: '`{at}` がありません', ko: '`{at}` 항목이 없습니다' },
  'config.unknown': {
    en: '`{at}` is no field of this version',
    ja: '`{at}` はこのバージョンにない項目です',
    ko: '`{at}` 항목은 이 버전에 없습니다',
  },
  'config.notAllowed': {
    en: '`{at}` has a value that is not allowed',
    ja: '`{at}` の値が正しくありません',
    ko: '`{at}` 값이 올바르지 않습니다',
  },
  'config.file': { en: 'the file', ja: 'ファイル全体', ko: '파일 전체' },
  'config.nothingYet': {
    en: '**{name}: nothing was changed yet.**',
    ja: '**{name}: まだ何も変更していません。**',
    ko: '**{name}: 아직 바뀐 것이 없습니다.**',
  },
  'config.whichChannel': {
    en: 'The file’s channel `{id}` ({uses}) is not one that this server uses. Which channel is it here? {left, plural, one {(1 question left)} other {(# questions left)}}',
    ja: 'ファイルのチャンネル `{id}`({uses})はこのサーバーで使われていません。ここではどのチャンネルですか?(残り{left}問)',
    ko: '파일의 `{id}` 채널({uses})은 이 서버에서 쓰지 않습니다. 여기서는 어느 채널인가요? (남은 질문 {left}개)',
  },
  'config.whichRole': {
    en: 'The file’s role `{id}` ({uses}) is not one that this server uses. Which role is it here? {left, plural, one {(1 question left)} other {(# questions left)}}',
    ja: 'ファイルのロール `{id}`({uses})はこのサーバーで使われていません。ここではどのロールですか?(残り{left}問)',
    ko: '파일의 `{id}` 역할({uses})은 이 서버에서 쓰지 않습니다. 여기서는 어느 역할인가요? (남은 질문 {left}개)',
  },
  'config.chooseChannel': { en: 'The channel here', ja: 'ここでのチャンネル', ko: '여기서 쓸 채널' },
  'config.chooseRole': { en: 'The role here', ja: 'ここでのロール', ko: '여기서 쓸 역할' },
  'config.leaveOut': { en: 'Leave it out', ja: '取り込まない', ko: '제외' },
  'config.everyone': {
    en: 'That role is everyone. Choose another, or leave it out.',
    ja: 'それは全員のロールです。別のロールを選ぶか、除外してください。',
    ko: '그 역할은 모두(everyone)입니다. 다른 역할을 고르거나 제외하세요.',
  },
  'config.settingsHeading': {
    en: '{n, plural, =0 {Settings: all as they are.} one {# setting changes:} other {# settings change:}}',
    ja: '{n, plural, =0 {設定: 変更なし} other {変わる設定: #件}}',
    ko: '{n, plural, =0 {설정: 변경 없음} other {바뀌는 설정: #개}}',
  },
  'config.change': { en: '`{field}`: {from} → {to}', ja: '`{field}`: {from} → {to}', ko: '`{field}`: {from} → {to}' },
  'config.nothing': { en: 'nothing', ja: 'なし', ko: '없음' },
  'config.songs': {
    en: 'Songs of its own: {fresh} new, {already} here already.',
    ja: '独自の曲: 新規{fresh}曲、登録済み{already}曲。',
    ko: '직접 추가한 곡: 새로 {fresh}곡, 이미 있음 {already}곡.',
  },
  'config.watches': {
    en: 'Followed: {fresh} new, {already} already, {unknown} not known here. What this server follows besides stays.',
    ja: 'フォロー: 新規{fresh}件、フォロー済み{already}件、不明{unknown}件。ほかのフォローはそのままです。',
    ko: '팔로우: 새로 {fresh}개, 이미 {already}개, 알 수 없음 {unknown}개. 그 밖의 팔로우는 그대로입니다.',
  },
  'config.skipped': {
    en: 'Left out: {fields}.',
    ja: '取り込まないもの: {fields}。',
    ko: '제외: {fields}.',
  },
  'config.noChange': {
    en: 'All of it is so already.',
    ja: 'すべて同じ内容です。',
    ko: '모두 이미 같습니다.',
  },
  'config.importNow': { en: 'Import', ja: '取り込む', ko: '가져오기' },
  'config.full': {
    en: '{songs, plural, one {# song} other {# songs}} of the file found no room: a server has {limit} songs of its own at most.',
    ja: 'ファイルの{songs}曲は取り込めませんでした(独自の曲は1サーバー{limit}曲まで)。',
    ko: '파일의 {songs}곡은 가져오지 못했습니다(직접 추가한 곡은 서버당 {limit}곡까지).',
  },
  'config.imported': {
    en: 'Imported: {settings, plural, =0 {no setting} one {# setting} other {# settings}}, {songs, plural, =0 {no song} one {# song} other {# songs}} of its own, {watches, plural, =0 {no follow} one {# follow} other {# follows}}.',
    ja: '取り込みました: 設定{settings}件、独自の曲{songs}曲、フォロー{watches}件。',
    ko: '가져왔습니다: 설정 {settings}개, 직접 추가한 곡 {songs}곡, 팔로우 {watches}개.',
  },
} as const satisfies Area<'config'>;

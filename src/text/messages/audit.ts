import type { Area } from './area.ts';

/** What admins changed, a sentence each. */
export const auditMessages = {
  'audit.description': {
    en: 'Who changed what in the last 90 days',
    ja: '直近90日間の変更履歴',
    ko: '최근 90일간의 변경 기록',
  },
  'audit.heading': {
    en: 'Changes of the last 90 days',
    ja: '直近90日間の変更',
    ko: '최근 90일간의 변경',
  },
  'audit.none': {
    en: 'Nothing was changed in the last 90 days.',
    ja: '直近90日間の変更はありません。',
    ko: '최근 90일간 변경된 것이 없습니다.',
  },
  'audit.line': { en: '{moment} · {who}: {what}', ja: '{moment} ・ {who}: {what}', ko: '{moment} · {who}: {what}' },
  'audit.newer': { en: 'Newer', ja: '新しい変更', ko: '최신' },
  'audit.older': { en: 'Older', ja: '以前の変更', ko: '이전' },
  'audit.channel': {
    en: 'posts go to {channel}',
    ja: '投稿先を {channel} に変更',
    ko: '게시 채널을 {channel}(으)로 변경',
  },
  'audit.channelAdded': { en: '{channel} was added', ja: '{channel} を追加', ko: '{channel} 추가' },
  'audit.channelRemoved': {
    en: 'no more posts to {channel}',
    ja: '{channel} への投稿を終了',
    ko: '{channel} 게시 중지',
  },
  'audit.channelGets': {
    en: '{channel} gets {what}',
    ja: '{channel} に「{what}」を投稿',
    ko: '{channel}에 ‘{what}’ 게시',
  },
  'audit.channelGetsNot': {
    en: '{channel} no longer gets {what}',
    ja: '{channel} の「{what}」を終了',
    ko: '{channel}의 ‘{what}’ 중지',
  },
  'audit.language': {
    en: 'language of posts: {language, select, ja {Japanese} ko {Korean} en {English} other {as in Discord}}',
    ja: '投稿の言語: {language, select, ja {日本語} ko {韓国語} en {英語} other {Discordに従う}}',
    ko: '게시물 언어: {language, select, ja {일본어} ko {한국어} en {영어} other {Discord 설정에 따름}}',
  },
  'audit.on': { en: '{what}: on', ja: '{what}: オン', ko: '{what}: 켜짐' },
  'audit.off': { en: '{what}: off', ja: '{what}: オフ', ko: '{what}: 꺼짐' },
  'audit.passed': { en: 'posts about passed levels', ja: '到達の投稿', ko: '돌파 게시물' },
  'audit.certified': { en: 'posts about certificates', ja: '認定の投稿', ko: '공식 인증 게시물' },
  'audit.forecast': { en: 'posts about levels expected soon', ja: '到達見込みの投稿', ko: '달성 예상 게시물' },
  'audit.approaching': { en: 'posts about songs coming near', ja: '到達間近の投稿', ko: '근접 게시물' },
  'audit.crosspost': { en: 'publishing to following servers', ja: 'フォロー先への公開', ko: '팔로우 서버에 발행' },
  'audit.hourly': {
    en: 'at most {n, plural, one {# post} other {# posts}} an hour',
    ja: '1時間に最大{n, plural, other {#件}}',
    ko: '시간당 최대 {n, plural, other {#개}}',
  },
  'audit.minimum': {
    en: '{ladder}: posted from {level}',
    ja: '{ladder}: {level}以上を投稿',
    ko: '{ladder}: {level}부터 게시',
  },
  'audit.minimumNone': {
    en: '{ladder}: every level is posted',
    ja: '{ladder}: すべてのランクを投稿',
    ko: '{ladder}: 모든 등급 게시',
  },
  'audit.role': { en: 'posts mention {role}', ja: '{role} にメンション', ko: '{role} 멘션' },
  'audit.roleNone': { en: 'posts mention nobody', ja: 'メンションなし', ko: '멘션 없음' },
  'audit.quiet': {
    en: 'quiet hours from {from} to {until}',
    ja: 'おやすみ時間: {from}〜{until}',
    ko: '방해 금지 시간: {from}~{until}',
  },
  'audit.quietNone': { en: 'no quiet hours', ja: 'おやすみ時間なし', ko: '방해 금지 시간 없음' },
  'audit.timezone': { en: 'time zone: {zone}', ja: 'タイムゾーン: {zone}', ko: '시간대: {zone}' },
  'audit.digest': {
    en: 'digest: {rhythm, select, weekly {weekly} monthly {monthly} other {off}}',
    ja: 'まとめ: {rhythm, select, weekly {毎週} monthly {毎月} other {オフ}}',
    ko: '요약: {rhythm, select, weekly {매주} monthly {매월} other {끔}}',
  },
  'audit.notices': {
    en: 'admins are told of trouble in {channel}',
    ja: '管理者への連絡先: {channel}',
    ko: '관리자 알림 채널: {channel}',
  },
  'audit.noticesNone': {
    en: 'admins are told of trouble by direct message',
    ja: '管理者への連絡先: ダイレクトメッセージ',
    ko: '관리자 알림: 개인 메시지',
  },
  'audit.template': {
    en: 'first sentence of posts ({post}): {text}',
    ja: '投稿の冒頭文({post}): {text}',
    ko: '게시물 첫 문장({post}): {text}',
  },
  'audit.templateNone': {
    en: 'first sentence of posts ({post}): the usual one',
    ja: '投稿の冒頭文({post}): 標準に戻す',
    ko: '게시물 첫 문장({post}): 기본값',
  },
  'audit.reporters': {
    en: 'members with {role} may record numbers',
    ja: '{role} のメンバーが数値を記録可能に',
    ko: '{role} 멤버의 수치 기록 허용',
  },
  'audit.reportersNone': {
    en: 'admins alone may record numbers',
    ja: '数値の記録は管理者のみに',
    ko: '수치 기록은 관리자만',
  },
  'audit.round': {
    en: 'reporters are reminded in {channel}',
    ja: '記録のリマインド先: {channel}',
    ko: '기록 알림 채널: {channel}',
  },
  'audit.roundNone': { en: 'reporters are not reminded', ja: '記録のリマインドなし', ko: '기록 알림 없음' },
  'audit.watchAdded': { en: 'follows {name}', ja: '{name} をフォロー', ko: '{name} 팔로우' },
  'audit.watchRemoved': { en: 'no longer follows {name}', ja: '{name} のフォローを解除', ko: '{name} 팔로우 해제' },
  'audit.songAdded': { en: 'added the song {name}', ja: '曲を追加: {name}', ko: '곡 추가: {name}' },
  'audit.songChanged': { en: 'changed the song {name}', ja: '曲を変更: {name}', ko: '곡 변경: {name}' },
  'audit.songRemoved': { en: 'removed the song {name}', ja: '曲を削除: {name}', ko: '곡 삭제: {name}' },
  'audit.imported': {
    en: 'imported a file with {n, plural, one {# entry} other {# entries}}',
    ja: 'ファイルを取り込み({n, plural, other {#件}})',
    ko: '파일 가져오기({n, plural, other {#개}})',
  },
  'audit.other': { en: 'another change ({what})', ja: 'その他の変更({what})', ko: '기타 변경({what})' },
} as const satisfies Area<'audit'>;

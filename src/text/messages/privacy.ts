import type { Area } from './area.ts';

/** `/privacy`: what is kept about the person who asks, and how it goes away. */
export const privacyMessages = {
  'privacy.description': {
    en: 'What I keep about you, and how to delete it',
    ja: 'あなたについて保存している情報の確認と削除',
    ko: '나에 대해 저장된 정보 확인과 삭제',
  },
  'privacy.showDescription': {
    en: 'Shows what I keep about you',
    ja: 'あなたについて保存している情報を表示',
    ko: '나에 대해 저장된 정보 보기',
  },
  'privacy.deleteDescription': {
    en: 'Deletes what I keep about you, after asking once more',
    ja: 'あなたについて保存している情報を確認のうえ削除',
    ko: '나에 대해 저장된 정보를 확인 후 삭제',
  },
  'privacy.heading': {
    en: '**What I keep about you**: your Discord id, next to these.',
    ja: '**あなたについて保存している情報**: 次の記録に、あなたのDiscord IDが付いています。',
    ko: '**나에 대해 저장된 정보**: 아래 기록에 내 Discord ID가 함께 저장되어 있습니다.',
  },
  'privacy.nothing': {
    en: 'I keep nothing about you.',
    ja: 'あなたについて保存している情報はありません。',
    ko: '나에 대해 저장된 정보가 없습니다.',
  },
  'privacy.watches': {
    en: '{n, plural, one {# song or act that you had a server follow} other {# songs or acts that you had servers follow}}',
    ja: '{n, plural, other {サーバーでフォローに追加した曲やアーティスト: #件}}',
    ko: '{n, plural, other {서버의 팔로우 목록에 추가한 곡이나 아티스트 #건}}',
  },
  'privacy.settings': {
    en: '{n, plural, one {# setting that you chose for a server} other {# settings that you chose for servers}}',
    ja: '{n, plural, other {サーバーで変更した設定: #件}}',
    ko: '{n, plural, other {서버에서 바꾼 설정 #건}}',
  },
  'privacy.numbers': {
    en: '{n, plural, one {# figure that you typed} other {# figures that you typed}}',
    ja: '{n, plural, other {入力した数値: #件}}',
    ko: '{n, plural, other {입력한 수치 #건}}',
  },
  'privacy.decisions': {
    en: '{n, plural, one {# decision about a figure or post} other {# decisions about figures and posts}}',
    ja: '{n, plural, other {数値や投稿について行った判断: #件}}',
    ko: '{n, plural, other {수치나 게시물에 대한 결정 #건}}',
  },
  'privacy.requests': {
    en: '{n, plural, one {# song that you asked for, or number that you reported as wrong} other {# songs that you asked for, or numbers that you reported as wrong}}',
    ja: '{n, plural, other {追加を依頼した曲、または誤りとして報告した数値: #件}}',
    ko: '{n, plural, other {추가를 요청한 곡이나 잘못되었다고 신고한 수치 #건}}',
  },
  'privacy.wishes': {
    en: '{n, plural, one {# song that you asked to be told about} other {# songs that you asked to be told about}}',
    ja: '{n, plural, other {到達を知らせるよう頼んだ曲: #件}}',
    ko: '{n, plural, other {돌파하면 알려 달라고 한 곡 #건}}',
  },
  'privacy.drafts': {
    en: '{n, plural, one {# entry that you began and did not save (kept for a week)} other {# entries that you began and did not save (kept for a week)}}',
    ja: '{n, plural, other {途中まで入力して保存していないもの(1週間で消えます): #件}}',
    ko: '{n, plural, other {입력하다 저장하지 않은 내용(일주일 뒤 삭제) #건}}',
  },
  'privacy.messages': {
    en: '{n, plural, one {# direct message from me to you} other {# direct messages from me to you}}',
    ja: '{n, plural, other {ボットから送ったダイレクトメッセージ: #件}}',
    ko: '{n, plural, other {봇이 보낸 다이렉트 메시지 #건}}',
  },
  'privacy.never': {
    en: 'I read no messages and keep no lists of members. Nothing of this is shown to other servers.',
    ja: 'メッセージの内容は読まず、メンバー一覧も保存しません。ほかのサーバーには表示されません。',
    ko: '메시지 내용을 읽지 않으며 멤버 목록도 저장하지 않습니다. 다른 서버에는 표시되지 않습니다.',
  },
  'privacy.what': {
    en: 'What is yours alone is deleted from my records: unsaved entries, and what I noted of direct messages to you. Figures, settings and followed songs belong to their server: they stay, without your id. This cannot be undone, and what is waiting to be told to you is not sent.',
    ja: 'あなただけの記録(未保存の入力、ダイレクトメッセージの記録)は削除します。数値・設定・フォローはサーバーのものとして残り、あなたのIDだけを消します。元に戻せません。送信前のお知らせも送られなくなります。',
    ko: '나만의 기록(저장하지 않은 입력, 다이렉트 메시지 기록)은 삭제됩니다. 수치와 설정, 팔로우는 서버의 것으로 남되 내 ID만 지워집니다. 되돌릴 수 없으며, 아직 보내지 않은 알림도 보내지 않습니다.',
  },
  'privacy.delete': { en: 'Delete it', ja: '削除する', ko: '삭제' },
  'privacy.keep': { en: 'Keep it', ja: 'やめる', ko: '취소' },
  'privacy.kept': { en: 'Nothing was changed.', ja: '何も変更していません。', ko: '변경하지 않았습니다.' },
  'privacy.deleted': {
    en: 'Done: your id stands nowhere in my records any more.',
    ja: '削除しました。記録にあなたのIDは残っていません。',
    ko: '삭제했습니다. 기록에 내 ID가 더 이상 남아 있지 않습니다.',
  },
} as const satisfies Area<'privacy'>;

import type { Area } from './area.ts';

/** `/certificates`: where whoever runs the bot enters official certificates. */
export const certificatesMessages = {
  'certificates.description': {
    en: 'Official certificates, for whoever runs this bot',
    ja: '公式認定の登録(ボットの運営者専用)',
    ko: '공식 인증 등록(봇 운영자 전용)',
  },
  'certificates.addDescription': {
    en: 'Enter an official certificate, for all servers',
    ja: '公式認定を登録(全サーバーに反映)',
    ko: '공식 인증 등록(모든 서버에 반영)',
  },
  'certificates.removeDescription': {
    en: 'Take a mistaken certificate back',
    ja: '誤って登録した認定を取り消す',
    ko: '잘못 등록한 인증 취소',
  },
  'certificates.levelOption': { en: 'The certified level', ja: '認定ランク', ko: '인증 등급' },
  'certificates.monthOption': {
    en: 'The batch month: 2025-04, 2025年4月度, …',
    ja: '認定月(2025-04、2025年4月度 など)',
    ko: '인증 월(2025-04, 2025년 4월 등)',
  },
  'certificates.linkOption': { en: 'The page that says so', ja: '出典ページのリンク', ko: '출처 페이지 링크' },
  'certificates.certificateOption': {
    en: 'Type the song, then choose the certificate',
    ja: '曲名を入力して認定を選んでください',
    ko: '곡 이름을 입력한 뒤 인증을 선택하세요',
  },
  'certificates.levelUntil': {
    en: '{level} (given until {month})',
    ja: '{level}({month}度まで)',
    ko: '{level}({month}분까지)',
  },
  'certificates.unknownLevel': {
    en: 'There is no certified level “{name}”. Choose one of the suggestions.',
    ja: '「{name}」という認定ランクはありません。候補から選んでください。',
    ko: '‘{name}’ 인증 등급은 없습니다. 제안 목록에서 선택하세요.',
  },
  'certificates.monthForm': {
    en: 'The month “{month}” is not clear. Write the batch month, such as 2025-04 or 2025年4月度.',
    ja: '認定月「{month}」を読み取れません。2025-04 や 2025年4月度 のように入力してください。',
    ko: '인증 월 ‘{month}’을(를) 알 수 없습니다. 2025-04 또는 2025년 4월처럼 입력하세요.',
  },
  'certificates.monthIsDay': {
    en: '“{month}” is a day, maybe that of publication. Write the month the certificates are dated, such as 2025-04.',
    ja: '「{month}」は日付です(発表日の可能性があります)。認定月を 2025-04 のように入力してください。',
    ko: '‘{month}’은(는) 날짜입니다(발표일일 수 있습니다). 인증 월을 2025-04처럼 입력하세요.',
  },
  'certificates.monthInFuture': {
    en: '{month} is still to come. Check the month.',
    ja: '{month}はまだ先です。月を確認してください。',
    ko: '{month}은 아직 오지 않았습니다. 월을 확인하세요.',
  },
  'certificates.notGiven': {
    en: '{level} was not given in {month}. Given then: {levels}. Check the level or the month.',
    ja: '{level}は{month}度にはありませんでした。当時のランク: {levels}。ランクか月を確認してください。',
    ko: '{month}에는 {level} 등급이 없었습니다. 당시 등급: {levels}. 등급 또는 월을 확인하세요.',
  },
  'certificates.noneGiven': {
    en: 'No certificates were given in {month}. Check the month.',
    ja: '{month}度には認定がありませんでした。月を確認してください。',
    ko: '{month}에는 인증이 없었습니다. 월을 확인하세요.',
  },
  'certificates.badLink': {
    en: '“{link}” is not a web address. Paste the address of the page that says so (https://…).',
    ja: '「{link}」はウェブアドレスではありません。出典ページのアドレス(https://…)を貼り付けてください。',
    ko: '‘{link}’은(는) 웹 주소가 아닙니다. 출처 페이지 주소(https://…)를 붙여 넣으세요.',
  },
  'certificates.entry': {
    en: '**{song}**: {mark}, {level}, {month}',
    ja: '**{song}**: {mark} {level}、{month}度',
    ko: '**{song}**: {mark} {level}, {month}분',
  },
  'certificates.undated': {
    en: '**{song}**: {mark}, {level} (month not known)',
    ja: '**{song}**: {mark} {level}(認定月不明)',
    ko: '**{song}**: {mark} {level}(인증 월 미상)',
  },
  'certificates.source': { en: 'Source: {link}', ja: '出典: {link}', ko: '출처: {link}' },
  'certificates.known': {
    en: 'That certificate is in the list already, just so. Nothing was changed.',
    ja: 'この認定はすでに同じ内容で登録されています。変更はありません。',
    ko: '이미 같은 내용으로 등록된 인증입니다. 변경된 것이 없습니다.',
  },
  'certificates.changes': {
    en: 'It is in the list with another month or source. Saving corrects that; nothing is posted.',
    ja: '認定月または出典が異なる内容で登録されています。保存すると訂正され、投稿はされません。',
    ko: '인증 월 또는 출처가 다르게 등록되어 있습니다. 저장하면 정정되며 게시되지 않습니다.',
  },
  'certificates.willPost': {
    en: '{n, plural, one {Will be posted in # channel: {channels}} other {Will be posted in # channels: {channels}}}',
    ja: '{n, plural, other {#チャンネルに投稿されます: {channels}}}',
    ko: '{n, plural, other {채널 #곳에 게시됩니다: {channels}}}',
  },
  'certificates.tooOld': {
    en: '{n, plural, one {Will be recorded, not posted: # channel follows it, but it is not of the two latest batches, or its batch was published more than 14 days ago.} other {Will be recorded, not posted: # channels follow it, but it is not of the two latest batches, or its batch was published more than 14 days ago.}}',
    ja: '{n, plural, other {記録のみで投稿はされません。#チャンネルがフォローしていますが、直近2回の認定ではないか、発表から14日を過ぎています。}}',
    ko: '{n, plural, other {기록만 되고 게시되지 않습니다. 채널 #곳이 팔로우하지만, 최근 두 차례의 인증이 아니거나 발표 후 14일이 지났습니다.}}',
  },
  'certificates.nobody': {
    en: 'Will be recorded, not posted: no server with a channel follows this song on this certification.',
    ja: '記録のみで投稿はされません。この認定基準でこの曲をフォローしているサーバーがありません。',
    ko: '기록만 되고 게시되지 않습니다. 이 인증 기준으로 이 곡을 팔로우하는 서버가 없습니다.',
  },
  'certificates.moreChannels': {
    en: '{n, plural, one {and # more} other {and # more}}',
    ja: '{n, plural, other {ほか#件}}',
    ko: '{n, plural, other {외 #곳}}',
  },
  'certificates.saveAndPost': { en: 'Save and post', ja: '保存して投稿', ko: '저장하고 게시' },
  'certificates.save': { en: 'Save', ja: '保存', ko: '저장' },
  'certificates.cancel': { en: 'Cancel', ja: 'キャンセル', ko: '취소' },
  'certificates.saved': {
    en: '{n, plural, =0 {Saved. Nothing is posted.} one {Saved. # post goes out now.} other {Saved. # posts go out now.}}',
    ja: '{n, plural, =0 {保存しました。投稿はありません。} other {保存しました。#件を投稿します。}}',
    ko: '{n, plural, =0 {저장했습니다. 게시물은 없습니다.} other {저장했습니다. #건을 게시합니다.}}',
  },
  'certificates.cancelled': {
    en: 'Cancelled. Nothing was changed.',
    ja: 'キャンセルしました。変更はありません。',
    ko: '취소했습니다. 변경된 것이 없습니다.',
  },
  'certificates.gone': {
    en: 'This has been saved or cancelled already, or waited for more than a day. Please type the command again.',
    ja: 'すでに保存またはキャンセルされたか、1日以上経過しています。もう一度コマンドを入力してください。',
    ko: '이미 저장 또는 취소되었거나 하루가 지났습니다. 명령을 다시 입력해 주세요.',
  },
  'certificates.unknownCertificate': {
    en: 'That is not one certificate of the list. Type the song and choose one of the suggestions.',
    ja: '該当する認定が1件に絞れません。曲名を入力し、候補から選んでください。',
    ko: '해당하는 인증을 하나로 정할 수 없습니다. 곡 이름을 입력하고 제안 목록에서 선택하세요.',
  },
  'certificates.willRemove': {
    en: 'Taking it back: {corrected, plural, =0 {no post has to be corrected} one {# post gets a line of correction} other {# posts get a line of correction}}, {unposted, plural, =0 {none is waiting} one {# waiting post is dropped} other {# waiting posts are dropped}}.',
    ja: '取り消すと: 訂正される投稿{corrected}件、取りやめになる投稿{unposted}件。',
    ko: '취소하면: 정정되는 게시물 {corrected}건, 게시하지 않게 되는 대기 게시물 {unposted}건.',
  },
  'certificates.remove': { en: 'Take it back', ja: '取り消す', ko: '인증 등록 취소' },
  'certificates.removed': {
    en: 'Taken back. No list brings it again; if it was right after all, enter it with /certificates add.',
    ja: '取り消しました。リストの更新で復活することはありません。正しかった場合は /certificates add で登録し直してください。',
    ko: '등록을 취소했습니다. 목록 업데이트로 되살아나지 않습니다. 올바른 인증이었다면 /certificates add로 다시 등록하세요.',
  },
} as const satisfies Area<'certificates'>;

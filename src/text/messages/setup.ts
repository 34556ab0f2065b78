import type { Area } from './area.ts';

/** `/setup`: one private message that leads through what a server chooses. */
export const setupMessages = {
  'setup.description': {
    en: 'Set this server up in a minute: channel, language, what is posted, whom to follow',
    ja: '1分で設定: チャンネル、言語、投稿内容、フォローするアーティスト',
    ko: '1분 설정: 채널, 언어, 게시 내용, 팔로우할 아티스트',
  },
  'setup.heading': {
    en: '**Setup, step {n} of {all}: {step}**',
    ja: '**初期設定 {n}/{all}: {step}**',
    ko: '**설정 {n}/{all}단계: {step}**',
  },
  'setup.saved': {
    en: 'Every choice is saved at once, and can be changed later: here, or with /settings.',
    ja: '選択はその場で保存されます。あとから、この画面または /settings で変更できます。',
    ko: '선택하면 바로 저장됩니다. 나중에 여기 또는 /settings에서 바꿀 수 있습니다.',
  },
  'setup.back': { en: 'Back', ja: '戻る', ko: '뒤로' },
  'setup.next': { en: 'Next', ja: '次へ', ko: '다음' },
  'setup.stale': {
    en: 'That choice is no longer there. Here is how things stand now.',
    ja: 'その選択肢はもうありません。現在の状態を表示します。',
    ko: '그 선택지는 더 이상 없습니다. 현재 상태를 표시합니다.',
  },
  'setup.channel': { en: 'Channel', ja: 'チャンネル', ko: '채널' },
  'setup.channelNow': {
    en: 'Passed levels and new certificates are posted in {channel}.',
    ja: '到達・認定のお知らせは {channel} に投稿されます。',
    ko: '돌파·인증 소식은 {channel}에 게시됩니다.',
  },
  'setup.channelNone': {
    en: 'Where should passed levels and new certificates be posted? Until you choose, nothing is posted; /tier works anyway.',
    ja: '到達・認定のお知らせをどのチャンネルに投稿しますか? 選ぶまで投稿されません(/tier は使えます)。',
    ko: '돌파·인증 소식을 어느 채널에 게시할까요? 선택할 때까지 게시되지 않습니다(/tier는 사용할 수 있습니다).',
  },
  'setup.channelChoose': { en: 'Choose the channel', ja: 'チャンネルを選択', ko: '채널 선택' },
  'setup.missing': {
    en: 'I cannot post in {channel} yet. There I need: {permissions}. In the channel’s settings, under Permissions, allow these for my role, then choose it again. Nothing was changed.',
    ja: '{channel} にはまだ投稿できません。必要な権限: {permissions}。チャンネル設定の「権限」でボットのロールに許可してから、もう一度選んでください。設定は変更していません。',
    ko: '{channel}에 아직 게시할 수 없습니다. 필요한 권한: {permissions}. 채널 설정의 ‘권한’에서 봇 역할에 허용한 뒤 다시 선택하세요. 설정은 바뀌지 않았습니다.',
  },
  'setup.obstacle': {
    en: 'I cannot post in {channel} yet.',
    ja: '{channel} にはまだ投稿できません。',
    ko: '{channel}에 아직 게시할 수 없습니다.',
  },
  'setup.channelFirst': {
    en: 'Choose a channel first: go back to the first step.',
    ja: '先にチャンネルを選んでください(最初のステップ)。',
    ko: '먼저 채널을 선택하세요(첫 단계).',
  },
  'setup.language': { en: 'Language', ja: '言語', ko: '언어' },
  'setup.languageChoose': { en: 'Choose the language of posts', ja: '投稿の言語を選択', ko: '게시물 언어 선택' },
  'setup.ladders': { en: 'Certifications and milestones', ja: '認定基準・節目', ko: '인증 기준·기록 단계' },
  'setup.laddersChoose': { en: 'Choose at least one', ja: '1つ以上選択', ko: '하나 이상 선택' },
  'setup.posts': { en: 'What is posted', ja: '投稿の種類', ko: '게시 종류' },
  'setup.postsAbout': {
    en: 'Passed is our estimate from published figures; certified is the association’s own word, a month or more later. Coming near and expected soon are posted without a notification.',
    ja: '「到達(推定)」は公表された数値からの推定、「公式認定」は協会の発表です(1か月以上あとになります)。「まもなく到達」と「到達見込み」は通知なしで投稿します。',
    ko: '‘돌파(추정)’는 공개된 수치로 추정한 것이고, ‘공식 인증’은 한 달 이상 뒤에 나오는 협회의 발표입니다. ‘달성 임박’과 ‘예상 달성일’은 알림 없이 게시합니다.',
  },
  'setup.postsChoose': { en: 'Choose what is posted', ja: '投稿する種類を選択', ko: '게시할 종류 선택' },
  'setup.postsNear': { en: 'coming near (from 95% on)', ja: 'まもなく到達(95%から)', ko: '달성 임박(95%부터)' },
  'setup.postsLater': {
    en: 'Finer: /settings posts (lowest level, distance, posts an hour), /settings quiet, /settings digest.',
    ja: '詳しい設定: /settings posts(最低ランク、距離、1時間の上限)、/settings quiet、/settings digest。',
    ko: '세부 설정: /settings posts(최저 등급, 거리, 시간당 한도), /settings quiet, /settings digest.',
  },
  'setup.role': { en: 'Whom to mention', ja: 'メンションする相手', ko: '멘션할 역할' },
  'setup.roleAbout': {
    en: 'Passed levels and certificates can mention one role. Nobody is mentioned unless you choose one.',
    ja: '到達・認定の投稿で1つのロールにメンションできます。選ばなければ誰にもメンションしません。',
    ko: '돌파·인증 게시물에서 역할 하나를 멘션할 수 있습니다. 선택하지 않으면 아무도 멘션하지 않습니다.',
  },
  'setup.roleChoose': { en: 'Choose a role', ja: 'ロールを選択', ko: '역할 선택' },
  'setup.roleClear': { en: 'Mention nobody', ja: 'メンションしない', ko: '멘션하지 않기' },
  'setup.follow': { en: 'Whom to follow', ja: 'フォローするアーティスト', ko: '팔로우할 아티스트' },
  'setup.followNone': {
    en: 'This server follows nothing yet. Following an act means all of its songs, later ones too.',
    ja: 'まだ何もフォローしていません。アーティストをフォローすると、今後の曲も含めて全曲が対象になります。',
    ko: '아직 팔로우하는 것이 없습니다. 아티스트를 팔로우하면 앞으로 나올 곡까지 모든 곡이 대상이 됩니다.',
  },
  'setup.followNow': {
    en: 'This server follows {artists, plural, =0 {no acts} one {# act} other {# acts}}, {songs, plural, =0 {no single songs} one {# single song} other {# single songs}}{markets, plural, =0 {} one {, # whole market} other {, # whole markets}}',
    ja: 'フォロー中: {artists, plural, other {アーティスト#組}}、{songs, plural, other {個別の曲#曲}}{markets, plural, =0 {} other {、#市場の全曲}}',
    ko: '팔로우 중: {artists, plural, other {아티스트 #팀}}, {songs, plural, other {개별 곡 #곡}}{markets, plural, =0 {} other {, 시장 #개 전체}}',
  },
  'setup.followAdded': {
    en: 'Now followed: {names}.',
    ja: 'フォローしました: {names}。',
    ko: '팔로우했습니다: {names}.',
  },
  'setup.followChoose': {
    en: 'Choose acts (page {page})',
    ja: 'アーティストを選択({page}ページ目)',
    ko: '아티스트 선택({page}페이지)',
  },
  'setup.followHint': {
    en: '{songs, plural, =0 {no songs yet} one {# song} other {# songs}} · {market}',
    ja: '{songs, plural, other {#曲}} ・ {market}',
    ko: '{songs, plural, other {#곡}} · {market}',
  },
  'setup.followLater': {
    en: 'Single songs: /watch song. What is followed, and how to stop: /watch list, /watch remove.',
    ja: '曲だけをフォロー: /watch song。一覧と解除: /watch list、/watch remove。',
    ko: '곡만 팔로우: /watch song. 목록과 해제: /watch list, /watch remove.',
  },
  'setup.find': { en: 'Find an act', ja: 'アーティストを探す', ko: '아티스트 찾기' },
  'setup.findField': { en: 'Name, in any script', ja: '名前(表記は問いません)', ko: '이름(표기 무관)' },
  'setup.findUnknown': {
    en: 'I know no act called “{name}”.',
    ja: '「{name}」というアーティストは見つかりません。',
    ko: '‘{name}’(이)라는 아티스트를 찾을 수 없습니다.',
  },
  'setup.findNearest': {
    en: 'The nearest are: {names}.',
    ja: '近い名前: {names}。',
    ko: '비슷한 이름: {names}.',
  },
  'setup.moreActs': { en: 'More acts', ja: '次のアーティスト', ko: '다른 아티스트' },
  'setup.firstActs': { en: 'First page', ja: '最初のページ', ko: '첫 페이지' },
  'setup.done': { en: 'Ready', ja: '完了', ko: '완료' },
  'setup.ready': {
    en: 'Everything is set. Posts begin with the next level that is passed or certified; what was reached before is not posted.',
    ja: '設定は完了です。次に到達・認定されたランクから投稿します。これまでに到達したものは投稿しません。',
    ko: '설정이 끝났습니다. 다음에 돌파하거나 인증되는 등급부터 게시합니다. 이전에 도달한 것은 게시하지 않습니다.',
  },
  'setup.lacking': {
    en: 'Still missing: {what}.',
    ja: '未設定: {what}。',
    ko: '아직 없는 것: {what}.',
  },
  'setup.expect': {
    en: 'Expect {n, plural, =0 {less than one post} one {about one post} other {about # posts}} a month.',
    ja: '投稿の目安は{n, plural, =0 {月に1件未満} other {月に約#件}}です。',
    ko: '예상 게시물은 {n, plural, =0 {한 달에 1개 미만} other {한 달에 약 #개}}입니다.',
  },
  'setup.expectHow': {
    en: 'Worked out from {songs, plural, one {# song} other {# songs}}: {certified, plural, =0 {no certificate} one {# certificate} other {# certificates}} within the last 12 months in our list, which is partial, and {passed, plural, =0 {no level} one {# level} other {# levels}} that the {paced, plural, =0 {songs} one {# song} other {# songs}} with a known pace would pass within a year.',
    ja: '算出方法: 対象{songs, plural, other {#曲}}。直近12か月の認定が当ボットのリスト(一部のみ)に{certified, plural, other {#件}}、増加ペースのわかる{paced, plural, other {#曲}}が1年以内に到達する見込みが{passed, plural, other {#件}}。',
    ko: '계산 방법: 대상 {songs, plural, other {#곡}}. 최근 12개월의 공식 인증이 봇의 목록(일부)에 {certified, plural, other {#건}}, 증가 속도를 아는 {paced, plural, other {#곡}}이 1년 안에 돌파할 등급 {passed, plural, other {#개}}.',
  },
  'setup.expectUnknown': {
    en: 'For songs without numbers nothing can be said; with /record you can add some.',
    ja: '数値のない曲は見込みを出せません。/record で追加できます。',
    ko: '수치가 없는 곡은 예상할 수 없습니다. /record로 추가할 수 있습니다.',
  },
  'setup.test': { en: 'Send a test post', ja: 'テスト投稿を送る', ko: '테스트 게시물 보내기' },
  'setup.steps': { en: 'Change a step', ja: '設定し直す', ko: '단계 다시 설정' },
  'setup.board': { en: 'A living board', ja: '常設ボード', ko: '상시 현황판' },
  'setup.boardWhat': {
    en: 'If you like: one message that I keep up to date with the followed songs, their distance and the expected day. It is edited at most once an hour and never notifies. You can skip this.',
    ja: '希望する場合、フォロー中の曲の残り回数と到達見込みを、1つのメッセージで更新し続けます。更新は最大1時間に1回で、通知はしません。設置しなくてもかまいません。',
    ko: '원하면 팔로우 중인 곡의 남은 횟수와 예상 달성일을 한 메시지에 계속 갱신합니다. 최대 한 시간에 한 번 갱신하며 알림은 없습니다. 건너뛰어도 됩니다.',
  },
  'setup.boardNow': {
    en: 'There is one in {channel}.',
    ja: '{channel} に設置済みです。',
    ko: '{channel} 채널에 있습니다.',
  },
  'setup.boardChoose': { en: 'Channel for the board', ja: 'ボードを置くチャンネル', ko: '현황판을 둘 채널' },
} as const satisfies Area<'setup'>;

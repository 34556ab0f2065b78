import type { Area } from './area.ts';

/** `/doctor`: what works in this server and what does not, each with the remedy. */
export const doctorMessages = {
  'doctor.description': {
    en: 'What works here and what does not, each with the remedy',
    ja: '動作状況の確認と、問題への対処方法',
    ko: '작동 상태 확인과 문제 해결 방법',
  },
  'doctor.fine': {
    en: '**Everything I can check works.**',
    ja: '**確認できる項目に問題はありません。**',
    ko: '**확인할 수 있는 항목에 문제가 없습니다.**',
  },
  'doctor.problems': {
    en: '**{n, plural, one {# thing needs attention} other {# things need attention}}**',
    ja: '**{n, plural, other {対応が必要な項目が#件あります}}**',
    ko: '**{n, plural, other {확인이 필요한 항목이 #건 있습니다}}**',
  },
  'doctor.problem': { en: 'Problem', ja: '問題', ko: '문제' },
  'doctor.note': { en: 'Note', ja: '補足', ko: '참고' },
  'doctor.ok': { en: 'OK', ja: '正常', ko: '정상' },
  'doctor.noChannel': {
    en: 'No channel is chosen, so nothing is posted. Choose one: /settings channel.',
    ja: '投稿先のチャンネルが未設定のため、お知らせは投稿されません。/settings channel で選んでください。',
    ko: '게시할 채널이 정해지지 않아 소식이 게시되지 않습니다. /settings channel로 정해 주세요.',
  },
  'doctor.channelWorks': {
    en: 'I can post in {channel}.',
    ja: '{channel} に投稿できます。',
    ko: '{channel} 채널에 게시할 수 있습니다.',
  },
  'doctor.channelBroken': {
    en: 'I cannot post in {channel}.',
    ja: '{channel} に投稿できません。',
    ko: '{channel} 채널에 게시할 수 없습니다.',
  },
  'doctor.channelWaiting': {
    en: '{n, plural, one {# post waits for it.} other {# posts wait for it.}}',
    ja: '{n, plural, other {#件の投稿が待っています。}}',
    ko: '{n, plural, other {게시물 #건이 기다리고 있습니다.}}',
  },
  'doctor.channelRetry': {
    en: 'When that is done: /announcements retry.',
    ja: '対応後に /announcements retry を実行してください。',
    ko: '조치한 뒤 /announcements retry를 실행하세요.',
  },
  'doctor.roleWorks': {
    en: 'Posts can mention {role}.',
    ja: '投稿で {role} にメンションできます。',
    ko: '게시물에서 {role} 역할을 멘션할 수 있습니다.',
  },
  'doctor.roleGone': {
    en: 'The role that posts mention was deleted. Choose another, or none: /settings role.',
    ja: '投稿でメンションするロールが削除されています。/settings role で選び直すか、なしにしてください。',
    ko: '게시물이 멘션할 역할이 삭제되었습니다. /settings role로 다시 고르거나 해제하세요.',
  },
  'doctor.roleQuiet': {
    en: '{role} is mentioned, but nobody is notified: allow anyone to mention that role in its settings, or give me “Mention @everyone, @here, and All Roles”.',
    ja: '{role} にメンションしても通知されません。ロール設定で「全員にこのロールへのメンションを許可」をオンにするか、ボットに「@everyone、@here、全てのロールにメンション」権限を付けてください。',
    ko: '{role} 역할을 멘션해도 알림이 가지 않습니다. 역할 설정에서 누구나 멘션할 수 있게 하거나 봇에게 ‘@everyone, @here, 모든 역할 멘션하기’ 권한을 주세요.',
  },
  'doctor.kindsNone': {
    en: 'Every kind of post is switched off in {channel}: nothing but a digest, where one is set, is posted there. Switch kinds on with /settings posts.',
    ja: '{channel} では投稿の種類がすべてオフのため、設定中のまとめ以外は投稿されません。/settings posts でオンにできます。',
    ko: '{channel}에서는 모든 게시 종류가 꺼져 있어, 설정된 요약 외에는 게시되지 않습니다. /settings posts로 켤 수 있습니다.',
  },
  'doctor.followsNothing': {
    en: 'Nothing is followed, so there is nothing to post. Begin with /watch artist.',
    ja: 'フォロー中の曲がないため、投稿するものがありません。/watch artist で始めてください。',
    ko: '팔로우 중인 곡이 없어 게시할 소식이 없습니다. /watch artist로 시작하세요.',
  },
  'doctor.follows': {
    en: '{n, plural, =0 {What is followed has no songs yet.} one {# song is followed.} other {# songs are followed.}}',
    ja: '{n, plural, other {#曲をフォロー中です。}}',
    ko: '{n, plural, other {#곡을 팔로우 중입니다.}}',
  },
  'doctor.uncounted': {
    en: '{n, plural, one {# followed song has} other {# followed songs have}} neither a number nor a certificate yet ({examples}): nothing can be posted about them until somebody enters one with /record, or whoever runs this bot adds a source.',
    ja: '{n, plural, other {数値も認定もまだないフォロー中の曲が#曲あります}}({examples})。/record で数値を入力するか、ボットの運営者が出典を追加するまで投稿できません。',
    ko: '{n, plural, other {수치도 인증도 아직 없는 팔로우 곡이 #곡 있습니다}}({examples}). /record로 수치를 입력하거나 봇 운영자가 출처를 추가할 때까지 게시할 수 없습니다.',
  },
  'doctor.stale': {
    en: '{n, plural, one {The newest number of # followed song is} other {The newest numbers of # followed songs are}} older than {days} days ({examples}): distances may be far off. Newer ones come with /record number.',
    ja: '{n, plural, other {最新の数値が{days}日より古いフォロー中の曲が#曲あります}}({examples})。残り回数は実際と大きく違うかもしれません。/record number で新しい数値を入力できます。',
    ko: '{n, plural, other {최신 수치가 {days}일보다 오래된 팔로우 곡이 #곡 있습니다}}({examples}). 남은 횟수가 실제와 크게 다를 수 있습니다. /record number로 새 수치를 입력하세요.',
  },
  'doctor.fresh': {
    en: 'Every followed song has a number or certificate, none of them too old.',
    ja: 'フォロー中の曲はすべて、十分に新しい数値か認定があります。',
    ko: '팔로우 중인 모든 곡에 충분히 최근의 수치나 인증이 있습니다.',
  },
  'doctor.undecided': {
    en: '{n, plural, one {It is not known whether # post arrived} other {It is not known whether # posts arrived}}: decide in /announcements log.',
    ja: '{n, plural, other {投稿されたか不明なお知らせが#件あります}}。/announcements log で決めてください。',
    ko: '{n, plural, other {게시 여부를 알 수 없는 소식이 #건 있습니다}}. /announcements log에서 결정해 주세요.',
  },
  'doctor.boards': {
    en: '{n, plural, one {# board is} other {# boards are}} no longer kept up to date: /board list says why.',
    ja: '{n, plural, other {更新が止まっているボードが#件あります}}。理由は /board list で確認できます。',
    ko: '{n, plural, other {갱신이 멈춘 현황판이 #개 있습니다}}. 이유는 /board list에서 확인하세요.',
  },
  'doctor.digestNext': {
    en: 'The next digest comes {at}.',
    ja: '次の定期まとめ: {at}',
    ko: '다음 모아보기: {at}',
  },
  'doctor.clockOff': {
    en: 'The clock of the machine I run on is off by {seconds} s: times in posts and digests are wrong. Whoever runs this bot should set it by NTP.',
    ja: 'ボットを動かしている機器の時計が{seconds}秒ずれています。投稿や定期まとめの時刻がずれます。運営者はNTPで時刻を合わせてください。',
    ko: '봇이 실행되는 기기의 시계가 {seconds}초 어긋나 있습니다. 게시물과 모아보기의 시각이 틀릴 수 있으니 운영자는 NTP로 시각을 맞춰 주세요.',
  },
  'doctor.clockRight': {
    en: 'My clock agrees with Discord’s.',
    ja: '時計はDiscordと一致しています。',
    ko: '시계가 Discord와 일치합니다.',
  },
  'doctor.operatorHeading': {
    en: '**For who runs this bot**',
    ja: '**ボットの運営者向け**',
    ko: '**봇 운영자용**',
  },
  'doctor.partProblem': { en: '{part}: {problem}', ja: '{part}: {problem}', ko: '{part}: {problem}' },
  'doctor.partsWork': {
    en: 'Gateway, database, tracker and announcer work.',
    ja: 'ゲートウェイ、データベース、トラッカー、アナウンサーは動作しています。',
    ko: '게이트웨이, 데이터베이스, 트래커, 아나운서가 작동 중입니다.',
  },
  'doctor.sourceOff': {
    en: '{source} is not asked: {setting} is not set.',
    ja: '{source} は取得していません({setting} が未設定)。',
    ko: '{source}: 가져오지 않음({setting} 미설정).',
  },
  'doctor.sourcePaused': {
    en: '{source} is left alone until {until} ({kind}); docs/sources.md says what to do.',
    ja: '{source} は {until} まで休止中です({kind})。対処は docs/sources.md を見てください。',
    ko: '{source}: {until}까지 쉬는 중({kind}). 조치는 docs/sources.md를 보세요.',
  },
  'doctor.sourceOn': {
    en: '{source} is asked; last answer {at}.',
    ja: '{source} は取得中です(最終応答: {at})。',
    ko: '{source}: 가져오는 중(마지막 응답: {at}).',
  },
  'doctor.sourceSilent': {
    en: '{source} is asked; it has not answered yet.',
    ja: '{source} は取得中です(まだ応答がありません)。',
    ko: '{source}: 가져오는 중(아직 응답 없음).',
  },
} as const satisfies Area<'doctor'>;

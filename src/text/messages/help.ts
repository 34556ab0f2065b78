import type { Area } from './area.ts';

/** `/help`: what the bot is, what to type, and how new its data is. */
export const helpMessages = {
  'help.description': {
    en: 'What this bot does, what to type, and how new its data is',
    ja: 'ボットの説明・使い方・データの日付',
    ko: '봇 소개, 사용법, 데이터 기준일',
  },
  'help.about': {
    en: '**Tierwatch** follows songs’ streaming counts, says where a song stands and how far it is to the next level, and posts when one is passed or certified.',
    ja: '**Tierwatch**は曲の再生数を追いかけ、現在地と次のランクまでの残りを伝え、到達(推定)や公式認定をお知らせするボットです。',
    ko: '**Tierwatch**는 곡의 재생 수를 추적해 현재 기록과 다음 등급까지 남은 수치를 알려 주고, 돌파(추정)나 공식 인증을 게시하는 봇입니다.',
  },
  'help.estimate': {
    en: 'Passed levels are our estimates from published figures; certified ones are official.',
    ja: '「到達」は公表された数値からの推定、「RIAJ認定」などは公式の発表です。',
    ko: '‘돌파’는 공개된 수치로 계산한 추정치이며, ‘공식 인증’은 발표된 사실입니다.',
  },
  'help.try': { en: 'Type, for example:', ja: '使い方の例:', ko: '이렇게 입력해 보세요:' },
  'help.line': { en: '`{example}` {about}', ja: '`{example}` {about}', ko: '`{example}` {about}' },
  'help.admins': { en: 'For admins of this server:', ja: 'サーバーの管理者向け:', ko: '서버 관리자용:' },
  'help.reporters': { en: 'For reporters:', ja: '記録係向け:', ko: '기록 담당자용:' },
  'help.operators': { en: 'For whoever runs this bot:', ja: 'ボットの運営者向け:', ko: '봇 운영자용:' },
  'help.noChannel': {
    en: 'Nothing is posted here yet: {command} leads through all there is to choose.',
    ja: 'まだ投稿先がありません。{command} で順に設定できます。',
    ko: '아직 게시할 채널이 없습니다. {command} 명령으로 차례대로 설정할 수 있습니다.',
  },
  'help.nothingFollowed': {
    en: 'This server follows nothing yet: {command}',
    ja: 'まだ何もフォローしていません: {command}',
    ko: '아직 팔로우하는 곡이 없습니다: {command}',
  },
  'help.inServers': {
    en: 'Setting up and following work in servers.',
    ja: '設定やフォローはサーバー内で使えます。',
    ko: '설정과 팔로우는 서버에서 사용할 수 있습니다.',
  },
  'help.version': { en: 'Tierwatch {version}', ja: 'Tierwatch {version}', ko: 'Tierwatch {version}' },
  'help.newest': { en: 'newest figures: {day}', ja: '最新の数値: {day}', ko: '최신 수치: {day}' },
  'help.noFigures': { en: 'no figures yet', ja: '数値はまだありません', ko: '아직 수치 없음' },
  'help.batch': {
    en: 'certificates to the {month} batch{coverage, select, full {} other { (partial)}}',
    ja: '公式認定: {month}度まで{coverage, select, full {} other {(一部)}}',
    ko: '공식 인증: {month}분까지{coverage, select, full {} other {(일부)}}',
  },
  'help.readme': { en: 'About and privacy', ja: '説明とプライバシー', ko: '설명 및 개인정보' },
} as const satisfies Area<'help'>;

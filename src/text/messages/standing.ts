import type { Area } from './area.ts';

/** Where a song stands: the lines of `/tier` and of what opens from it. */
export const standingMessages = {
  'standing.toGo': { en: '{count} to go to {level}', ja: '{level}まであと{count}回', ko: '{level}까지 {count}회 남음' },
  'standing.atMost': {
    en: 'At most {count} to go to {level}',
    ja: '{level}まで多くてもあと{count}回',
    ko: '{level}까지 최대 {count}회 남음',
  },
  'standing.atLeast': {
    en: 'At least {count} to go to {level}',
    ja: '{level}まで少なくともあと{count}回',
    ko: '{level}까지 최소 {count}회 남음',
  },
  'standing.highest': {
    en: 'Past the mark of the highest level, our estimate: {level} ({threshold})',
    ja: '最高ランク「{level}」の基準({threshold}回)に到達(推定)',
    ko: '최고 등급 ‘{level}’ 기준({threshold}회) 돌파(추정)',
  },
  'standing.certifiedHighest': {
    en: '{level}, certified {month}. At least {proven}; there is no higher level.',
    ja: '{level}認定({month})。{proven}以上で、これより上のランクはありません。',
    ko: '{level} 공식 인증({month}). {proven} 이상이며 더 높은 등급은 없습니다.',
  },
  'standing.provenHighest': {
    en: 'At least {proven}, as an official certificate of {level} ({month}) proves: no level here lies above that.',
    ja: '{level}の公式認定({month})により{proven}以上。これより上の基準はありません。',
    ko: '{level} 공식 인증({month})으로 {proven} 이상이 확인되며 이보다 높은 기준은 없습니다.',
  },
  'standing.certificateOnly': {
    en: '{level}, certified {month}. At least {proven}, so at most {count} to {next}.',
    ja: '{level}認定({month})。{proven}以上なので、{next}まで多くてもあと{count}回。',
    ko: '{level} 공식 인증({month}). {proven} 이상이므로 {next}까지 최대 {count}회 남음.',
  },
  'standing.provenOnly': {
    en: 'At least {proven}, as an official certificate of {level} ({month}) proves, so at most {count} to {next}.',
    ja: '{level}の公式認定({month})により{proven}以上。{next}まで多くてもあと{count}回。',
    ko: '{level} 공식 인증({month})으로 {proven} 이상이 확인되므로 {next}까지 최대 {count}회 남음.',
  },
  'standing.noNumber': {
    en: 'No published number for {ladder} yet. Next level: {level} at {threshold}.',
    ja: '{ladder}の対象となる数値はまだありません。次のランク: {level}({threshold}回)。',
    ko: '{ladder}에 쓸 수 있는 수치가 아직 없습니다. 다음 등급: {level}({threshold}회).',
  },
  'standing.noNumberNoLevel': {
    en: 'No published number for {ladder} yet.',
    ja: '{ladder}の対象となる数値はまだありません。',
    ko: '{ladder}에 쓸 수 있는 수치가 아직 없습니다.',
  },
  'standing.seenOne': {
    en: 'Seen a figure? A server’s admin can add it: /record.',
    ja: '数値をご存じの場合は、サーバーの管理者が /record で追加できます。',
    ko: '수치를 보셨나요? 서버 관리자가 /record로 추가할 수 있습니다.',
  },
  'standing.share': { en: '{share} of {threshold}', ja: '{threshold}回の{share}', ko: '{threshold}회 중 {share}' },
  'standing.shareAtLeast': {
    en: 'At least {share} of {threshold}',
    ja: '{threshold}回の{share}以上',
    ko: '{threshold}회 중 {share} 이상',
  },
  'standing.shareAtMost': {
    en: 'At most {share} of {threshold}',
    ja: '{threshold}回の{share}以下',
    ko: '{threshold}회 중 {share} 이하',
  },
  'standing.countAtLeast': { en: 'At least {count}', ja: '{count}以上', ko: '{count} 이상' },
  'standing.asOf': { en: 'as of {day}', ja: '{day}時点', ko: '{day} 기준' },
  'standing.weekTo': {
    en: 'week to {day}',
    ja: '{day}までの週',
    ko: '{day}까지 한 주',
  },
  'standing.basis': {
    en: '{count} · {publisher}, {asOf} ({age})',
    ja: '{count} ・ {publisher}、{asOf}({age})',
    ko: '{count} · {publisher}, {asOf}({age})',
  },
  'standing.also': { en: 'Also: {basis}', ja: 'ほかに: {basis}', ko: '그 밖에: {basis}' },
  'standing.passed': {
    en: 'Passed, our estimate: {level}',
    ja: '到達(推定): {level}',
    ko: '돌파(추정): {level}',
  },
  'standing.passedMilestone': { en: 'Passed: {level}', ja: '到達: {level}', ko: '돌파: {level}' },
  'standing.certified': {
    en: '{mark}: {level}, {month}',
    ja: '{mark}: {level}、{month}',
    ko: '{mark}: {level}, {month}',
  },
  'standing.certifiedAbolished': {
    en: '{mark}: {level} (certified {month}; the {issuer} stopped giving {level} after {until})',
    ja: '{mark}: {level}(認定: {month}。{issuer}は{until}をもって{level}を廃止)',
    ko: '{mark}: {level}(인증: {month}, {issuer}는 {until}까지만 {level} 등급을 부여)',
  },
  'standing.monthUnknown': { en: 'in a month not known', ja: '認定月不明', ko: '인증 월 미상' },
  'standing.proves': {
    en: '{mark}: {level}, {month}, which proves at least {proven}',
    ja: '{mark}: {level}、{month}({proven}以上)',
    ko: '{mark}: {level}, {month}({proven} 이상)',
  },
  'standing.enteredHere': {
    en: 'The certificate was entered by this server; our list does not have it yet.',
    ja: 'この認定はこのサーバーで入力されたものです(認定リストには未収録)。',
    ko: '이 인증은 이 서버에서 입력한 것입니다(인증 목록에는 아직 없음).',
  },
  'standing.enteredHereShort': { en: 'entered by this server', ja: 'このサーバーで入力', ko: '이 서버에서 입력' },
  'standing.notListed': {
    en: 'Not in our list of certificates (partial, to the {month} batch).',
    ja: '当ボットの認定リスト(一部のみ、{month}度まで)にはありません。',
    ko: '봇의 인증 목록(일부만 수록, {month}분까지)에는 없습니다.',
  },
  'standing.notListedFull': {
    en: 'Not in our list of certificates (to the {month} batch).',
    ja: '当ボットの認定リスト({month}度まで)にはありません。',
    ko: '봇의 인증 목록({month}분까지)에는 없습니다.',
  },
  'standing.merged': {
    en: 'This number counts all language versions together; certificates are per track.',
    ja: 'この数値は全言語バージョンの合算です。認定はトラックごとに行われます。',
    ko: '이 수치는 모든 언어 버전을 합한 값입니다. 인증은 트랙별로 이루어집니다.',
  },
  'standing.estimate': {
    en: 'Estimate from published figures; the {issuer} publishes levels, not counts.',
    ja: '公表された数値からの推定です。{issuer}が発表するのは認定ランクで、再生数ではありません。',
    ko: '공개된 수치로 추정한 값입니다. {issuer}는 재생 수가 아니라 등급을 발표합니다.',
  },
  'standing.asReported': {
    en: 'Levels as one press article printed them; the announcements of the {issuer} differ.',
    ja: 'ある報道記事が伝えた基準です。{issuer}の発表とは異なります。',
    ko: '한 보도 기사에 실린 기준으로, {issuer}의 발표와 다릅니다.',
  },
  'standing.milestones': {
    en: 'Other milestones of {song}',
    ja: '{song} のほかの節目',
    ko: '{song}의 다른 기록 단계',
  },
  'standing.noMilestones': {
    en: 'There are no numbers for {song} on any other milestones yet.',
    ja: '{song} のほかの節目には、まだ数値がありません。',
    ko: '{song}의 다른 기록 단계에는 아직 수치가 없습니다.',
  },
  'standing.why': { en: 'Why this number? {song}', ja: 'この数値の根拠: {song}', ko: '이 수치의 근거: {song}' },
  'standing.whyOrder': {
    en: 'Number sources for {ladder}, in this order: {counters}. The first with a figure less than {days} days old is shown; if none has one, the most recent.',
    ja: '{ladder}で使う数字の出典(優先順): {counters}。{days}日以内の数値がある最初の出典を表示し、なければ最も新しいものを表示します。',
    ko: '{ladder}에 쓰는 집계 출처(우선순위): {counters}. {days}일 이내 수치가 있는 첫 출처를 표시하고, 없으면 가장 최근 수치를 표시합니다.',
  },
  'standing.whySource': { en: 'source', ja: '出典', ko: '출처' },
  'standing.whyNothing': {
    en: 'There is no figure and no certificate for it yet.',
    ja: '数値も認定もまだありません。',
    ko: '아직 수치도 인증도 없습니다.',
  },
  'standing.nowhere': {
    en: 'The song is no longer in the catalogue.',
    ja: 'この曲はもう登録されていません。',
    ko: '이 곡은 더 이상 등록되어 있지 않습니다.',
  },
  'standing.seeAbove': {
    en: 'Asked here a moment ago: {link}',
    ja: 'このチャンネルで少し前に回答済みです: {link}',
    ko: '이 채널에서 방금 답변했습니다: {link}',
  },
  'standing.highestMilestone': {
    en: 'Past the highest milestone: {level}',
    ja: '最も高い節目の{level}に到達',
    ko: '가장 높은 기록 단계 {level} 돌파',
  },
  'standing.noMilestone': {
    en: 'No published number for {ladder} yet. Next: {level}.',
    ja: '{ladder}の対象となる数値はまだありません。次の節目: {level}。',
    ko: '{ladder}에 쓸 수 있는 수치가 아직 없습니다. 다음 단계: {level}.',
  },
} as const satisfies Area<'standing'>;

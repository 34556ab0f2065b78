import type { Area } from './area.ts';

/** `/announcements why`: why something about a song was not posted, and what can be done. */
export const whyMessages = {
  'why.heading': { en: 'Announcements about {song}', ja: '{song} のお知らせ', ko: '{song} 소식' },
  'why.notFollowed': {
    en: 'This server does not follow {song}: follow it with /watch song, or its act with /watch artist.',
    ja: 'このサーバーは {song} をフォローしていません。/watch song(またはアーティストごと /watch artist)でフォローできます。',
    ko: '이 서버에서 팔로우하지 않는 곡입니다: {song}. /watch song이나 /watch artist로 팔로우하세요.',
  },
  'why.ladderOff': {
    en: 'It passed a level of {ladder}, which is switched off here: /settings ladders.',
    ja: '{ladder}のランクに届いていますが、このサーバーではオフです(/settings ladders)。',
    ko: '{ladder} 단계에 도달했지만 이 서버에서는 꺼져 있습니다(/settings ladders).',
  },
  'why.passedOff': {
    en: 'Passed levels (our estimate) are switched off: /settings posts.',
    ja: '到達(推定)のお知らせはオフです(/settings posts)。',
    ko: '돌파(추정) 소식이 꺼져 있습니다(/settings posts).',
  },
  'why.certifiedOff': {
    en: 'Official certificates are switched off: /settings posts.',
    ja: '公式認定のお知らせはオフです(/settings posts)。',
    ko: '공식 인증 소식이 꺼져 있습니다(/settings posts).',
  },
  'why.belowMinimum': {
    en: '{level} is below this channel’s minimum, {minimum}: /settings posts.',
    ja: '{level}はこのチャンネルの最低ランク({minimum})未満です(/settings posts)。',
    ko: '{level}은(는) 이 채널의 최소 등급({minimum})보다 낮습니다(/settings posts).',
  },
  'why.baseline': {
    en: '{level} was passed before anybody counted ({day}: the first number was past it already). What is history is not posted.',
    ja: '{level}には、数え始める前に届いていました({day}の最初の数値がすでに超過)。過去の到達は投稿しません。',
    ko: '{level}은(는) 집계를 시작하기 전에 이미 넘었습니다({day}의 첫 수치가 이미 초과). 지난 기록은 게시하지 않습니다.',
  },
  'why.baselineCertified': {
    en: '{level}: this certificate was in our list before the bot began here. What is history is not posted.',
    ja: '{level}: この認定はボットの開始時点ですでにリストにありました。過去の認定は投稿しません。',
    ko: '{level}: 이 인증은 봇을 시작할 때 이미 목록에 있었습니다. 지난 인증은 게시하지 않습니다.',
  },
  'why.beforeFollowed': {
    en: '{level} ({day}) came before this server followed the song. What comes from now on is posted.',
    ja: '{level}({day})は、このサーバーがフォローする前のことです。今後のお知らせは投稿します。',
    ko: '{level}({day})은(는) 이 서버가 팔로우하기 전의 일입니다. 앞으로의 소식은 게시합니다.',
  },
  'why.kindOffThen': {
    en: '{level} ({day}) was not posted because this kind of post is switched off: /settings posts.',
    ja: '{level}({day})は、この種類の投稿がオフのため投稿していません(/settings posts)。',
    ko: '{level}({day})은(는) 이 종류의 소식이 꺼져 있어 게시하지 않았습니다(/settings posts).',
  },
  'why.setOtherwise': {
    en: '{level} ({day}) was found when this server posted nothing of the kind: its channel, its certifications, its kinds of posts or the act’s market were set otherwise then.',
    ja: '{level}({day})を確認した時点では、このサーバーのチャンネル・基準・投稿の種類・アーティストの市場の設定が異なり、投稿の対象外でした。',
    ko: '{level}({day})을(를) 확인한 시점에는 이 서버의 채널·기준·게시 종류·아티스트 시장 설정이 달라 게시 대상이 아니었습니다.',
  },
  'why.certified': {
    en: '{level} is certified already ({month}): a level that is certified is never announced as passed afterwards.',
    ja: '{level}はすでに公式認定されています({month})。認定済みのランクを到達(推定)としてお知らせすることはありません。',
    ko: '{level}은(는) 이미 공식 인증되었습니다({month}). 인증된 등급을 나중에 돌파(추정)로 알리지 않습니다.',
  },
  'why.counter': {
    en: 'The number shown comes from {shown}, while levels are watched on {watched}. A change of source alone is never announced; the next figure of {shown} takes over.',
    ja: '表示している数値の出典は{shown}ですが、到達は{watched}で判定しています。出典が変わっただけではお知らせしません。次の{shown}の数値から切り替わります。',
    ko: '표시되는 수치의 출처는 {shown}이지만 돌파는 {watched} 기준으로 확인합니다. 출처가 바뀐 것만으로는 알리지 않으며 다음 {shown} 수치부터 전환됩니다.',
  },
  'why.merged': {
    en: 'The number counts all language versions together, so it passes no level of a single version.',
    ja: '数値は全言語バージョンの合算のため、個別のバージョンの到達とはみなしません。',
    ko: '모든 언어 버전을 합한 수치라 한 버전의 돌파로 보지 않습니다.',
  },
  'why.waiting': {
    en: 'A figure waits for a check, because it looks wrong: {count} ({counter}, {day}). It counts once a person has accepted it: /readings review, for this server’s own figures; for all others, whoever runs this bot.',
    ja: '確認待ちの数値があります: {count}({counter}、{day})。不自然なため、承認されるまで反映しません(このサーバーの数値は /readings review、それ以外はボットの運営者が承認できます)。',
    ko: '확인 대기 중인 수치가 있습니다: {count}({counter}, {day}). 이상해 보여 승인될 때까지 반영하지 않습니다(이 서버의 수치는 /readings review, 그 밖에는 봇 운영자가 승인).',
  },
  'why.entry': {
    en: '{level} ({kind}): {state}. {why}',
    ja: '{level}({kind}): {state}。{why}',
    ko: '{level}({kind}): {state}. {why}',
  },
  'why.onLadder': { en: '{ladder}: {sentence}', ja: '{ladder}: {sentence}', ko: '{ladder}: {sentence}' },
  'why.notYet': {
    en: '{ladder}: {toGo}. Nothing to post until then.',
    ja: '{ladder}: {toGo}。それまで投稿する内容はありません。',
    ko: '{ladder}: {toGo}. 그때까지 게시할 소식이 없습니다.',
  },
  'why.noNumber': {
    en: 'No number is known for {ladder} yet, so nothing can be passed.',
    ja: '{ladder}で使える数値がまだないため、到達を判定できません。',
    ko: '{ladder}에 쓸 수치가 아직 없어 돌파를 확인할 수 없습니다.',
  },
} as const satisfies Area<'why'>;

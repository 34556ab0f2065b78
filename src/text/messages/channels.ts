import type { Area } from './area.ts';

/** What each channel of a server is for. */
export const channelsMessages = {
  'channels.forOption': {
    en: 'Only these posts there (empty: this is the main channel)',
    ja: 'そこに投稿する内容を絞る(空欄: メインのチャンネル)',
    ko: '그 채널에 게시할 내용(비워 두면 주 채널)',
  },
  'channels.everything': { en: 'Everything', ja: 'すべて', ko: '전부' },
  'channels.nothing': { en: 'Nothing: stop posting there', ja: '投稿をやめる', ko: '게시 중지' },
  'channels.unknown': {
    en: 'I do not know “{name}”. Choose one of the suggestions: everything, a market (K-pop, J-pop, other), an act, or a certification or milestone.',
    ja: '「{name}」は見つかりません。候補(すべて、K-POP・J-POP・その他、アーティスト、認定基準・節目)から選んでください。',
    ko: '‘{name}’을(를) 찾을 수 없습니다. 제안 목록(전부, K-POP·J-POP·기타, 아티스트, 인증 기준·기록 단계)에서 선택하세요.',
  },
  'channels.gets': { en: '{channel}: {what}', ja: '{channel}: {what}', ko: '{channel}: {what}' },
  'channels.added': {
    en: '{channel} now gets: {what}.',
    ja: '{channel} に投稿する内容: {what}。',
    ko: '{channel}에 게시할 내용: {what}.',
  },
  'channels.last': {
    en: 'That is all that {channel} is for. Choose “Everything” instead, or “Nothing” to stop posting there.',
    ja: '{channel} の内容はこれだけです。「すべて」にするか、「投稿をやめる」を選んでください。',
    ko: '{channel}의 내용은 이것뿐입니다. ‘전부’로 바꾸거나 ‘게시 중지’를 선택하세요.',
  },
  'channels.removed': {
    en: 'Nothing is posted in {channel} any more. What stands there stays.',
    ja: '{channel} への投稿をやめました。投稿済みのものは残ります。',
    ko: '{channel}에 더 이상 게시하지 않습니다. 이미 게시된 것은 남습니다.',
  },
  'channels.notOne': {
    en: 'Nothing was posted in {channel}, so there is nothing to stop.',
    ja: '{channel} には投稿していないため、変更はありません。',
    ko: '{channel}에는 게시하고 있지 않아 바뀐 것이 없습니다.',
  },
  'channels.rule': {
    en: 'A post comes to every channel that asks for it: where two ask for the same, it comes to both. To narrow one: /settings channel with “for”.',
    ja: '投稿は、その内容を求めるすべてのチャンネルに届きます(両方が求めていれば両方に)。絞るには /settings channel の「for」を使います。',
    ko: '게시물은 그 내용을 원하는 모든 채널에 올라갑니다(둘 다 원하면 둘 다). 범위를 좁히려면 /settings channel의 ‘for’를 사용하세요.',
  },
  'channels.rest': {
    en: 'No channel gets everything: what none of them is for is not posted. To post the rest as well: /settings channel with “for” set to Everything.',
    ja: 'すべてを投稿するチャンネルがないため、どのチャンネルの内容にも当てはまらないものは投稿されません。投稿するには /settings channel の「for」で「すべて」を選びます。',
    ko: '전부를 게시하는 채널이 없어, 어느 채널에도 해당하지 않는 소식은 게시되지 않습니다. 게시하려면 /settings channel의 ‘for’에서 ‘전부’를 선택하세요.',
  },
  'channels.whichOption': {
    en: 'In which channel (empty: in all)',
    ja: '対象のチャンネル(空欄: すべて)',
    ko: '대상 채널(비워 두면 전부)',
  },
  'channels.crosspostOption': {
    en: 'Which announcement channel (empty: the main channel)',
    ja: '対象のアナウンスチャンネル(空欄: メインのチャンネル)',
    ko: '대상 공지 채널(비워 두면 주 채널)',
  },
  'channels.forNone': {
    en: 'No channel is for {song}: each one is for certain acts or markets only (/settings show).',
    ja: '{song} を投稿するチャンネルがありません。どのチャンネルも特定のアーティスト・市場だけが対象です(/settings show)。',
    ko: '{song}: 게시할 채널이 없습니다. 모든 채널이 특정 아티스트·시장만 대상으로 합니다(/settings show).',
  },
  'channels.notPosted': {
    en: 'Nothing is posted in {channel}. Choose one of: {channels}.',
    ja: '{channel} には投稿していません。次から選んでください: {channels}。',
    ko: '{channel}에는 게시하지 않습니다. 다음 중에서 선택하세요: {channels}.',
  },
  'channels.drop': {
    en: 'Remove the channel for {what}',
    ja: '「{what}」のチャンネルを外す',
    ko: '‘{what}’ 채널 빼기',
  },
} as const satisfies Area<'channels'>;

import type { Area } from './area.ts';

/** `/tier` and what opens from its answer. */
export const tierMessages = {
  'tier.description': {
    en: 'Where a song stands and how far it is to the next level',
    ja: '曲の現在地と、次のランクまであと何回か',
    ko: '곡의 현재 기록과 다음 등급까지 남은 수치',
  },
  'tier.history': { en: 'History', ja: '推移', ko: '추이' },
  'tier.thirtyDays': { en: '30 days', ja: '30日間', ko: '30일' },
  'tier.oneYear': { en: '1 year', ja: '1年間', ko: '1년' },
  'tier.wholeTime': { en: 'All', ja: '全期間', ko: '전체' },
  'tier.rise': {
    en: '{from}: {first} → {until}: {count} more',
    ja: '{from}: {first} → {until}までに+{count}回',
    ko: '{from}: {first} → {until}까지 +{count}회',
  },
  'tier.tooShort': {
    en: 'There is no history yet: it takes figures of at least two days.',
    ja: '推移を表示するには2日分以上の数値が必要です。',
    ko: '추이를 표시하려면 2일 이상의 수치가 필요합니다.',
  },
  'tier.tooMany': {
    en: 'No picture this time: you asked for many within a short time. Try again in a minute.',
    ja: '短時間に画像の表示が続いたため、今回は省略しました。少し待ってからもう一度お試しください。',
    ko: '짧은 시간에 그림을 많이 요청해 이번에는 생략했습니다. 잠시 후 다시 시도해 주세요.',
  },
  'tier.busy': {
    en: 'No picture this time: many are being drawn. Try again in a minute.',
    ja: '混み合っているため、画像を省略しました。少し待ってからもう一度お試しください。',
    ko: '지금은 요청이 많아 그림을 생략했습니다. 잠시 후 다시 시도해 주세요.',
  },
  'tier.more': { en: 'More…', ja: 'その他…', ko: '더 보기…' },
  'tier.moreCopy': {
    en: '**Copy text**: the answer as plain text, to paste elsewhere',
    ja: '**テキストをコピー**: 回答をそのまま貼り付けられる文章で表示',
    ko: '**텍스트 복사**: 답변을 붙여 넣기 좋은 글로 표시',
  },
  'tier.moreFollow': {
    en: '**Follow here**: this server follows the song, and posts when it passes a level',
    ja: '**このサーバーでフォロー**: ランク到達をこのサーバーに投稿',
    ko: '**이 서버에서 팔로우**: 등급 돌파 소식을 이 서버에 게시',
  },
  'tier.copy': { en: 'Copy text', ja: 'テキストをコピー', ko: '텍스트 복사' },
  'tier.copyPost': { en: 'Copy the post', ja: '投稿文をコピー', ko: '게시글 복사' },
  'tier.copyGone': {
    en: 'The text of that post is no longer kept.',
    ja: 'その投稿の文章はもう保存されていません。',
    ko: '그 게시글의 내용은 더 이상 보관되어 있지 않습니다.',
  },
  'tier.follow': { en: 'Follow here', ja: 'このサーバーでフォロー', ko: '이 서버에서 팔로우' },
} as const satisfies Area<'tier'>;

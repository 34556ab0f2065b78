import type { Area } from './area.ts';

/** `/tier` and what opens from its answer. */
export const tierMessages = {
  'tier.description': {
    en: 'Where a song stands and how far it is to the next level',
    ja: '曲の現在地と、次のランクまであと何回か',
    ko: '곡의 현재 기록과 다음 등급까지 남은 수치',
  },
  'tier.history': { en: 'History', ja: '推移', ko: '추이' },
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

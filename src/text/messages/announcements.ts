import type { Area } from './area.ts';

/** `/announcements` but its log: descriptions, retry, test, preview, why. */
export const announcementsMessages = {
  'announcements.description': {
    en: 'What was posted, what was not, and why',
    ja: '投稿したもの・しなかったものとその理由',
    ko: '게시한 소식과 게시하지 않은 소식, 그 이유',
  },
  'announcements.logDescription': {
    en: 'Every announcement with its state, the reason and what you can do',
    ja: 'すべてのお知らせの状態・理由・対処',
    ko: '모든 소식의 상태와 이유, 할 수 있는 조치',
  },
  'announcements.stateOption': {
    en: 'Only those in this state',
    ja: 'この状態のものだけ',
    ko: '이 상태만',
  },
} as const satisfies Area<'announcements'>;

import { joinList, joinSentences } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { type PlainKey, translator } from '../text/translate.ts';
import { type Message, text } from './message.ts';

/** Why a channel cannot be posted to, as far as it is known. */
export type Obstacle =
  | { readonly kind: 'missing'; readonly permissions: readonly PostingPermission[] }
  | { readonly kind: 'gone' | 'hidden' | 'locked' | 'timed-out' }
  | { readonly kind: 'refused'; readonly code: string };

/** What posting may need, as Discord's own words name it. */
export const PERMISSION_NAMES = {
  'view-channel': 'call.viewChannel',
  'send-messages': 'call.sendMessages',
  'send-messages-in-threads': 'call.sendInThreads',
  'read-message-history': 'call.readHistory',
  'embed-links': 'call.embedLinks',
  'attach-files': 'call.attachFiles',
} as const satisfies Record<string, PlainKey>;

export type PostingPermission = keyof typeof PERMISSION_NAMES;

/** Tells admins that posts to a channel wait, why, and what to do about it. `channel` is Discord's id. */
export function heldNotice(channel: string, obstacle: Obstacle, language: Language): Message {
  const t = translator(language);
  const why = obstacleText(obstacle, language);
  return {
    blocks: [
      text(t('notice.heading', { channel: `<#${channel}>` })),
      text(joinSentences([why, t('notice.then')], language)),
    ],
  };
}

/** What keeps the bot from posting, with the remedy. */
export function obstacleText(obstacle: Obstacle, language: Language): string {
  const t = translator(language);
  switch (obstacle.kind) {
    case 'missing': {
      const names = obstacle.permissions.map((permission) => t(PERMISSION_NAMES[permission]));
      return t('notice.missing', { permissions: joinList(names, language) });
    }
    case 'gone':
      return t('notice.gone');
    case 'hidden':
      return t('notice.hidden');
    case 'locked':
      return t('notice.locked');
    case 'timed-out':
      return t('notice.timedOut');
    case 'refused':
      return t('notice.refused', { code: obstacle.code });
  }
}

import { joinList } from '../src/text/join.ts';
import { PERMISSION_NAMES } from '../src/views/notice.ts';
import type { ChannelPermission, ChosenChannel, Reply } from './command.ts';
import { type Call, say } from './define.ts';

/** What posting takes: history is read before anything is posted twice, pictures and links go with posts. */
function neededIn({ kind }: ChosenChannel): ChannelPermission[] {
  const send = kind === 'thread' ? 'send-messages-in-threads' : 'send-messages';
  return ['view-channel', send, 'read-message-history', 'embed-links', 'attach-files'];
}

/** What the bot lacks in a chosen channel. */
export function missingIn(chosen: ChosenChannel): ChannelPermission[] {
  return neededIn(chosen).filter((permission) => !chosen.botMay.has(permission));
}

/** The reply that says what keeps the bot from posting somewhere; null where nothing does. */
export function cannotPostIn({ caller, t }: Call, chosen: ChosenChannel): Reply | null {
  const channel = `<#${chosen.id}>`;
  if (chosen.kind === 'other') return say(t('settings.notAChannel', { channel }));
  const missing = missingIn(chosen);
  if (missing.length === 0) return null;
  const names = missing.map((permission) => t(PERMISSION_NAMES[permission]));
  return say(t('settings.missing', { channel, permissions: joinList(names, caller.language) }));
}

import { joinList, joinSentences } from '../src/text/join.ts';
import { text } from '../src/views/message.ts';
import { obstacleText, PERMISSION_NAMES } from '../src/views/notice.ts';
import type { ChosenChannel, ChosenValue } from './command.ts';
import { type Call, serverOf } from './define.ts';
import { missingIn } from './missing-permissions.ts';
import type { SetupStep } from './setup-step.ts';

/** Where it is posted. */
export const channelStep: SetupStep = {
  name: 'channel',
  title: 'setup.channel',
  show: async (call) => {
    const { t } = call;
    const { channel } = serverOf(call);
    return [
      text(channel === null ? t('setup.channelNone') : await presentState(call, channel)),
      {
        type: 'select',
        action: 'setup-channel:',
        placeholder: t('setup.channelChoose'),
        menu: { of: 'channels', chosen: channel === null ? [] : [channel] },
      },
    ];
  },
};

/** Where posts go, or what keeps them from going there by now. */
async function presentState({ parts, caller, t }: Call, id: string): Promise<string> {
  const channel = `<#${id}>`;
  const { obstacle } = await parts.posting.examine(id);
  if (obstacle === null) return t('setup.channelNow', { channel });
  return joinSentences(
    [t('doctor.channelBroken', { channel }), obstacleText(obstacle, caller.language)],
    caller.language,
  );
}

/** Takes a channel, or says what keeps the bot from posting there. */
export async function chooseChannel(call: Call, [chosen]: readonly ChosenValue[]): Promise<string | null> {
  const { parts, caller, t } = call;
  if (chosen === undefined || typeof chosen === 'string') return t('setup.stale');
  const why = await obstacleIn(call, chosen);
  if (why !== null) return why;
  const server = serverOf(call);
  const released = await parts.servers.setChannel(server.id, chosen.id, caller.user, caller.at);
  return released > 0 ? t('settings.released', { n: released }) : null;
}

/** What keeps the bot from posting in a channel that was chosen; null where nothing does. */
export async function obstacleIn({ parts, caller, t }: Call, chosen: ChosenChannel): Promise<string | null> {
  const channel = `<#${chosen.id}>`;
  if (chosen.kind === 'other') return t('settings.notAChannel', { channel });
  if (chosen.botMay.size === 0) {
    // Where Discord did not say what the bot may do there, it is asked.
    const { obstacle } = await parts.posting.examine(chosen.id);
    if (obstacle === null) return null;
    return joinSentences([t('setup.obstacle', { channel }), obstacleText(obstacle, caller.language)], caller.language);
  }
  const missing = missingIn(chosen);
  if (missing.length === 0) return null;
  const names = missing.map((permission) => t(PERMISSION_NAMES[permission]));
  return t('setup.missing', { channel, permissions: joinList(names, caller.language) });
}

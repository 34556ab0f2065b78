import type { Server } from '../src/store/servers.ts';
import { joinFacts, joinList } from '../src/text/join.ts';
import { purposeText } from './channel-purpose.ts';
import type { Call } from './define.ts';

/** Where the posts of what is followed go: what a channel is not for does not come there. */
export async function whereTo(call: Call, server: Server): Promise<string> {
  const { parts, caller, t } = call;
  const { targets } = await parts.postingSettings.of(server.id);
  if (targets.length === 0) return t('watch.noChannel');
  const wanted = targets.filter(({ passed, certified }) => passed || certified);
  if (wanted.length === 0) return t('watch.postsOff');
  const open = wanted.filter(({ wishes }) => wishes.length === 0).map(({ channel }) => `<#${channel}>`);
  if (open.length > 0) return t('watch.postsIn', { channel: joinList(open, caller.language) });
  const channels = await Promise.all(
    wanted.map(async ({ channel, wishes }) =>
      t('channels.gets', { channel: `<#${channel}>`, what: await purposeText(call, wishes) }),
    ),
  );
  return t('watch.postsWhere', { channels: joinFacts(channels, caller.language) });
}

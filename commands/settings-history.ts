import { discordTimestamp } from '../src/text/dates.ts';
import { changeText } from '../src/views/change.ts';
import { type Button, buttons, type Message, text } from '../src/views/message.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, privately, type Runnable, replace, runnable, serverOf } from './define.ts';

const ON_A_PAGE = 10;

/** `/settings history`: who changed what. */
export const historySetting: Runnable = runnable({
  name: 'history',
  description: 'audit.description',
  visibility: 'private',
  options: {},
  run: async (call): Promise<Reply> => privately(await pageOf(call, 0)),
});

/** The buttons between its pages. */
export const historyActions: Readonly<Record<string, Action>> = {
  'settings-history': async (call, argument) =>
    replace(await pageOf(call, /^\d{1,6}$/.test(argument) ? Number(argument) : 0)),
};

async function pageOf(call: Call, page: number): Promise<Message> {
  const { parts, t, caller } = call;
  const server = serverOf(call).id;
  const { changes, total } = await parts.audit.page(server, { offset: page * ON_A_PAGE, limit: ON_A_PAGE });
  if (total === 0) return { blocks: [text(t('audit.none'))] };
  // What was on the page may have been forgotten since.
  if (changes.length === 0) return pageOf(call, Math.ceil(total / ON_A_PAGE) - 1);
  const lines = changes.map(({ by, at, change }) =>
    t('audit.line', {
      moment: discordTimestamp(at, 'f'),
      who: `<@${by}>`,
      what: changeText(change, caller.language, parts.rules),
    }),
  );
  const row: Button[] = [
    ...(page > 0 ? [{ label: t('audit.newer'), action: `settings-history:${page - 1}` }] : []),
    ...((page + 1) * ON_A_PAGE < total ? [{ label: t('audit.older'), action: `settings-history:${page + 1}` }] : []),
  ];
  return {
    blocks: [text(`**${t('audit.heading')}**`), text(lines.join('\n')), ...(row.length > 0 ? [buttons(...row)] : [])],
  };
}

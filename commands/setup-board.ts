import { text } from '../src/views/message.ts';
import type { ChosenValue } from './command.ts';
import { authorOf, type Call, serverOf } from './define.ts';
import { obstacleIn } from './setup-channel.ts';
import type { SetupStep } from './setup-step.ts';

/** A message that is kept up to date, if wanted (PRODUCT §8). */
export const boardStep: SetupStep = {
  name: 'board',
  title: 'setup.board',
  show: async (call) => {
    const { t, parts } = call;
    const boards = await parts.boards.of(serverOf(call).id);
    const kept = boards.filter(({ stopped }) => stopped === null).map(({ channel }) => channel);
    const now = kept.map((channel) => t('setup.boardNow', { channel: `<#${channel}>` }));
    return [
      text([t('setup.boardWhat'), ...now].join('\n')),
      {
        type: 'select',
        action: 'setup-board:',
        placeholder: t('setup.boardChoose'),
        menu: { of: 'channels', chosen: kept.slice(0, 1) },
      },
    ];
  },
};

/** Puts up a board in a channel, or says what keeps the bot from it. */
export async function chooseBoard(call: Call, [chosen]: readonly ChosenValue[]): Promise<string | null> {
  const { parts, caller, t } = call;
  if (chosen === undefined || typeof chosen === 'string') return t('setup.stale');
  const why = await obstacleIn(call, chosen);
  if (why !== null) return why;
  const server = serverOf(call);
  const board = { server: server.id, channel: chosen.id, artist: null, by: caller.user, now: caller.at };
  const created = await parts.boards.create(board);
  parts.posting.wake();
  const place = { channel: `<#${chosen.id}>` };
  if (created.outcome === 'created')
    await parts.audit.note(server.id, authorOf(call), { what: 'board', channel: chosen.id, on: true });
  if (created.outcome === 'exists') return t('board.exists', place);
  return created.outcome === 'too-many' ? t('board.tooMany', { most: created.most }) : t('board.created', place);
}

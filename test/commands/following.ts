import type { ChosenChannel } from '../../commands/command.ts';
import { askingOver } from '../support/asking.ts';

/** The channel that a server posts in. */
export const CHARTS: ChosenChannel = {
  id: '200000000000000009',
  name: 'charts',
  kind: 'text',
  botMay: new Set([
    'view-channel',
    'send-messages',
    'send-messages-in-threads',
    'read-message-history',
    'embed-links',
    'attach-files',
  ]),
};

/** A server that follows a song, whose last total lies below Platinum. */
export async function following(options: { last?: number } = {}) {
  const bot = await askingOver({ now: '2026-03-04' });
  await bot.type('settings channel', { channel: CHARTS });
  const { id } = await bot.store.read
    .selectFrom('song')
    .select('id')
    .where('key', '=', 'nova7--paper-moon')
    .executeTakeFirstOrThrow();
  const song = `song:${id}`;
  await bot.type('watch song', { song });
  if (options.last !== undefined) {
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-02-15', options.last - 2_000_000);
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-02-22', options.last);
  }
  const typed = (value: string, more: Record<string, string> = {}) => ({
    song,
    source: 'oricon-streams',
    value,
    ...more,
  });
  return { ...bot, song, typed };
}

import type { ChosenChannel } from '../../commands/command.ts';
import type { Store } from '../../src/store/database.ts';
import type { AnnouncementRow, AnnouncementState } from '../../src/store/schema.ts';
import { askingOver } from './asking.ts';

/** A channel in which everything is allowed. */
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

/** A second server and its admin. */
export const OTHER_SERVER = {
  server: { id: '100000000000000002', language: 'en' as const },
  user: '300000000000000002',
};

/** A server that posts to a channel and follows NOVA7, on a day when it has no news yet. */
export async function announcingTo(options: Partial<Parameters<typeof askingOver>[0]> = {}) {
  const bot = await askingOver({ now: '2026-03-04', ...options });
  await bot.type('settings channel', { channel: CHARTS });
  await bot.type('watch artist', { artist: 'NOVA7' });
  return {
    ...bot,
    /** Lets a song pass 100 million plays: an announcement is owed. */
    pass: async (song = 'nova7--paper-moon', count = 100_412_000) => {
      await bot.record(song, 'oricon-streams', '2026-02-22', 99_000_000);
      await bot.record(song, 'oricon-streams', '2026-03-01', count);
    },
    settle: (state: AnnouncementState, reason: string | null, more: object = {}) =>
      settleAll(bot.store, state, reason, more),
    /** Adds a row like the first one. */
    copy: async (more: Partial<AnnouncementRow>) => {
      const row = await bot.store.read.selectFrom('announcement').selectAll().executeTakeFirstOrThrow();
      await bot.store.write
        .insertInto('announcement')
        .values({ ...row, id: undefined, nonce: null, ...more })
        .execute();
    },
    rows: () => bot.store.read.selectFrom('announcement').selectAll().orderBy('id').execute(),
  };
}

/** Puts every row of a ledger into a state. */
async function settleAll(store: Store, state: AnnouncementState, reason: string | null, more: object): Promise<void> {
  await store.write
    .updateTable('announcement')
    .set({ state, reason, ...more })
    .execute();
}

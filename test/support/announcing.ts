import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createAnnouncer } from '../../src/announcer/announcer.ts';
import { createHousekeeping } from '../../src/announcer/housekeeping.ts';
import type { AnnouncerParts, AnnouncerTiming } from '../../src/announcer/parts.ts';
import { write } from '../../src/announcer/write.ts';
import { dayOf } from '../../src/domain/day.ts';
import type { Precision } from '../../src/domain/reading.ts';
import type { Store } from '../../src/store/database.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { counterOf, DATA_FOLDER } from './rules.ts';
import { startThread, textOf } from './thread.ts';

/** Songs that nobody certified, in the order in which tests let them pass a level. */
export const SONGS = [
  'nova7--paper-moon',
  'mirae-club--slow-rain',
  'hoshifuru--yoake-mae',
  'kumo-to-ame--natsu-no-ato',
  'yuna-nova7--first-snow',
];

/** What their posts begin with. */
export const TITLES = ['Paper Moon', 'Slow Rain', 'Yoake Mae', 'Natsu no Ato', 'First Snow'];

/** A bot whose announcer is driven by the test: the bot's own is stopped. */
export async function drivenThread(timing: Partial<AnnouncerTiming> = {}, more: Pick<AnnouncerParts, 'draw'> = {}) {
  const thread = await startThread({ now: '2026-03-04', catalogueFolder: join(DATA_FOLDER, 'playground') });
  await thread.bot.announcer.stop();
  const { store, rules, discord } = thread;
  const { clock } = thread;
  let sinceStart = 0;
  const problems = new Map<string, string | null>();
  const announcer = (over: Store = store) =>
    createAnnouncer({
      store: over,
      channels: thread.bot.door.channels,
      write: (claimed, nonce) => write(over, rules, claimed, nonce),
      housekeeping: createHousekeeping({
        store: over,
        rules,
        channels: thread.bot.door.channels,
        clock,
        monotonic: () => sinceStart,
      }),
      installation: 'test',
      clock,
      // What the door reads, and what this test lets pass.
      monotonic: () => performance.now() + sinceStart,
      steady: () => sinceStart,
      random: () => 0.5,
      newToken: randomUUID,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      report: (part, problem) => {
        problems.set(part, problem);
      },
      timing: { requestTimeoutMs: 500, ...timing },
      ...more,
    });
  const record = async (
    day: string,
    count: number,
    song = 'nova7--paper-moon',
    precision: Precision = 'exact',
    over: Store = store,
  ) => {
    const { id } = await over.read.selectFrom('song').select('id').where('key', '=', song).executeTakeFirstOrThrow();
    const readings = [{ song: id, day: dayOf(day), count, precision, link: null }];
    const counter = counterOf(rules, 'oricon-streams');
    const batch = { counter, scope: 0, source: 'test', actor: null, byHand: true, readings };
    await over.write.transaction().execute((trx) => recordReadings(trx, rules, batch, clock()));
  };
  const server = async (name: string) => {
    const one = thread.addServer(name);
    await one.type('settings channel', { channel: one.channel });
    for (const artist of ['NOVA7', 'Hoshifuru', 'Mirae Club', 'Kumo to Ame', 'YUNA'])
      await one.type('watch artist', { artist });
    return one;
  };
  /** Lets songs pass 100 million plays, one after the other: each is a post of its own. */
  const passSongs = async (songs: readonly string[], over: Store = store) => {
    for (const song of songs) {
      await record('2026-02-22', 99_000_000, song, 'exact', over);
      await record('2026-03-01', 100_412_000, song, 'exact', over);
    }
  };
  return {
    ...thread,
    announcer,
    /** What is wrong with a part of the bot, as it told last. */
    problems,
    record,
    passSongs,
    server,
    pass: (ms: number) => {
      thread.advance(ms);
      sinceStart += ms;
    },
    states: async (over: Store = store) => {
      const rows = await over.read.selectFrom('announcement').select(['state', 'reason']).orderBy('id').execute();
      return rows.map(({ state, reason }) => (reason === null ? state : `${state}: ${reason}`));
    },
    posts: (channel: string) => discord.messages(channel).map((message) => textOf(message).split('\n')[0]),
    attempts: () =>
      discord.log.filter((entry) => entry.method === 'POST' && entry.route === '/channels/{channel_id}/messages')
        .length,
  };
}

import type { Logger } from 'pino';
import type { Memberships } from '../discord/memberships.ts';
import type { Store } from '../store/database.ts';
import {
  comparedAt,
  deleteServer,
  type KnownServer,
  knownServers,
  noteCompared,
  noteLeft,
} from '../store/departures.ts';
import type { Chore } from '../tracker/tracker.ts';

const DAY_MS = 86_400_000;

/** Where an answer was missing, Discord is asked again after this time. */
const AGAIN_MS = 60 * 60_000;

/** How long a server's settings wait for it to add the bot again. */
export const KEPT_AFTER_LEAVING_DAYS = 30;

/**
 * Compares the servers that are known with those the bot is in, once a day, which the database remembers across starts
 * (10,000 servers are fifty requests): one that it has left waits thirty days for its return, and is then deleted with all
 * that was kept of it. Only what Discord says counts: a server that is missing from the list is asked for by itself, so
 * that no outage deletes anything (DESIGN §1.8).
 */
export function departuresOf({
  store,
  memberships,
  clock,
  log,
}: {
  readonly store: Store;
  readonly memberships: Memberships;
  readonly clock: () => number;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}): Chore {
  /** Null until the database was asked. */
  let dueAt: number | null = null;

  async function settle(server: KnownServer, present: ReadonlySet<string>, now: number): Promise<void> {
    const { id, discordId, leftAt } = server;
    if (present.has(discordId)) {
      if (leftAt !== null) await noteLeft(store.write, id, null);
      return;
    }
    const isOver = leftAt !== null && now - leftAt >= KEPT_AFTER_LEAVING_DAYS * DAY_MS;
    if ((leftAt !== null && !isOver) || !(await memberships.hasLeft(discordId))) return;
    if (leftAt === null) {
      await noteLeft(store.write, id, now);
      log.info(
        { server: discordId, days: KEPT_AFTER_LEAVING_DAYS },
        'The bot has left a server; its data is kept for a while.',
      );
      return;
    }
    await store.write.transaction().execute((trx) => deleteServer(trx, id));
    log.info({ server: discordId }, 'All data of a server that the bot left was deleted.');
  }

  return {
    name: 'departures',
    run: async (stop) => {
      const now = clock();
      dueAt ??= ((await comparedAt(store.read)) ?? Number.NEGATIVE_INFINITY) + DAY_MS;
      // What lies further off than a day was noted by a clock that was wrong.
      if (now < dueAt && dueAt - now <= DAY_MS) return;
      const present = await memberships.all();
      if (present === null) {
        dueAt = now + AGAIN_MS;
        log.warn('Discord did not say which servers the bot is in; it is asked again in an hour.');
        return;
      }
      for (const server of await knownServers(store.read)) {
        if (stop.aborted) return;
        await settle(server, present, now);
      }
      await noteCompared(store.write, now);
      dueAt = now + DAY_MS;
    },
  };
}

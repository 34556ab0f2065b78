import { type DigestTurn, digestDueAt, nextDigest } from '../domain/local-time.ts';
import type { Store } from '../store/database.ts';
import { type DigestPlan, digestPlansToSee, oweDigest, planDigest } from '../store/digest-plans.ts';
import type { Channels } from './channels.ts';

/** So many servers are seen to in one transaction. */
const SERVERS_AT_ONCE = 50;

/** How often Discord is asked for the time while its clock disagrees with ours. */
const ASK_AGAIN_MS = 60_000;

/** Owes the digests whose turn has come. */
export type DigestTurns = (now: number) => Promise<void>;

/**
 * Sees to the digests of all servers: one a turn, named by its turn, so that nothing the clock does can make two. A turn
 * that has come by our clock and not by Discord's waits: it would be written too early, and its own day would have none.
 * Of several turns that were slept through the last one is owed: nothing was found in the others.
 */
export function createDigestTurns(parts: {
  readonly store: Store;
  readonly channels: Channels;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number;
}): DigestTurns {
  const { store, channels, monotonic } = parts;
  let askedAt: number | null = null;

  /** Discord's clock, asked for where it is behind what our clock says is due. */
  async function timeByDiscord(due: readonly Due[]): Promise<number> {
    const [ahead] = due.filter(({ turn }) => turn.at > channels.discordTime());
    const mayAsk = askedAt === null || monotonic() - askedAt >= ASK_AGAIN_MS;
    if (ahead && mayAsk) {
      askedAt = monotonic();
      const target = await store.read
        .selectFrom('target')
        .select('channel')
        .where('server_id', '=', ahead.plan.server)
        .executeTakeFirst();
      // Any answer tells the time.
      if (target) await channels.examine(target.channel);
    }
    return channels.discordTime();
  }

  return async (now) => {
    for (;;) {
      const plans = await digestPlansToSee(store.read, now, SERVERS_AT_ONCE);
      const [due, misplanned] = [plans.filter(isDue), plans.filter((plan) => !isDue(plan))];
      const turns = due.map((plan) => ({ plan, turn: digestDueAt(now, plan.timeZone, plan.rhythm) }));
      const discordNow = await timeByDiscord(turns);
      const come = turns.filter(({ turn }) => turn.at <= discordNow);
      if (come.length + misplanned.length === 0) return;
      await store.write.transaction().execute(async (trx) => {
        for (const { server } of misplanned) await planDigest(trx, server, now);
        for (const { plan, turn } of come) {
          const nextAt = nextDigest(now, plan.timeZone, plan.rhythm).at;
          await oweDigest(trx, { server: plan.server, name: turn.name, now, nextAt });
        }
      });
      if (come.length + misplanned.length < SERVERS_AT_ONCE) return;
    }

    function isDue({ nextAt }: DigestPlan): boolean {
      return nextAt !== null && nextAt <= now;
    }
  };
}

interface Due {
  readonly plan: DigestPlan;
  readonly turn: DigestTurn;
}

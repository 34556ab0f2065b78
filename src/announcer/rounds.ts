import { type Day, formatDay } from '../domain/day.ts';
import type { Store } from '../store/database.ts';
import { oweOther } from '../store/owing.ts';
import { serversWithRound } from '../store/servers.ts';
import { roundReminder } from '../views/round.ts';
import type { Frozen } from './frozen.ts';

/** A reminder that did not get through by then is left out: the next week has its own. */
const REMIND_FOR_MS = 86_400_000;

/** Owes the reminders of one Wednesday, once a server; `day` is that Wednesday. */
export async function oweRounds(store: Store, day: Day, now: number): Promise<void> {
  const servers = await serversWithRound(store.read);
  if (servers.length === 0) return;
  await store.write.transaction().execute(async (trx) => {
    for (const { id, language, channel, role } of servers) {
      const frozen: Frozen = { message: roundReminder(role, language) };
      await oweOther(trx, {
        request: 'post',
        kind: 'notice',
        subject: `round:${formatDay(day)}`,
        channel,
        server: id,
        body: JSON.stringify(frozen),
        now,
        expiresAt: now + REMIND_FOR_MS,
      });
    }
  });
}

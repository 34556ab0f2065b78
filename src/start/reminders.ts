import type { Logger } from 'pino';
import { remindOfBatches } from '../announcer/remind-of-batches.ts';
import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';

/** How often it is looked whether anything is due; what is due comes from the database and the day. */
const EVERY_MS = 3_600_000;

/** Reminds those who run the bot of what they are to do, now and then; answers how to stop. */
export async function startReminders(options: {
  readonly store: Store;
  readonly rules: Rules;
  readonly operators: readonly string[];
  readonly clock: () => number;
  readonly log: Logger;
}): Promise<() => Promise<void>> {
  let looking = look();
  await looking;
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, EVERY_MS);

  async function look(): Promise<void> {
    try {
      await remindOfBatches(options);
    } catch (error) {
      options.log.error({ err: error }, 'It could not be found out which batches of certificates are missing.');
    }
  }

  return async () => {
    clearInterval(timer);
    await looking;
  };
}

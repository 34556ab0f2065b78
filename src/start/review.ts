import type { Review } from '../../commands/define.ts';
import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import { waitingReadings } from '../store/observations.ts';
import { acceptReading, rejectReading } from '../tracker/correct-reading.ts';

/** The check of doubtful readings, over one store. */
export function createReview({ read, write }: Store, rules: Rules): Review {
  return {
    waiting: (scope, page) => waitingReadings(read, scope, page),
    accept: (id, decider) => write.transaction().execute((trx) => acceptReading(trx, rules, id, decider)),
    reject: (id, decider) => write.transaction().execute((trx) => rejectReading(trx, id, decider)),
  };
}

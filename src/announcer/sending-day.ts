import { type Day, dayInJapan } from '../domain/day.ts';
import type { Unclaimed } from '../store/ledger.ts';

/** The day, in Japan, on which a claimed row is sent. */
export function sendingDay({ owedAt, firstAttemptAt }: Pick<Unclaimed, 'owedAt' | 'firstAttemptAt'>): Day {
  return dayInJapan(Math.max(owedAt, firstAttemptAt));
}

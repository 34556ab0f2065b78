import { dayInJapan } from '../src/domain/day.ts';
import type { Caller } from './command.ts';

/** The day that "today" is for a call: Japan's, as for the counters that matter here. */
export function todayOf(caller: Caller): number {
  return dayInJapan(caller.at);
}

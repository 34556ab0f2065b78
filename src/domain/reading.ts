import type { CounterId } from './counter.ts';
import type { Day } from './day.ts';

/** Whether a number is the count itself, or only says that at least so many were reached ("over 100M", 1億回突破). */
export type Precision = 'exact' | 'at-least';

/**
 * In whose eyes a number counts: everywhere, or only in the server with this Discord id, whose people typed it
 * (DESIGN §1.7).
 */
export type Scope = 'everywhere' | (string & {});

/** One observed number: what a counter stood at for a song, on the day it is for. */
export interface Reading {
  readonly counter: CounterId;
  readonly day: Day;
  readonly count: number;
  readonly precision: Precision;
}

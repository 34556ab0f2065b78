import type { Counter } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { Precision } from '../domain/reading.ts';
import type { Rules } from '../domain/rules.ts';
import type { PassedLevel } from '../store/crossings.ts';

/** A counter's working count that moved, with what it was before. */
export interface Move {
  readonly song: number;
  /** Null at the first reading. */
  readonly before: number | null;
  readonly after: number;
  readonly precision: Precision;
  /** The day that the new count is for. */
  readonly day: Day;
}

/** What the moves of one counter are told with. */
export interface MoveContext {
  readonly rules: Rules;
  readonly counter: Counter;
  readonly counterId: number;
  readonly scope: number;
  readonly byHand: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When what is owed may be posted first, where a person may still take the number back. */
  readonly notBefore?: number;
  /** The day on which a song's count first stood at or above a level, where that may be earlier than the move's. */
  readonly firstDayAt?: (song: number, level: PassedLevel) => Promise<{ day: Day; count: number } | null>;
}

import type { QuarantineReason } from '../domain/reading-check.ts';

/** Why a number waits for a check, as the operator's terminal says it. */
export const WAITING_REASONS: Readonly<Record<QuarantineReason, string>> = {
  zero: 'a count of 0 is no number',
  fall: 'it is lower than the number before',
  jump: 'it is further from the numbers around it than the song’s pace allows',
  future: 'its day is still to come',
  stale: 'almost every number that came with it is that of an earlier day',
};

import { type CountProblem, readCount } from '../text-file/whole-number.ts';

/** A count as a person wrote it. */
export interface WrittenCount {
  readonly count: number;
  readonly precision: 'exact' | 'at-least';
}

/** More than any song has anywhere; what is above it is a slip of the hand. */
export const MAX_COUNT = 1_000_000_000_000;

const AT_LEAST_BEFORE = /^(?:>=?|≥|over(?=[\s\d]))\s*/i;
const AT_LEAST_AFTER = /\s*\+$/;
// One separator throughout; NFKC has made hard and thin spaces plain ones.
const GROUPED = /^[1-9]\d{0,2}(?:([.,' ’])\d{3})(?:\1\d{3})*$/;

/**
 * Reads digits, or digits in threes (`123,450,000`, `123 450 000`, `123.450.000`). `1.234` alone is unclear (PRODUCT
 * §4). `100,000,000+`, `>=100000000` and `over 100000000` say that at least so many were reached.
 */
export function readWrittenCount(text: string): WrittenCount | CountProblem | 'count-unclear' {
  const plain = text.normalize('NFKC').trim();
  const bare = plain.replace(AT_LEAST_BEFORE, '').replace(AT_LEAST_AFTER, '');
  const grouped = GROUPED.exec(bare);
  if (grouped?.[1] === '.' && bare.split('.').length === 2) return 'count-unclear';
  const digits = grouped ? bare.replace(/\D/g, '') : bare;
  const count = readCount(digits, MAX_COUNT);
  // Groups that are not of one kind (`1,234.567`) are a mistake whose meaning nobody can know.
  if (count === 'count-separators') return 'count-unclear';
  if (typeof count === 'string') return count;
  return { count, precision: bare === plain ? 'exact' : 'at-least' };
}

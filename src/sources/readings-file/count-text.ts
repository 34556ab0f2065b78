import type { Precision } from '../../domain/reading.ts';
import { readWrittenCount, type WrittenCountProblem } from '../../domain/written-count.ts';
import { type CountProblem, readCount } from '../text-file/whole-number.ts';

/** Why a cell is no count. */
export type CountCellProblem =
  | Exclude<CountProblem, 'count-separators'>
  | 'count-about'
  | 'count-unclear'
  | 'count-unreadable';

/** No count is longer, with all the words around it; a published sheet may hold anything. */
const LONGEST = 100;

const PROBLEMS: Readonly<Record<Exclude<WrittenCountProblem, 'no-number'>, CountCellProblem>> = {
  unclear: 'count-unclear',
  fraction: 'count-not-whole',
  zero: 'count-zero',
  'too-large': 'count-too-large',
};

/**
 * Reads a cell as `/record` reads what is typed (PRODUCT §4), and tells apart what spreadsheets make of numbers. About so
 * many is no count here, where nobody is asked whether it is meant to the unit.
 */
export function readCountCell(
  text: string,
): { readonly count: number; readonly precision: Precision } | CountCellProblem {
  if (text.length > LONGEST) return 'count-unreadable';
  const read = readWrittenCount(text);
  if (typeof read === 'object') {
    const { count, precision, lowest } = read;
    return lowest < count ? 'count-about' : { count, precision };
  }
  if (read !== 'no-number') return PROBLEMS[read];
  const plain = readCount(text.normalize('NFKC').trim(), Number.MAX_SAFE_INTEGER);
  return plain === 'count-negative' || plain === 'count-scientific' ? plain : 'count-unreadable';
}

import { readWrittenCount, type WrittenCount, type WrittenCountProblem } from '../../domain/written-count.ts';
import { type CountProblem, readCount } from '../text-file/whole-number.ts';

/** Why a cell is no count. */
export type CountCellProblem = Exclude<CountProblem, 'count-separators'> | 'count-unclear' | 'count-unreadable';

/** No count is longer, with all the words around it; a published sheet may hold anything. */
const LONGEST = 100;

const PROBLEMS: Readonly<Record<Exclude<WrittenCountProblem, 'no-number'>, CountCellProblem>> = {
  unclear: 'count-unclear',
  fraction: 'count-not-whole',
  zero: 'count-zero',
  'too-large': 'count-too-large',
};

/** Reads a cell as `/record` reads what is typed (PRODUCT §4), and tells apart what spreadsheets make of numbers. */
export function readCountCell(text: string): WrittenCount | CountCellProblem {
  if (text.length > LONGEST) return 'count-unreadable';
  const read = readWrittenCount(text);
  if (typeof read === 'object') return read;
  if (read !== 'no-number') return PROBLEMS[read];
  const plain = readCount(text.normalize('NFKC').trim(), Number.MAX_SAFE_INTEGER);
  return plain === 'count-negative' || plain === 'count-scientific' ? plain : 'count-unreadable';
}

/** What a text that should be a positive whole number can be instead. */
export type CountProblem =
  | 'count-negative'
  | 'count-zero'
  | 'count-scientific'
  | 'count-separators'
  | 'count-not-whole'
  | 'count-too-large';

/**
 * Reads plain digits as a count from 1 to the limit. Zero is refused: publishers write it where a number is missing,
 * and a total never falls to it (reference: missing is not zero).
 */
export function readCount(text: string, limit: number): number | CountProblem {
  if (/^\d+$/.test(text)) {
    const count = Number(text);
    if (count > Math.min(limit, Number.MAX_SAFE_INTEGER)) return 'count-too-large';
    return count === 0 ? 'count-zero' : count;
  }
  if (/^[-−–]\s*\d/.test(text)) return 'count-negative';
  if (/^\d+([.,]\d+)?e[+-]?\d+$/i.test(text)) return 'count-scientific';
  if (/^\d{1,3}([.,'’\s]\d{3})+$/.test(text)) return 'count-separators';
  return 'count-not-whole';
}

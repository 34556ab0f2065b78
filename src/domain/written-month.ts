import { type Day, isMonth, type Month, monthOf } from './day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR_FIRST = /^(\d{4})\s*(?:[-/.年년]\s*)?(\d{1,2})\s*(?:月|월)?(?:度|분)?$/;
const NAMED = new RegExp(`^(${MONTHS.join('|')})[a-z]*\\.?,?\\s+(\\d{4})$`, 'i');

/** The month that a text means, or why it means none. */
export type WrittenMonth = { readonly month: Month } | { readonly problem: 'no-month' | 'future' };

/** Reads a month as people write it: `2025-10`, `2025年10月度`, `2025년 10월`, `October 2025`. */
export function readWrittenMonth(text: string, today: Day): WrittenMonth {
  const plain = text.normalize('NFKC').trim();
  const yearFirst = YEAR_FIRST.exec(plain);
  const named = NAMED.exec(plain);
  const year = yearFirst?.[1] ?? named?.[2] ?? '';
  const number = yearFirst?.[2] ?? String(MONTHS.indexOf((named?.[1] ?? '').toLowerCase()) + 1);
  const month = `${year}-${number.padStart(2, '0')}`;
  if (!isMonth(month)) return { problem: 'no-month' };
  return month > monthOf(today) ? { problem: 'future' } : { month };
}

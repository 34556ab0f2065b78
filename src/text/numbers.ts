import type { Language } from './language.ts';
import { translator } from './translate.ts';

/**
 * Numbers for people. Counts are cut, never rounded up, so that no text shows a level before it is reached.
 * All functions take whole counts within the safe integers and throw a RangeError for what is not a number.
 */

const CJK_GROUPS = [
  { size: 1_000_000_000_000, ja: '兆', ko: '조' },
  { size: 100_000_000, ja: '億', ko: '억' },
  { size: 10_000, ja: '万', ko: '만' },
  { size: 1, ja: '', ko: '' },
] as const;

const ENGLISH_UNITS = [
  { size: 1_000_000_000_000, sign: 'T' },
  { size: 1_000_000_000, sign: 'B' },
  { size: 1_000_000, sign: 'M' },
  { size: 1_000, sign: 'K' },
] as const;

const GROUP_SIGN_AT_END = /[조억만]$/;
const SHORT_DIGITS = 4;

const thousands = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** Made once: making one took a quarter of a millisecond of each answer. */
const SHARES: Readonly<Record<Language, Intl.NumberFormat>> = { en: shares('en'), ja: shares('ja'), ko: shares('ko') };

function shares(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
}

/** A count to the unit, in the form fans of the language write: `123,450,000`, `1億2,345万`, `1억 2,345만`. */
export function formatCount(count: number, language: Language): string {
  const { sign, size } = whole(count);
  if (language === 'en') return sign + thousands.format(size);
  return sign + joinGroups(groups(size, language), language);
}

/** A count as it stands directly before a unit: Korean sets a space after a group's sign (`1만 회`), none after a digit. */
export function formatCountBeforeUnit(count: number, language: Language): string {
  return spaced(formatCount(count, language), language);
}

function spaced(text: string, language: Language): string {
  return language === 'ko' && GROUP_SIGN_AT_END.test(text) ? `${text} ` : text;
}

/** How often something was played, without saying what: `123,450,000`, `1億2,345万回`, `1억 2,345만 회`. */
export function formatTimes(count: number, language: Language): string {
  return translator(language)('number.times', { count: formatCountBeforeUnit(count, language) });
}

/** The same of a count that is cut to what a tight place can hold: `12.43M`, `1,243万回`, `1,243만 회`. */
export function formatShortTimes(count: number, language: Language): string {
  return translator(language)('number.times', { count: spaced(formatShort(count, language), language) });
}

/** A count with its unit: `123,450,000 plays`, `1億2,345万回`, `1억 2,345만 회`. */
export function formatPlays(count: number, language: Language): string {
  return translator(language)('number.plays', { n: count, count: formatCountBeforeUnit(count, language) });
}

/**
 * A count cut to what a tight place can hold: `12.43M`, `1,243万`, `123.4万`: four digits. From 1億 on Japanese and
 * Korean keep the two highest groups (`1億2,345万`), as nobody there writes 1.234億 beside a level of 1億.
 */
export function formatShort(count: number, language: Language): string {
  const { sign, size } = whole(count);
  if (size < 10_000) return sign + thousands.format(size);
  if (language === 'en') {
    const unit = ENGLISH_UNITS.find((candidate) => size >= candidate.size) ?? ENGLISH_UNITS[3];
    return sign + cut(size, unit.size) + unit.sign;
  }
  if (size < 100_000_000) return sign + cut(size, 10_000) + CJK_GROUPS[2][language];
  const top = CJK_GROUPS[0].size <= size ? CJK_GROUPS[1] : CJK_GROUPS[2];
  return sign + joinGroups(groups(size - (size % top.size), language), language);
}

/** How much of the way to a threshold is done, cut to one decimal: `93.7%`. `100%` only from the threshold on. */
export function formatShare(count: number, threshold: number, language: Language): string {
  return SHARES[language].format(stepsDone(count, threshold, 1000) / 1000);
}

/** The way to a threshold as ten signs, cut: the tenth is filled only from the threshold on. */
export function shareBar(count: number, threshold: number): string {
  const filled = stepsDone(count, threshold, 10);
  return '▰'.repeat(filled) + '▱'.repeat(10 - filled);
}

/** How many of `steps` equal steps to the threshold are complete, in whole numbers so that none is rounded up. */
function stepsDone(count: number, threshold: number, steps: number): number {
  const { sign, size } = whole(count);
  const goal = whole(threshold);
  if (goal.sign !== '' || goal.size === 0) throw new RangeError(`not a threshold: ${threshold}`);
  if (sign !== '') return 0;
  if (size >= goal.size) return steps;
  return Number((BigInt(size) * BigInt(steps)) / BigInt(goal.size));
}

function whole(count: number): { sign: '' | '-'; size: number } {
  const size = Math.abs(Math.trunc(count));
  if (!Number.isSafeInteger(size)) throw new RangeError(`not a count: ${count}`);
  return { sign: count <= -1 ? '-' : '', size };
}

function groups(size: number, language: 'ja' | 'ko'): string[] {
  const found: string[] = [];
  let rest = size;
  for (const group of CJK_GROUPS) {
    const inGroup = Math.floor(rest / group.size);
    rest -= inGroup * group.size;
    if (inGroup > 0) found.push(thousands.format(inGroup) + group[language]);
  }
  return found.length > 0 ? found : ['0'];
}

function joinGroups(parts: readonly string[], language: 'ja' | 'ko'): string {
  return parts.join(language === 'ko' ? ' ' : '');
}

/** `size / unit` cut to four digits, without zeros at the end. Whole numbers only: a quotient could round up. */
function cut(size: number, unit: number): string {
  const before = Math.floor(size / unit);
  const decimals = Math.max(0, SHORT_DIGITS - String(before).length);
  const after = Math.floor((size % unit) / (unit / 10 ** decimals));
  const shown = decimals === 0 ? '' : String(after).padStart(decimals, '0').replace(/0+$/, '');
  return thousands.format(before) + (shown === '' ? '' : `.${shown}`);
}

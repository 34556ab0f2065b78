import type { Precision } from './reading.ts';

/** A count as a person wrote it. */
export interface WrittenCount {
  readonly count: number;
  readonly precision: Precision;
  /** Where it was called about so many (約, 약): the smallest count that such a text may mean; else the count itself. */
  readonly lowest: number;
}

/** Why a text is no count. */
export type WrittenCountProblem =
  /** No number at all, or words around it that nobody foresaw. */
  | 'no-number'
  /** `1.234`, `1,234.567`, `1억2천`: it may mean two things. */
  | 'unclear'
  /** A part of a play: `12.5`, `1.23456K`. */
  | 'fraction'
  | 'zero'
  | 'too-large';

/** More than any song has anywhere; what is above it is a slip of the hand. */
export const LARGEST_COUNT = 1_000_000_000_000;

/** What follows a number and makes it larger, in the order in which groups stand in one number. */
const GROUPS = [
  { size: 12, signs: ['兆', '조'] },
  { size: 8, signs: ['億', '亿', '억'] },
  { size: 4, signs: ['万', '萬', '만'] },
] as const;

const ENGLISH: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  m: 6,
  mil: 6,
  mio: 6,
  million: 6,
  millions: 6,
  b: 9,
  bn: 9,
  billion: 9,
  billions: 9,
  t: 12,
  trillion: 12,
};

const ABOUT_BEFORE = /^(?:約|およそ|おおよそ|약|대략|~|≈|about|around|approximately|approx\.?|roughly|circa|ca\.?)\s*/i;
const AT_LEAST_BEFORE =
  /^(?:>=?|≥|over|more than|at least|past|passed|passes|surpassed|surpasses|exceeds)(?=[\s\d])\s*/i;
const AT_LEAST_AFTER = /\s*(?:\+|突破|超え|超|以上|돌파|넘어|이상|초과|を突破|を超え|를 돌파|을 돌파)$/;
const NOISE_BEFORE = /^(?:累計|累積|国内累計|総|合計|計|누적|총|국내|total(?: of)?:?)\s*/i;
const NOISE_AFTER =
  /\s*(?:回再生|再生回数|再生|回|を|회 재생|재생|스트리밍|회|번|를|을|plays|streams|streamings|times|views)$/i;

/**
 * Reads a count in the forms that fans and publishers write (PRODUCT §4): `123.4M`, `123,450,000`, `1億2,345万回`,
 * `5億464.9万回`, `1억 2,345만`, in full-width digits too, with 約 (about), over, 突破 and 돌파 (at least so many).
 */
export function readWrittenCount(text: string): WrittenCount | WrittenCountProblem {
  const { bare, about, atLeast } = unwrapped(text.normalize('NFKC').trim());
  const amount = amountOf(bare);
  if (typeof amount === 'string') return amount;
  const { units, lastUnit } = amount;
  if (units > BigInt(LARGEST_COUNT)) return 'too-large';
  const count = Number(units);
  if (count === 0) return 'zero';
  // What is rounded to the last digit that was written may be half of it less.
  const lowest = about ? Math.max(1, count - Math.floor(lastUnit / 2)) : count;
  return { count, precision: atLeast ? 'at-least' : 'exact', lowest };
}

/** Takes off what stands around the number and says how sure it is. */
function unwrapped(text: string): { bare: string; about: boolean; atLeast: boolean } {
  let bare = text;
  let about = false;
  let atLeast = false;
  for (;;) {
    const before = bare;
    bare = bare.replace(NOISE_BEFORE, '').replace(NOISE_AFTER, '');
    const withoutAbout = bare.replace(ABOUT_BEFORE, '');
    const withoutAtLeast = withoutAbout.replace(AT_LEAST_BEFORE, '').replace(AT_LEAST_AFTER, '');
    about ||= withoutAbout !== bare;
    atLeast ||= withoutAtLeast !== withoutAbout;
    bare = withoutAtLeast.trim();
    if (bare === before) return { bare, about, atLeast };
  }
}

/** A whole amount, and the size of the last digit that was written of it. */
interface Amount {
  readonly units: bigint;
  readonly lastUnit: number;
}

function amountOf(bare: string): Amount | WrittenCountProblem {
  if (!/\d/.test(bare)) return 'no-number';
  const english = /^([\d.,'’\s]+?)\s*([a-z]+)\.?$/i.exec(bare);
  if (english) {
    const power = ENGLISH[(english[2] ?? '').toLowerCase()];
    return power === undefined ? 'no-number' : scaled(english[1] ?? '', power);
  }
  return GROUPS.some(({ signs }) => signs.some((sign) => bare.includes(sign))) ? grouped(bare) : plain(bare);
}

/** Digits alone, or in threes with one separator throughout. */
function plain(text: string): Amount | WrittenCountProblem {
  if (/^\d+$/.test(text)) return { units: BigInt(text), lastUnit: 1 };
  const inThrees = /^[1-9]\d{0,2}(?:([.,'’ ])\d{3})(?:\1\d{3})*$/.exec(text);
  if (inThrees) {
    if (inThrees[1] === '.' && text.split('.').length === 2) return 'unclear';
    return { units: BigInt(text.replace(/\D/g, '')), lastUnit: 1 };
  }
  if (/^\d+[.,]\d+$/.test(text)) return 'fraction';
  return /^[\d.,'’\s]+$/.test(text) ? 'unclear' : 'no-number';
}

/** `1億2,345万6,789`: groups that fall in size, each at most 9,999 of its own but for the first. */
function grouped(text: string): Amount | WrittenCountProblem {
  let rest = text;
  let units = 0n;
  let lastUnit = 1;
  let smallest: number | null = null;
  for (const { size, signs } of GROUPS) {
    const match = new RegExp(`^\\s*([^${ALL_SIGNS}]*?)\\s*[${signs.join('')}]`).exec(rest);
    if (!match) continue;
    const part = coefficient(match[1] ?? '', size);
    if (typeof part === 'string') return part;
    if (smallest !== null && part.units >= 10n ** BigInt(smallest)) return 'unclear';
    units += part.units;
    lastUnit = part.lastUnit;
    smallest = size;
    rest = rest.slice(match[0].length);
    // A fraction closes a number: nothing can come after `464.9万`.
    if (part.lastUnit < 10 ** size && rest.trim() !== '') return 'unclear';
  }
  if (rest.trim() === '') return { units, lastUnit };
  // Whoever says 1억2천 means 1억2천만, and whoever reads it may not.
  if (/[千천百백]$/.test(rest.trim())) return 'unclear';
  const tail = plain(rest.trim());
  if (typeof tail === 'string') return tail === 'fraction' ? 'unclear' : tail;
  if (smallest !== null && tail.units >= 10n ** BigInt(smallest)) return 'unclear';
  return { units: units + tail.units, lastUnit: 1 };
}

const ALL_SIGNS = GROUPS.flatMap(({ signs }) => signs).join('');

/** What stands before a group's sign: `2,345`, `464.9`, and `2千` or `2천5백`. */
function coefficient(text: string, power: number): Amount | WrittenCountProblem {
  const spoken = /^(?:([1-9])?[千천])?(?:([1-9])?[百백])?(\d{1,2})?$/.exec(text);
  if (spoken && /[千천百백]/.test(text)) {
    const [, thousands, hundreds, ones] = spoken;
    const value =
      (/[千천]/.test(text) ? Number(thousands ?? 1) * 1_000 : 0) +
      (/[百백]/.test(text) ? Number(hundreds ?? 1) * 100 : 0) +
      Number(ones ?? 0);
    const last = ones === undefined ? (/[百백]/.test(text) ? 100 : 1_000) : 1;
    return { units: BigInt(value) * 10n ** BigInt(power), lastUnit: last * 10 ** power };
  }
  return scaled(text, power);
}

/** Digits with a fraction or groups of three, times a power of ten. */
function scaled(text: string, power: number): Amount | WrittenCountProblem {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return /^[\d.,'’\s]+$/.test(text) ? 'unclear' : 'no-number';
  const whole = (match[1] ?? '').replaceAll(',', '');
  const decimals = match[2] ?? '';
  const zeros = power - decimals.length;
  const digits = BigInt(whole + decimals);
  if (zeros >= 0) return { units: digits * 10n ** BigInt(zeros), lastUnit: 10 ** zeros };
  const divisor = 10n ** BigInt(-zeros);
  return digits % divisor === 0n ? { units: digits / divisor, lastUnit: 1 } : 'fraction';
}

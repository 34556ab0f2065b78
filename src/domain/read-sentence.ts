import type { Counter, CounterId } from './counter.ts';
import { type Day, formatDay } from './day.ts';
import { readWrittenCount } from './written-count.ts';
import { type DayOrder, readWrittenDay } from './written-day.ts';

/** What a pasted sentence says of a number; empty where that is not certain. */
export interface SentenceFacts {
  /** The number as it stands there. */
  readonly value: string;
  readonly counter: CounterId | '';
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly link: string;
  /** What stands in quotation marks: it may be the song's title. */
  readonly quoted: readonly string[];
}

const LINK = /https?:\/\/[^\s<>"'）)」』]+/;
const LINKS = new RegExp(LINK, 'g');

const BEFORE = '(?:(?:over|more than|at least|about|around|approximately|>=?|≥|約|およそ|약)\\s*)?';
const CJK_PART = '\\d[\\d,.]*\\s*[千천]?\\s*(?:億|万|억|만|兆|조)';
const CJK = `(?:${CJK_PART}\\s*)+(?:\\d[\\d,]*)?`;
const ENGLISH = '\\d[\\d,.]*\\s*(?:million|billion|mil|bn|[kmb])(?![a-z])';
const PLAIN = '\\d{1,3}(?:,\\d{3})+|\\d{6,}';
const AFTER = '(?:\\s*(?:回|회))?(?:\\s*(?:を|를|을))?(?:\\s*(?:突破|超え|以上|돌파|이상|\\+))?';
const NUMBER = new RegExp(`${BEFORE}(?:${CJK}|${ENGLISH}|${PLAIN})${AFTER}`, 'gi');

const TOTAL_BEFORE = /(?:累計|累積|総再生|통산|누적|총|total|all[- ]time|cumulative)[^\d]{0,16}$/i;
const WEEKLY_BEFORE = /(?:週間|今週|주간|이번 주|weekly|this week|per week|\+)[^\d]{0,16}$/i;

/** A total below this is no total that anybody announces: a rank, a year, a number of days. */
const SMALLEST_TOTAL = 100_000;

const DATES = [
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/g,
  /(?:\d{4}\s*[年년]\s*)?\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]/g,
  /\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,?\s+\d{4})?/gi,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?\b/gi,
];

const QUOTED = /[「『“‘"《<]([^「」『』“”‘’"《》<>]{1,100})[」』”’"》>]/g;

/** Finds what is certain in a sentence that somebody posted or pasted (PRODUCT §4). */
export function readSentence(
  sentence: string,
  about: { readonly counters: readonly Counter[]; readonly today: Day; readonly order: DayOrder },
): SentenceFacts {
  const text = sentence.normalize('NFKC').slice(0, 4_000);
  const link = LINK.exec(text)?.[0] ?? '';
  const bare = text.replace(LINKS, ' ').replace(/[*_~`|]/g, '');
  const dates = datesIn(bare, about.today, about.order);
  const withoutDates = dates.reduce((rest, { written }) => rest.replace(written, ' '), bare);
  const days = new Set(dates.map(({ day }) => day));
  const [day] = days;
  return {
    value: totalIn(withoutDates),
    counter: counterIn(bare, about.counters),
    date: days.size === 1 && day !== undefined ? formatDay(day) : '',
    link,
    quoted: [...bare.matchAll(QUOTED)].map((match) => (match[1] ?? '').trim()).filter((one) => one !== ''),
  };
}

/** The one total: that which is called so, or the only number that is none of a week. */
function totalIn(text: string): string {
  const found = [...text.matchAll(NUMBER)].flatMap((match) => {
    const written = match[0].trim();
    const read = readWrittenCount(written);
    if (typeof read === 'string' || read.count < SMALLEST_TOTAL) return [];
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    return [{ written, count: read.count, isTotal: TOTAL_BEFORE.test(before), isWeekly: WEEKLY_BEFORE.test(before) }];
  });
  const called = found.filter(({ isTotal }) => isTotal);
  const candidates = called.length > 0 ? called : found.filter(({ isWeekly }) => !isWeekly);
  const [first] = candidates;
  const alone = new Set(candidates.map(({ count }) => count)).size === 1;
  return first && alone ? first.written : '';
}

function datesIn(text: string, today: Day, order: DayOrder): { written: string; day: Day }[] {
  return DATES.flatMap((form) => [...text.matchAll(form)]).flatMap((match) => {
    const read = readWrittenDay(match[0], today, order);
    return 'day' in read ? [{ written: match[0], day: read.day }] : [];
  });
}

/** The counter of the only publisher that is named. */
function counterIn(text: string, counters: readonly Counter[]): CounterId | '' {
  const folded = text.toLowerCase();
  const named = counters.filter(({ publisher }) =>
    Object.values(publisher).some((name) => folded.includes(shortName(name))),
  );
  const [first] = named;
  return first && named.length === 1 ? first.id : '';
}

/** A publisher as people call it: Billboard Japan is "Billboard". */
function shortName(name: string): string {
  return name.toLowerCase().replace(/[\s·]*(?:japan|ジャパン|재팬|chart|チャート|차트)$/i, '');
}

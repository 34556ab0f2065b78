import type { Day } from '../domain/day.ts';
import { formatDay } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { translator } from '../text/translate.ts';
import { markerButton } from './digest.ts';
import { type Message, text } from './message.ts';
import { type News, newsLine } from './period-digest.ts';

/** How many news a look back names of each kind; the rest are counted. */
const MOST_OF_A_KIND = 12;

/** What a year brought to the songs that a server follows. */
export interface YearReviewView {
  readonly year: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly news: readonly News[];
  readonly language: Language;
  readonly nonce: string;
}

/** The look back on a year: certificates and estimates apart, as everywhere (DESIGN §1.2); honest where there is nothing. */
export function yearReviewPost({ year, firstDay, lastDay, news, language, nonce }: YearReviewView): Message {
  const t = translator(language);
  const certified = news.filter(({ kind }) => kind === 'certified');
  const passed = news.filter(({ kind }) => kind === 'estimated');
  const period = t('year.period', { from: formatDay(firstDay, language), to: formatDay(lastDay, language) });
  return {
    blocks: [
      text([t('year.heading', { year }), period].join('\n')),
      ...(news.length === 0 ? [text(t('year.nothing'))] : []),
      ...(certified.length > 0 ? [part(t('year.certified', { n: certified.length }), certified, language)] : []),
      ...(passed.length > 0 ? [part(t('year.passed', { n: passed.length }), passed, language)] : []),
      markerButton(nonce, language),
    ],
  };
}

function part(heading: string, news: readonly News[], language: Language) {
  const more = news.length - MOST_OF_A_KIND;
  const lines = news.slice(-MOST_OF_A_KIND).map((one) => `- ${newsLine(one, language)}`);
  const before = more > 0 ? [`-# ${translator(language)('year.more', { n: more })}`] : [];
  return text([heading, ...before, ...lines].join('\n'));
}

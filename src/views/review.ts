import type { Day } from '../domain/day.ts';
import type { WaitingReading } from '../domain/decision.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import { formatDay } from '../text/dates.ts';
import { escapeText } from '../text/escape.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { formatCount } from '../text/numbers.ts';
import { type Translate, translator } from '../text/translate.ts';
import { basisText } from './figures.ts';
import { type Block, type Button, buttons, type Message, text } from './message.ts';
import { nameIn, songText } from './names.ts';
import { wordsOf } from './report.ts';

/** Figures that wait for a check, a page of them. */
export interface ReviewPage {
  readonly readings: readonly WaitingReading[];
  readonly songs: ReadonlyMap<number, Song>;
  readonly offset: number;
  readonly total: number;
  /** How many more wait that a later figure has passed by. */
  readonly passedBy: number;
  /** What people reported as wrong, the newest first, of so many in all. */
  readonly reports: { readonly reports: readonly ReportedNumber[]; readonly total: number };
  /** What came of the last decision; null at first. */
  readonly notice: string | null;
  readonly rules: Rules;
  readonly today: Day;
  readonly language: Language;
}

/** A number that somebody reported as wrong. */
export interface ReportedNumber {
  readonly id: number;
  readonly song: number;
  readonly ladder: string;
  readonly what: string;
  readonly link: string;
}

/** How many figures one page shows: each has a text and a row of buttons, and a message holds 40 components. */
export const REVIEW_PAGE = 5;

/** A page of figures that wait, each with its buttons. */
export function reviewMessage(page: ReviewPage): Message {
  const { readings, offset, total, passedBy, notice, language } = page;
  const t = translator(language);
  const notices = notice === null ? [] : [text(notice)];
  const reported = reportedBlocks(page, t);
  const passed = passedBy === 0 ? [] : [`-# ${t('readings.passedBy', { n: passedBy })}`];
  if (total === 0) return { blocks: [...notices, text([t('readings.none'), ...passed].join('\n')), ...reported] };
  const heading = text([`**${t('readings.heading', { n: total })}**`, t('readings.explained'), ...passed].join('\n'));
  const blocks = readings.flatMap((reading, index) => readingBlocks(page, reading, offset + index + 1));
  const turn: Button[] = [];
  if (offset > 0) turn.push({ label: t('readings.earlier'), action: `review:${Math.max(0, offset - REVIEW_PAGE)}` });
  if (offset + readings.length < total)
    turn.push({ label: t('readings.later'), action: `review:${offset + REVIEW_PAGE}` });
  return { blocks: [...notices, heading, ...blocks, ...(turn.length > 0 ? [buttons(...turn)] : []), ...reported] };
}

/** One text and one row, so that a full page with them keeps within Discord's forty components. */
function reportedBlocks(
  { reports: { reports, total }, songs, rules, offset, language }: ReviewPage,
  t: Translate,
): Block[] {
  if (reports.length === 0) return [];
  const lines = reports.flatMap(({ song: id, ladder, what, link }, index) => {
    const song = songs.get(id);
    const names = rules.ladders.get(ladder)?.names;
    const about = [song ? songText(song, language) : `#${id}`, names ? nameIn(names, language) : escapeText(ladder)];
    const address = link === '' ? [] : [t('report.link', { link: escapeText(link) })];
    return [`${index + 1}. ${joinFacts(about, language)}`, ...wordsOf(what, '', t), ...address];
  });
  const row = reports.map(({ id }, index) => {
    return { label: t('report.done', { n: index + 1 }), action: `report-done:${id} ${offset}` };
  });
  const heading = `**${t('report.listed', { n: total })}**`;
  return [text([heading, ...lines].join('\n')), buttons(...row)];
}

function readingBlocks(page: ReviewPage, reading: WaitingReading, n: number): Block[] {
  const { songs, offset, language } = page;
  const t = translator(language);
  const song = songs.get(reading.song);
  const { present, link } = reading;
  const lines = [
    `**${n}. ${song ? songText(song, language) : `#${reading.song}`}**`,
    figure(page, reading),
    present === null
      ? t('readings.first')
      : t('readings.soFar', { count: formatCount(present.count, language), day: formatDay(present.day, language) }),
    t(`readings.${reading.reason}`),
    `-# ${joinFacts([t('readings.from', { source: whoSaid(reading) }), t(reading.scope === 0 ? 'readings.everywhere' : 'readings.here')], language)}`,
  ];
  const row: Button[] = [
    { label: t('readings.accept', { n }), action: `review-accept:${reading.id} ${offset}`, style: 'primary' },
    { label: t('readings.reject', { n }), action: `review-reject:${reading.id} ${offset}` },
  ];
  if (link?.startsWith('https://')) row.push({ label: t('call.source'), link });
  return [text(lines.join('\n')), buttons(...row)];
}

/** The figure with its source; plainly where its counter is declared no more. */
function figure({ rules, today, language }: ReviewPage, reading: WaitingReading): string {
  if (rules.counters.has(reading.counter)) return basisText(reading, rules, today, language);
  return joinFacts(
    [formatCount(reading.count, language), escapeText(reading.counter), formatDay(reading.day, language)],
    language,
  );
}

function whoSaid({ typedBy, source }: WaitingReading): string {
  return typedBy !== null && /^\d+$/.test(typedBy) ? `<@${typedBy}>` : escapeText(typedBy ?? source);
}

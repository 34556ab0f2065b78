import type { Day } from '../domain/day.ts';
import type { WaitingReading } from '../domain/decision.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import { formatDay } from '../text/dates.ts';
import { escapeText } from '../text/escape.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { formatCount } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import { basisText } from './figures.ts';
import { type Block, type Button, buttons, type Message, text } from './message.ts';
import { songText } from './names.ts';

/** Figures that wait for a check, a page of them. */
export interface ReviewPage {
  readonly readings: readonly WaitingReading[];
  readonly songs: ReadonlyMap<number, Song>;
  readonly offset: number;
  readonly total: number;
  /** What came of the last decision; null at first. */
  readonly notice: string | null;
  readonly rules: Rules;
  readonly today: Day;
  readonly language: Language;
}

/** How many figures one page shows: each has a text and a row of buttons, and a message holds 40 components. */
export const REVIEW_PAGE = 5;

/** A page of figures that wait, each with its buttons. */
export function reviewMessage(page: ReviewPage): Message {
  const { readings, offset, total, notice, language } = page;
  const t = translator(language);
  const notices = notice === null ? [] : [text(notice)];
  if (total === 0) return { blocks: [...notices, text(t('readings.none'))] };
  const heading = text(`**${t('readings.heading', { n: total })}**\n${t('readings.explained')}`);
  const blocks = readings.flatMap((reading, index) => readingBlocks(page, reading, offset + index + 1));
  const turn: Button[] = [];
  if (offset > 0) turn.push({ label: t('readings.earlier'), action: `review:${Math.max(0, offset - REVIEW_PAGE)}` });
  if (offset + readings.length < total)
    turn.push({ label: t('readings.later'), action: `review:${offset + REVIEW_PAGE}` });
  return { blocks: [...notices, heading, ...blocks, ...(turn.length > 0 ? [buttons(...turn)] : [])] };
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

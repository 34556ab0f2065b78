import type { Day } from '../domain/day.ts';
import { dayInJapan } from '../domain/day.ts';
import type { Forecast } from '../domain/forecast.ts';
import type { Rules } from '../domain/rules.ts';
import type { Artist, Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import { discordTimestamp } from '../text/dates.ts';
import { escapeText } from '../text/escape.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { translator } from '../text/translate.ts';
import { markerButton } from './digest.ts';
import { type Message, text } from './message.ts';
import { artistName, nameIn, songText } from './names.ts';
import { expectedText } from './outlook.ts';
import { nearLine } from './period-digest.ts';
import { distanceText, monthText } from './standing.ts';

/** A song on a board. */
export interface BoardLine {
  readonly song: Song;
  readonly standing: Standing;
  /** When its next level is expected; null where nothing may be said of that. */
  readonly forecast: Forecast | null;
}

/** A living board at a moment. */
export interface BoardView {
  readonly lines: readonly BoardLine[];
  /** Whose songs they are; null for all that the server follows. */
  readonly artist: Artist | null;
  /** Whether it was removed: its message stays, and says so. */
  readonly isEnded: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly rules: Rules;
  readonly language: Language;
  readonly nonce: string;
}

/** The message of a living board: songs with level, distance, expected day and the day of the number (PRODUCT §8). */
export function boardMessage(view: BoardView): Message {
  const { lines, artist, isEnded, now, language, nonce } = view;
  const t = translator(language);
  const heading =
    artist === null ? t('board.heading') : t('board.headingOf', { artist: escapeText(artistName(artist, language)) });
  const songs = lines.map((line) => lineOf(line, view)).filter((line) => line !== null);
  const hasCertificates = lines.some(({ standing }) => standing.ladder.certificates !== null);
  const at = discordTimestamp(now, 'f');
  return {
    blocks: [
      text(heading),
      text(songs.length > 0 ? songs.map((line) => `- ${line}`).join('\n') : t('board.empty')),
      ...(hasCertificates ? [text(`-# ${t('board.estimate')}`)] : []),
      text(`-# ${isEnded ? t('board.ended', { at }) : t('board.changed', { at })}`),
      markerButton(nonce, language),
    ],
  };
}

/** Whether two states of a board differ in nothing but when they were written: then nothing is edited. */
export function saysTheSame(standing: Message, present: Message): boolean {
  return JSON.stringify(withoutMoment(standing)) === JSON.stringify(withoutMoment(present));
}

/** The moment is in the last text. */
function withoutMoment({ blocks }: Message): Message['blocks'] {
  const last = blocks.findLastIndex((block) => block.type === 'text');
  return blocks.filter((_, index) => index !== last);
}

/** Tells admins that a board is no longer kept, why, and what to do. `channel` is Discord's id. */
export function stoppedNotice(channel: string, reason: string, language: Language): Message {
  const t = translator(language);
  return {
    blocks: [text(`**${t('board.stoppedHeading', { channel: `<#${channel}>` })}**\n${stoppedText(reason, language)}`)],
  };
}

/** Why a board is no longer kept, with the remedy. */
export function stoppedText(reason: string, language: Language): string {
  const t = translator(language);
  if (reason === 'deleted') return t('board.stoppedDeleted');
  return t('board.stoppedRefused', { code: escapeText(reason.split(' ')[1] ?? reason) });
}

function lineOf(line: BoardLine, { rules, language, now }: BoardView): string | null {
  const t = translator(language);
  const { song, standing, forecast } = line;
  const counted = nearLine(line, { rules, language });
  if (counted !== null) return joinFacts([counted, expected(forecast, dayInJapan(now), language)], language);
  const { certified, next, distance } = standing;
  if (!certified) return null;
  const mark = standing.ladder.certificates ? nameIn(standing.ladder.certificates.mark, language) : '';
  const held = t('board.certified', {
    mark,
    level: nameIn(certified.level.names, language),
    month: monthText(certified.certificate, language, t),
  });
  const way = next && distance ? distanceText(distance, next, language) : null;
  return joinFacts([`${songText(song, language)}: ${held}`, way], language);
}

function expected(forecast: Forecast | null, today: Day, language: Language): string | null {
  return forecast?.kind === 'expected' ? expectedText(forecast, today, language) : null;
}

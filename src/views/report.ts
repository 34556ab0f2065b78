import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import { isWebAddress } from '../domain/web-address.ts';
import { escapeText } from '../text/escape.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { type Translate, translator } from '../text/translate.ts';
import { basisText } from './figures.ts';
import { type Block, buttons, type Message, text } from './message.ts';
import { nameIn, songText } from './names.ts';

/** The longest address behind a button of Discord. */
const LONGEST_LINK = 512;

/** Tells a server's reporters that somebody takes a number for wrong: never who. */
export function reportNotice(view: {
  readonly song: Song;
  /** What was shown. */
  readonly shown: Standing;
  readonly rules: Rules;
  readonly what: string;
  readonly link: string;
  /** The role to mention. */
  readonly role: string | null;
  readonly language: Language;
}): Message {
  const { song, shown, rules, what, link, role, language } = view;
  const t = translator(language);
  const about = joinFacts([songText(song, language), nameIn(shown.ladder.names, language)], language);
  const { basis, today } = shown;
  const figure = basis.shown ? basisText(basis.shown, rules, today, language) : t('report.noFigure');
  const lines = [t('report.shown', { figure }), ...wordsOf(what, link, t), t('report.whatToDo')];
  return {
    ...(role === null ? {} : { mention: role }),
    blocks: [text(`**${t('report.heading', { song: about })}**`), text(lines.join('\n')), ...linkBlocks(link, t)],
  };
}

/** What was said, in a stranger's words, made safe. */
export function wordsOf(what: string, link: string, t: Translate): string[] {
  return [
    ...(what === '' ? [] : [t('report.words', { words: escapeText(what) })]),
    ...(link === '' || isButtonLink(link) ? [] : [t('report.link', { link: escapeText(link) })]),
  ];
}

function linkBlocks(link: string, t: Translate): Block[] {
  return isButtonLink(link) ? [buttons({ label: t('report.page'), link })] : [];
}

/** Whether an address may stand behind a button; it is never asked for anything by the bot. */
export function isButtonLink(link: string): boolean {
  return link.startsWith('https://') && link.length <= LONGEST_LINK && isWebAddress(link);
}

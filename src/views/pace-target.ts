import { countsJapanAlone } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import { type Growth, pacePerDay } from '../domain/growth.ts';
import type { Level } from '../domain/ladder.ts';
import { neededPerDay, shareOfEach } from '../domain/pace-target.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import { formatDay } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { type Translate, translator } from '../text/translate.ts';
import { basisText, counterOf } from './figures.ts';
import { type Message, text } from './message.ts';
import { nameIn, songText } from './names.ts';
import { formatNeed, paceText } from './outlook.ts';
import { distanceText, monthText } from './standing.ts';

/** What it takes to reach a level by a day. */
export interface PaceTargetView {
  readonly song: Song;
  /** With a distance: something is known of the count. */
  readonly standing: Standing;
  readonly bound: 'exact' | 'at-most' | 'at-least';
  /** Above what the song has. */
  readonly level: Level;
  /** After today. */
  readonly until: Day;
  /** Of the shown number; null where there is none. */
  readonly growth: Growth | null;
  /** How many people would listen; null where nobody said. */
  readonly listeners: number | null;
  /** Whether it is asked in a server, of which can be spoken. */
  readonly inServer: boolean;
  readonly rules: Rules;
  readonly language: Language;
}

const WEEK_DAYS = 7;

/** What is needed a day, what that rests on, and the present pace beside it; a share of each listener only where it is modest. */
export function paceTargetMessage(view: PaceTargetView): Message {
  const { song, standing, level, until, bound, growth, rules, language } = view;
  const t = translator(language);
  const { basis, atLeast, today, ladder, provenByCertificate } = standing;
  // A certificate says what the song has by now; a number, what it had on its day.
  const from = basis.shown && !provenByCertificate ? basis.shown.day : today;
  const missing = level.threshold - atLeast;
  const need = neededPerDay(missing, from, until);
  const key = { exact: 'pace.needed', 'at-most': 'pace.neededAtMost', 'at-least': 'pace.neededAtLeast' } as const;
  const sentence = t(key[bound], {
    song: songText(song, language),
    count: formatNeed(need, language),
    level: nameIn(level.names, language),
    day: formatDay(until, language),
  });
  const distance = distanceText({ count: missing, bound }, level, language);
  const present = growth && pacePerDay(growth, WEEK_DAYS);
  const short = need - (present ?? 0);
  const lines = [
    t('pace.span', { distance, n: until - from, from: formatDay(from, language) }),
    ...restsOn(view, t),
    present === null ? t('pace.presentUnknown') : t('pace.present', { pace: paceText(growth, language) }),
    present === null ? null : short <= 0 ? t('pace.enough') : t('pace.short', { count: formatNeed(short, language) }),
    short > 0 ? listenersText(view, short, t) : null,
    countsJapan(view) ? `-# ${t('post.japanAlone')}` : null,
    ladder.certificates?.asLevels
      ? `-# ${t('standing.estimate', { issuer: nameIn(ladder.certificates.issuer, language) })}`
      : null,
  ].filter((line) => line !== null);
  return { accent: level.colour, blocks: [text(sentence), text(lines.join('\n'))] };

  function restsOn({ standing: { certified } }: PaceTargetView, words: Translate): string[] {
    const figure = basis.shown ? [basisText(basis.shown, rules, today, language)] : [];
    if (!provenByCertificate || !certified || !ladder.certificates) return figure;
    const certificate = words('standing.certified', {
      mark: nameIn(ladder.certificates.mark, language),
      level: nameIn(certified.level.names, language),
      month: monthText(certified.certificate, language, words),
    });
    return [...figure, certificate];
  }
}

/** Whether only plays in Japan count here: by the shown number, else by the one that the ladder would show first. */
function countsJapan({ standing: { basis, ladder }, rules }: PaceTargetView): boolean {
  const counter = basis.shown?.counter ?? ladder.counters[0];
  return counter !== undefined && countsJapanAlone(counterOf(rules, counter));
}

function listenersText(view: PaceTargetView, perDay: number, t: Translate): string | null {
  const { listeners } = view;
  if (listeners === null) return null;
  const each = shareOfEach(perDay, listeners);
  if (each === null) return t(view.inServer ? 'pace.tooMuch' : 'pace.tooMuchOutside', { n: listeners });
  return t(countsJapan(view) ? 'pace.eachInJapan' : 'pace.each', { n: listeners, each });
}

import { FRESH_DAYS } from '../domain/basis.ts';
import type { Certificate } from '../domain/certificate.ts';
import type { CounterId } from '../domain/counter.ts';
import type { Forecast } from '../domain/forecast.ts';
import { findLevel, type Ladder } from '../domain/ladder.ts';
import type { Reading } from '../domain/reading.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { translator } from '../text/translate.ts';
import { basisText, counterOf } from './figures.ts';
import { forecastBasisText, forecastLine } from './forecast-lines.ts';
import { type Message, text } from './message.ts';
import { nameIn, songText } from './names.ts';
import { distanceText, monthText, unmeasured } from './standing.ts';

/** Everything that an answer rests on: every source and date, and the order in which sources are taken. */
export function whyMessage(view: {
  readonly song: Song;
  readonly ladder: Ladder;
  readonly readings: readonly (Reading & { readonly link: string | null })[];
  readonly certificates: readonly Certificate[];
  /** When the next level is expected, and by which counter; null where nothing may be said of it. */
  readonly forecast: Forecast | null;
  readonly counter: CounterId | null;
  readonly rules: Rules;
  readonly today: number;
  readonly language: Language;
}): Message {
  const { song, ladder, rules, today, language } = view;
  const t = translator(language);
  const source = (url: string) => `[${t('standing.whySource')}](${url.replaceAll(')', '%29')})`;
  const readings = view.readings.map((reading) => {
    const link = reading.link ?? counterOf(rules, reading.counter).url;
    return joinFacts(
      [`- ${basisText(reading, rules, today, language)}`, link === null ? null : source(link)],
      language,
    );
  });
  const certifying = ladder.certificates ? rules.ladders.get(ladder.certificates.of) : undefined;
  const certificates = view.certificates.flatMap((certificate) => {
    const level = certifying && findLevel(certifying, certificate.level)?.level;
    if (!level || !ladder.certificates) return [];
    const mark = nameIn(ladder.certificates.mark, language);
    const month = monthText(certificate, language, t);
    const line = t('standing.certified', { mark, level: nameIn(level.names, language), month });
    const here = certificate.enteredHere ? t('standing.enteredHereShort') : null;
    return [joinFacts([`- ${line}`, here, source(certificate.source)], language)];
  });
  const lines = [...readings, ...certificates];
  const forecast = forecastText(view);
  return {
    blocks: [
      text(`**${t('standing.why', { song: songText(song, language) })}**`),
      text(lines.length > 0 ? lines.join('\n') : t('standing.whyNothing')),
      ...(forecast === null ? [] : [text(forecast)]),
      text(`-# ${order(ladder, rules, language)}`),
    ],
  };
}

/** The expected date with what it rests on. */
function forecastText(view: {
  readonly forecast: Forecast | null;
  readonly counter: CounterId | null;
  readonly rules: Rules;
  readonly today: number;
  readonly language: Language;
}): string | null {
  const { forecast, counter, rules, today, language } = view;
  if (!forecast || counter === null) return null;
  const small = forecastBasisText(forecast, { rules, counter, today, language });
  const lines = [forecastLine(forecast, today, language), small === null ? null : `-# ${small}`];
  return lines.filter((line) => line !== null).join('\n') || null;
}

function order(ladder: Ladder, rules: Rules, language: Language): string {
  return translator(language)('standing.whyOrder', {
    ladder: nameIn(ladder.names, language),
    counters: ladder.counters.map((counter) => nameIn(counterOf(rules, counter).names, language)).join(' → '),
    days: FRESH_DAYS,
  });
}

/** Where a song stands on other ladders: a line each, those without any number left out. */
export function milestonesMessage(
  song: Song,
  standings: readonly Standing[],
  rules: Rules,
  language: Language,
): Message {
  const t = translator(language);
  const name = songText(song, language);
  const known = standings.filter((standing) => standing.distance !== null || standing.passed !== null);
  if (known.length === 0) return { blocks: [text(t('standing.noMilestones', { song: name }))] };
  const entries = known.map((standing) => {
    const { ladder, next, distance, basis } = standing;
    const toGo = next && distance ? distanceText(distance, next, language) : unmeasured(standing, rules, language);
    const figure = basis.shown ? `\n${basisText(basis.shown, rules, standing.today, language)}` : '';
    return `**${nameIn(ladder.names, language)}**\n${toGo}${figure}`;
  });
  return { blocks: [text(`**${t('standing.milestones', { song: name })}**`), text(entries.join('\n'))] };
}

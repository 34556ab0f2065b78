import { countsJapanAlone } from '../domain/counter.ts';
import type { ExpectedForecast } from '../domain/forecast.ts';
import { formatDay, formatDayOfYear } from '../text/dates.ts';
import { escapeText } from '../text/escape.ts';
import { translator } from '../text/translate.ts';
import { countPhrase } from './figures.ts';
import type { Message } from './message.ts';
import { creditedArtists, nameIn, songTitle } from './names.ts';
import { formatPace } from './outlook.ts';
import { type PassedView, post, proofText, toGo } from './post.ts';

/** The post of a song that is expected to reach a level soon. `level` is that one. */
export interface ForecastView extends PassedView {
  readonly forecast: ExpectedForecast;
}

/** Says when a level is expected to be passed, with the range and what that rests on, and never as certain. */
export function forecastPost(view: ForecastView): Message {
  const { ladder, level, counter, count, forecast, language } = view;
  const t = translator(language);
  const pace = t('post.forecastPace', {
    count: toGo(level, count, language),
    level: nameIn(level.names, language),
    pace: formatPace(forecast.pacePerDay7, language),
  });
  const basis = t('post.forecastBasis', {
    n: forecast.basedOnDays,
    day: formatDay(forecast.upTo, language),
  });
  return post(view, sentence(view), [
    pace,
    proofText(view),
    basis,
    ladder.certificates ? t('post.estimateOnly') : null,
    countsJapanAlone(counter) ? `-# ${t('post.japanAlone')}` : null,
  ]);
}

function sentence({ song, level, counter, forecast, language }: ForecastView): string {
  const t = translator(language);
  const values = {
    song: escapeText(songTitle(song, language)),
    artist: escapeText(creditedArtists(song, language)),
    count: countPhrase(level.threshold, counter, language),
  };
  if (forecast.anyDay) return t('post.forecastAnyDay', values);
  const [earliest, day, latest] = [forecast.earliest, forecast.centre, forecast.latest].map((one) =>
    formatDayOfYear(one, language),
  );
  if (day === undefined || earliest === undefined || latest === undefined || earliest === latest)
    return t('post.forecastOneDay', { ...values, day: day ?? '' });
  return t('post.forecast', { ...values, day, earliest, latest });
}

import { formatMonth } from '../text/dates.ts';
import { translator } from '../text/translate.ts';
import { asOf, countPhrase } from './figures.ts';
import { creditedArtists, nameIn, songTitle } from './names.ts';
import type { PlaquePicture } from './picture.ts';
import type { CertifiedView, PassedView, PostView } from './post.ts';

/** The card that goes with the post of a passed level. It says itself that it is no certificate: pictures travel alone. */
export function passedPlaque(view: PassedView): PlaquePicture {
  const { ladder, counter, count, precision, day, language } = view;
  const t = translator(language);
  const phrase = countPhrase(count, counter, language);
  return {
    ...cardOf(view),
    mark: 'passed',
    markText: t(ladder.certificates ? 'picture.passed' : 'picture.passedMilestone'),
    facts: [
      precision === 'at-least' ? t('standing.countAtLeast', { count: phrase }) : phrase,
      `${nameIn(counter.publisher, language)}${language === 'ja' ? '、' : ', '}${asOf(day, counter, language)}`,
      ...(ladder.certificates ? [t('picture.notCertificate')] : []),
    ],
  };
}

/** The card that goes with the post of an official certificate. */
export function certifiedPlaque(view: CertifiedView): PlaquePicture {
  const { ladder, month, language } = view;
  const issuer = nameIn(ladder.certificates?.issuer ?? ladder.names, language);
  const batch = month === null ? null : { month: formatMonth(month, language), issuer };
  const key = month?.length === 7 ? 'picture.batch' : 'picture.ofYear';
  return {
    ...cardOf(view),
    mark: 'certified',
    markText: nameIn(ladder.certificates?.mark ?? ladder.names, language),
    facts: [batch ? translator(language)(key, batch) : issuer],
  };
}

function cardOf({ song, level, language }: PostView) {
  return {
    kind: 'plaque',
    language,
    song: songTitle(song, language),
    artist: creditedArtists(song, language),
    level: { name: nameIn(level.names, language), colour: level.colour },
  } as const;
}

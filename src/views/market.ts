import type { Ladder, Level } from '../domain/ladder.ts';
import { type DaysToLevel, FEWEST_FOR_MEDIAN } from '../domain/median-days.ts';
import { formatMonth } from '../text/dates.ts';
import { joinFacts, joinSentences } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { type Translate, translator } from '../text/translate.ts';
import { type Message, type PictureBlock, text } from './message.ts';
import { nameIn } from './names.ts';
import type { MarketPicture } from './picture.ts';

/** Two markets side by side, from one source and for one period. */
export interface MarketView {
  readonly ladder: Ladder;
  /** Its levels, the lowest first. */
  readonly levels: readonly Level[];
  readonly source: 'certificates' | 'passed';
  readonly list: { readonly month: string; readonly coverage: 'full' | 'partial' } | null;
  readonly year: string | null;
  readonly since: string | null;
  readonly sides: readonly {
    readonly side: 'kpop' | 'jpop';
    readonly songs: number;
    readonly highest: readonly number[];
    readonly days: readonly DaysToLevel[];
    readonly ofYear: number | null;
  }[];
  readonly total: number;
  readonly both: number;
  readonly neither: number;
  readonly undated: number;
  readonly language: Language;
}

/** The figures of both sides in the same order and form, without anybody ahead (PRODUCT §7), and what they rest on. */
export function marketMessage(view: MarketView, picture: PictureBlock | null): Message {
  const { language } = view;
  const t = translator(language);
  const title = `**${titleOf(view, t)}**`;
  const small = notes(view, t).map((note) => `-# ${note}`);
  if (view.total === 0) {
    const nothing = joinSentences([t('market.nothing'), t('call.otherLadder')], language);
    return { blocks: [text([title, nothing, ...small].join('\n'))] };
  }
  return {
    blocks: [
      text([title, answer(view, t), ...levelLines(view, t)].join('\n')),
      text([...medianLines(view, t), ...yearLine(view, t)].join('\n')),
      text(small.join('\n')),
      ...(picture ? [picture] : []),
    ],
  };
}

/** The picture's values: the levels that any side has, and what the numbers rest on. */
export function marketPicture(view: MarketView): MarketPicture {
  const { language, levels, sides } = view;
  const t = translator(language);
  const ranks = heldRanks(view);
  return {
    kind: 'market',
    language,
    title: titleOf(view, t),
    coverage: coverage(view, t),
    levels: ranks.flatMap((rank) => {
      const level = levels[rank];
      return level ? [{ name: nameIn(level.names, language), colour: level.colour }] : [];
    }),
    sides: sides.map(({ side, highest }) => ({
      name: t(`song.${side}`),
      songs: ranks.map((rank) => highest[rank] ?? 0),
    })),
  };
}

function titleOf({ ladder, since, language }: MarketView, t: Translate): string {
  const period = since === null ? null : t('market.since', { month: formatMonth(since, language) });
  return joinFacts([t('market.title'), nameIn(ladder.names, language), period], language);
}

function answer({ source, total, sides, language }: MarketView, t: Translate): string {
  const songs = joinFacts(
    sides.map(({ side, songs: n }) => t('market.side', { side: t(`song.${side}`), n })),
    language,
  );
  return source === 'certificates'
    ? t('market.certified', { n: total, sides: songs })
    : t('market.passed', { sides: songs });
}

/** The ranks that any song has as its highest, the highest first. */
function heldRanks({ levels, sides }: MarketView): number[] {
  return levels
    .map((_, rank) => rank)
    .filter((rank) => sides.some(({ highest }) => (highest[rank] ?? 0) > 0))
    .toReversed();
}

function levelLines(view: MarketView, t: Translate): string[] {
  const { levels, sides, language } = view;
  return heldRanks(view).flatMap((rank) => {
    const level = levels[rank];
    if (!level) return [];
    const counts = sides.map(({ side, highest }) =>
      t('market.side', { side: t(`song.${side}`), n: highest[rank] ?? 0 }),
    );
    return [`- ${t('market.level', { level: nameIn(level.names, language), sides: joinFacts(counts, language) })}`];
  });
}

function medianLines({ levels, sides, source, language }: MarketView, t: Translate): string[] {
  const shown = levels
    .map((level, rank) => ({ level, rank }))
    .filter(({ rank }) => sides.some(({ days }) => days[rank]?.median != null))
    .toReversed();
  if (shown.length === 0) return [t('market.daysNone', { fewest: FEWEST_FOR_MEDIAN })];
  const lines = shown.map(({ level, rank }) => {
    const medians = sides.map(({ side, days }) => {
      const { n, median } = days[rank] ?? { n: 0, median: null };
      const name = t(`song.${side}`);
      return median === null
        ? t('market.daysHidden', { side: name, n })
        : t('market.days', { side: name, days: median, n });
    });
    return `- ${t('market.level', { level: nameIn(level.names, language), sides: joinFacts(medians, language) })}`;
  });
  return [
    t(source === 'certificates' ? 'market.daysCertified' : 'market.daysPassed'),
    ...lines,
    `-# ${t('market.daysNote', { fewest: FEWEST_FOR_MEDIAN })}`,
  ];
}

function yearLine({ year, sides, language }: MarketView, t: Translate): string[] {
  if (year === null) return [];
  const counts = sides.map(({ side, ofYear }) =>
    t('market.sideCertificates', { side: t(`song.${side}`), n: ofYear ?? 0 }),
  );
  return [t('market.year', { year, sides: joinFacts(counts, language) })];
}

function coverage({ list, language }: MarketView, t: Translate): string {
  if (!list) return t('market.followed');
  const month = formatMonth(list.month, language);
  return t(list.coverage === 'full' ? 'market.full' : 'market.partial', { month });
}

function notes(view: MarketView, t: Translate): string[] {
  const { both, neither, undated, language } = view;
  const aside = joinSentences(
    [
      both > 0 ? t('market.bothSides', { n: both }) : null,
      neither > 0 ? t('market.neither', { n: neither }) : null,
      undated > 0 ? t('market.undated', { n: undated }) : null,
    ],
    language,
  );
  return [coverage(view, t), ...(aside === '' ? [] : [aside]), t('market.entry')];
}

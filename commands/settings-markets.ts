import type { Artist } from '../src/domain/song.ts';
import type { MarketChoice } from '../src/store/markets.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinSentences } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { artistName } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import { authorOf, type Call, optional, type Runnable, runnable, say, serverOf } from './define.ts';
import { option } from './options.ts';

/** Where an act can be counted. */
const MARKETS: Readonly<Record<MarketChoice, PlainKey>> = {
  kpop: 'song.kpop',
  jpop: 'song.jpop',
  both: 'market.both',
  other: 'song.otherMarket',
};

/** Takes a server's own choice back. */
const CATALOGUE = 'catalogue';

/** `/settings compare`, `market` and `review`: whether acts are compared, where an act counts, and a look back on the year. */
export const marketSettings: readonly Runnable[] = [
  runnable({
    name: 'compare',
    description: 'market.compareDescription',
    visibility: 'private',
    options: { switch: onOrOff() },
    run: async (call, values) => setComparisons(call, values.switch === 'on'),
  }),
  runnable({
    name: 'review',
    description: 'year.reviewDescription',
    visibility: 'private',
    options: { switch: onOrOff() },
    run: async (call, values) => setReview(call, values.switch === 'on'),
  }),
  runnable({
    name: 'market',
    description: 'market.actDescription',
    visibility: 'private',
    options: {
      artist: option.artist(),
      market: optional(
        option.choice('market.actOption', [
          ...Object.entries(MARKETS).map(([value, name]) => ({ value, name })),
          { value: CATALOGUE, name: 'market.asCatalogue' },
        ]),
      ),
    },
    run: async (call, { artist, market }) => setMarket(call, artist, market),
  }),
];

function onOrOff() {
  return option.choice('market.switchOption', [
    { value: 'on', name: 'market.on' },
    { value: 'off', name: 'market.off' },
  ]);
}

async function setReview(call: Call, on: boolean): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  await parts.yearReviews.set(server.id, on);
  await parts.audit.note(server.id, authorOf(call), { what: 'year-review', on });
  const missing = on && server.channel === null ? t('settings.noChannel') : null;
  return say(joinSentences([t(on ? 'year.on' : 'year.off'), missing], caller.language));
}

async function setComparisons(call: Call, on: boolean): Promise<Reply> {
  await call.parts.markets.setComparisons(serverOf(call).id, on);
  await call.parts.audit.note(serverOf(call).id, authorOf(call), { what: 'comparisons', on });
  return say(call.t(on ? 'market.compareOn' : 'market.compareOff'));
}

async function setMarket(call: Call, act: Artist, chosen: string | null): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const artist = escapeText(artistName(act, caller.language));
  if (chosen === CATALOGUE) {
    await parts.markets.setMarket(server.id, act.id, null);
    await parts.audit.note(server.id, authorOf(call), { what: 'act-market', name: act.name, market: null });
    return say(t('market.actReset', { artist, market: t(MARKETS[act.market]) }));
  }
  if (chosen !== null && isMarket(chosen)) {
    await parts.markets.setMarket(server.id, act.id, chosen);
    await parts.audit.note(server.id, authorOf(call), { what: 'act-market', name: act.name, market: chosen });
    return say(t('market.actSet', { artist, market: t(MARKETS[chosen]) }));
  }
  const own = (await parts.markets.changed(server.id)).find((one) => one.artist === act.id);
  return say(t('market.actNow', { artist, market: t(MARKETS[own?.market ?? act.market]) }));
}

function isMarket(text: string): text is MarketChoice {
  return Object.hasOwn(MARKETS, text);
}

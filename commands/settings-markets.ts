import { numberOfMarket } from '../src/domain/market.ts';
import { type Artist, MARKETS } from '../src/domain/song.ts';
import type { MarketChoice } from '../src/store/markets.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinSentences } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { artistName } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import { authorOf, type Call, optional, type Runnable, runnable, say, serverOf } from './define.ts';
import { option } from './options.ts';

/** Where an act can be counted. */
const CHOICES: Readonly<Record<MarketChoice, PlainKey>> = {
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
          ...Object.entries(CHOICES).map(([value, name]) => ({ value, name })),
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
  const own = (await parts.markets.changed(server.id)).find((one) => one.artist === act.id);
  const before = own?.market ?? act.market;
  const market = chosen === CATALOGUE ? null : chosen;
  if (chosen === null || (market !== null && !isMarket(market)))
    return say(t('market.actNow', { artist, market: t(CHOICES[before]) }));
  await parts.markets.setMarket(server.id, act.id, market);
  await parts.audit.note(server.id, authorOf(call), { what: 'act-market', name: act.name, market });
  const after = market ?? act.market;
  const said = t(market === null ? 'market.actReset' : 'market.actSet', { artist, market: t(CHOICES[after]) });
  return say(joinSentences([said, await followingSentence(call, act, before, after)], caller.language));
}

/** What an act's new market changes about the markets that the server follows; null for nothing. */
async function followingSentence(
  call: Call,
  act: Artist,
  before: MarketChoice,
  after: MarketChoice,
): Promise<string | null> {
  const { parts, t } = call;
  const itself = { kind: 'artist' as const, target: act.id };
  const watches = MARKETS.map((market) => ({ kind: 'market' as const, target: numberOfMarket(market) }));
  const followed = await parts.watches.followed(serverOf(call).id, [itself, ...watches]);
  if (followed.has(`artist ${act.id}`)) return null;
  const isFollowed = (choice: MarketChoice) =>
    (choice === 'both' ? (['kpop', 'jpop'] as const) : [choice]).some((market) =>
      followed.has(`market ${numberOfMarket(market)}`),
    );
  if (isFollowed(before) === isFollowed(after)) return null;
  return t(isFollowed(after) ? 'market.actFollowed' : 'market.actNotFollowed');
}

function isMarket(text: string): text is MarketChoice {
  return Object.hasOwn(CHOICES, text);
}

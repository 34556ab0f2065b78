import { readBatchMonth } from '../src/domain/certificate-batch.ts';
import { dayInJapan, type Month, monthOf } from '../src/domain/day.ts';
import type { Ladder } from '../src/domain/ladder.ts';
import { everyLevel } from '../src/domain/level-name.ts';
import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import { formatMonth } from '../src/text/dates.ts';
import { translator } from '../src/text/translate.ts';
import { type MarketView, marketMessage, marketPicture } from '../src/views/market.ts';
import { buttons } from '../src/views/message.ts';
import { answerStyle } from './answer-style.ts';
import type { Reply } from './command.ts';
import { comparisonsOff, noComparisons } from './comparisons.ts';
import { type Call, type Command, type Option, optional, runnable, say } from './define.ts';
import { option, shown } from './options.ts';

/** How many years are suggested to begin with. */
const YEARS = 6;

/** `/market [ladder] [since]`: K-pop and J-pop side by side, with what the figures rest on. */
export const market: Command = {
  name: 'market',
  description: 'market.description',
  managersOnly: false,
  anywhere: true,
  run: runnable({
    name: 'market',
    description: 'market.description',
    visibility: 'public',
    options: { ladder: optional(option.ladder()), since: optional(sinceMonth()) },
    run: async (call, { ladder, since }) => answer(call, ladder ?? firstLadder(call), since),
  }),
  subcommands: [],
  actions: {},
};

async function answer(call: Call, ladder: Ladder, since: Month | null): Promise<Reply> {
  const { parts, server, caller } = call;
  if (comparisonsOff(server)) return noComparisons(call);
  const { language, plain } = answerStyle(call);
  const levels = everyLevel(ladder);
  const asked = { ladder: ladder.id, levels: levels.map(({ id }) => id), since, server: server?.id ?? null };
  const figures = await parts.markets.figures(asked);
  const view: MarketView = { ...figures, ladder, levels, since, language };
  const drawn = plain || figures.total === 0 ? null : await parts.pictures.draw(marketPicture(view), caller.user);
  const message = marketMessage(view, drawn !== null && typeof drawn !== 'string' ? drawn : null);
  const remove = { label: translator(language)('call.remove'), action: `remove:${caller.user}` };
  return {
    kind: 'message',
    visibility: 'public',
    message: { ...message, blocks: [...message.blocks, buttons(remove)] },
  };
}

/** A server's first ladder; outside servers the RIAJ's. */
function firstLadder({ parts, server }: Call): Ladder {
  const first = server?.ladders.map((id) => parts.rules.ladders.get(id)).find((ladder) => ladder !== undefined);
  const ladder = first ?? parts.rules.ladders.get(DEFAULT_LADDER);
  if (!ladder) throw new Error(`There is no ladder "${DEFAULT_LADDER}".`);
  return ladder;
}

/** From when on: a month in whatever form, or a year, which begins with its January. */
function sinceMonth(): Option<Month> {
  return {
    kind: 'text',
    description: 'market.sinceOption',
    required: true,
    suggest: async (typed, { caller }) => {
      const year = Number(monthOf(dayInJapan(caller.at)).slice(0, 4));
      return Array.from({ length: YEARS }, (_, back) => `${year - back}-01`)
        .map((month) => ({ name: formatMonth(month, caller.language), value: month }))
        .filter(({ name, value }) => `${value} ${name.toLowerCase()}`.includes(typed.trim().toLowerCase()));
    },
    resolve: async (raw, { caller, t }) => {
      const typed = typeof raw === 'string' ? raw : '';
      const read = readBatchMonth(typed);
      if ('problem' in read || read.month === null)
        return { reply: say(t('market.sinceForm', { month: shown(typed) })) };
      const month = read.month.length === 7 ? read.month : `${read.month}-01`;
      if (month > monthOf(dayInJapan(caller.at)))
        return { reply: say(t('certificates.monthInFuture', { month: formatMonth(read.month, caller.language) })) };
      return { value: month };
    },
  };
}

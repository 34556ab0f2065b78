import { RANGES, type Range } from '../src/domain/past.ts';
import type { Reply } from './command.ts';
import { counterOption } from './counter-option.ts';
import { type Call, type Command, optional, runnable, say } from './define.ts';
import { noneText, pastOf, usualCounter, writePast } from './history-answer.ts';
import { defaultLadder, ladderNamed, ladderReading } from './ladder-of-call.ts';
import { option } from './options.ts';
import { answerAll, turnTo } from './turning.ts';

const DEFAULT_RANGE: Range = '90d';

/** `/history song [counter] [range]`: a song's numbers over time, and which level it passed when. */
export const history: Command = {
  name: 'history',
  description: 'history.description',
  managersOnly: false,
  anywhere: true,
  run: runnable({
    name: 'history',
    description: 'history.description',
    visibility: 'public',
    options: {
      song: option.song(),
      counter: optional(counterOption('history.counterOption')),
      range: optional(
        option.choice(
          'history.rangeOption',
          RANGES.map((range) => ({ value: range, name: `history.${range}` })),
        ),
      ),
    },
    run: async (call, { song, counter: asked, range }) => {
      const counter = asked ?? (await usualCounter(call, { song, ladder: defaultLadder(call) }));
      const ladder = counter && ladderReading(call, counter.id);
      const found = counter && (await pastOf(call, { song, counter, ladder, range: rangeOf(range) }));
      if (!found) return say(await noneText(call, song, counter));
      return answerAll(call, (turned) => writePast(call, found, turned));
    },
  }),
  subcommands: [],
  actions: { 'history-range': turn },
};

function rangeOf(text: string | null | undefined): Range {
  return RANGES.find((range) => range === text) ?? DEFAULT_RANGE;
}

/** The buttons for other ranges. */
async function turn(call: Call, argument: string): Promise<Reply> {
  const [mark = '', songId, counterId, range, ladderId] = argument.split(' ');
  const song = await call.parts.catalogue.song(Number(songId));
  const counter = call.parts.rules.counters.get(counterId ?? '');
  if (!song || !counter) return say(call.t('standing.nowhere'));
  const ladder = ladderNamed(call, ladderId) ?? ladderReading(call, counter.id);
  const found = await pastOf(call, { song, counter, ladder, range: rangeOf(range) });
  if (!found) return say(await noneText(call, song, counter));
  return turnTo(call, mark, (turned) => writePast(call, found, turned));
}

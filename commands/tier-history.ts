import type { Range } from '../src/domain/past.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, say } from './define.ts';
import { noneText, pastOf, usualCounter, writePast } from './history-answer.ts';
import { ladderReading } from './ladder-of-call.ts';
import { placeOf } from './song-place.ts';
import { answerAlone } from './turning.ts';

/** How far back the picture of an answer goes, and the history behind it at first. */
export const FIRST_RANGE: Range = '1y';

/** The button of a song's history: it is shown to whoever presses, so that nobody changes what others see. */
export const historyActions: Readonly<Record<string, Action>> = { 'tier-history': historyOfNumber };

/** What `/history` says of the number that the answer rests on; without one, of the song's newest from elsewhere. */
async function historyOfNumber(call: Call, argument: string): Promise<Reply> {
  const at = await placeOf(call, argument);
  if (!at) return say(call.t('standing.nowhere'));
  const counter = await usualCounter(call, at);
  if (!counter) return say(await noneText(call, at.song, null));
  const ladder = at.ladder.counters.includes(counter.id) ? at.ladder : ladderReading(call, counter.id);
  const found = await pastOf(call, { song: at.song, counter, ladder, range: FIRST_RANGE });
  if (!found) return say(await noneText(call, at.song, counter));
  return answerAlone(call, (turned) => writePast(call, found, turned));
}

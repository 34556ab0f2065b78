import type { Range } from '../src/domain/past.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, say } from './define.ts';
import { noneText, pastOf, writePast } from './history-answer.ts';
import { placeOf } from './song-place.ts';
import { todayOf } from './today.ts';
import { answerAlone } from './turning.ts';

/** How far back the picture of an answer goes, and the history behind it at first. */
export const FIRST_RANGE: Range = '1y';

/** The button of a song's history: it is shown to whoever presses, so that nobody changes what others see. */
export const historyActions: Readonly<Record<string, Action>> = { 'tier-history': historyOfNumber };

/** What `/history` says of the number that the answer rests on. */
async function historyOfNumber(call: Call, argument: string): Promise<Reply> {
  const { parts, server, caller, t } = call;
  const at = await placeOf(call, argument);
  if (!at) return say(t('standing.nowhere'));
  const { song, ladder } = at;
  const { basis } = await parts.standings.of(song, ladder, server?.id ?? null, todayOf(caller));
  const counter = parts.rules.counters.get(basis.shown?.counter ?? '') ?? null;
  const found = counter && (await pastOf(call, { song, counter, ladder, range: FIRST_RANGE }));
  if (!found) return say(await noneText(call, song, counter));
  return answerAlone(call, (turned) => writePast(call, found, turned));
}

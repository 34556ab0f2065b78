import { type Button, buttons, type Message, text } from '../src/views/message.ts';
import {
  HISTORY_RANGES,
  type HistoryRange,
  historyMessage,
  historyPicture,
  RANGE_KEYS,
} from '../src/views/standing-history.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, privately, replace, say } from './define.ts';
import { placeArgument, placeOf, type SongPlace } from './song-place.ts';
import { historyOf, standingAnswer } from './tier-answer.ts';

/** What the public answer shows. */
export const FIRST_RANGE: HistoryRange = 'year';

/** The buttons of a song's history: it is shown to whoever presses, so that nobody changes what others see. */
export const historyActions: Readonly<Record<string, Action>> = {
  'tier-history': async (call, argument) => {
    const message = await historyAnswer(call, argument, FIRST_RANGE);
    return 'kind' in message ? message : privately(message);
  },
  'tier-range': async (call, argument) => {
    const [chosen = '', ...place] = argument.split(' ');
    const range = HISTORY_RANGES.find((one) => one === chosen) ?? FIRST_RANGE;
    const message = await historyAnswer(call, place.join(' '), range);
    return 'kind' in message ? message : replace(message);
  },
};

async function historyAnswer(call: Call, argument: string, range: HistoryRange): Promise<Message | Reply> {
  const { t, parts, caller } = call;
  const at = await placeOf(call, argument);
  if (!at) return say(t('standing.nowhere'));
  const history = historyOf(await standingAnswer(call, at));
  if (!history) return say(t('tier.tooShort'));
  const view = { ...history, range, language: caller.language };
  const { blocks } = historyMessage(view);
  const row = buttons(...rangeButtons(call, at, range));
  if (call.server?.plain) return { blocks: [...blocks, row] };
  const drawn = await parts.pictures.draw(historyPicture(view), caller.user);
  if (typeof drawn !== 'string') return { blocks: [...blocks, drawn, row] };
  const why = drawn === 'failed' ? [] : [text(`-# ${t(drawn === 'busy' ? 'tier.busy' : 'tier.tooMany')}`)];
  return { blocks: [...blocks, ...why, row] };
}

function rangeButtons({ t }: Call, at: SongPlace, shown: HistoryRange): Button[] {
  return HISTORY_RANGES.map((range) => ({
    label: t(RANGE_KEYS[range]),
    action: `tier-range:${range} ${placeArgument(at)}`,
    ...(range === shown ? { style: 'primary' as const } : {}),
  }));
}

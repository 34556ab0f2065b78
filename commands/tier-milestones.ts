import { milestonesMessage } from '../src/views/evidence.ts';
import type { Reply } from './command.ts';
import { type Call, privately, say } from './define.ts';
import { offeredLadders } from './ladder-of-call.ts';
import { placeOf } from './song-place.ts';
import { todayOf } from './today.ts';

/** "Other milestones": where the song stands on the ladders that were not asked about. */
export async function milestones(call: Call, argument: string): Promise<Reply> {
  const at = await placeOf(call, argument);
  if (!at) return say(call.t('standing.nowhere'));
  const { parts, server, caller } = call;
  const others = offeredLadders(call).filter((ladder) => ladder.id !== at.ladder.id);
  const today = todayOf(caller);
  const standings = await Promise.all(
    others.map((other) => parts.standings.of(at.song, other, server?.id ?? null, today)),
  );
  return privately(milestonesMessage(at.song, standings, parts.rules, caller.language));
}

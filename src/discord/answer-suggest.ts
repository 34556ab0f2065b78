import type { Suggestion, SuggestRequest } from '../../commands/command.ts';
import { type AnsweringParts, type Call, noteRefusal } from './call.ts';
import { cutText, LIMITS, sliceSafely } from './limits.ts';
import { within } from './within.ts';

/**
 * Offers suggestions for an option being typed: none rather than late ones, and none where finding them failed.
 *
 * @see https://discord.com/developers/docs/interactions/application-commands#autocomplete
 */
export async function answerSuggest(parts: AnsweringParts, call: Call, request: SuggestRequest): Promise<void> {
  const { suggestByMs } = parts.times;
  // Discord would not deliver an older one: an age beyond the limit is a wrong clock, which must not cost suggestions.
  const age = call.ageMs < suggestByMs ? call.ageMs : 0;
  const found = await within(suggestions(parts, call, request), suggestByMs - age);
  if (found === null) parts.log.warn(call.fields(), 'Suggestions took too long; none were offered.');
  const sent = await call.api.suggest(choicesOf(found ?? []));
  if (sent.ok || noteRefusal(parts, call, sent.failure)) return;
  const empty = await call.api.suggest([]);
  if (!empty.ok) noteRefusal(parts, call, empty.failure);
}

async function suggestions(parts: AnsweringParts, call: Call, request: SuggestRequest): Promise<readonly Suggestion[]> {
  try {
    return await parts.answers.suggest(request);
  } catch (error) {
    parts.log.error({ ...call.fields(), err: error }, 'Suggestions failed; none were offered.');
    return [];
  }
}

function choicesOf(found: readonly Suggestion[]): { name: string; value: string }[] {
  return found
    .filter(({ name, value }) => name.trim() !== '' && value !== '')
    .slice(0, LIMITS.suggestions)
    .map(({ name, value }) => ({
      name: cutText(name, LIMITS.suggestion),
      value: sliceSafely(value, LIMITS.suggestion),
    }));
}

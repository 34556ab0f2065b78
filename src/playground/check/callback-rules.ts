import { type Json, numberOf, objectOf, objectsOf } from '../json.ts';
import { messageFlags, type Upload } from '../wire.ts';
import { choiceValueRules } from './command-rules.ts';
import { componentRules } from './component-rules.ts';
import { messageRules } from './message-rules.ts';
import { type CheckContext, type Problem, problem } from './problems.ts';

/** Which answers each kind of interaction takes. */
const accepted = {
  command: [4, 5, 9, 12],
  autocomplete: [8],
  component: [4, 5, 6, 7, 9, 12],
  modal: [4, 5, 6, 7, 12],
} as const;

/** What Discord demands of an interaction's answer beyond the official description. */
export function callbackRules(body: Json, uploads: readonly Upload[], context: CheckContext): Problem[] {
  const type = numberOf(body.type);
  const { interaction } = context;
  const taken: readonly number[] = interaction === undefined ? [type] : accepted[interaction];
  if (!taken.includes(type)) {
    const message = `A ${interaction} interaction takes only answers of type (${taken.join(', ')}).`;
    return [problem(['type'], 'INTERACTION_CALLBACK_TYPE_INVALID', message)];
  }
  const data = objectOf(body.data);
  if (type === 4 || type === 7) {
    const existing = type === 7 ? context.existing : undefined;
    return messageRules({ body: data, at: ['data'], uploads, existing, mayBeEphemeral: true });
  }
  if (type === 5) return deferralRules(data);
  if (type === 8) {
    return objectsOf(data.choices).flatMap((choice, index) => choiceValueRules(choice, ['data', 'choices', index]));
  }
  if (type === 9) return componentRules(data.components, ['data', 'components'], true);
  return [];
}

function deferralRules(data: Json): Problem[] {
  const other = numberOf(data.flags) & ~messageFlags.ephemeral;
  const flags =
    other === 0
      ? []
      : [problem(['data', 'flags'], 'DEFERRED_FLAGS_INVALID', 'A deferred reply takes only EPHEMERAL (64)')];
  const ignored = Object.keys(data)
    .filter((key) => !['flags', 'tts', 'enforce_nonce'].includes(key))
    .map((key): Problem => {
      const message = 'A deferred reply shows nothing yet';
      return { ...problem(['data', key], 'DEFERRED_FIELD', message), answer: 'ignored' };
    });
  return [...flags, ...ignored];
}

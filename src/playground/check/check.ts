import type * as OfficialDescription from 'discord-api-spec/zod';
import * as z from 'zod/mini';
import { isObject, objectOf } from '../json.ts';
import type { CheckKind } from '../rest/routes.ts';
import type { Upload } from '../wire.ts';
import { createAdapter, type Schema } from './adapt.ts';
import { callbackRules } from './callback-rules.ts';
import { commandRules } from './command-rules.ts';
import { problemsOf } from './issues.ts';
import { messageRules } from './message-rules.ts';
import { type CheckContext, type Path, type Problem, problem } from './problems.ts';

/** Finds what is wrong with a request's body; nothing for a good one. */
export type RequestCheck = (
  kind: CheckKind,
  body: unknown,
  uploads: readonly Upload[],
  context: CheckContext,
) => Problem[];

type Description = typeof OfficialDescription;

/** A check by the official description and the rules that it misses; everything is compiled when this returns. */
export async function createRequestCheck(): Promise<RequestCheck> {
  const description = await import('discord-api-spec/zod');
  const schemaFor = chooseSchemas(description);
  const check: RequestCheck = (kind, body, uploads, context) => {
    if (kind === 'commands' ? !Array.isArray(body) : !isObject(body)) {
      return [problem([], 'BASE_TYPE_INVALID', `Expected ${kind === 'commands' ? 'a list' : 'an object'}`)];
    }
    const chosen = schemaFor(kind, body, context);
    if (!('schema' in chosen)) return [chosen];
    const found = z.safeParse(chosen.schema as z.ZodMiniType, chosen.value);
    const described = found.success
      ? []
      : found.error.issues.flatMap((one) => problemsOf(one, chosen.value, chosen.at));
    return unique([...described, ...ruleProblems(kind, body, uploads, context)]);
  };
  compile(check);
  return check;
}

interface Chosen {
  schema: Schema;
  value: unknown;
  at: Path;
}

/** Which part of the description a body is checked against: by route, and for callbacks by their `type`. */
function chooseSchemas(
  description: Description,
): (kind: CheckKind, body: unknown, context: CheckContext) => Chosen | Problem {
  const adapt = createAdapter(description.SnowflakeTypeSchema);
  const bodies: Record<Exclude<CheckKind, 'callback'>, Schema> = {
    'message create': adapt(description.MessageCreateRequestSchema),
    'message edit': adapt(description.MessageEditRequestPartialSchema),
    'follow-up': adapt(description.IncomingWebhookRequestPartialSchema),
    'webhook edit': adapt(description.IncomingWebhookUpdateRequestPartialSchema),
    'direct message': adapt(description.CreatePrivateChannelRequestSchema),
    commands: z
      .array(adapt(description.ApplicationCommandUpdateRequestSchema) as z.ZodMiniType)
      .check(z.maxLength(130)),
  };
  const message = adapt(description.CreateMessageInteractionCallbackRequestSchema);
  const update = adapt(description.UpdateMessageInteractionCallbackRequestSchema);
  const callbacks = new Map<unknown, Schema>([
    [1, adapt(description.PongInteractionCallbackRequestSchema)],
    [4, message],
    [5, message],
    [6, update],
    [7, update],
    [9, adapt(description.ModalInteractionCallbackRequestSchema)],
    [12, adapt(description.LaunchActivityInteractionCallbackRequestSchema)],
  ]);
  // Autocompletion has three forms without a tag; the option being typed says which one is meant.
  const choices = new Map<unknown, Schema>([
    [4, adapt(description.InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema)],
    [10, adapt(description.InteractionApplicationCommandAutocompleteCallbackNumberDataSchema)],
  ]);
  const textChoices = adapt(description.InteractionApplicationCommandAutocompleteCallbackStringDataSchema);

  return (kind, body, context) => {
    if (kind !== 'callback') return { schema: bodies[kind], value: body, at: [] };
    const { type, data } = objectOf(body);
    if (type === 8) return { schema: choices.get(context.focusedType) ?? textChoices, value: data, at: ['data'] };
    const schema = callbacks.get(type);
    const known = [...callbacks.keys(), 8].toSorted((a, b) => Number(a) - Number(b)).join(', ');
    return schema === undefined
      ? problem(['type'], 'BASE_TYPE_CHOICES', `Value must be one of (${known}).`)
      : { schema, value: body, at: [] };
  };
}

function ruleProblems(kind: CheckKind, body: unknown, uploads: readonly Upload[], context: CheckContext): Problem[] {
  const fields = objectOf(body);
  switch (kind) {
    case 'commands':
      return commandRules(body);
    case 'callback':
      return callbackRules(fields, uploads, context);
    case 'direct message':
      return fields.recipient_id === undefined
        ? [problem(['recipient_id'], 'BASE_TYPE_REQUIRED', 'This field is required')]
        : [];
    default:
      return messageRules({
        body: fields,
        at: [],
        uploads,
        existing: context.existing,
        mayBeEphemeral: kind === 'follow-up',
      });
  }
}

/** One complaint per place: the description's and a rule's often say the same. */
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, code, answer }) => {
    const key = JSON.stringify([path, answer === 'ignored' ? code : 'refused']);
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}

/** Schemas compile when they are first used; using each once keeps that cost out of the first real requests. */
function compile(check: RequestCheck): void {
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'a', custom_id: 'a' }] };
  const message = {
    components: [
      {
        type: 17,
        components: [row, { type: 10, content: 'a' }, { type: 12, items: [{ media: { url: 'https://a.b' } }] }],
      },
    ],
    attachments: [{ id: '0' }],
    allowed_mentions: { parse: [] },
    embeds: [{ title: 'a', fields: [{ name: 'a', value: 'a' }] }],
  };
  for (const kind of ['message create', 'message edit', 'follow-up', 'webhook edit'] as const)
    check(kind, message, [], {});
  for (const type of [1, 4, 7, 9, 12]) check('callback', { type, data: message }, [], {});
  for (const focusedType of [3, 4, 10]) check('callback', { type: 8, data: { choices: [] } }, [], { focusedType });
  const options = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((type) => ({ type, name: 'a', description: 'a' }));
  check('commands', [{ name: 'a', description: 'a', options }], [], {});
  check('direct message', { recipient_id: '1' }, [], {});
}

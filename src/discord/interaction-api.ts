import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  type REST,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  type RESTPostAPIWebhookWithTokenWaitResult,
  Routes,
} from 'discord.js';
import type { Visibility } from '../../commands/command.ts';
import { FLAGS } from './limits.ts';
import type { InteractionPayload } from './payload.ts';
import type { RenderedMessage } from './render.ts';
import { type RestFailure, restFailureOf } from './rest-failure.ts';

/** What a request came to; the id of the message that now stands, where the answer told it. */
export type Sent =
  | { readonly ok: true; readonly messageId: string | null }
  | { readonly ok: false; readonly failure: RestFailure };

/** Discord's error codes that the door acts upon. */
export const CODES = { unknownMessage: 10008, unknownInteraction: 10062, alreadyAcknowledged: 40060 } as const;

/**
 * The requests that one interaction allows. None of them needs the bot's token; none throws for what Discord does.
 *
 * @see https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction
 */
export interface InteractionApi {
  reply(message: RenderedMessage, visibility: Visibility, options?: { readonly wantId?: boolean }): Promise<Sent>;
  defer(visibility: Visibility): Promise<Sent>;
  deferUpdate(): Promise<Sent>;
  /** Puts a message in the place of the one the button is on. */
  update(message: RenderedMessage): Promise<Sent>;
  openForm(form: APIModalInteractionResponseCallbackData): Promise<Sent>;
  suggest(choices: readonly APIApplicationCommandOptionChoice<string>[]): Promise<Sent>;
  editOriginal(message: RenderedMessage): Promise<Sent>;
  deleteOriginal(): Promise<Sent>;
  followUp(message: RenderedMessage, visibility: Visibility): Promise<Sent>;
}

/** The requests of this interaction. */
export function createInteractionApi(rest: REST, interaction: InteractionPayload): InteractionApi {
  const { id, token, application_id: application } = interaction;
  const original = Routes.webhookMessage(application, token);

  function callback(
    type: InteractionResponseType,
    message?: { data: object; files?: RenderedMessage['files'] },
    wantId?: boolean,
  ) {
    const query = new URLSearchParams({ with_response: String(wantId ?? false) });
    const { data, files } = message ?? {};
    return twice(async () => {
      const body = data === undefined ? { type } : { type, data };
      const answer = await rest.post(Routes.interactionCallback(id, token), { auth: false, body, files, query });
      if (!wantId) return null;
      return (answer as RESTPostAPIInteractionCallbackWithResponseResult).resource?.message?.id ?? null;
    }, CODES.alreadyAcknowledged);
  }

  return {
    reply: (message, visibility, options) =>
      callback(InteractionResponseType.ChannelMessageWithSource, created(message, visibility), options?.wantId),
    // A deferral takes no flag but this one; the flag for components goes with the edit.
    defer: (visibility) =>
      callback(
        InteractionResponseType.DeferredChannelMessageWithSource,
        visibility === 'private' ? { data: { flags: FLAGS.ephemeral } } : undefined,
      ),
    deferUpdate: () => callback(InteractionResponseType.DeferredMessageUpdate),
    update: ({ body, files }) => callback(InteractionResponseType.UpdateMessage, { data: body, files }),
    openForm: (form) => callback(InteractionResponseType.Modal, { data: form }),
    suggest: (choices) => callback(InteractionResponseType.ApplicationCommandAutocompleteResult, { data: { choices } }),
    editOriginal: ({ body, files }) =>
      twice(async () => messageIdOf(await rest.patch(original, { auth: false, body, files }))),
    deleteOriginal: () =>
      twice(async () => {
        await rest.delete(original, { auth: false });
        return null;
      }, CODES.unknownMessage),
    followUp: (message, visibility) => {
      const { data, files } = created(message, visibility);
      return once(async () =>
        messageIdOf(await rest.post(Routes.webhook(application, token), { auth: false, body: data, files })),
      );
    },
  };
}

function created({ body, files }: RenderedMessage, visibility: Visibility) {
  const flags = visibility === 'private' ? body.flags | FLAGS.ephemeral : body.flags;
  return { data: { ...body, flags }, files };
}

function messageIdOf(answer: unknown): string | null {
  return (answer as Partial<RESTPostAPIWebhookWithTokenWaitResult> | null)?.id ?? null;
}

async function once(request: () => Promise<string | null>): Promise<Sent> {
  try {
    return { ok: true, messageId: await request() };
  } catch (error) {
    const failure = restFailureOf(error);
    if (!failure) throw new Error('A request for an interaction could not be made.', { cause: error });
    return { ok: false, failure };
  }
}

/**
 * Repeats a request whose answer was lost or 5xx, once: these requests have the same effect however often they arrive.
 * `doneBefore` is the code by which the second answer tells that the first request was applied after all.
 */
async function twice(request: () => Promise<string | null>, doneBefore?: number): Promise<Sent> {
  const first = await once(request);
  if (first.ok || (first.failure.status !== null && first.failure.status < 500)) return first;
  const second = await once(request);
  if (!second.ok && doneBefore !== undefined && second.failure.code === doneBefore && !first.failure.neverSent) {
    return { ok: true, messageId: null };
  }
  return second;
}

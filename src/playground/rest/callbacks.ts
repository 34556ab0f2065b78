import { isObject, type Json, numberOf, objectOf, objectsOf } from '../json.ts';
import type { Choice, Interaction } from '../people/interactions.ts';
import { messageFlags, type WireMessage } from '../wire.ts';
import { createMessage, editMessage, type StoredMessage } from '../world/messages.ts';
import { type Answer, noContent, ok, refuse } from './answers.ts';
import type { Core } from './core.ts';
import type { RestRequest, Route } from './routes.ts';

/** The route that answers interactions. */
export function callbackRoutes(core: Core): Route[] {
  return [
    {
      method: 'POST',
      template: '/interactions/{interaction_id}/{interaction_token}/callback',
      withoutToken: true,
      exemptFromGlobalLimit: true,
      answer: (request) => callback(core, request),
    },
  ];
}

function callback(core: Core, request: RestRequest): Answer {
  const interaction = core.interactions.byId(request.params.interaction_id ?? '');
  if (interaction === undefined || interaction.token !== request.params.interaction_token) return refuse(10062);
  if (interaction.acknowledgement !== null) return refuse(40060);
  if (core.interactions.isLate(interaction)) return refuse(10062);
  const source = core.messages.store.byId.get(interaction.sourceMessageId ?? '');
  const refusal = request.check('callback', {
    interaction: interaction.kind,
    focusedType: interaction.focusedType,
    ...(request.fields.type === 7 && source !== undefined ? { existing: source.wire } : {}),
  });
  if (refusal !== undefined) return refusal;

  acknowledge(core, interaction, request, source);
  core.interactions.changed(interaction);
  core.changed();
  return request.query.get('with_response') === 'true' ? ok(resource(core, interaction, request)) : noContent;
}

function acknowledge(core: Core, interaction: Interaction, request: RestRequest, source?: StoredMessage): void {
  const data = objectOf(request.fields.data);
  interaction.acknowledgedAfterMs = request.arrivedMs - interaction.startedMs;
  switch (request.fields.type) {
    case 4:
    case 5: {
      const deferred = request.fields.type === 5;
      interaction.acknowledgement = deferred ? 'deferred reply' : 'reply';
      const flags = numberOf(data.flags) | (deferred ? messageFlags.loading : 0);
      interaction.originalId = reply(core, interaction, deferred ? {} : data, request, flags).wire.id;
      break;
    }
    case 6:
    case 7:
      interaction.acknowledgement = request.fields.type === 6 ? 'deferred update' : 'update';
      interaction.originalId = interaction.sourceMessageId;
      if (request.fields.type === 7 && source !== undefined) editMessage(core.messages, source, data, request.uploads);
      break;
    case 8:
      interaction.acknowledgement = 'choices';
      interaction.choices = objectsOf(data.choices).filter(isChoice);
      break;
    default:
      interaction.acknowledgement = 'modal';
      interaction.modal = data;
  }
}

function isChoice(value: unknown): value is Choice & Json {
  return isObject(value) && typeof value.name === 'string';
}

/** Stores a message that answers an interaction, private to the person when its flags say so. */
export function reply(
  core: Core,
  interaction: Interaction,
  body: Json,
  { uploads }: RestRequest,
  flags: number,
  extra: Partial<WireMessage> = {},
): StoredMessage {
  const person = core.world.people.get(interaction.userId);
  return createMessage(core.messages, {
    channelId: interaction.channelId,
    author: core.world.botUser,
    body,
    uploads,
    flags,
    visibleOnlyTo: (flags & messageFlags.ephemeral) === 0 ? null : interaction.userId,
    extra: {
      type: interaction.kind === 'command' ? 20 : 0,
      application_id: core.world.botUser.id,
      webhook_id: core.world.botUser.id,
      interaction_metadata: {
        id: interaction.id,
        type: interaction.kind === 'component' ? 3 : interaction.kind === 'modal' ? 5 : 2,
        user: person?.user,
        authorizing_integration_owners: { 0: interaction.serverId ?? '0' },
        ...(interaction.kind === 'command' ? { name: interaction.name } : {}),
        ...(interaction.sourceMessageId === null ? {} : { interacted_message_id: interaction.sourceMessageId }),
      },
      ...extra,
    },
  });
}

function resource(core: Core, interaction: Interaction, request: RestRequest): Json {
  const message = core.messages.store.byId.get(interaction.originalId ?? '')?.wire;
  const flags = message?.flags ?? 0;
  const kinds = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
  return {
    interaction: {
      id: interaction.id,
      type: kinds[interaction.kind],
      channel_id: interaction.channelId,
      ...(interaction.serverId === null ? {} : { guild_id: interaction.serverId }),
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: (flags & messageFlags.loading) !== 0,
            response_message_ephemeral: (flags & messageFlags.ephemeral) !== 0,
          }),
    },
    ...(message === undefined ? {} : { resource: { type: request.fields.type, message } }),
  };
}

import { numberOf } from '../json.ts';
import type { Interaction } from '../people/interactions.ts';
import { messageFlags } from '../wire.ts';
import { editMessage, type StoredMessage } from '../world/messages.ts';
import { type Answer, noContent, ok, refuse } from './answers.ts';
import { reply } from './callbacks.ts';
import type { Core } from './core.ts';
import type { RestRequest, Route } from './routes.ts';

const fivePerTwoSeconds = { limit: 5, windowMs: 2_000 };
const base = '/webhooks/{webhook_id}/{webhook_token}';

/** The routes under which replies to interactions are changed, deleted and followed up. */
export function webhookRoutes(core: Core): Route[] {
  const route = (method: string, template: string, answer: Route['answer']): Route => {
    return { method, template, withoutToken: true, exemptFromGlobalLimit: true, limit: fivePerTwoSeconds, answer };
  };
  const actions = { GET: show, PATCH: change, DELETE: remove } as const;
  return [
    route('POST', base, (request) => followUp(core, request)),
    ...Object.entries(actions).flatMap(([method, act]) => [
      route(method, `${base}/messages/@original`, (request) => act(core, request)),
      route(method, `${base}/messages/{message_id}`, (request) => act(core, request)),
    ]),
  ];
}

/** The interaction whose token this is, if it was acknowledged and its token still counts. */
function acknowledged(core: Core, { params }: RestRequest): Interaction | Answer {
  if (params.webhook_id !== core.world.botUser.id) return refuse(10015);
  const interaction = core.interactions.byToken(params.webhook_token ?? '');
  if (interaction === undefined || core.interactions.isTokenExpired(interaction)) return refuse(50027);
  return interaction.acknowledgement === null ? refuse(10015) : interaction;
}

function target(core: Core, request: RestRequest): { interaction: Interaction; message: StoredMessage } | Answer {
  const interaction = acknowledged(core, request);
  if ('status' in interaction) return interaction;
  const { message_id: id } = request.params;
  const own = id === undefined || id === interaction.originalId || interaction.followUpIds.includes(id);
  const message = own ? core.messages.store.byId.get(id ?? interaction.originalId ?? '') : undefined;
  return message === undefined ? refuse(10008) : { interaction, message };
}

function show(core: Core, request: RestRequest): Answer {
  const found = target(core, request);
  return 'status' in found ? found : ok(found.message.wire);
}

function change(core: Core, request: RestRequest): Answer {
  const found = target(core, request);
  if ('status' in found) return found;
  return request.check('webhook edit', { existing: found.message.wire }) ?? applyChange(core, request, found);
}

function applyChange(
  core: Core,
  request: RestRequest,
  { interaction, message }: { interaction: Interaction; message: StoredMessage },
): Answer {
  editMessage(core.messages, message, request.fields, request.uploads);
  if (message.wire.id === interaction.originalId) interaction.touched = true;
  core.interactions.changed(interaction);
  core.changed();
  return ok(message.wire);
}

function remove(core: Core, request: RestRequest): Answer {
  const found = target(core, request);
  if ('status' in found) return found;
  const { interaction, message } = found;
  core.messages.store.byId.delete(message.wire.id);
  if (message.wire.id === interaction.originalId) {
    interaction.touched = true;
    interaction.originalDeleted = true;
  }
  core.interactions.changed(interaction);
  core.changed();
  return noContent;
}

function followUp(core: Core, request: RestRequest): Answer {
  const interaction = acknowledged(core, request);
  if ('status' in interaction) return interaction;
  const original = core.messages.store.byId.get(interaction.originalId ?? '');
  if (original !== undefined && (original.wire.flags & messageFlags.loading) !== 0) {
    // Discord takes the first follow-up after a deferred reply as the edit of that reply.
    const refusal = request.check('follow-up', { existing: original.wire });
    return refusal ?? applyChange(core, request, { interaction, message: original });
  }
  const refusal = request.check('follow-up');
  if (refusal !== undefined) return refusal;
  const flags = numberOf(request.fields.flags) & ~messageFlags.loading;
  const replied = interaction.originalId === null || interaction.originalDeleted ? undefined : interaction.originalId;
  const created = reply(core, interaction, request.fields, request, flags, {
    type: replied === undefined ? 0 : 19,
    ...(replied === undefined
      ? {}
      : { message_reference: { type: 0, channel_id: interaction.channelId, message_id: replied } }),
  });
  interaction.followUpIds.push(created.wire.id);
  core.interactions.changed(interaction);
  core.changed();
  return ok(created.wire);
}

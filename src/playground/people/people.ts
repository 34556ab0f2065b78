import type { Gateway } from '../gateway/gateway.ts';
import { type Json, objectsOf } from '../json.ts';
import type { CommandStore } from '../rest/commands.ts';
import { keepFile, type MessageTools, type StoredMessage } from '../world/messages.ts';
import { directMessageWith, serverOf, type World } from '../world/world.ts';
import type { InteractionLedger, NewInteraction } from './interaction-ledger.ts';
import { chosenData, commandData, interactionPayload, messageCommandData, type Scene } from './interaction-payload.ts';
import type { Outcome } from './interactions.ts';

/** A command as a person sends it. */
export interface CommandCall {
  /** Null in a direct message. */
  server: string | null;
  /** May be left out in a direct message. */
  channel?: string | undefined;
  user: string;
  name: string;
  /** A subcommand; of a group, both names with a space between. */
  subcommand?: string | undefined;
  /** Texts by option name; channels, roles and users by id. */
  options?: Record<string, string> | undefined;
  /** Files by option name. */
  files?: Record<string, AttachedFile> | undefined;
  /** The language of the person's client; their own unless given. */
  locale?: string | undefined;
}

/** A file as a person attaches it. */
export interface AttachedFile {
  name: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A command that a person chooses in a message's menu. */
export interface MessageMenuCall {
  channel: string;
  user: string;
  messageId: string;
  /** Its name as registered, not as shown. */
  name: string;
  locale?: string | undefined;
}

/** A command that is still being typed, with the option under the cursor. */
export interface SuggestCall extends CommandCall {
  focused: string;
}

/** A button that a person presses, or a menu they choose from. */
export interface PressCall {
  channel: string;
  user: string;
  messageId: string;
  customId: string;
  /** What is chosen, in a menu. */
  values?: readonly string[] | undefined;
  locale?: string | undefined;
}

/** A modal that a person fills in; `interactionId` is that of the action which opened it. */
export interface SubmitCall {
  interactionId: string;
  fields: Record<string, string>;
  locale?: string | undefined;
}

/** What people can do. */
export interface People {
  command: (call: CommandCall) => Promise<Outcome>;
  messageCommand: (call: MessageMenuCall) => Promise<Outcome>;
  suggest: (call: SuggestCall) => Promise<Outcome>;
  press: (call: PressCall) => Promise<Outcome>;
  submit: (call: SubmitCall) => Promise<Outcome>;
}

/** What people act on. */
export interface PeopleParts {
  world: World;
  messages: MessageTools;
  commands: CommandStore;
  interactions: InteractionLedger;
  gateway: Gateway;
  ids: () => string;
}

/** People who use the bot; what a person could not do in a client is thrown as an error. */
export function createPeople(parts: PeopleParts): People {
  const { world, interactions, gateway, ids } = parts;

  const send = (scene: Scene, made: Omit<NewInteraction, 'id' | 'channelId' | 'serverId' | 'userId'>, data: Json) => {
    const { interaction, outcome } = interactions.open({
      ...made,
      id: ids(),
      channelId: scene.channel.id,
      serverId: scene.server?.id ?? null,
      userId: scene.person.user.id,
    });
    const source = parts.messages.store.byId.get(made.sourceMessageId ?? '')?.wire;
    const payload = interactionPayload(scene, interaction, data, source);
    if (!gateway.tell(interaction.serverId, 'INTERACTION_CREATE', payload)) {
      interaction.connected = false;
      interaction.settle();
    }
    return outcome;
  };

  /** A message that a person sees in a channel. */
  const seen = ({ messageId, channel, user }: { messageId: string; channel: string; user: string }): StoredMessage => {
    const message = parts.messages.store.byId.get(messageId);
    const visible = message?.visibleOnlyTo === null || message?.visibleOnlyTo === user;
    if (message?.channelId !== channel || !visible) throw new Error(`${messageId} is not to be seen there.`);
    return message;
  };
  const at = (call: { channel: string; user: string; locale?: string | undefined }) =>
    sceneOf(parts, { ...call, server: world.channels.get(call.channel)?.serverId ?? null });

  const typed = async (call: CommandCall, focused?: string) => {
    const scene = sceneOf(parts, call);
    const found = [...parts.commands.list(call.server), ...parts.commands.list(null)].find(
      (one) => one.name === call.name && one.type === 1,
    );
    if (found === undefined) throw new Error(`No command /${call.name} is registered.`);
    const contexts = found.contexts;
    if (call.server === null && (found.dm_permission === false || (Array.isArray(contexts) && !contexts.includes(1)))) {
      throw new Error(`/${call.name} is not offered in direct messages.`);
    }
    const { data, focusedType } = commandData(scene, found, {
      subcommand: call.subcommand,
      options: call.options ?? {},
      focused,
      attach: (option) => {
        const file = call.files?.[option];
        return file && keepFile(parts.messages, scene.channel.id, file);
      },
    });
    const name = [call.name, call.subcommand].filter(Boolean).join(' ');
    return send(scene, { kind: focused === undefined ? 'command' : 'autocomplete', name, focusedType }, data);
  };

  return {
    command: (call) => typed(call),
    suggest: (call) => typed(call, call.focused),
    messageCommand: async (call) => {
      const message = seen(call);
      const scene = at(call);
      const offered = [...parts.commands.list(scene.server?.id ?? null), ...parts.commands.list(null)];
      const found = offered.find((one) => one.name === call.name && one.type === 3);
      if (found === undefined) throw new Error(`No command "${call.name}" is registered for messages.`);
      return send(scene, { kind: 'command', name: call.name }, messageCommandData(found, message.wire));
    },
    press: async (call) => {
      const message = seen(call);
      const pressed = findComponent(message.wire.components, call.customId);
      if (pressed === undefined) throw new Error(`Message ${call.messageId} has no component "${call.customId}".`);
      if (pressed.disabled === true) throw new Error(`"${call.customId}" is disabled.`);
      return send(
        at(call),
        { kind: 'component', name: call.customId, sourceMessageId: call.messageId },
        {
          custom_id: call.customId,
          component_type: pressed.type,
          id: pressed.id,
          ...(pressed.type === 2 ? {} : chosenData(at(call), pressed, call.values ?? [])),
        },
      );
    },
    submit: async ({ interactionId, fields, locale }) => {
      const opened = interactions.byId(interactionId);
      if (opened?.modal === null || opened?.modal === undefined) throw new Error(`${interactionId} opened no modal.`);
      const { channelId, serverId, userId, sourceMessageId, modal } = opened;
      const place = { server: serverId, channel: channelId, user: userId };
      const scene = sceneOf(parts, locale === undefined ? place : { ...place, locale });
      const components = objectsOf(modal.components).map((component) => filledIn(component, fields));
      const data = { custom_id: modal.custom_id, components };
      return send(scene, { kind: 'modal', name: String(modal.custom_id), sourceMessageId }, data);
    },
  };
}

function sceneOf(
  { world, ids }: PeopleParts,
  call: { server: string | null; channel?: string | undefined; user: string; locale?: string | undefined },
): Scene {
  const person = world.people.get(call.user);
  if (person === undefined) throw new Error(`There is no person ${call.user}.`);
  const locale = call.locale ?? person.locale;
  if (call.server === null) {
    return {
      world,
      channel: directMessageWith(world, ids, call.user),
      server: undefined,
      person,
      member: undefined,
      locale,
    };
  }
  const channel = world.channels.get(call.channel ?? '');
  if (channel === undefined || channel.serverId !== call.server) {
    throw new Error(`Channel ${call.channel} is not in server ${call.server}.`);
  }
  const server = serverOf(world, channel);
  const member = server?.members.get(call.user);
  if (server === undefined || member === undefined) throw new Error(`${call.user} is not in server ${call.server}.`);
  if (!server.botPresent) throw new Error(`The bot is no longer in server ${call.server}.`);
  return { world, channel, server, person, member, locale };
}

function findComponent(components: unknown, customId: string): Json | undefined {
  for (const component of objectsOf(components)) {
    if (component.custom_id === customId) return component;
    const nested = findComponent(component.components, customId) ?? findComponent([component.accessory], customId);
    if (nested !== undefined) return nested;
  }
  return undefined;
}

function filledIn(component: Json, fields: Record<string, string>): Json {
  const custom = String(component.custom_id);
  const { type, id } = component;
  if (Array.isArray(component.components)) {
    return { type, id, components: objectsOf(component.components).map((one) => filledIn(one, fields)) };
  }
  if (component.component !== undefined) {
    return { type, id, component: objectsOf([component.component]).map((one) => filledIn(one, fields))[0] };
  }
  const value = fields[custom] ?? '';
  const given = type === 4 ? { value } : { values: value === '' ? [] : [value] };
  return { type, id, custom_id: component.custom_id, ...given };
}

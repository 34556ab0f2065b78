import { type Json, objectsOf, textOf } from '../json.ts';
import type { WireAttachment, WireMessage } from '../wire.ts';
import { directMessagePermissions } from '../world/permissions.ts';
import { threadMetadata, wireMember, wireRoles } from '../world/shapes.ts';
import { type Channel, isThread, type Member, type Person, placeOf, type Server, type World } from '../world/world.ts';
import type { Interaction } from './interactions.ts';

/** Where and by whom an interaction is made. */
export interface Scene {
  world: World;
  channel: Channel;
  server: Server | undefined;
  person: Person;
  member: Member | undefined;
  locale: string;
}

const typeNumbers = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** The payload of INTERACTION_CREATE as Discord sends it. */
export function interactionPayload(scene: Scene, interaction: Interaction, data: Json, message?: WireMessage): Json {
  const { world, channel, server, person, member } = scene;
  const place =
    server === undefined || member === undefined
      ? { user: person.user, context: 1, authorizing_integration_owners: { 0: '0' } }
      : {
          guild_id: server.id,
          guild: { id: server.id, locale: server.locale, features: ['COMMUNITY', 'NEWS'] },
          guild_locale: server.locale,
          member: wireMember(person, member),
          context: 0,
          authorizing_integration_owners: { 0: server.id },
        };
  return {
    id: interaction.id,
    application_id: world.botUser.id,
    type: typeNumbers[interaction.kind],
    data,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: partialChannel(scene),
    locale: scene.locale,
    app_permissions: (server === undefined
      ? directMessagePermissions
      : placeOf(world, channel).botPermissions
    ).toString(),
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
    ...(message === undefined ? {} : { message: structuredClone(message) }),
    ...place,
  };
}

function partialChannel({ world, channel, member }: Scene): Json {
  if (channel.serverId === null) {
    return { id: channel.id, type: channel.type, flags: 0, last_message_id: null, recipients: [world.botUser] };
  }
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    guild_id: channel.serverId,
    parent_id: channel.parentId,
    flags: 0,
    last_message_id: null,
    permissions: (member?.permissions ?? 0n).toString(),
    ...(isThread(channel)
      ? { thread_metadata: threadMetadata(channel) }
      : { position: 0, nsfw: false, rate_limit_per_user: 0, topic: null }),
  };
}

const optionTypes = {
  subcommand: 1,
  group: 2,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  number: 10,
  attachment: 11,
};

/** The `data` of a command of a message's menu: with the whole message, whatever the bot may read otherwise. */
export function messageCommandData(command: Json, message: WireMessage): Json {
  return {
    id: command.id,
    name: command.name,
    type: 3,
    target_id: message.id,
    resolved: { messages: { [message.id]: structuredClone(message) } },
  };
}

/** What a person typed after a command. */
export interface Typed {
  subcommand?: string | undefined;
  options: Record<string, string>;
  focused?: string | undefined;
  /** Keeps a file that is attached, and tells it in Discord's shape. */
  attach: (option: string) => WireAttachment | undefined;
}

/** The `data` of a command or autocompletion, built by the registered command's own options. */
export function commandData(scene: Scene, command: Json, typed: Typed): { data: Json; focusedType: number | null } {
  const resolved: Record<string, Json> = {};
  const { definitions, wrap } = innermost(command, typed.subcommand);
  const name = `/${[textOf(command.name), typed.subcommand].filter(Boolean).join(' ')}`;
  for (const given of Object.keys(typed.options)) {
    if (!definitions.some((one) => one.name === given)) throw new Error(`${name} has no option "${given}".`);
  }
  if (typed.focused !== undefined && typed.options[typed.focused] === undefined) {
    throw new Error(`The focused option "${typed.focused}" needs a text in options (it may be empty).`);
  }
  const options = definitions.flatMap((definition) => {
    const option = textOf(definition.name);
    const attached = definition.type === optionTypes.attachment ? typed.attach(option) : undefined;
    if (attached !== undefined) resolved.attachments = { ...resolved.attachments, [attached.id]: { ...attached } };
    const text = attached?.id ?? typed.options[option];
    if (text === undefined && definition.required === true && typed.focused === undefined) {
      throw new Error(`${name} needs its option "${option}".`);
    }
    if (text === undefined) return [];
    const focused = option === typed.focused;
    const value = focused ? text : optionValue(scene, definition, text, resolved);
    return [{ name: option, type: definition.type, value, ...(focused ? { focused: true } : {}) }];
  });
  const focusedType = definitions.find((one) => one.name === typed.focused)?.type;
  const data: Json = {
    id: command.id,
    name: command.name,
    type: 1,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    options: wrap(options),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
  return { data, focusedType: typeof focusedType === 'number' ? focusedType : null };
}

/** What was chosen in a menu of a message; what is not offered there cannot be chosen. */
export function chosenData(scene: Scene, menu: Json, values: readonly string[]): Json {
  const { channel, role, user } = optionTypes;
  const type = { 5: user, 6: role, 8: channel }[Number(menu.type)];
  if (type === undefined) {
    const offered = objectsOf(menu.options).map(({ value }) => value);
    const other = values.find((value) => !offered.includes(value));
    if (other !== undefined) throw new Error(`The menu "${textOf(menu.custom_id)}" does not offer "${other}".`);
    return { values };
  }
  const resolved: Record<string, Json> = {};
  const definition = { type, name: textOf(menu.custom_id) };
  for (const value of values) optionValue(scene, definition, value, resolved);
  return { values, ...(values.length > 0 ? { resolved } : {}) };
}

function innermost(command: Json, subcommand: string | undefined) {
  const top = objectsOf(command.options);
  const { subcommand: single, group } = optionTypes;
  const nested = top.some((one) => one.type === single || one.type === group);
  if (nested !== (subcommand !== undefined)) {
    throw new Error(`/${textOf(command.name)} ${nested ? 'needs' : 'has no'} subcommand.`);
  }
  if (subcommand === undefined) return { definitions: top, wrap: (options: Json[]) => options };
  let level = top;
  const path = subcommand.split(' ').map((part) => {
    const found = level.find((one) => one.name === part && (one.type === single || one.type === group));
    if (found === undefined) throw new Error(`/${textOf(command.name)} has no subcommand "${subcommand}".`);
    level = objectsOf(found.options);
    return found;
  });
  const wrap = (options: Json[]) =>
    path.reduceRight((inner, one) => [{ name: one.name, type: one.type, options: inner }], options);
  return { definitions: level, wrap };
}

function optionValue(scene: Scene, definition: Json, text: string, resolved: Record<string, Json>): unknown {
  const keep = (group: string, value: Json) => {
    resolved[group] = { ...resolved[group], [text]: value };
  };
  if (definition.type === optionTypes.integer || definition.type === optionTypes.number) return Number(text);
  if (definition.type === optionTypes.boolean) return text === 'true';
  if (definition.type === optionTypes.channel) {
    const channel = scene.world.channels.get(text);
    if (channel === undefined) throw new Error(`There is no channel ${text} for option "${textOf(definition.name)}".`);
    const { botPermissions } = placeOf(scene.world, channel);
    keep('channels', { ...partialChannel({ ...scene, channel }), app_permissions: botPermissions.toString() });
  }
  if (definition.type === optionTypes.user) {
    const person = scene.world.people.get(text);
    if (person === undefined) throw new Error(`There is no person ${text} for option "${textOf(definition.name)}".`);
    keep('users', { ...person.user });
    const member = scene.server?.members.get(text);
    if (member !== undefined) {
      const { user: _user, ...partial } = wireMember(person, member);
      keep('members', partial);
    }
  }
  if (definition.type === optionTypes.role) {
    const role = scene.server === undefined ? undefined : wireRoles(scene.server).find(({ id }) => id === text);
    if (role === undefined) throw new Error(`There is no role ${text} for option "${textOf(definition.name)}".`);
    keep('roles', role);
  }
  return text;
}

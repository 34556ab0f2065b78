import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  PermissionFlagsBits,
} from 'discord.js';
import type {
  ActionRequest,
  Caller,
  ChosenChannel,
  CommandRequest,
  MessageCommandRequest,
  RawOption,
  SubmitRequest,
  SuggestRequest,
  TargetMessage,
} from '../../commands/command.ts';
import { languageOf } from '../text/language.ts';
import type { OfferFile } from './attached-file.ts';
import type { CommandAccess } from './command-access.ts';
import { INTERACTION_TYPES, type InteractionPayload, type WireField, type WireOption } from './payload.ts';
import { discordPermissions, hasPermission } from './permissions.ts';
import { messageLink } from './see-above.ts';

/** What somebody asked for, as the commands understand it. */
export type Asked =
  | { readonly kind: 'command'; readonly request: CommandRequest }
  | { readonly kind: 'suggest'; readonly request: SuggestRequest }
  | { readonly kind: 'action'; readonly request: ActionRequest }
  | { readonly kind: 'submit'; readonly request: SubmitRequest }
  | { readonly kind: 'message'; readonly request: MessageCommandRequest }
  /** A kind of call that this bot offers nowhere. */
  | { readonly kind: 'unknown' };

/** Who calls and from where; `at` is in milliseconds since 1970, `operators` the users who run the bot. */
export function callerOf(
  payload: InteractionPayload,
  { at, operators, access }: { at: number; operators: ReadonlySet<string>; access: CommandAccess },
): Caller {
  const permissions = payload.member?.permissions ?? '0';
  const user = payload.member?.user.id ?? payload.user?.id ?? '';
  const { guild_id: server } = payload;
  const channel = payload.channel_id ?? payload.channel?.id ?? '';
  const roles = payload.member?.roles ?? [];
  return {
    server: server === undefined ? null : { id: server, language: languageOf(payload.guild_locale) },
    channel,
    user,
    may: {
      manageServer: hasPermission(permissions, PermissionFlagsBits.ManageGuild),
      manageMessages: hasPermission(permissions, PermissionFlagsBits.ManageMessages),
    },
    isAllowed: async (command) => server !== undefined && access(command, { server, channel, user, roles }),
    roles,
    operator: operators.has(user),
    language: languageOf(payload.locale),
    at,
  };
}

/** Reads what an interaction asks for; `offer` makes what a person attached something that can be fetched. */
export function askedOf(payload: InteractionPayload, caller: Caller, offer: OfferFile): Asked {
  const { data, type } = payload;
  switch (type) {
    case INTERACTION_TYPES.component:
      return pressed(payload, caller);
    case INTERACTION_TYPES.modal:
      if (data?.custom_id === undefined) return { kind: 'unknown' };
      return { kind: 'submit', request: { caller, action: data.custom_id, fields: filledIn(data.components ?? []) } };
    case INTERACTION_TYPES.command:
    case INTERACTION_TYPES.autocomplete:
      return calledOf(payload, caller, offer);
    default:
      return { kind: 'unknown' };
  }
}

function calledOf(payload: InteractionPayload, caller: Caller, offer: OfferFile): Asked {
  const { data, type } = payload;
  if (data?.name === undefined) return { kind: 'unknown' };
  const kind: number = data.type ?? ApplicationCommandType.ChatInput;
  if (kind === ApplicationCommandType.Message && type === INTERACTION_TYPES.command) {
    const message = targetOf(payload, caller);
    return message ? { kind: 'message', request: { caller, command: data.name, message } } : { kind: 'unknown' };
  }
  if (kind !== ApplicationCommandType.ChatInput) return { kind: 'unknown' };
  const { subcommand, given } = innermost(data.options ?? []);
  const options = Object.fromEntries(given.map((option) => [option.name, optionOf(option, payload, offer)]));
  const request: CommandRequest = { caller, command: data.name, subcommand, options };
  if (type === INTERACTION_TYPES.command) return { kind: 'command', request };
  const focused = given.find((option) => option.focused)?.name;
  return focused === undefined ? { kind: 'unknown' } : { kind: 'suggest', request: { ...request, focused } };
}

/** A button pressed, or what was chosen in a menu: a channel with what the bot may do there, all else by its value. */
function pressed(payload: InteractionPayload, caller: Caller): Asked {
  const { component_type: type, custom_id: action, values = [] } = payload.data ?? {};
  if (action === undefined) return { kind: 'unknown' };
  switch (type) {
    case ComponentType.Button:
      return { kind: 'action', request: { caller, action, chosen: [] } };
    case ComponentType.StringSelect:
    case ComponentType.RoleSelect:
      return { kind: 'action', request: { caller, action, chosen: values } };
    case ComponentType.ChannelSelect:
      return { kind: 'action', request: { caller, action, chosen: values.map((id) => channelOf(id, payload)) } };
    default:
      return { kind: 'unknown' };
  }
}

/** The message a command was called on: its text comes with the call, whatever the bot may read otherwise. */
function targetOf({ data }: InteractionPayload, { server, channel }: Caller): TargetMessage | null {
  const id = data?.target_id;
  const message = id === undefined ? undefined : data?.resolved?.messages?.[id];
  if (id === undefined || !message) return null;
  const texts = [message.content, ...(message.embeds ?? []).flatMap(({ title, description }) => [title, description])];
  return { id, text: texts.filter(Boolean).join('\n'), link: messageLink(server?.id ?? null, channel, id) };
}

function filledIn(fields: readonly WireField[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { custom_id: name, value, values, component, components } of fields) {
    if (name !== undefined) found[name] = value ?? values?.[0] ?? '';
    Object.assign(found, filledIn([...(component ? [component] : []), ...(components ?? [])]));
  }
  return found;
}

function innermost(options: readonly WireOption[]): { subcommand: string | null; given: readonly WireOption[] } {
  const nested = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return nested ? { subcommand: nested.name, given: nested.options ?? [] } : { subcommand: null, given: options };
}

function optionOf(option: WireOption, payload: InteractionPayload, offer: OfferFile): RawOption {
  const value = String(option.value ?? '');
  if (option.type === ApplicationCommandOptionType.Channel && !option.focused) return channelOf(value, payload);
  const attached = payload.data?.resolved?.attachments?.[value];
  return option.type === ApplicationCommandOptionType.Attachment && attached ? offer(attached) : value;
}

/** The bot's permissions come with the channel; of the channel the call was made in they also come with the call. */
function channelOf(id: string, payload: InteractionPayload): ChosenChannel {
  const channel = payload.data?.resolved?.channels?.[id];
  const here = id === payload.channel_id ? payload.app_permissions : undefined;
  return {
    id,
    name: channel?.name ?? '',
    kind: kindOf(channel?.type),
    botMay: discordPermissions.fromBits(channel?.app_permissions ?? here ?? '0'),
  };
}

function kindOf(type: number | undefined): ChosenChannel['kind'] {
  switch (type) {
    case ChannelType.GuildText:
      return 'text';
    case ChannelType.GuildAnnouncement:
      return 'announcement';
    case ChannelType.AnnouncementThread:
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
      return 'thread';
    default:
      return 'other';
  }
}

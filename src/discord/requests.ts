import { ApplicationCommandOptionType, ChannelType, ComponentType, PermissionFlagsBits } from 'discord.js';
import type {
  ActionRequest,
  Caller,
  ChosenChannel,
  CommandRequest,
  RawOption,
  SuggestRequest,
} from '../../commands/command.ts';
import { languageOf } from '../text/language.ts';
import { INTERACTION_TYPES, type InteractionPayload, type WireOption } from './payload.ts';
import { discordPermissions, hasPermission } from './permissions.ts';

/** What somebody asked for, as the commands understand it. */
export type Asked =
  | { readonly kind: 'command'; readonly request: CommandRequest }
  | { readonly kind: 'suggest'; readonly request: SuggestRequest }
  | { readonly kind: 'action'; readonly request: ActionRequest }
  /** A kind of call that this bot offers nowhere. */
  | { readonly kind: 'unknown' };

const CHAT_INPUT = 1;

/** Who calls and from where; `at` is in milliseconds since 1970, `operators` the users who run the bot. */
export function callerOf(payload: InteractionPayload, at: number, operators: ReadonlySet<string>): Caller {
  const permissions = payload.member?.permissions ?? '0';
  const user = payload.member?.user.id ?? payload.user?.id ?? '';
  return {
    server:
      payload.guild_id === undefined ? null : { id: payload.guild_id, language: languageOf(payload.guild_locale) },
    channel: payload.channel_id ?? payload.channel?.id ?? '',
    user,
    may: {
      manageServer: hasPermission(permissions, PermissionFlagsBits.ManageGuild),
      manageMessages: hasPermission(permissions, PermissionFlagsBits.ManageMessages),
    },
    operator: operators.has(user),
    language: languageOf(payload.locale),
    at,
  };
}

/** Reads what an interaction asks for. */
export function askedOf(payload: InteractionPayload, caller: Caller): Asked {
  const { data, type } = payload;
  if (type === INTERACTION_TYPES.component) {
    if (data?.component_type !== ComponentType.Button || data.custom_id === undefined) return { kind: 'unknown' };
    return { kind: 'action', request: { caller, action: data.custom_id } };
  }
  const isCall = type === INTERACTION_TYPES.command || type === INTERACTION_TYPES.autocomplete;
  if (!isCall || data?.name === undefined || (data.type ?? CHAT_INPUT) !== CHAT_INPUT) return { kind: 'unknown' };

  const { subcommand, given } = innermost(data.options ?? []);
  const options = Object.fromEntries(given.map((option) => [option.name, optionOf(option, payload)]));
  const request: CommandRequest = { caller, command: data.name, subcommand, options };
  if (type === INTERACTION_TYPES.command) return { kind: 'command', request };
  const focused = given.find((option) => option.focused)?.name;
  return focused === undefined ? { kind: 'unknown' } : { kind: 'suggest', request: { ...request, focused } };
}

function innermost(options: readonly WireOption[]): { subcommand: string | null; given: readonly WireOption[] } {
  const nested = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return nested ? { subcommand: nested.name, given: nested.options ?? [] } : { subcommand: null, given: options };
}

function optionOf(option: WireOption, payload: InteractionPayload): RawOption {
  const value = String(option.value ?? '');
  return option.type === ApplicationCommandOptionType.Channel && !option.focused ? channelOf(value, payload) : value;
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

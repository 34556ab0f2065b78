import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandShape, MessageCommandShape, OptionShape, Texts } from '../../commands/command.ts';
import { LIMITS } from './limits.ts';

/** The channels in which a post can stand. */
export const POSTABLE_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

/**
 * A command as Discord registers it. Names are the same in every language, so that one can tell another what to type.
 * Throws where a description is too long, which only a change of the texts can repair.
 *
 * @see https://discord.com/developers/docs/interactions/application-commands#application-command-object
 */
export function commandPayload(shape: CommandShape): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const { Guild, BotDM, PrivateChannel } = InteractionContextType;
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  const path = `/${shape.name}`;
  return {
    type: ApplicationCommandType.ChatInput,
    name: shape.name,
    ...described(path, shape.description),
    options: [
      ...shape.subcommands.map(({ name, description, options }): APIApplicationCommandSubcommandOption => {
        const subpath = `${path} ${name}`;
        return {
          type: ApplicationCommandOptionType.Subcommand,
          name,
          ...described(subpath, description),
          options: options.map((option) => optionPayload(subpath, option)),
        };
      }),
      ...shape.options.map((option) => optionPayload(path, option)),
    ] as NonNullable<RESTPostAPIChatInputApplicationCommandsJSONBody['options']>,
    default_member_permissions: permissionsOf(shape),
    contexts: shape.anywhere ? [Guild, BotDM, PrivateChannel] : [Guild],
    integration_types: shape.anywhere ? [GuildInstall, UserInstall] : [GuildInstall],
  };
}

/** "0" is for nobody but a server's admins. */
function permissionsOf({ managersOnly, operatorsOnly }: CommandShape): string | null {
  if (operatorsOnly) return '0';
  return managersOnly ? PermissionFlagsBits.ManageGuild.toString() : null;
}

/**
 * A command of a message's menu as Discord registers it: here nobody types the name, so that it is in the reader's
 * language. Throws where a name is too long, which only a change of the texts can repair.
 */
export function messageCommandPayload({
  name,
}: MessageCommandShape): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  const longest = Math.max(...Object.values(name).map((text) => text.length));
  const most = LIMITS.messageCommandName;
  if (longest > most) throw new Error(`The message command "${name.en}" is named in more than ${most} characters.`);
  return {
    type: ApplicationCommandType.Message,
    name: name.en,
    name_localizations: localized(name),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
}

function optionPayload(path: string, option: OptionShape): APIApplicationCommandBasicOption {
  const { name, required } = option;
  const common = { name, ...described(`${path} ${name}`, option.description), required };
  if (option.kind === 'channel') {
    return { type: ApplicationCommandOptionType.Channel, ...common, channel_types: [...POSTABLE_CHANNELS] };
  }
  if (option.kind === 'role') return { type: ApplicationCommandOptionType.Role, ...common };
  if (option.kind === 'file') return { type: ApplicationCommandOptionType.Attachment, ...common };
  if (option.suggests) return { type: ApplicationCommandOptionType.String, ...common, autocomplete: true };
  const choices = option.choices.map((choice) => ({
    name: choice.name.en,
    name_localizations: localized(choice.name),
    value: choice.value,
  }));
  return { type: ApplicationCommandOptionType.String, ...common, ...(choices.length > 0 ? { choices } : {}) };
}

function described(path: string, texts: Texts): { description: string; description_localizations: LocalizationMap } {
  for (const [language, text] of Object.entries(texts)) {
    if (text.length < 1 || text.length > LIMITS.commandDescription) {
      const limit = LIMITS.commandDescription;
      throw new Error(
        `The description of ${path} in "${language}" has ${text.length} characters; Discord takes 1 to ${limit}.`,
      );
    }
  }
  return { description: texts.en, description_localizations: localized(texts) };
}

/** American English is named although it is the default: without it Discord may show its readers the British text. */
function localized({ en, ja, ko }: Texts): LocalizationMap {
  return { 'en-US': en, 'en-GB': en, ja, ko };
}

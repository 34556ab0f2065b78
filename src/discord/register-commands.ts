import { isDeepStrictEqual } from 'node:util';
import { type APIApplicationCommand, type REST, Routes } from 'discord.js';
import type { Answers } from '../../commands/command.ts';
import { commandPayload, messageCommandPayload } from './command-payload.ts';

/** Whether Discord had to be told anything. */
export type Registration = 'unchanged' | 'updated';

/** What is offered: commands to type, and commands in the menu of messages. */
export type OfferedShapes = Pick<Answers, 'shapes' | 'messageShapes'>;

/** The commands as Discord registers them; throws where a text cannot be registered, which is a defect. */
export function commandPayloads({ shapes, messageShapes }: OfferedShapes): readonly CommandPayload[] {
  return [...shapes.map(commandPayload), ...messageShapes.map(messageCommandPayload)];
}

type CommandPayload = ReturnType<typeof commandPayload | typeof messageCommandPayload>;

/**
 * Makes the commands known to Discord where it does not know them as they are. Asking costs nothing, telling counts
 * towards Discord's 200 creations a day. Rejects with what the REST client throws.
 *
 * @see https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands
 */
export async function syncCommands(
  rest: REST,
  application: string,
  wanted: readonly CommandPayload[],
): Promise<Registration> {
  if ((await commandsState(rest, application, wanted)) === 'current') return 'unchanged';
  await rest.put(Routes.applicationCommands(application), { body: wanted });
  return 'updated';
}

/** Whether Discord knows the commands as they are. */
export type CommandsState = 'current' | 'outdated';

/** Asks which commands Discord knows. Rejects with what the REST client throws. */
export async function commandsState(
  rest: REST,
  application: string,
  wanted: readonly CommandPayload[],
): Promise<CommandsState> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const known = (await rest.get(Routes.applicationCommands(application), { query })) as APIApplicationCommand[];
  return isDeepStrictEqual(byName(known), byName(wanted)) ? 'current' : 'outdated';
}

type Loose = Readonly<Record<string, unknown>>;

/** Commands in a form in which two that mean the same are equal. */
function byName(commands: readonly object[]): Loose {
  return Object.fromEntries(
    commands.map((command) => {
      const normal = normalCommand(command as Loose);
      return [`${normal.type} ${normal.name}`, normal];
    }),
  );
}

/** Only what can be asked for; Discord adds ids, versions and defaults of its own. */
function normalCommand(command: Loose): Loose {
  return {
    ...normalOption({ ...command, type: command.type ?? 1, description: command.description ?? '' }),
    default_member_permissions: command.default_member_permissions?.toString() ?? null,
    contexts: sorted(command.contexts, []),
    integration_types: sorted(command.integration_types, [0]),
    nsfw: command.nsfw ?? false,
  };
}

function normalOption(option: Loose): Loose {
  return {
    type: option.type,
    name: option.name,
    name_localizations: entries(option.name_localizations),
    description: option.description,
    description_localizations: entries(option.description_localizations),
    required: option.required ?? false,
    autocomplete: option.autocomplete ?? false,
    channel_types: sorted(option.channel_types, []),
    min_length: option.min_length ?? null,
    max_length: option.max_length ?? null,
    choices: list(option.choices).map(({ name, name_localizations, value }) => {
      return { name, name_localizations: entries(name_localizations), value };
    }),
    options: list(option.options).map(normalOption),
  };
}

function list(value: unknown): readonly Loose[] {
  return Array.isArray(value) ? value : [];
}

function sorted(value: unknown, missing: readonly number[]): readonly number[] {
  return (Array.isArray(value) ? (value as number[]) : missing).toSorted((a, b) => a - b);
}

function entries(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

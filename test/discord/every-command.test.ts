import { expect, test } from 'vitest';
import { commandShapes, messageCommandShapes } from '../../commands/answers.ts';
import { commands } from '../../commands/commands.ts';
import { commandPayload, messageCommandPayload } from '../../src/discord/command-payload.ts';
import { createRequestCheck } from '../../src/playground/check/check.ts';

const LANGUAGES = ['en-US', 'en-GB', 'ja', 'ko'];

const payloads = () => [
  ...commandShapes(commands).map(commandPayload),
  ...messageCommandShapes(commands).map(messageCommandPayload),
];

interface Part {
  readonly name: string;
  readonly description?: string;
  readonly description_localizations?: Record<string, string>;
  readonly name_localizations?: Record<string, string>;
  readonly options?: readonly Part[];
  readonly choices?: readonly Part[];
}

function flat(part: Part): Part[] {
  return [part, ...[...(part.options ?? []), ...(part.choices ?? [])].flatMap(flat)];
}

test('Discord takes all commands together: names, descriptions of 100, 8,000 characters a command in the longest language', async () => {
  const check = await createRequestCheck();
  expect(check('commands', JSON.parse(JSON.stringify(payloads())), [], {})).toEqual([]);
});

test('every description and choice is in each language, in American English beside British', () => {
  for (const part of (payloads() as readonly Part[]).flatMap(flat)) {
    const words = part.description === undefined ? part.name_localizations : part.description_localizations;
    expect(Object.keys(words ?? {}), part.name).toEqual(LANGUAGES);
    if (part.description !== undefined) expect(words?.['en-US']).toBe(part.description);
  }
});

test('what is typed is the same in every language', () => {
  for (const command of commandShapes(commands).map(commandPayload)) {
    expect(command.name_localizations ?? null, command.name).toBeNull();
    for (const option of command.options ?? []) expect(option.name_localizations ?? null, option.name).toBeNull();
  }
});

import { expect, test } from 'vitest';
import type { CommandShape } from '../../commands/command.ts';
import { registerCommands } from '../../src/discord/connect.ts';
import { ASK, createTestLog, openDoor, openDoorTo, QUICKLY, startWorld, until } from './open-door.ts';

const words = (en: string) => ({ en, ja: `${en} (ja)`, ko: `${en} (ko)` });

const SETTINGS: CommandShape = {
  name: 'settings',
  description: words('Changes settings'),
  managersOnly: true,
  anywhere: false,
  options: [],
  subcommands: [
    {
      name: 'channel',
      description: words('Chooses the channel'),
      options: [
        { name: 'channel', description: words('Where'), kind: 'channel', required: true, suggests: false, choices: [] },
        {
          name: 'kind',
          description: words('What'),
          kind: 'text',
          required: false,
          suggests: false,
          choices: [{ name: words('All'), value: 'all' }],
        },
      ],
    },
  ],
};

const SHAPES = [ASK, SETTINGS];

const puts = (discord: { log: { method: string }[] }) => discord.log.filter(({ method }) => method === 'PUT').length;

test('commands are registered once for two starts, and again when one changes', async () => {
  const { discord } = await startWorld();
  const start = async (shapes: readonly CommandShape[]) => {
    const { door, said } = await openDoorTo(discord, { shapes });
    await until(() => said('Commands are registered').length > 0);
    await door.close();
    return said('Commands are registered')[0]?.fields.registration;
  };
  expect(await start(SHAPES)).toBe('updated');
  expect(await start(SHAPES)).toBe('unchanged');
  expect(await start(SHAPES.toReversed())).toBe('unchanged');
  expect(puts(discord)).toBe(1);
  const changed = { ...SETTINGS, description: { ...SETTINGS.description, ko: 'Something else' } };
  expect(await start([ASK, changed])).toBe('updated');
  expect(await start([ASK])).toBe('updated');
  expect(puts(discord)).toBe(3);
  expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
});

test('commands can be registered without connecting', async () => {
  const { discord } = await startWorld();
  const { log } = createTestLog();
  const register = () =>
    registerCommands({
      token: discord.token,
      apiUrl: discord.apiUrl,
      shapes: SHAPES,
      messageShapes: [],
      log,
      ...QUICKLY,
    });
  expect([await register(), await register()]).toEqual(['updated', 'unchanged']);
  expect(discord.gateway.sessions()).toEqual([]);
});

test('a command says who may use it, where, and in which languages it describes itself', async () => {
  const { discord } = await openDoor({ shapes: SHAPES });
  const [ask, settings] = discord.registeredCommands();
  expect(ask).toMatchObject({ default_member_permissions: null, contexts: [0, 1, 2], integration_types: [0, 1] });
  expect(settings).toMatchObject({
    name: 'settings',
    name_localizations: null,
    default_member_permissions: '32',
    contexts: [0],
    integration_types: [0],
    description: 'Changes settings',
    description_localizations: {
      'en-US': 'Changes settings',
      'en-GB': 'Changes settings',
      ja: 'Changes settings (ja)',
      ko: 'Changes settings (ko)',
    },
    options: [
      {
        type: 1,
        name: 'channel',
        options: [
          { type: 7, required: true, channel_types: [0, 5, 10, 11, 12] },
          { type: 3, choices: [{ name: 'All', name_localizations: { ja: 'All (ja)' }, value: 'all' }] },
        ],
      },
    ],
  });
  expect(ask?.options).toMatchObject([{ type: 3, autocomplete: true }, { type: 7 }]);
});

test('a description that Discord would not take is a defect that names the command', async () => {
  const { discord } = await startWorld();
  const long = { ...SETTINGS, description: { ...SETTINGS.description, ja: 'あ'.repeat(101) } };
  await expect(openDoorTo(discord, { shapes: [long] })).rejects.toThrow(/\/settings in "ja" has 101 characters/);
});

test('commands that Discord refuses are logged with the fields at fault, and calls are answered all the same', async () => {
  const { discord } = await startWorld();
  const { door, said } = await openDoorTo(discord, { shapes: [{ ...ASK, name: 'Not A Name' }] });
  await until(() => said('refused the commands').length > 0 && door.state()?.[0]?.state === 'ready');
  expect(said('refused the commands')).toMatchObject([{ level: 'error', fields: { status: 400, code: 50035 } }]);
  expect(puts(discord)).toBe(1);
});

import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../commands/commands.ts';
import { register } from '../../src/cli/register.ts';
import { startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { startFailure } from '../../src/start/start-failure.ts';

test('register tells Discord the commands once, and says so the second time', async () => {
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.close());
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  expect(await register(discord.token, discord.apiUrl, print)).toBe(0);
  expect(await register(discord.token, discord.apiUrl, print)).toBe(0);
  expect(lines).toEqual(['The commands were registered with Discord.', 'Discord has these commands already.']);
  expect(discord.registeredCommands().map((command) => command.name)).toEqual([
    ...commands.map(({ name }) => name),
    'Record this number',
  ]);
  expect(discord.log.filter((entry) => entry.method === 'PUT').length).toBe(1);
  expect(discord.log.flatMap((entry) => entry.problems)).toEqual([]);
});

test('register without a token, or with a wrong one, says what to do', async () => {
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.close());
  const lines: string[] = [];
  expect(await register(null, discord.apiUrl, (line) => lines.push(line))).toBe(1);
  expect(lines[0]).toContain('Set it in .env');
  const failure = await register('wrong', discord.apiUrl, () => undefined).catch((error: unknown) => error);
  expect(startFailure(failure, null)).toMatch(/^Discord did not accept DISCORD_TOKEN\./);
});

import { expect, test } from 'vitest';
import { openDoorTo, say, startWorld, until } from './open-door.ts';

test('who runs the bot is known at every call, and nobody else is taken for them', async () => {
  const world = await startWorld();
  const { discord, server, channel, user } = world;
  const other = discord.addMember(server, { name: 'Jun', manageServer: true });
  const seen: [string, boolean][] = [];
  const command = async ({ caller }: { caller: { user: string; operator: boolean } }) => {
    seen.push([caller.user, caller.operator]);
    return say('Hello');
  };
  const { door } = await openDoorTo(discord, { command }, { ownerIds: [user] });
  await until(() => door.state()?.every(({ state }) => state === 'ready') === true);
  await until(() => discord.registeredCommands().length > 0);
  for (const by of [user, other])
    await discord.command({ server, channel, user: by, name: 'ask', options: { song: 'x' } });
  expect(seen).toEqual([
    [user, true],
    [other, false],
  ]);
});

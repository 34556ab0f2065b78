import { expect, test } from 'vitest';
import { type CommandOverwrite, isAllowed } from '../../src/discord/command-access.ts';
import { openDoor, say } from './open-door.ts';

const MEMBER = { server: '100', channel: '200', user: '300', roles: ['400', '401'] };

function role(id: string, permission: boolean): CommandOverwrite {
  return { id, type: 1, permission };
}

function user(id: string, permission: boolean): CommandOverwrite {
  return { id, type: 2, permission };
}

function channel(id: string, permission: boolean): CommandOverwrite {
  return { id, type: 3, permission };
}

test.each([
  ['nothing', [], false],
  ['one of their roles', [role('400', true)], true],
  ["another member's role", [role('499', true)], false],
  ['one role that allows and one that does not', [role('400', false), role('401', true)], true],
  ['everyone', [role('100', true)], true],
  ['everyone, but one of their roles not', [role('100', true), role('400', false)], false],
  ['themselves', [user('300', true)], true],
  ['one of their roles, but themselves not', [role('400', true), user('300', false)], false],
  ['themselves, but not in this channel', [user('300', true), channel('200', false)], false],
  ['themselves, in no channel', [user('300', true), channel('99', false)], false],
  ['themselves, in this channel alone', [user('300', true), channel('99', false), channel('200', true)], true],
])('where admins allowed a command to %s, a member is let in: %s', (_, overwrites, expected) => {
  expect(isAllowed(overwrites, MEMBER)).toBe(expected);
});

test("a member is let in by the server's own command permissions, and Discord is asked once a minute", async () => {
  let ahead = 0;
  const heard: boolean[] = [];
  const {
    discord,
    server,
    ask,
    channel: here,
  } = await openDoor(
    {
      command: async ({ caller }) => {
        heard.push((await caller.isAllowed?.('ask')) ?? false);
        return say('Asked');
      },
    },
    { monotonic: () => performance.now() + ahead },
  );
  const role = discord.addRole(server, { name: 'Editors' });
  const editor = discord.addMember(server, { name: 'Ed', locale: 'en-US', roles: [role] });
  const other = discord.addMember(server, { name: 'Other', locale: 'en-US' });
  discord.setCommandPermissions(server, 'ask', [{ id: role, type: 1, permission: true }]);
  await ask({}, editor);
  await ask({}, other);
  expect(heard).toEqual([true, false]);
  discord.setCommandPermissions(server, 'ask', [{ id: here, type: 3, permission: false }]);
  await ask({}, editor);
  ahead = 60_000;
  await ask({}, editor);
  expect(heard).toEqual([true, false, true, false]);
  const asked = discord.log.filter(({ path }) => path.endsWith('/commands/permissions'));
  expect(asked).toHaveLength(2);
});

test('where Discord does not say who may use a command, nobody is let in, and it is asked again', async () => {
  const heard: boolean[] = [];
  const {
    discord,
    server,
    ask,
    user: member,
  } = await openDoor({
    command: async ({ caller }) => {
      heard.push((await caller.isAllowed?.('ask')) ?? false);
      return say('Asked');
    },
  });
  discord.setCommandPermissions(server, 'ask', [{ id: member, type: 2, permission: true }]);
  const route = '/applications/{application_id}/guilds/{guild_id}/commands/permissions';
  discord.fault({ method: 'GET', route, kind: { status: 403 } });
  await ask();
  await ask();
  expect(heard).toEqual([false, true]);
});

import { expect, test } from 'vitest';
import type { ActionRequest, Reply } from '../../commands/command.ts';
import { type SelectBlock, text } from '../../src/views/message.ts';
import { openDoor, textsOf } from './open-door.ts';

const FRUIT: SelectBlock = {
  type: 'select',
  action: 'fruit:1',
  placeholder: 'Choose fruit',
  menu: {
    of: 'choices',
    choices: [
      { label: 'Pear', value: 'p', hint: 'Green', chosen: true },
      { label: 'Plum', value: 'q' },
    ],
  },
  least: 0,
  most: 2,
};

/** A door whose command shows a menu, and what was heard of choices in it. */
async function withMenus(...menus: SelectBlock[]) {
  const heard: ActionRequest[] = [];
  const command = async (): Promise<Reply> => ({
    kind: 'message',
    visibility: 'private',
    message: { blocks: [text('Choose'), ...menus] },
  });
  const action = async (request: ActionRequest): Promise<Reply> => {
    heard.push(request);
    return { kind: 'replace', message: { blocks: [text('Chosen'), ...menus] } };
  };
  const opened = await openDoor({ command, action });
  const { message } = await opened.ask();
  const { discord, channel, user } = opened;
  const choose = (customId: string, values: readonly string[]) =>
    discord.press({ channel, user, messageId: message?.id ?? '', customId, values });
  return { ...opened, heard, choose, message };
}

test('what is chosen in a menu comes with what the menu carries, and may replace the message', async () => {
  const { choose, heard } = await withMenus(FRUIT);
  const outcome = await choose('fruit:1', ['q', 'p']);
  expect(heard).toMatchObject([{ action: 'fruit:1', chosen: ['q', 'p'] }]);
  expect(textsOf(outcome.message)).toEqual(['Chosen']);
  await expect(choose('fruit:1', ['apple'])).rejects.toThrow('does not offer');
});

test('nothing can be chosen where that is allowed', async () => {
  const { choose, heard } = await withMenus(FRUIT);
  await choose('fruit:1', []);
  expect(heard).toMatchObject([{ chosen: [] }]);
});

test('a chosen channel comes with its kind and what the bot may do there, a role by its id', async () => {
  const { choose, heard, discord, server } = await withMenus(
    { type: 'select', action: 'where:', placeholder: 'A channel', menu: { of: 'channels', chosen: [] } },
    { type: 'select', action: 'whom:', placeholder: 'A role', menu: { of: 'roles', chosen: [] }, least: 0 },
  );
  const news = discord.addChannel(server, { name: 'news', kind: 'announcement' }).id;
  discord.setBotPermissions(news, ['ViewChannel', 'SendMessages']);
  const role = discord.addRole(server, { name: 'Reporters' });
  await choose('where:', [news]);
  await choose('whom:', [role]);
  expect(heard).toMatchObject([
    { chosen: [{ id: news, name: 'news', kind: 'announcement', botMay: new Set(['view-channel', 'send-messages']) }] },
    { chosen: [role] },
  ]);
});

test('a menu that Discord would refuse is left out, and the message is shown without it', async () => {
  const { message, said } = await withMenus(
    { ...FRUIT, action: 'x'.repeat(101) },
    { ...FRUIT, action: 'none:', menu: { of: 'choices', choices: [] } },
  );
  expect(textsOf(message)).toEqual(['Choose']);
  expect(JSON.stringify(message?.components)).not.toContain('custom_id');
  expect(said('').some(({ fields }) => JSON.stringify(fields).includes('left out a menu'))).toBe(true);
});

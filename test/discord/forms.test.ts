import { expect, test } from 'vitest';
import type { MessageCommandRequest, SubmitRequest } from '../../commands/command.ts';
import type { Form } from '../../src/views/message.ts';
import { openDoor, pause, say, saying, textsOf, until } from './open-door.ts';

const FORM: Form = {
  title: 'Record a number',
  action: 'record:1',
  fields: [
    { kind: 'text', name: 'value', label: 'Total', hint: 'As you read it', required: true, most: 40, value: '1億' },
    {
      kind: 'choice',
      name: 'source',
      label: 'Where did you see it?',
      required: true,
      choices: [
        { label: 'Oricon', value: 'oricon' },
        { label: 'Label or press', value: 'press' },
      ],
      chosen: 'oricon',
    },
  ],
};

const opening = { opensForm: () => true, command: async () => ({ kind: 'form' as const, form: FORM }) };

test('a command opens a form, and what is filled in comes back under its names', async () => {
  const requests: SubmitRequest[] = [];
  const { ask, discord, crossed, user } = await openDoor({
    ...opening,
    submit: async (request) => {
      requests.push(request);
      return say('Noted', 'private');
    },
  });
  const { modal, interactionId } = await ask();
  expect(modal).toMatchObject({ custom_id: 'record:1', title: 'Record a number' });
  const outcome = await discord.submit({ interactionId, fields: { value: '5億464.9万回', source: 'press' } });
  expect(requests).toMatchObject([
    { action: 'record:1', fields: { value: '5億464.9万回', source: 'press' }, caller: { user } },
  ]);
  expect(textsOf(outcome.message)).toEqual(['Noted']);
  expect(outcome.ephemeral).toBe(true);
  expect(crossed()).toEqual(['callback 9', 'callback 4']);
  expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
});

test('a form is not deferred: it may take longer than other answers', async () => {
  const times = { times: { deferAfterMs: 5, acknowledgeByMs: 2_000 } };
  const { ask, crossed } = await openDoor(
    { ...opening, command: () => pause(60).then(() => ({ kind: 'form', form: FORM })) },
    times,
  );
  expect((await ask()).modal).toBeDefined();
  expect(crossed()).toEqual(['callback 9']);
});

test('a form that comes too late for Discord is told as a failure, not left without an answer', async () => {
  const times = { times: { deferAfterMs: 5, acknowledgeByMs: 10 } };
  const { ask, said, discord, channel, user } = await openDoor(
    { ...opening, visibility: () => 'private', command: () => pause(80).then(() => ({ kind: 'form', form: FORM })) },
    times,
  );
  await ask();
  await until(() => said('A call failed').length > 0);
  await until(() => discord.messages(channel, { as: user }).some((one) => textsOf(one).length > 0));
  expect(discord.messages(channel, { as: user }).map(textsOf)).toEqual([['It failed: r1']]);
});

test('a form opened by a button changes the message the button is on', async () => {
  const { ask, press, discord, channel } = await openDoor({
    command: async () => say('First', 'public', { label: 'Write', action: 'write:1' }),
    opensForm: (request) => 'action' in request,
    action: async () => ({ kind: 'form', form: FORM }),
    submit: async () => ({ kind: 'replace', message: saying('Changed') }),
  });
  const { message } = await ask();
  const { interactionId } = await press(message, 'write:1');
  await discord.submit({ interactionId, fields: { value: '1' } });
  expect(discord.messages(channel).map(textsOf)).toEqual([['Changed']]);
});

test('where a command opened the form there is no message to change, and the answer is a private one', async () => {
  const { ask, discord, channel } = await openDoor({
    ...opening,
    submit: async () => ({ kind: 'replace', message: saying('Changed') }),
  });
  const { interactionId } = await ask();
  const outcome = await discord.submit({ interactionId, fields: { value: '1' } });
  expect(outcome.ephemeral).toBe(true);
  expect(textsOf(outcome.message)).toEqual(['Changed']);
  expect(discord.messages(channel)).toEqual([]);
});

test('a form with more than five fields is a failure that the log names', async () => {
  const fields = Array.from({ length: 6 }, (_, at) => ({ ...FORM.fields[0], name: `f${at}` })) as Form['fields'];
  const { ask, said } = await openDoor({
    ...opening,
    command: async () => ({ kind: 'form', form: { ...FORM, fields } }),
  });
  expect(textsOf((await ask()).message)).toEqual(['It failed: r1']);
  expect(String(said('A call failed')[0]?.fields.err)).toContain('one to five fields');
});

test('a command of a message’s menu gets what the message says', async () => {
  const requests: MessageCommandRequest[] = [];
  const { discord, server, channel, user } = await openDoor({
    messageShapes: [{ name: { en: 'Record this number', ja: 'この数値を記録', ko: '이 수치 기록' } }],
    message: async (request) => {
      requests.push(request);
      return say('Read', 'private');
    },
  });
  await until(() => discord.registeredCommands().length === 2);
  const registered = discord.registeredCommands().find(({ type }) => type === 3);
  expect(registered).toMatchObject({ name: 'Record this number', name_localizations: { ko: '이 수치 기록' } });
  const content = 'MIRAE CLUB passed 100M!';
  const messageId = discord.say({ channel, user, content });
  const outcome = await discord.messageCommand({ channel, user, messageId, name: 'Record this number' });
  expect(outcome.ephemeral).toBe(true);
  const link = `https://discord.com/channels/${server}/${channel}/${messageId}`;
  expect(requests).toMatchObject([{ command: 'Record this number', message: { id: messageId, text: content, link } }]);
  expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
});

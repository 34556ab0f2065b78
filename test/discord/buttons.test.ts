import { expect, test } from 'vitest';
import type { ActionRequest, Reply } from '../../commands/command.ts';
import { openDoor, pause, say, saying, textsOf, until } from './open-door.ts';

const SLOWLY = { times: { deferAfterMs: 10 } };

/** A door whose command shows one button, and what pressing it answers. */
async function withButton(pressed: (request: ActionRequest) => Promise<Reply>, parts = {}) {
  const opened = await openDoor(
    { command: async () => say('First', 'public', { label: 'Go', action: 'go:1' }), action: pressed },
    parts,
  );
  const { message } = await opened.ask();
  opened.discord.log.length = 0;
  return { ...opened, message, go: () => opened.press(message, 'go:1') };
}

test('a button hears what it carried and answers with a message', async () => {
  const actions: string[] = [];
  const { go, crossed } = await withButton(async ({ action }) => {
    actions.push(action);
    return say('Second', 'private');
  });
  const outcome = await go();
  expect(actions).toEqual(['go:1']);
  expect(textsOf(outcome.message ?? outcome.followUps[0])).toEqual(['Second']);
  expect(crossed()).toEqual(['callback 4']);
});

test('a button replaces the message it is on', async () => {
  const { go, crossed, discord, channel } = await withButton(async () => ({
    kind: 'replace',
    message: saying('Other'),
  }));
  await go();
  expect(discord.messages(channel).map(textsOf)).toEqual([['Other']]);
  expect(crossed()).toEqual(['callback 7']);
});

test('a button removes the message it is on', async () => {
  const { go, crossed, discord, channel } = await withButton(async () => ({ kind: 'remove' }));
  await go();
  await until(() => discord.messages(channel).length === 0);
  expect(crossed()).toEqual(['callback 6', 'DELETE @original']);
});

test('a slow button is deferred without a placeholder, whatever its answer', async () => {
  const replaced = await withButton(
    () => pause(40).then(() => ({ kind: 'replace', message: saying('Other') })),
    SLOWLY,
  );
  await replaced.go();
  expect(replaced.discord.messages(replaced.channel).map(textsOf)).toEqual([['Other']]);
  expect(replaced.crossed()).toEqual(['callback 6', 'PATCH @original']);

  const removed = await withButton(() => pause(40).then(() => ({ kind: 'remove' })), SLOWLY);
  await removed.go();
  await until(() => removed.discord.messages(removed.channel).length === 0);
  expect(removed.crossed()).toEqual(['callback 6', 'DELETE @original']);

  const answered = await withButton(() => pause(40).then(() => say('Second', 'private')), SLOWLY);
  await answered.go();
  expect(answered.crossed()).toEqual(['callback 6', 'POST follow-up']);
  expect(answered.discord.messages(answered.channel).map(textsOf)).toEqual([['First']]);
  const seen = answered.discord.messages(answered.channel, { as: answered.user });
  expect(seen.map(textsOf)).toEqual([['First'], ['Second']]);
});

test('a button that fails leaves its message alone and tells the presser', async () => {
  const { go, discord, channel, user, said } = await withButton(
    async () => Promise.reject(new Error('broken')),
    SLOWLY,
  );
  await go();
  expect(discord.messages(channel).map(textsOf)).toEqual([['First']]);
  expect(discord.messages(channel, { as: user }).map(textsOf)).toEqual([['First'], ['It failed: r1']]);
  expect(said('A call failed')[0]?.fields.call).toBe('button go');
});

import { expect, test } from 'vitest';
import { openDoor, pause } from './open-door.ts';

test('suggestions are offered for what is being typed', async () => {
  const { suggest } = await openDoor({
    suggest: async ({ focused, options, command }) => [
      { name: `${command} ${focused} ${options[focused]}`, value: 'v' },
    ],
  });
  expect((await suggest('Wh')).choices).toEqual([{ name: 'ask song Wh', value: 'v' }]);
});

test('no more than 25 suggestions of at most 100 characters are offered, and no character is cut in half', async () => {
  const name = `${'x'.repeat(98)}😀😀`;
  const { suggest, discord } = await openDoor({
    suggest: async () => Array.from({ length: 40 }, (_, index) => ({ name, value: `${index}${'y'.repeat(200)}` })),
  });
  const { choices } = await suggest('x');
  expect(choices).toHaveLength(25);
  expect(choices?.[0]?.name).toBe(`${'x'.repeat(98)}…`);
  expect(choices?.every(({ name, value }) => name.length <= 100 && `${value}`.length <= 100)).toBe(true);
  expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
});

test('suggestions that fail or have nothing to show are none', async () => {
  const failing = await openDoor({ suggest: () => Promise.reject(new Error('no index')) });
  expect((await failing.suggest('x')).choices).toEqual([]);
  expect(failing.said('Suggestions failed')).toHaveLength(1);

  const blank = await openDoor({ suggest: async () => [{ name: ' ', value: 'a' }] });
  expect((await blank.suggest('x')).choices).toEqual([]);
});

test('suggestions that take too long are none, and are never deferred', async () => {
  const { suggest, crossed } = await openDoor(
    { suggest: () => pause(200).then(() => [{ name: 'Late', value: 'late' }]) },
    { times: { suggestByMs: 30 } },
  );
  expect((await suggest('x')).choices).toEqual([]);
  expect(crossed()).toEqual(['callback 8']);
});

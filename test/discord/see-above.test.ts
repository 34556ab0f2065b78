import { expect, test } from 'vitest';
import { createStandingAnswers } from '../../src/discord/see-above.ts';
import { openDoor, pause, say, saying, textsOf, until } from './open-door.ts';

const once = (key: string, withinMs = 60_000) => ({
  key,
  withinMs,
  alone: (link: string) => ({ blocks: [...saying(`See ${link}`).blocks, ...saying('The charts').blocks] }),
});

/** Answers "The charts" once per channel and key, slowly where told. */
const charts = (waitMs = 0) => ({
  command: async ({ options }: { options: Readonly<Record<string, unknown>> }) => {
    if (waitMs > 0) await pause(waitMs);
    const reply = { kind: 'message', visibility: 'public', message: saying('The charts') } as const;
    return { ...reply, once: once(`${options.song}`) };
  },
});

test('the same answer is not posted twice: the second asker alone sees it, under a link to the first', async () => {
  for (const [waitMs, deferAfterMs] of [
    [0, 1_500],
    [40, 10],
  ] as const) {
    const { ask, discord, server, channel, user } = await openDoor(charts(waitMs), { times: { deferAfterMs } });
    const first = await ask({ song: 'who' });
    await ask({ song: 'who' });
    await until(() => discord.messages(channel, { as: user }).every((one) => textsOf(one).length > 0));
    await until(() => discord.messages(channel, { as: user }).length === 2);
    expect(discord.messages(channel)).toHaveLength(1);
    expect(textsOf(discord.messages(channel, { as: user })[1])).toEqual([
      `See https://discord.com/channels/${server}/${channel}/${first.message?.id}`,
      'The charts',
    ]);
    await ask({ song: 'another' });
    expect(discord.messages(channel)).toHaveLength(2);
  }
});

test('two who ask at the same moment get one public answer', async () => {
  const { ask, discord, channel, user } = await openDoor(charts());
  await Promise.all([ask({ song: 'who' }), ask({ song: 'who' })]);
  expect(discord.messages(channel)).toHaveLength(1);
  expect(discord.messages(channel, { as: user })).toHaveLength(2);
});

test('an answer is posted again after its time, and when its message is gone', async () => {
  let now = Date.now();
  const remove = { label: 'Delete', action: 'delete' };
  const reply = {
    kind: 'message',
    visibility: 'public',
    message: saying('The charts', remove),
    once: once('k'),
  } as const;
  const { ask, press, discord, channel } = await openDoor(
    { command: async () => reply, action: async () => ({ kind: 'remove' }) },
    { clock: () => now },
  );
  await ask();
  now += 60_001;
  const { message } = await ask();
  expect(discord.messages(channel)).toHaveLength(2);
  await press(message, 'delete');
  await until(() => discord.messages(channel).length === 1);
  await ask();
  expect(discord.messages(channel)).toHaveLength(2);
});

test('an answer that never came to stand does not hide the next one', async () => {
  const row = [
    { label: 'A', action: 'same' },
    { label: 'B', action: 'same' },
  ];
  let refused = true;
  const { ask, discord, channel } = await openDoor({
    command: async () => {
      const message = refused ? saying('The charts', ...row) : saying('The charts');
      refused = false;
      return { kind: 'message', visibility: 'public', message, once: once('k') };
    },
  });
  await ask();
  await ask();
  expect(discord.messages(channel).map(textsOf)).toEqual([['The charts']]);
});

test('private answers are never linked to', async () => {
  const { ask, discord, channel, user } = await openDoor({
    visibility: () => 'private',
    command: async () => ({ ...say('Mine', 'private'), once: once('k') }),
  });
  await ask();
  await ask();
  expect(discord.messages(channel, { as: user }).map(textsOf)).toEqual([['Mine'], ['Mine']]);
});

test('only so many answers are remembered', async () => {
  const standing = createStandingAnswers(() => 0, 2);
  for (const key of ['a', 'b', 'c']) {
    const claim = await standing.claim(key, 1_000);
    if (claim.first) claim.settle(`https://discord.com/channels/1/2/${key}`);
  }
  expect((await standing.claim('c', 1_000)).first).toBe(false);
  expect((await standing.claim('a', 1_000)).first).toBe(true);
});

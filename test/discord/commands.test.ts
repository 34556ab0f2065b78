import { expect, test } from 'vitest';
import type { CommandRequest } from '../../commands/command.ts';
import { openDoor, pause, say, textsOf, until } from './open-door.ts';

const QUICK = { times: { deferAfterMs: 20 } };

test('a quick answer is sent directly, in one request', async () => {
  const { ask, crossed, discord } = await openDoor();
  const outcome = await ask();
  expect(textsOf(outcome.message)).toEqual(['Hello']);
  expect(outcome).toMatchObject({ state: 'answered', deferred: false, ephemeral: false });
  expect(crossed()).toEqual(['callback 4']);
  expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
});

test('a private answer is for the asker alone', async () => {
  const { ask, discord, channel } = await openDoor({
    visibility: () => 'private',
    command: async () => say('Only you', 'private'),
  });
  expect((await ask()).ephemeral).toBe(true);
  expect(discord.messages(channel)).toEqual([]);
});

test('a slow answer is deferred with its visibility and then put in its place', async () => {
  for (const visibility of ['public', 'private'] as const) {
    const { ask, crossed } = await openDoor(
      { visibility: () => visibility, command: () => pause(60).then(() => say('At last', visibility)) },
      QUICK,
    );
    const outcome = await ask();
    expect(textsOf(outcome.message)).toEqual(['At last']);
    expect(outcome).toMatchObject({ deferred: true, ephemeral: visibility === 'private' });
    expect(crossed()).toEqual(['callback 5', 'PATCH @original']);
  }
});

test('an answer that turns out private after a public deferral is shown to the asker alone', async () => {
  const { ask, crossed, discord, channel, user } = await openDoor(
    { command: () => pause(60).then(() => say('Secret', 'private')) },
    QUICK,
  );
  const outcome = await ask();
  await until(() => discord.outcome(outcome.interactionId).followUps.length > 0);
  expect(crossed()).toEqual(['callback 5', 'DELETE @original', 'POST follow-up']);
  expect(discord.messages(channel)).toEqual([]);
  expect(discord.messages(channel, { as: user }).map(textsOf)).toEqual([['Secret']]);
});

test('an answer that turns out public after a private deferral is shown to everyone, without its placeholder', async () => {
  const { ask, discord, channel, user } = await openDoor(
    { visibility: () => 'private', command: () => pause(60).then(() => say('For all')) },
    QUICK,
  );
  const outcome = await ask();
  await until(() => discord.outcome(outcome.interactionId).followUps.length > 0);
  expect(discord.messages(channel).map(textsOf)).toEqual([['For all']]);
  expect(discord.messages(channel, { as: user })).toHaveLength(1);
});

test('a private answer is not shown to everyone when the public placeholder cannot be deleted', async () => {
  const { ask, discord, channel, said } = await openDoor(
    { command: () => pause(60).then(() => say('Secret', 'private')) },
    QUICK,
  );
  discord.fault({ method: 'DELETE', times: 9, kind: { status: 500 } });
  void ask();
  await until(() => said('Discord refused an answer').length > 1);
  expect(JSON.stringify(discord.messages(channel))).not.toContain('Secret');
});

test('a call that arrives late is deferred early', async () => {
  const { ask, crossed } = await openDoor(
    { command: () => pause(100).then(() => say('Just in time')) },
    { clock: () => Date.now() + 2_480 },
  );
  const outcome = await ask();
  expect(outcome).toMatchObject({ state: 'answered', deferred: true });
  expect(crossed()).toEqual(['callback 5', 'PATCH @original']);
});

test('a clock that is wrong by an hour in either direction costs no answer', async () => {
  for (const skewMs of [-3_600_000, 3_600_000]) {
    const { ask, suggest } = await openDoor(
      { suggest: () => pause(10).then(() => [{ name: 'Who', value: 'who' }]) },
      { clock: () => Date.now() + skewMs },
    );
    expect(textsOf((await ask()).message)).toEqual(['Hello']);
    expect((await suggest('W')).choices).toHaveLength(1);
  }
});

test('a call that Discord no longer waits for is logged with its age', async () => {
  const { ask, said, crossed } = await openDoor(
    { command: () => pause(150).then(() => say('Too late')) },
    {},
    { interactionDeadlineMs: 50 },
  );
  expect((await ask()).state).toBe('no answer in time');
  await until(() => said('came too late').length > 0);
  expect(said('came too late')[0]).toMatchObject({ level: 'warn', fields: { code: 10062, call: '/ask' } });
  expect(said('came too late')[0]?.fields.ageMs).toBeGreaterThan(50);
  expect(crossed()).toEqual(['callback 4']);
});

test('a call that was answered already is logged and left alone', async () => {
  const { ask, said, discord } = await openDoor();
  discord.fault({ route: /callback/, kind: { status: 400, code: 40060, message: 'Already acknowledged' } });
  void ask();
  await until(() => said('answered already').length > 0);
  expect(discord.log.filter(({ path }) => path.endsWith('callback'))).toHaveLength(1);
});

test('a command that throws is answered with a reference that is in the log beside the cause', async () => {
  const cause = new Error('a broken view');
  for (const deferAfterMs of [1_500, 5]) {
    const { ask, said } = await openDoor(
      { command: () => pause(40).then(() => Promise.reject(cause)) },
      { times: { deferAfterMs } },
    );
    const { interactionId } = await ask();
    void interactionId;
    await until(() => said('A call failed').length > 0);
    expect(said('A call failed')[0]).toMatchObject({
      level: 'error',
      fields: { reference: 'r1', err: cause, call: '/ask' },
    });
  }
});

test('a message that cannot be rendered is a failure like any other', async () => {
  const broken = { kind: 'message', visibility: 'public', message: { blocks: [null] } } as never;
  const { ask } = await openDoor({ command: async () => broken });
  expect(textsOf((await ask()).message)).toEqual(['It failed: r1']);
});

test('the failure of a publicly deferred command is told to the asker alone', async () => {
  const { ask, discord, channel, user } = await openDoor(
    { command: () => pause(40).then(() => Promise.reject(new Error('broken'))) },
    { times: { deferAfterMs: 5 } },
  );
  await ask();
  await until(() => discord.messages(channel, { as: user }).some((one) => textsOf(one).length > 0));
  expect(discord.messages(channel)).toEqual([]);
  expect(discord.messages(channel, { as: user }).map(textsOf)).toEqual([['It failed: r1']]);
});

test('an answer that Discord refuses is replaced by a private failure, and the log has the fields at fault', async () => {
  const twice = say('Choose', 'public', { label: 'A', action: 'same' }, { label: 'B', action: 'same' });
  for (const deferAfterMs of [1_500, 5]) {
    const { ask, discord, channel, user, said } = await openDoor(
      { command: () => pause(20).then(() => twice) },
      { times: { deferAfterMs } },
    );
    await ask();
    await until(() => discord.messages(channel, { as: user }).some((one) => textsOf(one).length > 0));
    expect(discord.messages(channel)).toEqual([]);
    expect(discord.messages(channel, { as: user }).map(textsOf)).toEqual([['It failed: r1']]);
    const refusal = said('Discord refused an answer')[0]?.fields;
    expect(refusal).toMatchObject({ status: 400, code: 50035, ageMs: expect.any(Number) });
    expect(JSON.stringify(refusal?.errors)).toContain('custom_id');
  }
});

test('an answer lost on its way back is not sent as a failure', async () => {
  const { ask, crossed, discord, channel, said } = await openDoor();
  discord.fault({ route: /callback/, kind: 'lose answer after applying' });
  expect(textsOf((await ask()).message)).toEqual(['Hello']);
  await until(() => said('Answered').length > 0);
  expect(crossed()).toEqual(['callback 4', 'callback 4']);
  expect(discord.messages(channel)).toHaveLength(1);
});

test('the log holds neither tokens nor addresses of interactions', async () => {
  const { ask, discord, lines, said } = await openDoor();
  discord.fault({ route: /callback/, times: 2, kind: { status: 500 } });
  await ask();
  await until(() => said('A call failed').length > 0);
  const all = JSON.stringify(lines, (_key, value) =>
    value instanceof Error ? { ...value, text: value.stack } : value,
  );
  const token = /\/interactions\/\d+\/([^/]+)\//.exec(
    discord.log.find(({ path }) => path.endsWith('callback'))?.path ?? '',
  )?.[1];
  expect(token).toBeTruthy();
  expect(all).not.toContain(token);
  expect(all).not.toContain(discord.token);
});

test('a command learns who calls, where, in which languages, and what the bot may do in a chosen channel', async () => {
  const requests: CommandRequest[] = [];
  const { discord, server, channel, ask } = await openDoor({
    command: async (request) => {
      requests.push(request);
      return say('Noted');
    },
  });
  const manager = discord.addMember(server, { name: 'Boss', locale: 'en-GB', manageServer: true });
  const news = discord.addChannel(server, { name: 'news', kind: 'announcement' }).id;
  discord.setBotPermissions(news, ['ViewChannel', 'ReadMessageHistory']);
  await ask({ song: 'Who', channel: news }, manager);
  expect(requests[0]).toMatchObject({
    command: 'ask',
    subcommand: null,
    caller: {
      server: { id: server, language: 'ja' },
      channel,
      user: manager,
      language: 'en',
      may: { manageServer: true, manageMessages: false },
    },
    options: { song: 'Who', channel: { id: news, name: 'news', kind: 'announcement' } },
  });
  const chosen = requests[0]?.options.channel;
  expect(typeof chosen === 'object' && 'botMay' in chosen && [...chosen.botMay].sort()).toEqual([
    'read-message-history',
    'view-channel',
  ]);
});

test('a call in a direct message has no server and gives no rights', async () => {
  const requests: CommandRequest[] = [];
  const { discord, user } = await openDoor({
    command: async (request) => {
      requests.push(request);
      return say('Hello there');
    },
  });
  const outcome = await discord.command({ server: null, user, name: 'ask' });
  expect(textsOf(outcome.message)).toEqual(['Hello there']);
  expect(requests[0]?.caller).toMatchObject({
    server: null,
    user,
    language: 'ko',
    may: { manageServer: false, manageMessages: false },
  });
});

test('who owns the application runs the bot, unless others are named', async () => {
  const runs: boolean[] = [];
  const noted = async (request: CommandRequest) => {
    runs.push(request.caller.operator);
    return say('Noted');
  };
  const asOwner = async (parts: Parameters<typeof openDoor>[1]) => {
    const { discord, server, ask } = await openDoor({ command: noted }, parts);
    await ask({}, discord.addMember(server, { name: 'Owner', userId: discord.owner.id }));
    await ask();
  };
  await asOwner({});
  await asOwner({ ownerIds: ['100000000000000001'] });
  expect(runs).toEqual([true, false, false, false]);
});

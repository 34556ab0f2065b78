import { describe, expect, test } from 'vitest';
import { actionOf } from '../support/asking.ts';
import { announcingTo, CHARTS, OTHER_SERVER } from '../support/ledger-rows.ts';

const ANOTHER_ADMIN = { user: '300000000000000005' };

describe('/announcements log', () => {
  test('says what a post is about, what became of it, where and when', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('posted', null, { message_id: '400000000000000001' });
    const answer = await bot.type('announcements log');
    expect(answer.visibility).toBe('private');
    expect(answer.lines).toEqual([
      '**Announcements of this server**',
      '**Posted** · Passed, our estimate · Paper Moon — NOVA7: Platinum',
      'Done.',
      `-# <#${CHARTS.id}> · <t:1772593200:f> · [to the post](https://discord.com/channels/100000000000000001/${CHARTS.id}/400000000000000001)`,
    ]);
    expect(answer.buttons).toEqual([]);
  });

  test('is empty for a server of which nothing was announced', async () => {
    const bot = await announcingTo();
    await bot.pass();
    expect((await bot.type('announcements log', {}, OTHER_SERVER)).text).toContain('Nothing here yet.');
  });

  test('names the remedy of a channel that Discord refuses', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('held', 'target 50013');
    const answer = await bot.type('announcements log', { state: 'held' });
    expect(answer.text).toContain('Discord refuses posts there (50013)');
    expect(answer.text).toContain('/announcements retry');
  });

  test('shows one state alone where that is asked', async () => {
    const bot = await announcingTo();
    await bot.pass();
    expect((await bot.type('announcements log', { state: 'waiting' })).text).toContain('**Waiting**');
    expect((await bot.type('announcements log', { state: 'failed' })).text).toContain('Nothing here yet.');
  });

  test('turns its pages, the newest first, and back', async () => {
    const bot = await announcingTo();
    await bot.pass();
    for (let copy = 1; copy <= 11; copy += 1) await bot.copy({ generation: copy, channel: `20${copy}` });
    const channels = (seen: { text: string }) => [...seen.text.matchAll(/<#(\d+)>/g)].map((match) => match[1]);
    const first = await bot.type('announcements log');
    expect(channels(first)).toEqual(['2011', '2010', '209', '208', '207']);
    const second = await bot.press(actionOf(first, 'Older'));
    expect(second.kind).toBe('replace');
    expect(channels(second)).toEqual(['206', '205', '204', '203', '202']);
    const third = await bot.press(actionOf(second, 'Older'));
    expect(channels(third)).toEqual(['201', CHARTS.id]);
    expect(third.buttons.map((button) => button.label)).toEqual(['Newer']);
    expect(channels(await bot.press(actionOf(third, 'Newer')))).toEqual(['206', '205', '204', '203', '202']);
    expect(channels(await bot.press(actionOf(second, 'Newer')))).toEqual(channels(first));
  });

  test('is for those who manage the server, whichever button is pressed', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('unknown', 'no-answer');
    const action = actionOf(await bot.type('announcements log'), 'Post again');
    const member = { may: { manageServer: false, manageMessages: true } };
    for (const one of [action, 'log:all before 99'])
      expect((await bot.press(one, member)).text).toContain('“Manage Server”');
    expect((await bot.rows()).map((row) => row.state)).toEqual(['unknown']);
  });
});

describe('a post of unknown fate', () => {
  test('is owed anew, without another look, when an admin says that it is not there', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('unknown', 'history-denied', { look_from: 1, attempts: 7, first_attempt_at: 1, expires_at: 2 });
    const answer = await bot.press(actionOf(await bot.type('announcements log'), 'Post again'));
    expect(answer.text).toContain(`It goes out to <#${CHARTS.id}> next`);
    const now = bot.caller().at;
    expect(await bot.rows()).toMatchObject([
      {
        state: 'owed',
        reason: null,
        look_from: null,
        first_attempt_at: null,
        attempts: 0,
        expires_at: now + 86_400_000,
        not_before: now,
        decided_by: '300000000000000001',
      },
    ]);
  });

  test('is settled as posted when an admin sees it there', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('unknown', 'no-answer');
    await bot.press(actionOf(await bot.type('announcements log'), 'It is there'));
    expect(await bot.rows()).toMatchObject([{ state: 'posted', reason: 'admin-says' }]);
    const log = await bot.type('announcements log');
    expect(log.text).toContain('An admin saw it in the channel.');
    expect(log.text).toContain('decided by <@300000000000000001>');
  });

  test('is decided by the first of two admins; the second is told', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('unknown', 'no-answer');
    const log = await bot.type('announcements log');
    const [first, second] = await Promise.all([
      bot.press(actionOf(log, 'It is there')),
      bot.press(actionOf(log, 'Post again'), ANOTHER_ADMIN),
    ]);
    expect(first.text).toContain('Noted');
    expect(second.text).toContain('decided already, by <@300000000000000001>. It is now: Posted');
    expect(await bot.rows()).toMatchObject([{ state: 'posted' }]);
  });

  test('that became unknown a second time is not decided by a button of the first', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('unknown', 'no-answer');
    const log = await bot.type('announcements log');
    await bot.settle('unknown', 'no-answer', { state_at: bot.caller().at + 5 });
    expect((await bot.press(actionOf(log, 'Post again'))).text).toContain('has changed meanwhile');
    expect(await bot.rows()).toMatchObject([{ state: 'unknown' }]);
  });

  test('of another server cannot be decided, whatever a button claims', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('unknown', 'no-answer');
    const action = actionOf(await bot.type('announcements log'), 'Post again');
    expect((await bot.press(action, OTHER_SERVER)).text).toContain('no such announcement');
    expect((await bot.press('log-decide:again 99999 1')).text).toContain('no such announcement');
    expect((await bot.press('log-decide:again x y')).text).toContain('no such announcement');
    expect((await bot.press('log-decide:burn 1 1')).text).toContain('older version');
    expect(await bot.rows()).toMatchObject([{ state: 'unknown', decided_by: null }]);
  });

  test('goes to the channel that the server has chosen since, unless that has it already', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('unknown', 'channel-changed', { channel: '200000000000000077', nonce: 'n', body: '{}' });
    const log = await bot.type('announcements log');
    expect(log.text).toContain('It may stand in the former channel');
    await bot.press(actionOf(log, 'Post again'));
    expect(await bot.rows()).toMatchObject([{ state: 'owed', channel: CHARTS.id, nonce: null, body: null }]);
    await bot.copy({ channel: '200000000000000077', state: 'unknown', reason: 'channel-changed' });
    const again = actionOf(await bot.type('announcements log', { state: 'unknown' }), 'Post again');
    expect((await bot.press(again)).text).toContain('The present channel has an announcement of its own');
  });
});

describe('a post that a rule left out', () => {
  test.each([
    ['skipped', 'too-old'],
    ['skipped', 'below-minimum'],
    ['skipped', 'kept-quiet'],
    ['failed', 'expired'],
    ['failed', 'refused 50035'],
  ] as const)('%s (%s) is posted anyway where an admin wants it', async (state, reason) => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle(state, reason);
    await bot.press(actionOf(await bot.type('announcements log'), 'Post anyway'));
    expect(await bot.rows()).toMatchObject([{ state: 'owed', reason: null, decided_by: '300000000000000001' }]);
  });

  test.each([
    ['skipped', 'retracted'],
    ['skipped', 'no-longer-true'],
    ['skipped', 'certified'],
    ['failed', 'channel-changed'],
    ['posted', null],
    ['owed', null],
  ] as const)('%s (%s) offers no decision, and takes none', async (state, reason) => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle(state, reason);
    expect((await bot.type('announcements log')).buttons).toEqual([]);
    const [row] = await bot.rows();
    await bot.press(`log-decide:anyway ${row?.id} ${row?.state_at}`);
    expect(await bot.rows()).toMatchObject([{ state, reason, decided_by: null }]);
  });

  test('waits with the others where its channel is held', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('skipped', 'too-old');
    await bot.store.write.updateTable('target').set({ held_at: 1, held_reason: 'target 50001' }).execute();
    const answer = await bot.press(actionOf(await bot.type('announcements log'), 'Post anyway'));
    expect(answer.text).toContain('waits with the others');
    expect(await bot.rows()).toMatchObject([{ state: 'held', reason: 'target 50001' }]);
  });
});

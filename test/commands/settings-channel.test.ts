import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelPermission, ChosenChannel } from '../../commands/command.ts';
import { askingOver } from '../support/asking.ts';

const ALL: readonly ChannelPermission[] = [
  'view-channel',
  'send-messages',
  'send-messages-in-threads',
  'read-message-history',
  'embed-links',
  'attach-files',
];

function channel(id: string, botMay: readonly ChannelPermission[] = ALL): ChosenChannel {
  return { id, name: `channel-${id}`, kind: 'text', botMay: new Set(botMay) };
}

type Asking = Awaited<ReturnType<typeof askingOver>>;

let asking: Asking;

beforeEach(async () => {
  asking = await askingOver({ now: '2026-03-04' });
});

async function targets() {
  const rows = await asking.store.read.selectFrom('target').selectAll().orderBy('main', 'desc').execute();
  const wishes = await asking.store.read.selectFrom('target_wish').selectAll().orderBy('value').execute();
  return rows.map((row) => [
    row.channel,
    row.main,
    ...wishes.filter((wish) => wish.channel === row.channel).map(({ kind, value }) => `${kind}:${value}`),
  ]);
}

describe('a channel of its own', () => {
  test('is for a market, an act or a ladder, and says what each channel gets', async () => {
    await asking.type('settings channel', { channel: channel('1') });
    const first = await asking.type('settings channel', { channel: channel('2'), for: 'market:kpop' });
    expect(first.lines[0]).toBe('<#2> now gets: K-pop.');
    expect(first.text).toContain('- <#1>: Everything');
    expect(first.text).toContain('where two ask for the same, it comes to both');
    const act = await asking.type('settings channel', { channel: channel('2'), for: 'NOVA7' });
    expect(act.lines[0]).toBe('<#2> now gets: NOVA7, K-pop.');
    expect(await targets()).toEqual([
      ['1', 1],
      ['2', 0, expect.stringMatching(/^artist:\d+$/), 'market:kpop'],
    ]);
  });

  test('leaves nothing unposted where the channels share all markets', async () => {
    for (const [at, market] of ['kpop', 'jpop'].entries())
      await asking.type('settings channel', { channel: channel(String(at + 1)), for: `market:${market}` });
    const shared = await asking.type('settings channel', { channel: channel('3'), for: 'market:other' });
    expect(shared.lines[0]).toMatch(/^<#3> now gets: /);
    expect(shared.text).not.toContain('No channel gets everything');
  });

  test('that is the only one leaves the rest unposted, and says so there and wherever something is followed', async () => {
    await asking.type('settings channel', { channel: channel('1') });
    const narrowed = await asking.type('settings channel', { channel: channel('1'), for: 'NOVA7' });
    expect(narrowed.lines).toEqual(['<#1> now gets: NOVA7.', expect.stringMatching(/^No channel gets everything: /)]);
    const followed = await asking.type('watch artist', { artist: 'Hoshifuru' });
    expect(followed.text).toContain('This server now follows Hoshifuru');
    expect(followed.text).toContain('Posts go where a channel is for them: <#1>: NOVA7');
    expect((await asking.type('watch list')).text).toContain('Posts go where a channel is for them: <#1>: NOVA7');
    const wide = await asking.type('settings channel', { channel: channel('2'), for: 'everything' });
    expect(wide.text).not.toContain('No channel gets everything');
    const song = await asking.type('watch song', { song: 'Paper Moon' });
    expect(song.text).toContain('Passed levels and new certificates are posted in <#2>.');
  });

  test('in which passed levels and certificates are off is not said to get them', async () => {
    await asking.type('settings channel', { channel: channel('1') });
    await asking.type('settings posts', { passed: 'off', certified: 'off' });
    const followed = await asking.type('watch artist', { artist: 'NOVA7' });
    expect(followed.text).toContain('Passed levels and new certificates are switched off here: /settings posts.');
  });

  test('takes over what the main one wants, but for the role', async () => {
    await asking.type('settings channel', { channel: channel('1') });
    await asking.type('settings posts', { passed: 'off', hourly: '7', minimum: 'riaj-streaming diamond' });
    await asking.type('settings role', { role: '9' });
    await asking.type('settings channel', { channel: channel('2'), for: 'J-pop' });
    const row = await asking.store.read.selectFrom('target').selectAll().where('channel', '=', '2').executeTakeFirst();
    expect(row).toMatchObject({ passed: 0, certified: 1, posts_an_hour: 7, role: null });
    const minimums = await asking.store.read.selectFrom('target_minimum').select(['channel', 'level']).execute();
    expect(minimums).toEqual([
      { channel: '1', level: 'diamond' },
      { channel: '2', level: 'diamond' },
    ]);
  });

  test('is changed alone, or with all the others', async () => {
    await asking.type('settings channel', { channel: channel('1') });
    await asking.type('settings channel', { channel: channel('2'), for: 'market:jpop' });
    await asking.type('settings role', { role: '9', channel: channel('2') });
    await asking.type('settings posts', { hourly: '5' });
    const rows = await asking.store.read.selectFrom('target').select(['channel', 'role', 'posts_an_hour']).execute();
    expect(rows).toEqual([
      { channel: '1', role: null, posts_an_hour: 5 },
      { channel: '2', role: '9', posts_an_hour: 5 },
    ]);
    const other = await asking.type('settings role', { role: '9', channel: channel('3') });
    expect(other.text).toBe('Nothing is posted in <#3>. Choose one of: <#1> <#2>.');
  });

  test('loses what is chosen again, but not the last of it', async () => {
    await asking.type('settings channel', { channel: channel('2'), for: 'market:kpop' });
    await asking.type('settings channel', { channel: channel('2'), for: 'market:jpop' });
    await asking.type('settings channel', { channel: channel('2'), for: 'market:kpop' });
    expect(await targets()).toEqual([['2', 1, 'market:jpop']]);
    const last = await asking.type('settings channel', { channel: channel('2'), for: 'market:jpop' });
    expect(last.text).toContain('That is all that <#2> is for');
    expect(await targets()).toEqual([['2', 1, 'market:jpop']]);
    await asking.type('settings channel', { channel: channel('2'), for: 'everything' });
    expect(await targets()).toEqual([['2', 1]]);
  });

  test('is posted to no more, and the next one becomes the main one', async () => {
    await asking.type('settings channel', { channel: channel('1') });
    await asking.type('settings channel', { channel: channel('2'), for: 'market:kpop' });
    const gone = await asking.type('settings channel', { channel: channel('1'), for: 'nothing' });
    expect(gone.text).toContain('Nothing is posted in <#1> any more');
    expect(await targets()).toEqual([['2', 1, 'market:kpop']]);
    const again = await asking.type('settings channel', { channel: channel('1'), for: 'nothing' });
    expect(again.text).toContain('there is nothing to stop');
  });

  test('becomes the main one when it is chosen without a purpose', async () => {
    await asking.type('settings channel', { channel: channel('1') });
    await asking.type('settings channel', { channel: channel('2'), for: 'market:kpop' });
    await asking.type('settings channel', { channel: channel('2') });
    expect(await targets()).toEqual([['2', 1]]);
  });

  test('that cannot be posted to, or is for nobody knows what, changes nothing', async () => {
    await asking.type('settings channel', { channel: channel('1') });
    const refused = await asking.type('settings channel', {
      channel: channel('2', ['view-channel']),
      for: 'market:kpop',
    });
    expect(refused.text).toContain('I cannot post in <#2> yet');
    const unknown = await asking.type('settings channel', { channel: channel('2'), for: 'zzzzqqq' });
    expect(unknown.text).toContain('I do not know “zzzzqqq”');
    expect(await targets()).toEqual([['1', 1]]);
  });

  test('that was deleted can be removed where all settings are shown', async () => {
    await asking.type('settings channel', { channel: channel('1') });
    await asking.type('settings channel', { channel: channel('2'), for: 'market:kpop' });
    await asking.store.write
      .updateTable('target')
      .set({ held_at: 1, held_reason: 'target:10003' })
      .where('channel', '=', '2')
      .execute();
    const shown = await asking.type('settings show');
    expect(shown.buttons).toMatchObject([{ label: 'Remove the channel for K-pop', action: 'settings-drop:2' }]);
    const elsewhere = await asking.press('settings-drop:2', { server: { id: '100000000000000002', language: 'en' } });
    expect(elsewhere.text).toContain('there is nothing to stop');
    await asking.press('settings-drop:2');
    expect(await targets()).toEqual([['1', 1]]);
  });

  test('is suggested by market, ladder and act', async () => {
    const all = await asking.suggest('settings channel', 'for', '');
    expect(all).toEqual([]);
    await asking.type('settings show');
    const names = async (typed: string) =>
      (await asking.suggest('settings channel', 'for', typed)).map((one) => one.name);
    expect(await names('')).toEqual([
      'Everything',
      'K-pop',
      'J-pop',
      'Other',
      expect.stringContaining('RIAJ'),
      'Nothing: stop posting there',
    ]);
    expect(await names('nova')).toContain('NOVA7');
  });
});

describe('the language of posts', () => {
  test("is the server's in Discord until somebody chooses one, and stays chosen", async () => {
    const inJapanese = { server: { id: '100000000000000001', language: 'ja' as const } };
    expect((await asking.type('settings show')).text).toContain('Language of posts: English (follows');
    expect((await asking.type('settings language', { language: 'ko' })).text).toBe(
      'Language of posts: Korean (chosen here)',
    );
    expect((await asking.type('settings show', {}, inJapanese)).text).toContain('Korean (chosen here)');
    const back = await asking.type('settings language', { language: 'discord' }, inJapanese);
    expect(back.text).toContain('Language of posts: Japanese (follows');
    expect((await asking.type('settings show')).text).toContain('Language of posts: English (follows');
  });

  test('stays chosen when the bot comes back to the server', async () => {
    await asking.type('settings language', { language: 'ja' });
    await asking.store.write.updateTable('server').set({ left_at: 1 }).execute();
    expect((await asking.type('settings show')).text).toContain('Japanese (chosen here)');
  });
});

describe('/settings history', () => {
  test('tells who changed what, the newest first, in the words of the reader', async () => {
    expect((await asking.type('settings history')).text).toBe('Nothing was changed in the last 90 days.');
    await asking.type('settings channel', { channel: channel('1') });
    await asking.type('settings posts', { passed: 'off', minimum: 'riaj-streaming diamond' });
    await asking.type('settings quiet', { from: '23', until: '7' }, { user: '300000000000000002' });
    await asking.type('settings timezone', { zone: 'Asia/Seoul' });
    const shown = await asking.type('settings history');
    expect(shown.visibility).toBe('private');
    expect(shown.lines.slice(1).map((line) => line.replace(/^.* · /, ''))).toEqual([
      '<@300000000000000001>: time zone: Asia\\/Seoul',
      '<@300000000000000002>: quiet hours from 23:00 to 07:00',
      expect.stringMatching(/^<@300000000000000001>: .+: posted from Diamond$/),
      '<@300000000000000001>: posts about passed levels: off',
      '<@300000000000000001>: posts go to <#1>',
    ]);
    const elsewhere = await asking.type('settings history', {}, { server: { id: '2', language: 'en' } });
    expect(elsewhere.text).toBe('Nothing was changed in the last 90 days.');
  });

  test('is turned page by page, also where pages have gone since', async () => {
    for (let hourly = 1; hourly <= 20; hourly += 1) {
      if (hourly === 1) await asking.type('settings channel', { channel: channel('1') });
      await asking.type('settings posts', { hourly: String(hourly) });
    }
    const first = await asking.type('settings history');
    expect(first.buttons).toMatchObject([{ label: 'Older', action: 'settings-history:1' }]);
    expect(first.lines).toHaveLength(11);
    const last = await asking.press('settings-history:2');
    expect(last.kind).toBe('replace');
    expect(last.lines).toHaveLength(2);
    expect((await asking.press('settings-history:99')).text).toBe(last.text);
  });
});

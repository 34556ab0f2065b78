import { describe, expect, test } from 'vitest';
import { drivenThread } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';

const CREATE = { method: 'POST', route: '/channels/{channel_id}/messages' };

const POST = '**[Passed, our estimate]** Paper Moon by NOVA7 passed 100,000,000 plays in Japan';

describe('a post', () => {
  test('says what passed, by which number, that it is no certificate, and what comes next', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    await at.announcer().run();
    expect(at.discord.messages(one.channel).map(textOf)).toEqual([
      [
        POST,
        '100,412,000 · Oricon, week to 1 Mar 2026 · 16 days after release',
        'That is the mark for Platinum. Not an official certificate: those come later, if the label applies.',
        'Next: Double Platinum, 99,588,000 to go',
      ].join('\n'),
    ]);
    expect(await at.states()).toEqual(['posted']);
  });

  test('carries the nonce of its crossing and channel, enforced, and mentions nobody', async () => {
    const at = await drivenThread();
    await at.server('one');
    await at.server('two');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    await at.announcer().run();
    const bodies = at.discord.log
      .filter((entry) => entry.method === 'POST' && entry.route === CREATE.route)
      .map((entry) => entry.body as { nonce: string; enforce_nonce: boolean; allowed_mentions: object });
    expect(new Set(bodies.map((body) => body.nonce)).size).toBe(2);
    for (const body of bodies) {
      expect(body.nonce).toMatch(/^[\w-]{24}$/);
      expect(body.enforce_nonce).toBe(true);
      expect(body.allowed_mentions).toEqual({ parse: [] });
    }
    expect(at.discord.log.flatMap((entry) => entry.problems)).toEqual([]);
  });

  test('comes once though its answer was lost', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    at.discord.fault({ ...CREATE, kind: 'lose answer after applying' });
    const announcer = at.announcer();
    await announcer.run();
    expect(await at.states()).toEqual(['owed: no-answer']);
    at.pass(5_000);
    await announcer.run();
    expect(await at.states()).toEqual(['posted']);
    expect(at.posts(one.channel)).toEqual([POST]);
    expect(at.attempts()).toBe(2);
  });

  test('whose fate is unknown for longer than Discord knows its nonce is looked for, and found', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    at.discord.fault({ ...CREATE, kind: 'lose answer after applying' });
    const announcer = at.announcer();
    await announcer.run();
    at.pass(120_000);
    await announcer.run();
    expect(await at.states()).toEqual(['posted: found']);
    expect(at.attempts()).toBe(1);
    expect(at.posts(one.channel)).toEqual([POST]);
  });

  test('whose fate is unknown is sent again where a look proves that it does not stand', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.say({ channel: one.channel, content: 'good morning' });
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    at.discord.fault({ ...CREATE, kind: 'lose request before applying' });
    const announcer = at.announcer();
    await announcer.run();
    at.pass(120_000);
    await announcer.run();
    expect(await at.states()).toEqual(['posted']);
    expect(at.attempts()).toBe(2);
    expect(at.posts(one.channel).filter((line) => line === POST)).toHaveLength(1);
  });

  test('whose fate is unknown and cannot be looked for is never sent again', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    at.discord.fault({ ...CREATE, kind: 'lose request before applying' });
    const announcer = at.announcer();
    await announcer.run();
    at.discord.setBotPermissions(one.channel, ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles']);
    at.pass(120_000);
    await announcer.run();
    expect(await at.states()).toEqual(['unknown: history-denied']);
    expect(at.attempts()).toBe(1);
  });

  test('claimed by a process that died is looked for before it is sent', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    at.discord.fault({ ...CREATE, kind: 'lose answer after applying' });
    await at.announcer().run();
    await at.store.write
      .updateTable('announcement')
      .set({ state: 'sending', claim_token: 'of a dead process', claim_expires_at: 0, look_from: null })
      .execute();
    at.pass(5_000);
    await at.announcer().run();
    expect(await at.states()).toEqual(['posted: found']);
    expect(at.attempts()).toBe(1);
    expect(at.posts(one.channel)).toEqual([POST]);
  });

  test('owed while the clock was a day ahead goes out when it is set right, not a day later', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    const announcer = at.announcer();
    at.advance(86_400_000);
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    at.discord.fault({ ...CREATE, kind: { rateLimit: 'shared', retryAfterSeconds: 20 } });
    await announcer.run();
    at.advance(-86_400_000);
    await announcer.run();
    expect(at.posts(one.channel)).toEqual([]);
    at.pass(21_000);
    await announcer.run();
    expect(at.posts(one.channel)).toEqual([POST]);
  });

  test('waits as long as Discord asks when there are too many requests', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    at.discord.fault({ ...CREATE, kind: { rateLimit: 'shared', retryAfterSeconds: 20 } });
    await at.announcer().run();
    at.pass(19_000);
    expect(await at.announcer().run()).toBe(0);
    at.pass(2_000);
    await at.announcer().run();
    expect(at.posts(one.channel)).toEqual([POST]);
  });

  test('that may not be posted is held with its reason, delays no other channel, and goes out when the admin mends it', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    const two = await at.server('two');
    at.discord.setBotPermissions(one.channel, ['ViewChannel', 'ReadMessageHistory']);
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    await at.announcer().run();
    expect(await at.states()).toEqual(['held: target 50013', 'posted']);
    expect(at.posts(two.channel)).toEqual([POST]);
    const shown = await one.type('settings show');
    expect(textOf(shown.message)).toContain(`1 waiting, because I cannot post in <#${one.channel}>`);
    at.discord.setBotPermissions(one.channel, [
      'ViewChannel',
      'SendMessages',
      'ReadMessageHistory',
      'EmbedLinks',
      'AttachFiles',
    ]);
    const mended = await one.type('settings channel', { channel: one.channel });
    expect(textOf(mended.message)).toContain('1 post that was waiting goes out now.');
    await at.announcer().run();
    expect(at.posts(one.channel)).toEqual([POST]);
  });

  test('two announcers over one ledger post it once', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    await Promise.all([at.announcer().run(), at.announcer().run()]);
    expect(at.attempts()).toBe(1);
    expect(at.posts(one.channel)).toEqual([POST]);
  });

  test('made from a number that is only known to have been passed says so, and counts at most from there', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_000_000, 'nova7--paper-moon', 'at-least');
    await at.announcer().run();
    const lines = textOf(at.discord.messages(one.channel)[0] ?? null).split('\n');
    expect(lines[1]).toBe('At least 100,000,000 · Oricon, week to 1 Mar 2026 · 16 days after release');
    expect(lines[3]).toBe('Next: Double Platinum, at most 100,000,000 to go');
  });

  test('that was held until its news was old is a line in a catch-up, not a post', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setBotPermissions(one.channel, ['ViewChannel', 'ReadMessageHistory']);
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    await at.announcer().run();
    await at.store.write.updateTable('announcement').set({ expires_at: 0 }).execute();
    const needed = ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'EmbedLinks', 'AttachFiles'] as const;
    at.discord.setBotPermissions(one.channel, [...needed]);
    await one.type('settings channel', { channel: one.channel });
    await at.announcer().run();
    expect(await at.states()).toContain('folded: held');
    expect(at.discord.messages(one.channel).map(textOf)).toEqual([
      `**While posts could not reach this channel**\n${POST}\n-# 100,412,000 · Oricon, week to 1 Mar 2026 · 16 days after release`,
    ]);
  });

  test('of a Japanese server is Japanese, and calls no estimate certified', async () => {
    const at = await drivenThread();
    const one = at.addServer('日本', 'ja');
    await one.type('settings channel', { channel: one.channel });
    await one.type('watch song', { song: 'Yoake Mae' });
    await at.record('2026-02-22', 99_000_000, 'hoshifuru--yoake-mae');
    await at.record('2026-03-01', 100_412_000, 'hoshifuru--yoake-mae');
    await at.announcer().run();
    expect(textOf(at.discord.messages(one.channel)[0] ?? null)).toBe(
      [
        '**[到達(推定)]** 星降る「夜明け前」が国内累計1億回に到達しました',
        '1億41万2,000回 ・ オリコン、2026年3月1日までの週 ・ リリースから648日',
        'プラチナの基準に届きました。公式の認定ではありません(認定は、レーベルが申請した場合に後日発表されます)。',
        '次はダブル・プラチナ(あと9,958万8,000回)',
      ].join('\n'),
    );
  });
});

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAnnouncer } from '../../src/announcer/announcer.ts';
import { writePost } from '../../src/announcer/write-post.ts';
import { dayOf } from '../../src/domain/day.ts';
import type { Precision } from '../../src/domain/reading.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { counterOf, DATA_FOLDER } from '../support/rules.ts';
import { startThread, textOf } from '../support/thread.ts';

const CREATE = { method: 'POST', route: '/channels/{channel_id}/messages' };

/** A bot whose announcer is driven by the test: the bot's own is stopped. */
async function drivenThread() {
  const thread = await startThread({ now: '2026-03-04', catalogueFolder: join(DATA_FOLDER, 'playground') });
  await thread.bot.announcer.stop();
  const { store, rules, discord } = thread;
  let now = dayOf('2026-03-04') * 86_400_000 + 4 * 3_600_000;
  let sinceStart = 0;
  const announcer = () =>
    createAnnouncer({
      store,
      channels: thread.bot.door.channels,
      write: (claimed, nonce) => writePost(store, rules, claimed, nonce),
      installation: 'test',
      clock: () => now,
      // What the door reads, and what this test lets pass.
      monotonic: () => performance.now() + sinceStart,
      random: () => 0.5,
      newToken: randomUUID,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      timing: { requestTimeoutMs: 500 },
    });
  const record = async (day: string, count: number, song = 'nova7--paper-moon', precision: Precision = 'exact') => {
    const { id } = await store.read.selectFrom('song').select('id').where('key', '=', song).executeTakeFirstOrThrow();
    const readings = [{ song: id, day: dayOf(day), count, precision, link: null }];
    const counter = counterOf(rules, 'oricon-streams');
    const batch = { counter, scope: 0, source: 'test', actor: null, byHand: true, readings };
    await store.write.transaction().execute((trx) => recordReadings(trx, rules, batch, now));
  };
  const server = async (name: string) => {
    const one = thread.addServer(name);
    await one.type('settings channel', { channel: one.channel });
    await one.type('watch artist', { artist: 'NOVA7' });
    return one;
  };
  return {
    ...thread,
    announcer,
    record,
    server,
    pass: (ms: number) => {
      now += ms;
      sinceStart += ms;
    },
    states: async () => {
      const rows = await store.read.selectFrom('announcement').select(['state', 'reason']).orderBy('id').execute();
      return rows.map(({ state, reason }) => (reason === null ? state : `${state}: ${reason}`));
    },
    posts: (channel: string) => discord.messages(channel).map((message) => textOf(message).split('\n')[0]),
    attempts: () => discord.log.filter((entry) => entry.method === 'POST' && entry.route === CREATE.route).length,
  };
}

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
    await at.announcer().run();
    expect(await at.states()).toEqual(['owed: no-answer']);
    at.pass(5_000);
    await at.announcer().run();
    expect(await at.states()).toEqual(['posted']);
    expect(at.posts(one.channel)).toEqual([POST]);
    expect(at.attempts()).toBe(2);
  });

  test('whose fate is unknown for longer than Discord knows its nonce is never sent again', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    at.discord.fault({ ...CREATE, kind: 'lose answer after applying' });
    await at.announcer().run();
    at.pass(120_000);
    await at.announcer().run();
    expect(await at.states()).toEqual(['unknown: no-answer']);
    expect(at.attempts()).toBe(1);
    expect(at.posts(one.channel)).toEqual([POST]);
  });

  test('claimed by a process that died is taken for possibly sent, and repeated under the same nonce', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    at.discord.fault({ ...CREATE, kind: 'lose answer after applying' });
    await at.announcer().run();
    await at.store.write
      .updateTable('announcement')
      .set({ state: 'sending', claim_token: 'of a dead process', claim_expires_at: 0 })
      .execute();
    at.pass(5_000);
    await at.announcer().run();
    expect(await at.states()).toEqual(['posted']);
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

  test('that was held until its news was old is not promised, and not sent', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setBotPermissions(one.channel, ['ViewChannel', 'ReadMessageHistory']);
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
    await at.announcer().run();
    await at.store.write.updateTable('announcement').set({ expires_at: 0 }).execute();
    const needed = ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'EmbedLinks', 'AttachFiles'] as const;
    at.discord.setBotPermissions(one.channel, [...needed]);
    const mended = await one.type('settings channel', { channel: one.channel });
    expect(textOf(mended.message)).not.toContain('goes out now');
    expect(await at.states()).toEqual(['failed: expired']);
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

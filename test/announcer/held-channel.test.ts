import { describe, expect, test } from 'vitest';
import type { Channels } from '../../src/announcer/channels.ts';
import { createPosting } from '../../src/announcer/posting.ts';
import { drivenThread } from '../support/announcing.ts';
import { temporaryStore } from '../support/store.ts';
import { textOf } from '../support/thread.ts';
import { addServer } from '../support/world.ts';

const POST = '**[Passed, our estimate]** Paper Moon by NOVA7 passed 100,000,000 plays in Japan';
const READ_ONLY = ['ViewChannel', 'ReadMessageHistory'] as const;
const ALL = [...READ_ONLY, 'SendMessages', 'EmbedLinks', 'AttachFiles'] as const;

describe('a channel that lost its permission', () => {
  test('is told of, named in the log and by retry, and gets its post once it is mended', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    at.discord.setBotPermissions(one.channel, [...READ_ONLY]);
    await at.passSongs(['nova7--paper-moon']);
    const announcer = at.announcer();
    await announcer.run();
    await announcer.run();
    await announcer.run();
    const told = at.discord.log.filter((entry) => JSON.stringify(entry.body ?? null).includes('are waiting'));
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told[0]?.body)).toContain('Send Messages');
    expect(textOf((await one.type('announcements log')).message)).toContain('Discord refuses posts there (50013)');
    const first = textOf((await one.type('announcements retry')).message);
    expect(first).toContain(`I cannot post in <#${one.channel}> yet; 1 post waits. There I lack: Send Messages`);
    expect(at.posts(one.channel)).toEqual([]);
    at.discord.setBotPermissions(one.channel, [...ALL]);
    const second = textOf((await one.type('announcements retry')).message);
    expect(second).toContain('1 post that was waiting goes out now.');
    await announcer.run();
    expect(at.posts(one.channel)).toEqual([POST]);
    const log = textOf((await one.type('announcements log')).message);
    expect(log).toContain('**Posted** · Passed, our estimate · Paper Moon — NOVA7: Platinum');
    expect(at.discord.log.flatMap((entry) => entry.problems)).toEqual([]);
  });

  test('shows a test post once it works, and the log tells of it', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await one.type('announcements test');
    await at.announcer().run();
    expect(at.posts(one.channel)).toEqual([
      'This is a test: announcements will come to this channel like this. No role was mentioned.',
    ]);
    expect(textOf((await one.type('announcements log')).message)).toContain('**Posted** · Test');
  });
});

test('held channels are looked at for admins once a minute at most', async () => {
  const store = await temporaryStore();
  const server = await addServer(store, '1', { channel: '200000000000000001' });
  await store.write.updateTable('target').set({ held_at: 1, held_reason: 'target 50013' }).execute();
  let now = 1_000_000;
  let looks = 0;
  const examine = async () => {
    looks += 1;
    return { state: 'gone', code: 10003 } as const;
  };
  const door = Promise.resolve({ channels: { examine } as Partial<Channels> as Channels, wake: () => undefined });
  const posting = createPosting({ store, door, clock: () => now, log: { warn: () => undefined } });
  expect(await posting.retry(server)).toEqual([
    { channel: '200000000000000001', obstacle: { kind: 'gone' }, answered: true, waiting: 0 },
  ]);
  posting.begin(server);
  now += 59_000;
  posting.begin(server);
  await posting.examine('200000000000000001');
  expect(looks).toBe(2);
  now += 1_000;
  posting.begin(server);
  await expect.poll(() => looks).toBe(3);
});

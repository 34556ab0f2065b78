import { describe, expect, test } from 'vitest';
import { drivenThread, SONGS, TITLES } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';

const HOUR_MS = 3_600_000;

/** Sends until nothing more is tried. */
async function sendAll(announcer: { run(): Promise<number> }): Promise<void> {
  while ((await announcer.run()) > 0);
}

describe('a channel', () => {
  test('gets three posts an hour, and one in the place of the rest when the hour is over', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.passSongs(SONGS.slice(0, 5));
    const announcer = at.announcer();
    await sendAll(announcer);
    expect(await at.states()).toEqual(['posted', 'posted', 'posted', 'held: cap', 'owed']);
    at.pass(HOUR_MS - 1);
    expect(await announcer.run()).toBe(0);
    at.pass(2);
    await sendAll(announcer);
    expect(await at.states()).toEqual(['posted', 'posted', 'posted', 'folded: cap', 'folded: cap', 'posted']);
    const posts = at.discord.messages(one.channel).map(textOf);
    expect(posts).toHaveLength(4);
    const [heading, ...lines] = posts[3]?.split('\n').filter((line) => !line.startsWith('-#')) ?? [];
    expect(heading).toBe('**More from the last hour**');
    expect(lines.map((line) => TITLES.find((title) => line.includes(title)))).toEqual(TITLES.slice(3));
  });

  test('gets a single post that waited for the hour as it is', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.passSongs(SONGS.slice(0, 4));
    const announcer = at.announcer();
    await sendAll(announcer);
    at.pass(HOUR_MS + 1);
    await sendAll(announcer);
    expect(await at.states()).toEqual(['posted', 'posted', 'posted', 'posted']);
    expect(at.posts(one.channel)).toHaveLength(4);
  });

  test('of another server is not delayed by a full hour', async () => {
    const at = await drivenThread();
    await at.server('one');
    await at.passSongs(SONGS.slice(0, 4));
    const announcer = at.announcer();
    await sendAll(announcer);
    const two = await at.server('two');
    await at.passSongs(SONGS.slice(4));
    await sendAll(announcer);
    expect(at.posts(two.channel)).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  /** Tokyo's noon is the thread's beginning; quiet from eleven in the morning to eight in the morning. */
  async function quietServer(at: Awaited<ReturnType<typeof drivenThread>>) {
    const one = await at.server('one');
    const hours = { time_zone: 'Asia/Tokyo', quiet_from: 11 * 60, quiet_until: 8 * 60 };
    await at.store.write.updateTable('server').set(hours).execute();
    return one;
  }

  test('hold posts until morning, in the server’s time zone', async () => {
    const at = await drivenThread();
    const one = await quietServer(at);
    await at.passSongs(SONGS.slice(0, 1));
    const announcer = at.announcer();
    await sendAll(announcer);
    expect(await at.states()).toEqual(['held: quiet-hours']);
    at.pass(20 * HOUR_MS - 1_000);
    await sendAll(announcer);
    expect(at.posts(one.channel)).toEqual([]);
    at.pass(1_000);
    await sendAll(announcer);
    expect(at.posts(one.channel)).toHaveLength(1);
  });

  test('become one post in the morning where more than three waited', async () => {
    const at = await drivenThread();
    const one = await quietServer(at);
    await at.passSongs(SONGS.slice(0, 4));
    const announcer = at.announcer();
    await sendAll(announcer);
    at.pass(20 * HOUR_MS);
    await sendAll(announcer);
    expect(at.discord.messages(one.channel).map((message) => textOf(message).split('\n')[0])).toEqual([
      '**During the quiet hours**',
    ]);
    expect(await at.states()).toEqual([...Array(4).fill('folded: quiet-hours'), 'posted']);
  });

  test('a machine that sleeps through the morning posts when it wakes', async () => {
    const at = await drivenThread();
    const one = await quietServer(at);
    await at.passSongs(SONGS.slice(0, 1));
    const announcer = at.announcer();
    await sendAll(announcer);
    at.pass(3 * 24 * HOUR_MS - 3 * HOUR_MS);
    await sendAll(announcer);
    expect(at.posts(one.channel)).toHaveLength(1);
  });
});

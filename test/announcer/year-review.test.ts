import { expect, test } from 'vitest';
import { drivenThread, SONGS } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** From Wednesday 4 March 2026, noon in Japan (3:00 UTC), to 28 December, nine o'clock UTC. */
const TO_REVIEW_MS = (Date.UTC(2026, 11, 28, 9) - Date.UTC(2026, 2, 4, 3)) as number;

type Driven = Awaited<ReturnType<typeof drivenThread>>;

async function sendAll(announcer: { run(): Promise<number> }): Promise<void> {
  while ((await announcer.run()) > 0);
}

const reviews = ({ discord }: Driven, channel: string) =>
  discord
    .messages(channel)
    .map(textOf)
    .filter((text) => text.includes('in review'));

async function reviewing(on: boolean) {
  const at = await drivenThread();
  const one = await at.server('one');
  if (on) await one.type('settings review', { switch: 'on' });
  await at.store.write.updateTable('server').set({ time_zone: 'UTC' }).execute();
  const announcer = at.announcer();
  await at.passSongs(SONGS.slice(0, 2));
  await sendAll(announcer);
  return { at, one, announcer };
}

test('a server that wants it looks back once on the year, with certificates and estimates apart', async () => {
  const { at, one, announcer } = await reviewing(true);
  at.pass(TO_REVIEW_MS - 1_000);
  await sendAll(announcer);
  expect(reviews(at, one.channel)).toEqual([]);
  at.pass(61_000);
  await sendAll(announcer);
  expect(reviews(at, one.channel)).toEqual([
    [
      '**2026 in review**',
      'Songs followed here, 28 Dec 2025 to 27 Dec 2026',
      '**Passed, our estimate**, by the numbers we follow: 2',
      '- **[Passed, our estimate]** Paper Moon by NOVA7 passed 100,000,000 plays in Japan · 1 Mar 2026',
      '- **[Passed, our estimate]** Slow Rain by Mirae Club passed 100,000,000 plays in Japan · 1 Mar 2026',
    ].join('\n'),
  ]);
  at.pass(DAY_MS);
  await sendAll(at.announcer());
  expect(reviews(at, one.channel)).toHaveLength(1);
});

test('a server that did not ask for it gets none', async () => {
  const { at, one, announcer } = await reviewing(false);
  at.pass(TO_REVIEW_MS + HOUR_MS);
  await sendAll(announcer);
  expect(reviews(at, one.channel)).toEqual([]);
});

test('a look back that could not go out within its week is left out', async () => {
  const { at, one, announcer } = await reviewing(true);
  at.pass(TO_REVIEW_MS + 8 * DAY_MS);
  await sendAll(announcer);
  expect(reviews(at, one.channel)).toEqual([]);
});

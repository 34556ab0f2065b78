import { expect, onTestFinished, test } from 'vitest';
import type { Frozen } from '../../src/announcer/frozen.ts';
import { createDrawing } from '../../src/pictures/drawing.ts';
import { createPictures } from '../../src/pictures/pictures.ts';
import { retractCrossings } from '../../src/store/retraction.ts';
import type { PlaquePicture } from '../../src/views/picture.ts';
import { drivenThread, SONGS } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';

const CREATE = { method: 'POST', route: '/channels/{channel_id}/messages' };
const POST = '**[Passed, our estimate]** Paper Moon by NOVA7 passed 100,000,000 plays in Japan';
const ALT =
  'Card: Passed, our estimate. Paper Moon by NOVA7. Platinum. 100,412,000 plays in Japan. ' +
  'Oricon, week to 1 Mar 2026. Not an official certificate.';
const WITHOUT_FILES = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'] as const;

/** Eight bytes by which a PNG begins stand for a whole one. */
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A bot whose posts have pictures, with how many were drawn. */
async function withPictures(drawing: () => Promise<Uint8Array | 'busy'> = async () => PNG) {
  const drawn = { times: 0 };
  const pictures = createPictures({
    clock: () => 0,
    drawing: {
      draw: () => {
        drawn.times += 1;
        return drawing();
      },
      close: async () => undefined,
    },
  });
  const at = await drivenThread({}, { draw: pictures.drawForPost });
  const pass = async () => {
    await at.record('2026-02-22', 99_000_000);
    await at.record('2026-03-01', 100_412_000);
  };
  const retract = async () => {
    const rows = await at.store.read
      .selectFrom('crossing')
      .innerJoin('song', 'song.id', 'crossing.song_id')
      .select('crossing.id')
      .where('song.key', '=', SONGS[0] ?? '')
      .where('ladder', '=', 'riaj-streaming')
      .execute();
    const crossings = rows.map(({ id }) => id);
    await at.store.write
      .transaction()
      .execute((trx) => retractCrossings(trx, { crossings, reason: 'corrected', now: at.clock() }));
  };
  /** The pictures of a message, by name and alt text, and those that its components show. */
  const picturesIn = (channel: string, index = 0) => {
    const message = at.discord.messages(channel)[index];
    return {
      files: (message?.attachments ?? []).map(({ filename }) => filename),
      shown: [...JSON.stringify(message?.components ?? []).matchAll(/"description":"([^"]*)"/g)].map(
        (match) => match[1],
      ),
    };
  };
  return { at, pass, retract, picturesIn, drawn };
}

async function bodyOf(at: Awaited<ReturnType<typeof drivenThread>>): Promise<Frozen> {
  const { body } = await at.store.read.selectFrom('announcement').select('body').executeTakeFirstOrThrow();
  return JSON.parse(body ?? '') as Frozen;
}

function cardInLedger({ picture }: Frozen): PlaquePicture {
  return picture ?? expect.fail('There is no card.');
}

test('a passed level is posted with its card, which says in words what it shows', async () => {
  const { at, pass, picturesIn } = await withPictures();
  const one = await at.server('one');
  await pass();
  await at.announcer().run();
  expect(at.posts(one.channel)).toEqual([POST]);
  expect(picturesIn(one.channel)).toEqual({ files: ['plaque.png'], shown: [ALT] });
});

test('the card that people see is the one that was drawn', async () => {
  const drawing = createDrawing({ clock: Date.now, log: { error: (fields) => expect.fail(JSON.stringify(fields)) } });
  onTestFinished(() => drawing.close());
  const pictures = createPictures({ drawing, clock: Date.now });
  const at = await drivenThread({}, { draw: (picture) => pictures.drawForPost(picture, 15_000) });
  const one = await at.server('one');
  await at.passSongs(SONGS.slice(0, 1));
  await at.announcer().run();
  const file = at.discord.file(at.discord.messages(one.channel)[0]?.attachments[0]?.id ?? '');
  expect(file?.contentType).toBe('image/png');
  const again = await pictures.draw(cardInLedger(await bodyOf(at)), 'me');
  expect(typeof again === 'string' ? again : Buffer.from(again.bytes).equals(Buffer.from(file?.bytes ?? []))).toBe(
    true,
  );
});

test('what the ledger keeps of a picture is what it shows, not its bytes', async () => {
  const { at, pass } = await withPictures();
  await at.server('one');
  await pass();
  await at.announcer().run();
  const body = await bodyOf(at);
  expect(body).toMatchObject({ picture: { kind: 'plaque', song: 'Paper Moon' } });
  expect(JSON.stringify(body.message)).not.toContain('picture');
});

test('a card for many channels is drawn once', async () => {
  const { at, pass, drawn } = await withPictures();
  for (const name of ['one', 'two', 'three', 'four']) await at.server(name);
  await pass();
  await at.announcer().run();
  expect(await at.states()).toEqual(['posted', 'posted', 'posted', 'posted']);
  expect(drawn.times).toBe(1);
});

test.each([
  ['busy', async () => 'busy' as const],
  ['stuck', () => new Promise<never>(() => undefined)],
])('where the drawing is %s, the post goes without', async (_, drawing) => {
  const { at, pass, picturesIn } = await withPictures(drawing);
  const one = await at.server('one');
  await pass();
  await at.announcer().run();
  expect(at.posts(one.channel)).toEqual([POST]);
  expect(picturesIn(one.channel)).toEqual({ files: [], shown: [] });
  expect(at.attempts()).toBe(1);
});

test('where the bot may not attach files, the post goes without, and the next one does not try', async () => {
  const { at, pass, picturesIn } = await withPictures();
  const one = await at.server('one');
  at.discord.setBotPermissions(one.channel, [...WITHOUT_FILES]);
  await pass();
  const announcer = at.announcer();
  await announcer.run();
  expect(await at.states()).toEqual(['posted']);
  expect(picturesIn(one.channel)).toEqual({ files: [], shown: [] });
  expect(at.attempts()).toBe(2);
  await at.passSongs([SONGS[1] ?? '']);
  await announcer.run();
  expect(await at.states()).toEqual(['posted', 'posted']);
  expect(at.attempts()).toBe(3);
});

test('where the bot may not post at all, the post is held as it is without a picture', async () => {
  const { at, pass } = await withPictures();
  const one = await at.server('one');
  at.discord.setBotPermissions(one.channel, ['ViewChannel']);
  await pass();
  await at.announcer().run();
  expect((await at.states())[0]).toMatch(/^held: target/);
});

test('a correction takes the card off, which would go on showing what was wrong', async () => {
  const { at, pass, retract, picturesIn, drawn } = await withPictures();
  const one = await at.server('one');
  await pass();
  const announcer = at.announcer();
  await announcer.run();
  await retract();
  await announcer.run();
  expect(textOf(at.discord.messages(one.channel)[0] ?? null)).toContain('Correction');
  expect(picturesIn(one.channel)).toEqual({ files: [], shown: [] });
  expect(drawn.times).toBe(1);
});

test('a correction of a post that went without a picture adds none', async () => {
  const { at, pass, retract, picturesIn } = await withPictures(async () => 'busy');
  const one = await at.server('one');
  await pass();
  const announcer = at.announcer();
  await announcer.run();
  await retract();
  await announcer.run();
  expect(await at.states()).toEqual(['posted', 'posted']);
  expect(textOf(at.discord.messages(one.channel)[0] ?? null)).toContain('Correction');
  expect(picturesIn(one.channel)).toEqual({ files: [], shown: [] });
});

test.each([
  ['repeated with its nonce', 1_000],
  ['looked for', 120_000],
])('a post whose answer was lost is %s, stands once, and its correction takes the card off', async (_, wait) => {
  const { at, pass, retract, picturesIn } = await withPictures();
  const one = await at.server('one');
  await pass();
  at.discord.fault({ ...CREATE, kind: 'lose answer after applying' });
  const announcer = at.announcer();
  await announcer.run();
  at.pass(wait);
  await announcer.run();
  expect(at.posts(one.channel)).toEqual([POST]);
  await retract();
  await announcer.run();
  expect(textOf(at.discord.messages(one.channel)[0] ?? null)).toContain('Correction');
  expect(picturesIn(one.channel)).toEqual({ files: [], shown: [] });
});

test('posts rolled into one have no cards', async () => {
  const { at, picturesIn } = await withPictures();
  const one = await at.server('one');
  await at.store.write.updateTable('target').set({ posts_an_hour: 1 }).execute();
  await at.passSongs(SONGS.slice(0, 3));
  const announcer = at.announcer();
  while ((await announcer.run()) > 0);
  at.pass(3_700_000);
  while ((await announcer.run()) > 0);
  expect(at.discord.messages(one.channel)).toHaveLength(2);
  expect(picturesIn(one.channel, 0).files).toEqual(['plaque.png']);
  expect(picturesIn(one.channel, 1).files).toEqual([]);
});

import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { createDrawing, type Drawing, type DrawingTimes } from '../../src/pictures/drawing.ts';
import { createPictures } from '../../src/pictures/pictures.ts';
import { writePicture } from '../../src/pictures/written-picture.ts';
import type { Picture } from '../../src/views/picture.ts';
import { altOf } from '../../src/views/picture-alt.ts';
import { plaqueIn } from './samples.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A drawing whose thread does what a few lines of JavaScript say of `picture`. */
async function threadThat(lines: string, times: Partial<DrawingTimes> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tierwatch-pictures-'));
  closing.push(() => rm(folder, { recursive: true }));
  const file = join(folder, 'thread.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     const drawn = () => parentPort.postMessage({ said: 'drawn', bytes: new Uint8Array([1, 2, 3]) });
     parentPort.on('message', (json) => { if (json === null) return parentPort.close(); const picture = JSON.parse(json); ${lines} });
     parentPort.postMessage({ said: 'ready' });`,
  );
  const errors: string[] = [];
  const at = { now: 1_000_000 };
  const drawing = createDrawing({
    clock: () => at.now,
    log: { error: (_, message) => errors.push(message) },
    times,
    threadFile: pathToFileURL(file),
  });
  closing.push(() => drawing.close());
  return { drawing, errors, at, pictures: createPictures({ drawing, clock: () => at.now }) };
}

const named = (song: string): Picture => plaqueIn('en', 'passed', { song });

test('a picture comes with its file name, its bytes and its alt text', async () => {
  const drawing = createDrawing({ clock: Date.now, log: { error: (fields) => expect.fail(JSON.stringify(fields)) } });
  closing.push(() => drawing.close());
  const block = await createPictures({ drawing, clock: Date.now }).draw(plaqueIn('ja', 'certified'), 'me');
  expect(block).toMatchObject({ type: 'picture', name: 'plaque.png', alt: altOf(plaqueIn('ja', 'certified')) });
  if (typeof block === 'string') return;
  expect(Buffer.from(block.bytes.subarray(1, 4)).toString()).toBe('PNG');
});

test('the same picture is drawn once, whoever asks and however many at once', async () => {
  const draw = vi.fn<Drawing['draw']>(async () => new Uint8Array([1]));
  const pictures = createPictures({ drawing: { draw, close: async () => undefined }, clock: () => 0 });
  await Promise.all(Array.from({ length: 50 }, (_, index) => pictures.draw(named('A'), String(index))));
  await pictures.drawForPost(named('A'), 1_000);
  expect(draw).toHaveBeenCalledTimes(1);
  await pictures.draw(named('B'), 'me');
  expect(draw).toHaveBeenCalledTimes(2);
});

test('what was used longest ago is drawn again when there is no more room', async () => {
  const draw = vi.fn<Drawing['draw']>(async () => new Uint8Array(400));
  const limits = { keptBytes: 1_000 };
  const pictures = createPictures({ drawing: { draw, close: async () => undefined }, clock: () => 0, limits });
  for (const song of ['A', 'B', 'A', 'C', 'A']) await pictures.draw(named(song), 'me');
  expect(draw).toHaveBeenCalledTimes(3);
  await pictures.draw(named('B'), 'me');
  expect(draw).toHaveBeenCalledTimes(4);
});

test('one person gets so many a minute, while others and posts get theirs', async () => {
  const at = { now: 1_000_000 };
  const draw: Drawing['draw'] = async () => new Uint8Array([1]);
  const limits = { aMinute: 3 };
  const pictures = createPictures({ drawing: { draw, close: async () => undefined }, clock: () => at.now, limits });
  for (const song of ['A', 'B', 'C']) expect(await pictures.draw(named(song), 'me')).toMatchObject({ type: 'picture' });
  expect(await pictures.draw(named('D'), 'me')).toBe('too-many');
  expect(await pictures.draw(named('A'), 'me')).toMatchObject({ type: 'picture' });
  expect(await pictures.draw(named('D'), 'you')).toMatchObject({ type: 'picture' });
  expect(await pictures.drawForPost(named('E'), 1_000)).toMatchObject({ type: 'picture' });
  at.now += 60_001;
  expect(await pictures.draw(named('F'), 'me')).toMatchObject({ type: 'picture' });
});

test('a thread that dies is replaced, and the loss is logged', async () => {
  const { pictures, errors } = await threadThat(`if (picture.song === 'bad') process.exit(3); drawn();`);
  expect(await pictures.draw(named('bad'), 'me')).toBe('failed');
  expect(await pictures.draw(named('good'), 'me')).toMatchObject({ type: 'picture' });
  expect(errors).toEqual(['The thread that draws pictures was lost.']);
});

test('a picture that takes too long fails, and the next one is drawn', async () => {
  const { pictures, errors } = await threadThat(`if (picture.song === 'slow') for (;;); drawn();`, { pictureMs: 200 });
  const [slow, next] = [pictures.draw(named('slow'), 'me'), pictures.draw(named('next'), 'me')];
  expect(await slow).toBe('failed');
  expect(await next).toMatchObject({ type: 'picture' });
  expect(errors).toEqual(['The thread that draws pictures was lost.']);
});

test('values that cannot be drawn fail without costing the thread', async () => {
  const { pictures, errors } = await threadThat(
    `if (picture.song === 'bad') parentPort.postMessage({ said: 'failed', error: new Error('no') }); else drawn();`,
  );
  expect(await pictures.draw(named('bad'), 'me')).toBe('failed');
  expect(await pictures.draw(named('good'), 'me')).toMatchObject({ type: 'picture' });
  expect(errors).toEqual(['A picture could not be drawn.']);
});

test('where too many wait, the next one is told so', async () => {
  const { pictures } = await threadThat('setTimeout(drawn, 50);', { mostWaiting: 2 });
  const asked = ['A', 'B', 'C', 'D'].map((song) => pictures.draw(named(song), song));
  expect((await Promise.all(asked)).map((one) => (typeof one === 'string' ? one : 'drawn'))).toEqual([
    'drawn',
    'drawn',
    'drawn',
    'busy',
  ]);
});

test('a post goes without its picture where that takes long', async () => {
  const { pictures } = await threadThat(`if (picture.song !== 'never') drawn();`);
  expect(await pictures.drawForPost(named('never'), 30)).toBeNull();
});

test('a thread that cannot start is not tried at once again', async () => {
  const { pictures, errors, at, drawing } = await threadThat('');
  closing.push(() => drawing.close());
  const broken = createDrawing({
    clock: () => at.now,
    log: { error: (_, message) => errors.push(message) },
    threadFile: new URL('file:///nowhere/thread.mjs'),
  });
  closing.push(() => broken.close());
  for (let turn = 0; turn < 3; turn++) expect(await broken.draw(writePicture(named('A')), false)).toBe('failed');
  expect(errors).toHaveLength(1);
  at.now += 60_001;
  expect(await broken.draw(writePicture(named('A')), false)).toBe('failed');
  expect(errors).toHaveLength(2);
  expect(pictures).toBeDefined();
});

test('after a while without pictures the thread ends, and another one starts with the next', async () => {
  const { drawing } = await threadThat('drawn();', { idleMs: 20 });
  expect(await drawing.draw(writePicture(named('A')), false)).toEqual(new Uint8Array([1, 2, 3]));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(await drawing.draw(writePicture(named('B')), false)).toEqual(new Uint8Array([1, 2, 3]));
});

test('closing fails what waits', async () => {
  const { drawing } = await threadThat('');
  const waiting = [drawing.draw(writePicture(named('A')), false), drawing.draw(writePicture(named('B')), false)];
  await drawing.close();
  expect(await Promise.all(waiting)).toEqual(['failed', 'failed']);
  expect(await drawing.draw(writePicture(named('C')), false)).toBe('failed');
});

import fc from 'fast-check';
import '../support/seeded.ts';
import { expect, test } from 'vitest';
import { renderMessage } from '../../src/discord/render.ts';
import { createRequestCheck } from '../../src/playground/check/check.ts';
import { type Block, buttons, type Message, text } from '../../src/views/message.ts';

interface Shown {
  readonly type: number;
  readonly content?: string;
  readonly components?: readonly Shown[];
}

const flat = (components: readonly Shown[]): Shown[] =>
  components.flatMap((one) => [one, ...flat(one.components ?? [])]);
const shownBy = (message: Message) => flat(renderMessage(message).body.components as readonly Shown[]);
const textsBy = (message: Message) =>
  shownBy(message).flatMap(({ content }) => (content === undefined ? [] : [content]));

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('あ', '한', '😀', 'a', '\n', ' '), maxLength: 6_000, size: 'max' }),
);
const action = fc.integer({ min: 0, max: 1e9 });
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: words.map(text) },
  { weight: 1, arbitrary: fc.constant<Block>({ type: 'divider' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('picture' as const),
      name: fc.oneof(fc.constant('card.png'), fc.string({ minLength: 1, maxLength: 20 })),
      bytes: fc.constant(new Uint8Array([1])),
      alt: words,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('file' as const),
      name: fc.string({ minLength: 1, maxLength: 20 }),
      bytes: fc.constant(new Uint8Array([1])),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(words, action, fc.boolean()), { maxLength: 7 })
      .map((row) =>
        buttons(
          ...row.map(([label, key, opens]) =>
            opens ? { label, link: `https://example.org/${key}` } : { label, action: `a:${key}` },
          ),
        ),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('select' as const),
      action: action.map((key) => `s:${key}`),
      placeholder: words,
      menu: fc.record({
        of: fc.constant('choices' as const),
        choices: fc
          .array(fc.record({ label: words.filter((label) => label.trim() !== ''), hint: words }), { maxLength: 30 })
          .map((choices) => choices.map((one, at) => ({ ...one, value: String(at) }))),
      }),
      most: fc.integer({ min: 1, max: 30 }),
    }),
  },
);
const message: fc.Arbitrary<Message> = fc.record({
  accent: fc.integer({ min: 0, max: 0xffffff }),
  blocks: fc.array(block, { maxLength: 60, size: 'max' }),
});

/** No two buttons of one action: that is the views' to keep. */
function withoutRepeatedActions(given: Message): Message {
  let next = 0;
  const blocks = given.blocks.map((one): Block => {
    if (one.type === 'select') return { ...one, action: `s:${next++}` };
    if (one.type !== 'buttons') return one;
    return {
      ...one,
      buttons: one.buttons.map((button) => ('action' in button ? { ...button, action: `a:${next++}` } : button)),
    };
  });
  return { ...given, blocks };
}

test('whatever the message, what is sent keeps within the limits of Discord', async () => {
  const check = await createRequestCheck();
  fc.assert(
    fc.property(message, (given) => {
      const { body, files } = renderMessage(withoutRepeatedActions(given));
      const shown = flat(body.components as readonly Shown[]);
      const texts = shown.flatMap(({ content }) => (content === undefined ? [] : [content]));
      expect(shown.length).toBeLessThanOrEqual(40);
      expect(texts.reduce((sum, one) => sum + one.length, 0)).toBeLessThanOrEqual(4_000);
      expect(texts.reduce((sum, one) => sum + Buffer.byteLength(one) + 12, 0)).toBeLessThanOrEqual(10_170);
      expect(body.allowed_mentions).toEqual({ parse: [] });
      expect(body.attachments).toHaveLength(files.length);
      const uploads = files.map(({ name }, index) => {
        return { field: `files[${index}]`, index, name, contentType: 'image/png', bytes: new Uint8Array([1]) };
      });
      expect(check('message create', JSON.parse(JSON.stringify(body)), uploads, {})).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('a text that fits is shown to the letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }), (given) => {
      expect(textsBy({ blocks: [text(given)] })).toEqual([given.trim() === '' ? '…' : given]);
    }),
    { numRuns: 50 },
  );
});

test('a text that is too long ends at a line, with "…" as its last one; pictures and buttons stay', () => {
  const line = '一二三四五六七八九十'.repeat(4);
  const long = Array.from({ length: 200 }, () => line).join('\n');
  const given: Message = {
    blocks: [
      text('# Title'),
      text(long),
      { type: 'divider' },
      text('after'),
      buttons({ label: 'More', action: 'more:1' }),
    ],
  };
  const [title, cut, ...rest] = textsBy(given);
  expect(title).toBe('# Title');
  expect(new Set(cut?.split('\n').slice(0, -1))).toEqual(new Set([line]));
  expect(cut?.split('\n').at(-1)).toBe('…');
  expect(Buffer.byteLength(cut ?? '')).toBeGreaterThan(9_900);
  expect(rest).toEqual([]);
  expect(shownBy(given).map(({ type }) => type)).toEqual([17, 10, 10, 1, 2]);
});

test('one line that is too long by itself is cut between characters', () => {
  const [cut] = textsBy({ blocks: [text('😀'.repeat(3_000))] });
  expect(cut).toMatch(/^(?:😀)+\n…$/u);
});

test('texts are joined only where there would be too many components', () => {
  const many = Array.from({ length: 50 }, (_, index) => text(`${index}`));
  expect(textsBy({ blocks: many.slice(0, 39) })).toHaveLength(39);
  expect(textsBy({ blocks: many })).toEqual([many.map((one) => one.text).join('\n')]);
});

test('empty texts and rows are left out, and so is a button that Discord would refuse', () => {
  const { shortened, body } = renderMessage({
    blocks: [
      text(''),
      text('Shown'),
      buttons(),
      buttons(
        { label: ' ', action: 'a' },
        { label: 'x', action: 'y'.repeat(101) },
        { label: 'x', link: 'http://example.org' },
      ),
    ],
  });
  expect(flat(body.components as readonly Shown[]).map(({ type }) => type)).toEqual([17, 10]);
  expect(shortened).toHaveLength(3);
});

test('two pictures of one name stay two', () => {
  const picture = { type: 'picture', name: 'a b.png', bytes: new Uint8Array([1]), alt: 'x'.repeat(2_000) } as const;
  const { files, body } = renderMessage({ blocks: [picture, picture] });
  expect(files.map(({ name }) => name)).toEqual(['a_b.png', '2-a_b.png']);
  expect(body.attachments?.[0]?.description).toHaveLength(1_024);
});

test('a file goes along beside a picture of its name, each shown where it stands', () => {
  const bytes = new TextEncoder().encode('kind,key');
  const { files, body } = renderMessage({
    blocks: [
      text('Here it is'),
      { type: 'file', name: 'what is followed.csv', bytes },
      { type: 'picture', name: 'what is followed.csv', bytes, alt: 'A card' },
    ],
  });
  expect(files.map(({ name }) => name)).toEqual(['what_is_followed.csv', '2-what_is_followed.csv']);
  expect(body.components[0]?.components.slice(1)).toEqual([
    { type: 13, file: { url: 'attachment://what_is_followed.csv' } },
    {
      type: 12,
      items: [{ media: { url: 'attachment://2-what_is_followed.csv' }, description: 'A card' }],
    },
  ]);
  expect(body.attachments).toEqual([{ id: '0' }, { id: '1', description: 'A card' }]);
});

test('a reply leaves out the role that a post would mention', () => {
  const { body } = renderMessage({ mention: '123456789012345678', blocks: [text('News')] });
  expect(body).toMatchObject({ allowed_mentions: { parse: [] }, components: [{ components: [{ content: 'News' }] }] });
  expect(JSON.stringify(body)).not.toContain('123456789012345678');
});

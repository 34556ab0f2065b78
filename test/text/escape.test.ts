import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../src/text/escape.ts';
import '../support/seeded.ts';

const ESCAPED_SIGN = /\\([^0-9A-Za-z\s])/g;

/** What Discord shows of an escaped text. */
function shown(escaped: string): string {
  return escaped.replace(ESCAPED_SIGN, '$1');
}

/** A text without what its reader would not see: line breaks are spaces, controls and turned directions are gone. */
function visible(text: string): string {
  const oneLine = text
    .toWellFormed()
    .replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replaceAll('\t', ' ');
  const isHidden = (sign: string) =>
    /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u.test(sign);
  return [...oneLine].filter((sign) => !isHidden(sign)).join('');
}

describe('names inside Markdown', () => {
  test.each([
    ['IZ*ONE', 'IZ\\*ONE'],
    ['_under_ __line__', '\\_under\\_ \\_\\_line\\_\\_'],
    ['~~gone~~ ||spoiler||', '\\~\\~gone\\~\\~ \\|\\|spoiler\\|\\|'],
    ['`code`', '\\`code\\`'],
    ['> quote', '\\> quote'],
    ['# Heading', '\\# Heading'],
    ['-# small', '\\-\\# small'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['1. item', '1\\. item'],
    ['[label](https://example.com)', '\\[label\\]\\(https\\:\\/\\/example.com\\)'],
    ['https://example.com/a_b', 'https\\:\\/\\/example.com\\/a\\_b'],
    ['discord.gg/abc', 'discord.gg\\/abc'],
    ['<@123> <#4> <:x:5> <t:0:R>', '\\<\\@123\\> \\<\\#4\\> \\<\\:x\\:5\\> \\<t\\:0\\:R\\>'],
    ['@everyone @here', '\\@everyone \\@here'],
    [':tada:', '\\:tada\\:'],
    ['back\\slash\\*', 'back\\\\slash\\\\\\*'],
    ['two\r\nlines', 'two lines'],
    ['a\u202eb\u0000c\u200bd', 'abcd'],
    ['防弾少年団 (방탄소년단)', '防弾少年団 \\(방탄소년단\\)'],
    ['I-DLE 2.0 + more', 'I-DLE 2.0 + more'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
  ])('%s', (name, escaped) => {
    expect(escapeText(name)).toBe(escaped);
  });

  const noise = fc.constantFrom(
    ...'*_~`|>#-+[]()<@:/\\.1 a\n\t\u202e',
    'https://',
    '@everyone',
    '<@1>',
    '```',
    '||',
    '-# ',
    '1. ',
  );
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(noise).map((parts) => parts.join('')),
  );
  const SEEDED = { seed: 1, numRuns: 2_000 };

  test('whatever the name, the reader sees all of it', () => {
    fc.assert(
      fc.property(name, (text) => shown(escapeText(text)) === visible(text)),
      SEEDED,
    );
  });

  test('whatever the name, nothing in it is active', () => {
    fc.assert(
      fc.property(name, (text) => {
        const active = escapeText(text).replace(ESCAPED_SIGN, '\ufffd');
        expect(active).not.toMatch(/[\\*_~`|<>#[\]()@:/]/);
        expect(active).not.toMatch(/^\s*([-+]|\d+\.)/);
        expect(active).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      }),
      SEEDED,
    );
  });
});

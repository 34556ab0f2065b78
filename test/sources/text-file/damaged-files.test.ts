import { describe, expect, test } from 'vitest';
import { readReadingsFile } from '../../../src/sources/readings-file/read-readings-file.ts';
import { readSpotifyChart } from '../../../src/sources/spotify-charts/read-spotify-chart.ts';
import { explainRefusal } from '../../../src/sources/text-file/explain-refusal.ts';
import type { Refusal } from '../../../src/sources/text-file/refusal.ts';
import { bytesOf, readAs } from '../bytes.ts';
import { DAILY_NAME, lines, OLD_HEADER, oldRow, TODAY } from '../spotify-charts/chart-texts.ts';

const RESAVED = 'download the original again; do not open and save it in a spreadsheet';

function readChart(content: string | Uint8Array): Refusal | 'taken' {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const answer = readSpotifyChart(DAILY_NAME, bytes, { today: TODAY });
  return 'refused' in answer ? answer.refusals[0] : 'taken';
}

function chartOf(titles: readonly string[]): string {
  return lines(OLD_HEADER, ...titles.map((title, at) => oldRow(at + 1, `"${title}"`, 'Kite')));
}

function utf16(text: string, isBigEndian: boolean, hasMark: boolean): Uint8Array {
  const units = [...(hasMark ? `\uFEFF${text}` : text)].map((character) => character.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (isBigEndian ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8])));
}

describe('bytes that are no UTF-8 text', () => {
  const text = chartOf(['Moon']);

  test.each([
    ['a PNG picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'binary'],
    ['an Excel workbook', [0x50, 0x4b, 0x03, 0x04, 0x14], 'binary'],
    ['a GZIP file', [0x1f, 0x8b, 0x08], 'binary'],
    ['a PDF document', [...bytesOf('%PDF-1.7\n')], 'binary'],
    ['a NUL in the text', [...bytesOf(`${text}a\0b`)], 'binary'],
    ['UTF-16 with a mark', [...utf16(text, false, true)], 'utf-16'],
    ['UTF-16 in the other order', [...utf16(text, true, true)], 'utf-16'],
    ['UTF-16 without a mark', [...utf16(text, false, false)], 'utf-16'],
  ])('%s is refused', (_, bytes, problem) => {
    expect(readChart(Uint8Array.from(bytes))).toMatchObject({ problem, line: null });
  });

  test('other bytes are refused at their line', () => {
    const bytes = Uint8Array.from([...bytesOf(text), 0x96, 0xe9, 0x0a]);
    expect(readChart(bytes)).toMatchObject({ problem: 'not-utf8', line: 3 });
  });

  test('a file far too large is refused before it is read', () => {
    expect(readChart(new Uint8Array(2_000_001).fill(0x41))).toMatchObject({ problem: 'too-large' });
  });
});

describe('a chart that a spreadsheet has saved again', () => {
  const titles = ['花火の約束', '雨上がりの道', '별이 빛나는 밤', '그 여름의 바다', 'Déjà vu', 'Don’t Look Down'];

  test.each([
    ['as a Mac does it, with CR line ends', chartOf(titles).replaceAll('\n', '\r'), 'cr-line-ends'],
    ['with CR line ends and a last LF', `${chartOf(titles).replaceAll('\n', '\r')}\n`, 'cr-line-ends'],
    ['read as Shift-JIS', readAs('shift_jis', chartOf(titles)), 'mojibake'],
    ['read as Windows-1252', readAs('windows-1252', chartOf(titles)), 'mojibake'],
    ['read as Latin-1', Buffer.from(chartOf(titles)).toString('latin1'), 'mojibake'],
    ['read as Mac Roman', readAs('macintosh', chartOf(titles)), 'mojibake'],
    ['read as GBK', readAs('gbk', chartOf(titles)).replaceAll('\uFFFD', '?'), 'mojibake'],
    ['read as Windows-1252, one accent only', chartOf(['Moon', 'CafÃ©', 'Sun']), 'mojibake'],
    ['read as Windows-1252, one apostrophe only', chartOf(['Donâ€™t']), 'mojibake'],
    ['read as Windows-1252, one kanji only', chartOf(['æ—¥']), 'mojibake'],
    ['with letters lost', chartOf(['Caf\uFFFD']), 'mojibake'],
    // As Japanese and Korean Windows do it: what means nothing there becomes a question mark.
    ['on Japanese Windows', chartOf(['螟懊?蝗ｳ譖ｸ螳､', '闃ｱ轣ｫ縺ｮ邏?據', '髮ｨ荳翫′繧翫?驕?']), 'mojibake'],
    [
      'on Korean Windows',
      chartOf(['蹂???먩쎑若?', '?길걣?롧킅??', '蹂꾩씠 鍮쏅굹??諛?', '洹??щ쫫??諛붾떎', '?덈뀞 ?섏쓽 移쒓뎄']),
      'mojibake',
    ],
  ])('%s is refused with the way to mend it', (_, text, problem) => {
    const answer = readChart(text);
    expect(answer).toMatchObject({ problem });
    if (answer !== 'taken') expect(explainRefusal(answer)).toContain(RESAVED);
  });

  test('names the line where the first garbled letters stand', () => {
    expect(readChart(chartOf(['Moon', 'CafÃ©']))).toMatchObject({
      line: 3,
      params: { value: expect.stringContaining('Ã©') },
    });
  });
});

describe('a chart with letters of its own', () => {
  test.each([
    ['Japanese', ['夜の図書室', 'ハルノヒ', '縺れる糸', '残酷な天使', '齋藤さん', 'ﾊｯﾋﾟｰｴﾝﾄﾞ', '115万キロ']],
    ['Korean', ['별이 빛나는 밤', '뚫고 지나가요', '무제(無題) (Untitled, 2014)', '예뻤어']],
    ['Chinese', ['再遇见你', '李天责', '联通', '霹靂']],
    ['Vietnamese', ['Đừng Làm Trái Tim Anh Đau', 'ÂM NHẠC', 'CHÂU ÂU', 'Nơi Này Có Anh']],
    ['French', ['« Été »', 'Où es-tu, été…', 'ÇA VA', 'Moi—Été', 'À la française']],
    ['Portuguese and Spanish', ['“AMANHÃ”', 'São João', '¡QUÉ!', 'MENTE MÁ', 'ESPAÑA']],
    ['a Korean singer', ['ROSÉ', '“ROSÉ’s”', 'ROSÉ…', 'ROSÉ™']],
    ['Cyrillic, Greek, Thai and Arabic', ['Русский', 'Αγάπη', 'ภาษาไทย', 'عربى']],
    ['signs', ['Drive (From F1® The Movie)', 'I WILL DIE FOR YOU♥x3', '√2', '😀🎵', '\u200eGood Night', '＜★']],
  ])('in %s is taken', (_, titles) => {
    expect(readChart(chartOf(titles))).toBe('taken');
    for (const title of titles) expect(readChart(chartOf([title]))).toBe('taken');
  });

  test('is taken with one garbled title that its publisher delivered so', () => {
    expect(readChart(chartOf(['夜の図書室', '花火の約束', '예뻤어', '별', 'CafÃ©']))).toBe('taken');
  });
});

test('a damaged file that a person wrote is answered with a remedy of its own', () => {
  const text = lines('date,song,counter,count', '2026-03-05,CafÃ©,oricon-streams,5');
  const answer = readReadingsFile('numbers.csv', bytesOf(text), { today: TODAY });
  const sentence = 'refused' in answer ? explainRefusal(answer.refusals[0]) : '';
  expect(sentence).toContain('save it again as "CSV UTF-8"');
  expect(sentence).not.toContain('download');
});

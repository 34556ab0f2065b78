import { expect, test } from 'vitest';
import type { Song } from '../../src/domain/song.ts';
import { isShownAs, songTitle } from '../../src/views/names.ts';

function song(title: string, version: string | null, more: Partial<Song> = {}): Song {
  return { id: 1, title, ja: null, ko: null, artists: [], released: null, versionOf: null, version, ...more } as Song;
}

test.each([
  ['ELEVEN -Japanese ver.-', 'Japanese version', 'ELEVEN -Japanese ver.-'],
  ['Like Crazy (English Version)', 'English version', 'Like Crazy (English Version)'],
  ['FEARLESS (2023 Ver.)', '2023 version', 'FEARLESS (2023 Ver.)'],
  ['Never Ending Story', 'cover', 'Never Ending Story (cover)'],
  ['Harbor Lights', null, 'Harbor Lights'],
])('"%s" as "%s" is called "%s": a version is said once', (title, version, called) => {
  expect(songTitle(song(title, version), 'en')).toBe(called);
});

test('a title in its own language that does not say its version has it added', () => {
  const hide = song('Hide and Seek (Korean version)', 'Korean version', { ko: '숨바꼭질' });
  expect(songTitle(hide, 'ko')).toBe('숨바꼭질 (한국어 버전)');
  expect(songTitle(hide, 'ja')).toBe('Hide and Seek (Korean version)');
});

test('what has neither letter nor digit is no song as it is shown', () => {
  expect(isShownAs(song('+×', null), '!!!')).toBe(false);
  expect(isShownAs(song('Idol!', null), 'idol')).toBe(true);
});

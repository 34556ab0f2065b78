import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTrackId, trackIdOf, trackIdOfAddress } from '../../src/domain/lastfm-track.ts';
import '../support/seeded.ts';

test.each([
  ['https://www.last.fm/music/BTS/_/DNA', 'BTS/_/DNA'],
  ['https://www.last.fm/music/IZ*ONE/_/FIESTA?foo=1', 'IZ*ONE/_/FIESTA'],
  [
    'https://last.fm/ja/music/%E7%B1%B3%E6%B4%A5%E7%8E%84%E5%B8%AB/_/Lemon/',
    `${encodeURIComponent('米津玄師')}/_/Lemon`,
  ],
  ['https://www.last.fm/music/NOVA7/Album+Name/Harbor+Lights', 'NOVA7/_/Harbor+Lights'],
  ['https://www.last.fm/music/%26TEAM/_/Road+Not+Taken', '%26TEAM/_/Road+Not+Taken'],
])('%s is the track %s', (address, id) => {
  expect(trackIdOfAddress(address)).toBe(id);
});

test.each([
  'https://www.last.fm/music/BTS',
  'https://www.last.fm/user/BTS/_/DNA',
  'https://example.org/music/BTS/_/DNA',
  'https://www.last.fm/music/%E0%A4%A/_/DNA',
  'BTS/_/DNA',
])('%s is no track', (address) => {
  expect(trackIdOfAddress(address)).toBeNull();
});

test('whatever an artist and a track are called, their id says so again', () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() === text && text !== '');
  fc.assert(
    fc.property(name, name, (artist, track) => {
      expect(readTrackId(trackIdOf(artist, track))).toEqual({ artist, track });
    }),
  );
});

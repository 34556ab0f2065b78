import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInNetwork, isPublicAddress, readNetwork } from '../../../src/sources/web/public-address.ts';
import '../../support/seeded.ts';
import { NOT_PUBLIC } from './not-public.ts';

test.each(NOT_PUBLIC)('%s (%s) is not public', (_, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['1.1.1.1', '8.8.8.8', '93.184.215.14', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('whatever stands where an address should be, nothing is thrown, and no text but an address is public', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.ipV4Extended()), (text) => {
      expect(typeof isPublicAddress(text)).toBe('boolean');
      if (!/[.:]/.test(text)) expect(isPublicAddress(text)).toBe(false);
    }),
  );
});

describe('a network that the operator allows', () => {
  test.each([
    ['192.168.1.0/24', '192.168.1.77', true],
    ['192.168.1.0/24', '192.168.2.1', false],
    ['192.168.1.5', '192.168.1.5', true],
    ['192.168.1.5', '192.168.1.6', false],
    ['127.0.0.0/8', '::ffff:127.0.0.1', true],
    ['127.0.0.0/8', '::1', false],
    ['::1', '::1', true],
    ['fd00::/8', 'fd12::1', true],
  ])('%s holds %s: %s', (network, address, holds) => {
    const read = readNetwork(network);
    expect(read).not.toBeNull();
    expect(isInNetwork(address, read ? [read] : [])).toBe(holds);
  });

  test.each(['localhost', '192.168.1.0/33', '192.168.1', '2130706433', '192.168.1/24', '', '*'])(
    '"%s" is none',
    (text) => {
      expect(readNetwork(text)).toBeNull();
    },
  );
});

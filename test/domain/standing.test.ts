import { describe, expect, test } from 'vitest';
import { type Certificate, certificateDay, highestCertificate, provenCount } from '../../src/domain/certificate.ts';
import { dayOf, formatDay } from '../../src/domain/day.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { mergingCounters } from '../../src/domain/rules.ts';
import { type Standing, standingOf } from '../../src/domain/standing.ts';
import { ladderOf, shippedRules } from '../support/rules.ts';

const RULES = shippedRules();
const RIAJ = ladderOf(RULES, 'riaj-streaming');
const M = 1_000_000;

interface Asked {
  ladder?: string;
  on?: string;
  counts?: readonly [counter: string, day: string, count: number, precision?: 'at-least'][];
  certificates?: readonly [level: string, month: string | null][];
  languageVersions?: boolean;
}

function certificate(level: string, month: string | null): Certificate {
  return { ladder: 'riaj-streaming', level, month, source: 'https://example.org/list' };
}

function standing({ ladder = 'riaj-streaming', on = '2026-03-04', ...asked }: Asked): Standing {
  const found = ladderOf(RULES, ladder);
  return standingOf({
    ladder: found,
    certifying: found.certificates ? ladderOf(RULES, found.certificates.of) : null,
    certificates: (asked.certificates ?? []).map(([level, month]) => certificate(level, month)),
    latest: (asked.counts ?? []).map(
      ([counter, day, count, precision]): Reading => ({
        counter,
        day: dayOf(day),
        count,
        precision: precision ?? 'exact',
      }),
    ),
    languageVersions: asked.languageVersions ?? false,
    merging: mergingCounters(RULES),
    today: dayOf(on),
  });
}

describe('the situations in which a song is asked for', () => {
  test('count and certificate: the count says how far it is, the certificate stands beside it', () => {
    const answer = standing({
      counts: [['oricon-streams', '2026-03-01', 187_570_000]],
      certificates: [['platinum', '2025-10']],
    });
    expect(answer.passed?.id).toBe('platinum');
    expect(answer.next?.id).toBe('double-platinum');
    expect(answer.distance).toEqual({ count: 12_430_000, bound: 'exact' });
    expect(answer.certified).toMatchObject({ level: { id: 'platinum' }, proven: 100 * M, asLevel: true, until: null });
    expect(answer.provenByCertificate).toBe(false);
    expect(answer.basis.shown).toMatchObject({ counter: 'oricon-streams', day: dayOf('2026-03-01') });
  });

  test('count only: no certificate is claimed', () => {
    const answer = standing({ counts: [['oricon-streams', '2026-03-01', 187_570_000]] });
    expect(answer.certified).toBeNull();
    expect(answer.passed?.id).toBe('platinum');
    expect(answer.distance).toEqual({ count: 12_430_000, bound: 'exact' });
  });

  test('certificate only: at least what it proves, so at most the rest', () => {
    const answer = standing({ certificates: [['platinum', '2025-04']] });
    expect(answer.basis.shown).toBeNull();
    expect(answer.passed).toBeNull();
    expect(answer.atLeast).toBe(100 * M);
    expect(answer.provenByCertificate).toBe(true);
    expect(answer.next?.id).toBe('double-platinum');
    expect(answer.distance).toEqual({ count: 100 * M, bound: 'at-most' });
  });

  test('neither: the next level is named, and no distance', () => {
    const answer = standing({});
    expect(answer).toMatchObject({ passed: null, certified: null, distance: null, atLeast: 0 });
    expect(answer.next).toMatchObject({ id: 'platinum', threshold: 100 * M });
    expect(answer.basis).toEqual({ shown: null, others: [] });
  });

  test('a number of a counter that the ladder is not read against is no number here', () => {
    const answer = standing({ counts: [['spotify-plays', '2026-03-01', 900 * M]] });
    expect(answer).toMatchObject({ passed: null, distance: null, basis: { shown: null } });
  });
});

describe('the date asked about', () => {
  const counts: Asked['counts'] = [['billboard-japan-streams', '2025-12-20', 60 * M]];

  test('60M in 2025 are Gold, 40M from Platinum', () => {
    const answer = standing({ counts, on: '2025-12-31' });
    expect(answer.passed?.id).toBe('gold');
    expect(answer.next?.id).toBe('platinum');
    expect(answer.distance).toEqual({ count: 40 * M, bound: 'exact' });
  });

  test('60M in 2026 are no level, 40M from Platinum', () => {
    const answer = standing({ counts, on: '2026-01-01' });
    expect(answer.passed).toBeNull();
    expect(answer.next?.id).toBe('platinum');
    expect(answer.distance).toEqual({ count: 40 * M, bound: 'exact' });
  });

  test('before the first edition there is no level', () => {
    expect(standing({ on: '2020-03-31' })).toMatchObject({ next: null, passed: null });
  });

  test('a certificate of an abolished level stays, with the last day on which the level was given', () => {
    const answer = standing({ certificates: [['gold', '2024-07']] });
    expect(answer.certified).toMatchObject({ level: { id: 'gold' }, proven: 50 * M, until: dayOf('2025-12-31') });
    expect(answer.passed).toBeNull();
    expect(answer.distance).toEqual({ count: 50 * M, bound: 'at-most' });
    expect(standing({ certificates: [['silver', '2021-11']] }).certified?.until).toBe(dayOf('2021-12-31'));
  });
});

describe('what is known only as a bound', () => {
  test('a certificate that proves more than the count gives the bound, and both numbers stay', () => {
    const answer = standing({
      counts: [['oricon-streams', '2026-03-01', 480 * M]],
      certificates: [
        ['platinum', '2023-01'],
        ['diamond', '2025-05'],
      ],
    });
    expect(answer).toMatchObject({ atLeast: 500 * M, provenByCertificate: true });
    expect(answer.basis.shown?.count).toBe(480 * M);
    expect(answer.passed?.id).toBe('triple-platinum');
    expect(answer.certified?.level.id).toBe('diamond');
    expect(answer.next?.id).toBe('double-diamond');
    expect(answer.distance).toEqual({ count: 500 * M, bound: 'at-most' });
  });

  test('an at-least reading: passed, and at most the rest', () => {
    const answer = standing({ counts: [['reported-japan-streams', '2026-03-01', 100 * M, 'at-least']] });
    expect(answer.passed?.id).toBe('platinum');
    expect(answer.distance).toEqual({ count: 100 * M, bound: 'at-most' });
  });

  test('a number over all language versions: at least the rest, on a ladder of single tracks', () => {
    const merged: Asked = { counts: [['billboard-japan-streams', '2026-03-01', 150 * M]], languageVersions: true };
    expect(standing(merged)).toMatchObject({ merged: true, distance: { count: 50 * M, bound: 'at-least' } });
    expect(standing({ ...merged, languageVersions: false })).toMatchObject({
      merged: false,
      distance: { bound: 'exact' },
    });
    expect(standing({ ...merged, counts: [['oricon-streams', '2026-03-01', 150 * M]] }).merged).toBe(false);
  });

  test('where a certificate proves more than a merged number, the bound is the certificate', () => {
    const answer = standing({
      counts: [['billboard-japan-streams', '2026-03-01', 90 * M]],
      certificates: [['platinum', '2025-04']],
      languageVersions: true,
    });
    expect(answer.distance).toEqual({ count: 100 * M, bound: 'at-most' });
  });
});

describe('the ladder as one article reported it', () => {
  const ladder = 'riaj-streaming-as-reported';

  test('has levels of its own by the count', () => {
    const answer = standing({ ladder, counts: [['oricon-streams', '2026-03-01', 120 * M]] });
    expect(answer.passed).toMatchObject({ id: 'gold', threshold: 100 * M });
    expect(answer.next).toMatchObject({ id: 'platinum', threshold: 500 * M });
    expect(answer.distance).toEqual({ count: 380 * M, bound: 'exact' });
  });

  test('takes a bound from a certificate, and never a level', () => {
    const answer = standing({ ladder, certificates: [['platinum', '2025-04']] });
    expect(answer.certified).toMatchObject({ asLevel: false, proven: 100 * M });
    expect(answer.passed).toBeNull();
    expect(answer.atLeast).toBe(100 * M);
    expect(answer.distance).toEqual({ count: 400 * M, bound: 'at-most' });
  });
});

describe('the ends of a ladder', () => {
  test('at the top there is nothing to go', () => {
    const answer = standing({ counts: [['oricon-streams', '2026-03-01', 1_000 * M]] });
    expect(answer.passed?.id).toBe('double-diamond');
    expect(answer).toMatchObject({ next: null, distance: null });
  });

  test('one play below a level is not the level', () => {
    const answer = standing({ counts: [['oricon-streams', '2026-03-01', 100 * M - 1]] });
    expect(answer.passed).toBeNull();
    expect(answer.distance).toEqual({ count: 1, bound: 'exact' });
  });

  test('at a threshold the level is passed and the next one counts', () => {
    const answer = standing({ counts: [['oricon-streams', '2026-03-01', 100 * M]] });
    expect(answer.passed?.id).toBe('platinum');
    expect(answer.distance).toEqual({ count: 100 * M, bound: 'exact' });
  });

  test('on a ladder that nobody certifies, certificates of others say nothing', () => {
    const answer = standing({ ladder: 'spotify-plays', certificates: [['diamond', '2025-05']] });
    expect(answer).toMatchObject({ certified: null, atLeast: 0, distance: null });
    expect(answer.next).toMatchObject({ threshold: 100 * M });
  });
});

describe('certificates', () => {
  test('carry the last day of their batch month; without a month, none', () => {
    const day = certificateDay(certificate('gold', '2024-02'));
    expect(day === null ? null : formatDay(day)).toBe('2024-02-29');
    expect(certificateDay(certificate('gold', '2021'))).toBeNull();
    expect(certificateDay(certificate('gold', null))).toBeNull();
  });

  test.each([
    ['silver', '2021-12', 30],
    ['gold', null, 50],
    ['gold', '2021', 50],
    ['platinum', '2026-01', 100],
    ['double-diamond', '2025-03', 1_000],
  ])('%s of %s proves %iM', (level, month, millions) => {
    expect(provenCount(certificate(level, month), RIAJ)).toBe(millions * M);
  });

  test('the highest is the one that proves most, whatever order and ladder they come from', () => {
    const held = [certificate('platinum', '2022-05'), certificate('triple-platinum', null), certificate('gold', null)];
    expect(highestCertificate(held, RIAJ)?.level).toBe('triple-platinum');
    expect(highestCertificate(held.toReversed(), RIAJ)?.level).toBe('triple-platinum');
    expect(highestCertificate(held, ladderOf(RULES, 'circle-streaming'))).toBeNull();
    expect(highestCertificate([], RIAJ)).toBeNull();
  });
});

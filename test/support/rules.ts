import { fileURLToPath } from 'node:url';
import { type Counter, counterSchema } from '../../src/domain/counter.ts';
import { dayOf } from '../../src/domain/day.ts';
import { type Ladder, ladderSchema } from '../../src/domain/ladder.ts';
import type { Rules } from '../../src/domain/rules.ts';
import { readRules } from '../../src/store/data-files.ts';

/** The folder of shipped data. */
export const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

/** The ladders and counters as they are shipped. */
export function shippedRules(): Rules {
  return readRules(DATA_FOLDER);
}

export function ladderOf(rules: Rules, id: string): Ladder {
  const ladder = rules.ladders.get(id);
  if (!ladder) throw new Error(`there is no ladder ${id}`);
  return ladder;
}

export function counterOf(rules: Rules, id: string): Counter {
  const counter = rules.counters.get(id);
  if (!counter) throw new Error(`there is no counter ${id}`);
  return counter;
}

/** The text of a name in each language, where a test does not care for it. */
export function inAllLanguages(text: string) {
  return { en: text, ja: text, ko: text };
}

/** A counter's file entry, made up. */
export function counterEntry(id: string, more: object = {}): object {
  return {
    id,
    names: inAllLanguages(id),
    publisher: inAllLanguages(`publisher of ${id}`),
    url: null,
    phrase: inAllLanguages('{count} plays'),
    cadence: 'daily',
    adds: 'totals',
    mergesLanguages: false,
    ...more,
  };
}

export interface EditionEntry {
  readonly from?: string;
  readonly until?: string;
  readonly thresholds: Readonly<Record<string, number>>;
}

/** A ladder's file, made up: its levels are those that its editions name. */
export function ladderFile(
  id: string,
  { editions, ...more }: { readonly editions: readonly EditionEntry[]; readonly [key: string]: unknown },
): object {
  const levels = [...new Set(editions.flatMap((edition) => Object.keys(edition.thresholds)))];
  return {
    id,
    names: inAllLanguages(id),
    about: inAllLanguages(`about ${id}`),
    counters: ['alpha'],
    perTrack: false,
    levels: Object.fromEntries(levels.map((level) => [level, { names: inAllLanguages(level), colour: '#123456' }])),
    editions: editions.map((edition) => ({ sources: ['https://example.org/ladder'], ...edition })),
    ...more,
  };
}

export function madeUpLadder(id: string, file: Parameters<typeof ladderFile>[1]): Ladder {
  return ladderSchema.parse(ladderFile(id, file));
}

/** A day of the made-up calendar on which the made-up ladders change their editions. */
export const SECOND_EDITION = dayOf('2025-01-01');

/**
 * Made-up rules with small numbers: `steps` is read against alpha, then beta, then gamma, and takes up the level `late`
 * (150) and drops `small` (50) with 2025; `tracks` is a ladder of single tracks whose first counter merges language
 * versions; `days` is read against the days of a made-up chart.
 */
export function madeUpRules(): Rules {
  const counters = [
    counterEntry('alpha'),
    counterEntry('beta'),
    counterEntry('gamma', { cadence: 'weekly' }),
    counterEntry('merging', { mergesLanguages: true }),
    counterEntry('track'),
    counterEntry('chart', { adds: 'chart-days', chart: { country: 'zz', period: 'daily' } }),
  ].map((entry) => counterSchema.parse(entry) as Counter);
  const certificates = {
    of: 'steps',
    asLevels: true,
    issuer: inAllLanguages('Office'),
    mark: inAllLanguages('Office certified'),
  };
  const ladders = [
    madeUpLadder('steps', {
      counters: ['alpha', 'beta', 'gamma'],
      certificates,
      editions: [
        { until: '2024-12', thresholds: { small: 50_000, middle: 100_000, big: 200_000 } },
        { from: '2025-01', thresholds: { middle: 100_000, late: 150_000, big: 200_000, huge: 400_000 } },
      ],
    }),
    madeUpLadder('tracks', {
      counters: ['merging', 'track'],
      perTrack: true,
      editions: [{ thresholds: { one: 100_000, two: 200_000 } }],
    }),
    madeUpLadder('days', { counters: ['chart'], editions: [{ thresholds: { low: 1_000, mid: 5_000, top: 20_000 } }] }),
  ];
  return {
    ladders: new Map(ladders.map((ladder) => [ladder.id, ladder])),
    counters: new Map(counters.map((counter) => [counter.id, counter])),
  };
}

import { expect, onTestFinished, test } from 'vitest';
import { startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { shippedRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { createChance } from './chance.ts';
import { linesIn, setStage } from './stage.ts';
import type { Denial } from './trouble.ts';
import { judge } from './verdict.ts';

/** One channel that must have heard of three crossings, whose posts are made by hand. */
async function threeOwed() {
  const store = await temporaryStore();
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.close());
  const size = { channels: 1, crossings: 60 };
  const stage = await setStage({ store, rules: shippedRules(), discord, chance: createChance(2, 'stage'), size });
  const [channel] = stage.channels;
  if (!channel) throw new Error('There is no channel.');
  // What this channel does not follow arrives as well.
  while (channel.expected.length < 3) expect(await stage.arrive()).toBe(true);
  const ids = (await store.read.selectFrom('announcement').select('id').orderBy('id').execute()).map(({ id }) => id);
  const settle = (state: 'posted' | 'unknown', row?: number) => {
    const all = store.write.updateTable('announcement').set({ state, state_at: Date.now() });
    return (row === undefined ? all : all.where('id', '=', row)).execute();
  };
  await settle('posted');
  return {
    expected: channel.expected,
    ids,
    settle,
    say: (lines: readonly string[]) =>
      discord.say({ channel: channel.id, content: lines.map((line) => sentenceOf(line)).join('\n') }),
    violations: async (denied: readonly Omit<Denial, 'channel'>[] = []) => {
      const denials = denied.map((denial) => ({ ...denial, channel: channel.id }));
      const verdict = await judge({ store, discord, channels: stage.channels, denials, lines: [] });
      return verdict.violations.map((violation) => violation.split('\n')[0]?.replace(/^In channel \S+ \S+ /, ''));
    },
  };
}

function sentenceOf(line: string): string {
  const [song, millions] = line.split(' ');
  return `Comet${song} by Made-up Act passed ${millions},000,000 plays on Spotify`;
}

test('posts and lines of catch-ups are read in three languages', () => {
  const text = [
    '**[Passed]** Comet007 by Made-up Act passed 1,500,000,000 plays on Spotify',
    '-# At least 1,500,000,123 · Spotify, as of 1 Mar 2026',
    '**[到達]** Made-up Act「Comet008」がSpotify累計15億回に到達しました',
    '**[돌파]** Made-up Act의 ‘Comet009’ 스포티파이 누적 2억 회 돌파',
  ].join('\n');
  expect(linesIn(text)).toEqual(['007 1500', '008 1500', '009 200']);
});

test('every crossing once and in order is right, alone or as a line', async () => {
  const { expected, say, violations } = await threeOwed();
  expect(expected).toHaveLength(3);
  say(expected.slice(0, 1));
  say(expected.slice(1));
  expect(await violations()).toEqual([]);
});

test('a crossing that is missing, twice, never owed or out of order is told', async () => {
  const at = await threeOwed();
  const [first = '', second = '', third = ''] = at.expected;
  at.say([first]);
  expect(await at.violations()).toEqual([`${second} is missing.`, `${third} is missing.`]);
  at.say([third]);
  at.say([second]);
  expect(await at.violations()).toEqual([`${third} stands where ${second} should.`]);
  at.say([first]);
  expect(await at.violations()).toContain(`${first} stands there 2 times.`);
  at.say(['001 5000']);
  expect(await at.violations()).toContain('001 5000 was never owed there.');
});

test('a crossing of unknown fate may be missing only where the history could not be read', async () => {
  const at = await threeOwed();
  at.say(at.expected.slice(1));
  await at.settle('unknown', at.ids[0]);
  const whole = { from: 0, until: Number.POSITIVE_INFINITY };
  expect(await at.violations([{ ...whole, lacking: 'ReadMessageHistory' }])).toEqual([]);
  expect(await at.violations([{ ...whole, lacking: 'SendMessages' }])).toContain(`${at.expected[0]} is missing.`);
});

import { MARKETS, type Market } from '../src/domain/song.ts';
import type { TargetSettings } from '../src/store/posting-settings.ts';
import type { TargetWish } from '../src/store/target-wishes.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinList } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { artistName, nameIn } from '../src/views/names.ts';
import type { Call } from './define.ts';

/** What markets are called. */
export const MARKET_NAMES: Readonly<Record<Market, PlainKey>> = {
  kpop: 'song.kpop',
  jpop: 'song.jpop',
  other: 'song.otherMarket',
};

/** What a channel is for, in the reader's words: as Markdown, or as data for a button's label. */
export async function purposeText(call: Call, wishes: readonly TargetWish[], asData = false): Promise<string> {
  const { t, caller, parts } = call;
  if (wishes.length === 0) return t('channels.everything');
  const acts = wishes.filter(({ kind }) => kind === 'artist').map(({ value }) => Number(value));
  const artists = new Map((await parts.catalogue.artists(acts)).map((artist) => [String(artist.id), artist]));
  const words = wishes.map(({ kind, value }) => {
    if (kind === 'market') return t(MARKET_NAMES[value as Market] ?? 'song.otherMarket');
    if (kind === 'ladder') {
      const ladder = parts.rules.ladders.get(value);
      return ladder ? nameIn(ladder.names, caller.language) : value;
    }
    const artist = artists.get(value);
    const name = artist ? artistName(artist, caller.language) : value;
    return asData ? name : escapeText(name);
  });
  return joinList(words, caller.language);
}

/** A line for each of several channels, and the rule by which posts go to them. */
export async function purposeLines(call: Call, targets: readonly TargetSettings[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { channel, wishes } of targets)
    lines.push(`- ${call.t('channels.gets', { channel: `<#${channel}>`, what: await purposeText(call, wishes) })}`);
  return [...lines, `-# ${call.t('channels.rule')}`];
}

/** Whether each channel is for something only, so that what else is followed is posted nowhere: not where all markets are among that. */
export function leavesRest(targets: readonly TargetSettings[]): boolean {
  const everyOne = targets.length > 0 && targets.every(({ wishes }) => wishes.length > 0);
  const onAnyLadder = targets.filter(({ wishes }) => wishes.every(({ kind }) => kind !== 'ladder'));
  const wished = new Set(onAnyLadder.flatMap(({ wishes }) => wishes.map(({ kind, value }) => `${kind} ${value}`)));
  return everyOne && !MARKETS.every((market) => wished.has(`market ${market}`));
}

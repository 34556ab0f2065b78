import { MARKETS, type Market } from './song.ts';

/** The number that stands for a market where rows stand for songs and acts. */
export function numberOfMarket(market: Market): number {
  return MARKETS.indexOf(market) + 1;
}

/** The market of a number; null where it is none's. */
export function marketOfNumber(number: number): Market | null {
  return MARKETS[number - 1] ?? null;
}

/** The market that a word names; null where it is none. */
export function marketNamed(word: string): Market | null {
  return MARKETS.find((market) => market === word.trim().toLowerCase()) ?? null;
}

/** The card: dark and opaque, so that a picture looks alike on Discord's dark and light themes. */
export const CARD = '#14181f';
export const EDGE = '#3b4554';
export const GRID = '#2b333f';
export const TEXT = '#f4f6fa';
/** Eleven to one on the card. */
export const QUIET = '#c3cbd8';
export const FORECAST = '#f0e442';

/**
 * The series of a comparison: colours that people with any kind of colour vision tell apart, and never by colour alone.
 *
 * @see https://jfly.uni-koeln.de/color/
 */
export const SERIES = [
  { colour: '#56b4e9', dash: [], symbol: 'circle' },
  { colour: '#e69f00', dash: [14, 7], symbol: 'rect' },
  { colour: '#2fc79a', dash: [3, 6], symbol: 'triangle' },
  { colour: '#e08fbd', dash: [16, 6, 3, 6], symbol: 'diamond' },
] as const;

const CARD_LUMINANCE = luminance(Number.parseInt(CARD.slice(1), 16));

/** A level's colour (0xRRGGBB), lightened until it stands out from the card by `contrast` to one. */
export function onCard(colour: number, contrast: number): string {
  let shown = colour;
  for (let step = 0; step < 20 && contrastOf(shown) < contrast; step++) shown = lighter(shown);
  return `#${shown.toString(16).padStart(6, '0')}`;
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrastOf(colour: number): number {
  return (luminance(colour) + 0.05) / (CARD_LUMINANCE + 0.05);
}

function luminance(colour: number): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function lighter(colour: number): number {
  return channels(colour).reduce((all, value) => (all << 8) | Math.min(255, value + Math.ceil((255 - value) / 8)), 0);
}

function channels(colour: number): number[] {
  return [(colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff];
}

import type { Day } from '../domain/day.ts';
import type { Language } from '../text/language.ts';

/**
 * What a picture shows, as plain values. It is drawn from these, and its alt text is written from these, so that neither
 * can say what the other does not. Names and titles are plain text, in the language of the picture and not escaped.
 */
export type Picture = HistoryPicture | ComparisonPicture | PlaquePicture | MarketPicture;

/** A song's count day by day, with the levels of a ladder and the forecast. */
export interface HistoryPicture {
  readonly kind: 'history';
  readonly language: Language;
  readonly title: string;
  /** The counter's name, as the text beside the picture has it. */
  readonly counter: string;
  /** At least one, the oldest first. */
  readonly points: readonly DayPoint[];
  /** The levels to draw, the lowest first. */
  readonly levels: readonly PictureLevel[];
  readonly forecast: PictureForecast | null;
}

/** A day with the count that stood at its end. */
export interface DayPoint {
  readonly day: Day;
  readonly count: number;
  /** Set where it was at least so many. */
  readonly atLeast?: true;
}

/** A level's line: its name and colour as in the ladder's file. */
export interface PictureLevel {
  readonly name: string;
  /** Whether the name is the threshold in words, as that of a milestone is. */
  readonly isCount: boolean;
  readonly threshold: number;
  /** 0xRRGGBB. */
  readonly colour: number;
}

/** The day a threshold is expected to be reached, with the range of four in five. */
export interface PictureForecast {
  readonly threshold: number;
  /** Whether it may have happened already: the days are not told then. */
  readonly anyDay: boolean;
  readonly centre: Day;
  readonly earliest: Day;
  readonly latest: Day;
}

/** Two to four songs side by side, on one counter. */
export interface ComparisonPicture {
  readonly kind: 'comparison';
  readonly language: Language;
  readonly title: string;
  readonly counter: string;
  /** Whether `x` of the points is a day since 1970 or days since release. */
  readonly axis: 'date' | 'since-release';
  readonly songs: readonly {
    readonly name: string;
    readonly points: readonly { readonly x: number; readonly count: number }[];
  }[];
  readonly levels: readonly PictureLevel[];
}

/** The card that goes with a passed level or a certificate. */
export interface PlaquePicture {
  readonly kind: 'plaque';
  readonly language: Language;
  readonly mark: 'passed' | 'certified';
  /** The words of the mark: "Passed, our estimate", "RIAJ certified". */
  readonly markText: string;
  readonly song: string;
  readonly artist: string;
  readonly level: { readonly name: string; readonly colour: number };
  /** Further lines, at most three: the count, the day or month, where the number is from. */
  readonly facts: readonly string[];
}

/** Two markets side by side: how many songs each has on each level. No side is ahead (PRODUCT §7). */
export interface MarketPicture {
  readonly kind: 'market';
  readonly language: Language;
  readonly title: string;
  /** What the numbers rest on, and how complete they are. */
  readonly coverage: string;
  readonly levels: readonly { readonly name: string; readonly colour: number }[];
  /** `songs` has one number for each of `levels`. */
  readonly sides: readonly { readonly name: string; readonly songs: readonly number[] }[];
}

import type { CounterId } from './counter.ts';
import type { Day } from './day.ts';

/** A file that a person attached. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is wrong with a file, as far as the remedy differs. */
export type ChartFault =
  /** Its name does not say which chart and day it is. */
  | 'name'
  /** A spreadsheet has saved it again, or somebody has changed it. */
  | 'resaved'
  /** It is something else: a web page, another table. */
  | 'not-a-chart'
  /** Something is missing in it, or stands there twice. */
  | 'damaged';

/** What became of one attached chart file. */
export type ChartUpload =
  | {
      readonly state: 'imported';
      readonly counter: CounterId;
      readonly day: Day;
      readonly songs: number;
      readonly crossed: number;
      readonly owed: number;
    }
  | { readonly state: 'unchanged' }
  /** That day is there with other numbers, which are kept. */
  | { readonly state: 'conflict'; readonly counter: CounterId; readonly day: Day }
  | { readonly state: 'unknown-chart'; readonly counter: CounterId }
  | { readonly state: 'refused'; readonly fault: ChartFault; readonly line: number | null }
  /** Something that the file is not to blame for. */
  | { readonly state: 'failed' };

/** Chart files that who runs the bot attaches: they count everywhere. */
export interface ChartUploads {
  /** Takes each file whole or not at all; what became of them, in their order. `now` is in milliseconds since 1970. */
  take(files: readonly UploadedFile[], now: number): Promise<readonly ChartUpload[]>;
}

import type { Day } from '../domain/day.ts';
import type { Language } from '../text/language.ts';
import type { Message } from '../views/message.ts';
import type { PlaquePicture } from '../views/picture.ts';

/** What a post says, frozen before it is sent: what an edit of it starts from. */
export interface Frozen {
  readonly message: Message;
  /** Of a message to a person: what they read. */
  readonly language?: Language;
  /** Of a digest or catch-up: the block that speaks of each announcement folded into it. */
  readonly blockOf?: Readonly<Record<number, number>>;
  /** The figure that it says of each announcement of a passed level: its own, or those folded into it. */
  readonly figures?: Readonly<Record<number, Figure>>;
  /**
   * What its picture shows: the picture itself is drawn anew from this whenever it is sent. An edit has none, since a card
   * would go on showing what was wrong.
   */
  readonly picture?: PlaquePicture;
}

/** A count with the day that it is for. */
export interface Figure {
  readonly count: number;
  readonly day: Day;
}

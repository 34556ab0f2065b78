import type { Message } from '../views/message.ts';

/** What a post says, frozen before it is sent: what an edit of it starts from. */
export interface Frozen {
  readonly message: Message;
  /** Of a digest or catch-up: the block that speaks of each announcement folded into it. */
  readonly blockOf?: Readonly<Record<number, number>>;
}

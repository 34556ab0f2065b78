/** A nonce under which a message was made. */
export interface MadeNonce {
  nonce: string;
  messageId: string;
  atMs: number;
}

/** Which messages were made under which nonces. */
export interface NonceLedger {
  /** The message made with the nonce within the window, even if it was deleted since. */
  find: (nonce: string | number) => string | undefined;
  remember: (nonce: string | number, messageId: string) => void;
  /** Those within the window. */
  all: () => MadeNonce[];
  restore: (made: MadeNonce) => void;
}

/** Remembers which message was made with which nonce, for a while and for the author as a whole. */
export function createNonceLedger(windowMs: number, clock: () => number): NonceLedger {
  const made = new Map<string, MadeNonce>();
  const counts = ({ atMs }: MadeNonce) => clock() - atMs <= windowMs;
  return {
    find: (nonce) => {
      const found = made.get(String(nonce));
      return found !== undefined && counts(found) ? found.messageId : undefined;
    },
    remember: (nonce, messageId) => {
      made.set(String(nonce), { nonce: String(nonce), messageId, atMs: clock() });
    },
    all: () => [...made.values()].filter(counts),
    restore: (one) => {
      made.set(one.nonce, one);
    },
  };
}

/** Remembers which message was made with which nonce, for a while and for the author as a whole. */
export function createNonceLedger(windowMs: number, clock: () => number) {
  const made = new Map<string, { messageId: string; atMs: number }>();
  return {
    /** The message made with the nonce within the window, even if it was deleted since. */
    find: (nonce: string | number): string | undefined => {
      const found = made.get(String(nonce));
      return found !== undefined && clock() - found.atMs <= windowMs ? found.messageId : undefined;
    },
    remember: (nonce: string | number, messageId: string): void => {
      made.set(String(nonce), { messageId, atMs: clock() });
    },
  };
}

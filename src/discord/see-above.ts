/** What came of claiming to be the first answer. */
export type Claim =
  /** This is the first: `settle` tells the others its link, or null where it never came to stand there. */
  | { readonly first: true; readonly settle: (link: string | null) => void }
  | { readonly first: false; readonly link: string };

/** Public answers that stand in channels and need not be repeated there. */
export interface StandingAnswers {
  claim(key: string, withinMs: number): Promise<Claim>;
  /** Forgets an answer whose message was changed or deleted. */
  forget(messageId: string): void;
}

interface Entry {
  readonly at: number;
  readonly link: Promise<string | null>;
  messageId: string | null;
}

/** Remembers at most `most` answers, the latest ones; a restart forgets them all, which costs a repeated answer at worst. */
export function createStandingAnswers(clock: () => number, most = 1_000): StandingAnswers {
  const entries = new Map<string, Entry>();

  async function claim(key: string, withinMs: number): Promise<Claim> {
    for (;;) {
      const entry = entries.get(key);
      if (!entry || clock() - entry.at >= withinMs) return first(key);
      const link = await entry.link;
      if (link !== null && entries.get(key) === entry) return { first: false, link };
      if (entries.get(key) === entry) entries.delete(key);
    }
  }

  function first(key: string): Claim {
    const { promise, resolve } = Promise.withResolvers<string | null>();
    const entry: Entry = { at: clock(), link: promise, messageId: null };
    entries.delete(key);
    entries.set(key, entry);
    const oldest = entries.keys().next().value;
    if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    return {
      first: true,
      settle: (link) => {
        entry.messageId = link?.split('/').at(-1) ?? null;
        resolve(link);
      },
    };
  }

  return {
    claim,
    forget: (messageId) => {
      for (const [key, entry] of entries) if (entry.messageId === messageId) entries.delete(key);
    },
  };
}

/** The address of a message; in a direct message the server is `@me`. */
export function messageLink(server: string | null, channel: string, message: string): string {
  return `https://discord.com/channels/${server ?? '@me'}/${channel}/${message}`;
}

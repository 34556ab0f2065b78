import type { LinkSite } from './song.ts';

/** What is asked of the running bot to say how it is. */
export interface Doctor {
  /** Whether a post that mentions a role of a server (Discord's ids) notifies its members; null where Discord did not say. */
  canMention(server: string, role: string): Promise<'yes' | 'no' | 'gone' | null>;
  /** How far this machine's clock is ahead of Discord's, in milliseconds; behind it where negative. */
  clockOffMs(): Promise<number>;
  /** The parts of the bot that have a problem, each with a sentence for the operator. */
  problems(): Promise<readonly { readonly part: string; readonly problem: string }[]>;
  /** Where numbers come from: what is asked by itself, and how that goes. */
  sources(): Promise<readonly SourceCheck[]>;
}

/** How a source of numbers is doing. Moments are milliseconds since 1970. */
export interface SourceCheck {
  readonly source: string;
  /** Where the links lie that it is asked by; null for a sheet. */
  readonly site: LinkSite | null;
  /** `off` where its key is not set: then `setting` names it. */
  readonly state: 'on' | 'off' | 'paused';
  readonly setting: string | null;
  readonly answeredAt: number | null;
  /** Of a paused one: why, and until when it is left alone. */
  readonly pause: { readonly kind: string; readonly until: number } | null;
}

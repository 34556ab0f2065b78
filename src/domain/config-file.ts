import type { UnknownRow } from './watch-file.ts';

/** A channel or role of the file that means nothing in this server until somebody says which one it is here. */
export interface Place {
  readonly of: 'channel' | 'role';
  readonly id: string;
  /** What it is for, as the file's fields are called. */
  readonly uses: readonly string[];
}

/** One setting that would change; null is nothing. */
export interface SettingChange {
  /** As the file calls it. */
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a file would do, with what is said of its channels and roles so far. */
export interface ConfigPlan {
  /** Those that somebody has to say something of, yet. */
  readonly places: readonly Place[];
  readonly changes: readonly SettingChange[];
  /** Fields that are not taken over: their channel or role is left out, or their ladder, level or act is unknown. */
  readonly skipped: readonly string[];
  readonly songs: { readonly fresh: number; readonly already: number };
  readonly watches: { readonly fresh: number; readonly already: number; readonly unknown: readonly UnknownRow[] };
}

/** One thing that is wrong with a file. */
export interface ConfigFlaw {
  /** Where in it, such as `channels.0.settings.role`; empty for the whole of it. */
  readonly at: string;
  readonly flaw: 'missing' | 'unknown' | 'not-allowed';
}

/** Why a file is no settings. */
export type ConfigRefusal =
  | { readonly refused: 'empty' | 'too-large' | 'not-a-table' | 'web-page' | 'not-utf8' | 'not-json' | 'not-config' }
  | { readonly refused: 'newer'; readonly version: string; readonly known: string }
  | { readonly refused: 'flaws'; readonly flaws: readonly ConfigFlaw[] };

/** What somebody said of the file's channels and roles, by `channel:ID` and `role:ID`: one here, or null to leave it out. */
export type Placed = Readonly<Record<string, string | null>>;

/** How much of a file was taken over. */
export interface ConfigApplied {
  readonly settings: number;
  readonly songs: number;
  readonly watches: number;
  /** Songs that found no room among the server's own, and how many it may have; null where all did. */
  readonly full: { readonly songs: number; readonly limit: number } | null;
  /** The defect that ended it half-way: what was taken over stands. Null where there was none. */
  readonly stoppedBy: { readonly defect: unknown } | null;
}

/** Whole servers' settings as files. */
export interface ServerConfigs {
  /** A server's settings, own songs and what it follows, as JSON. */
  write(server: number): Promise<Uint8Array>;
  /** The file's text, once it is known to be settings; what is wrong with it otherwise, all of it. */
  read(bytes: Uint8Array): { readonly text: string } | ConfigRefusal;
  /** What a text that was read would do; nothing is changed. */
  plan(server: number, text: string, placed: Placed): Promise<ConfigPlan>;
  /** Does it; done again, nothing is left to do. */
  apply(server: number, text: string, placed: Placed, by: string, now: number): Promise<ConfigApplied>;
}

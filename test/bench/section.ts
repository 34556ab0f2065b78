/** How big everything is that is measured. */
export interface BenchSize {
  /** Catalogues that commands are asked over, by their number of songs. */
  readonly catalogues: readonly number[];
  readonly readings: number;
  /** How often each command is asked. */
  readonly calls: number;
  /** Servers that the bot is in when its memory is looked at. */
  readonly servers: readonly number[];
  readonly rounds: number;
  readonly rowsARound: number;
  /** Servers that one crossing is announced to. */
  readonly audience: number;
  /** Days of readings behind a bot that has been at work for a year. */
  readonly days: number;
  /** Servers that a crossing is owed to at most, and announcements that are in the ledger by then. */
  readonly followers: number;
  readonly ledger: number;
  /** For how long posts are counted, in seconds. */
  readonly postingSeconds: number;
}

/** As published, in some minutes. */
export const FULL: BenchSize = {
  catalogues: [1_000, 100_000, 1_000_000],
  readings: 10_000_000,
  calls: 600,
  servers: [0, 2_500, 10_000],
  rounds: 7,
  rowsARound: 10_000,
  audience: 10_000,
  days: 365,
  followers: 100_000,
  ledger: 1_000_000,
  postingSeconds: 15,
};

/** To see whether everything runs: in two or three minutes. */
export const QUICK: BenchSize = {
  catalogues: [1_000, 10_000],
  readings: 200_000,
  calls: 60,
  servers: [0, 500],
  rounds: 3,
  rowsARound: 1_000,
  audience: 500,
  days: 60,
  followers: 2_000,
  ledger: 20_000,
  postingSeconds: 3,
};

/** One table of what was measured. */
export interface Section {
  readonly title: string;
  /** What was done, in a sentence or two. */
  readonly how: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a part of the benchmark works with. */
export interface BenchParts {
  readonly size: BenchSize;
  /** A folder for what is made up, removed at the end. */
  readonly folder: string;
  /** Says how far it is. */
  readonly tell: (progress: string) => void;
}

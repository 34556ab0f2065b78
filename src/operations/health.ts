/** How one part is doing. */
export interface PartHealth {
  readonly part: string;
  /** A sentence for the operator; null where all is well. */
  readonly problem: string | null;
  /** Since when it is so, in milliseconds since 1970. */
  readonly since: number;
}

/** Where the parts of the bot say how they are, for whoever watches over it. */
export interface Health {
  /** Says how a part is from now on: a problem as one sentence, or null. */
  report(part: string, problem: string | null): void;
  /** Has a part looked at whenever somebody asks; a look that fails is a problem. */
  watch(part: string, look: () => string | null | Promise<string | null>): void;
  /** All parts, by name. */
  state(): Promise<readonly PartHealth[]>;
}

/** An empty registry. The clock says milliseconds since 1970. */
export function createHealth(clock: () => number): Health {
  const parts = new Map<string, PartHealth>();
  const looks = new Map<string, () => string | null | Promise<string | null>>();

  function report(part: string, problem: string | null): void {
    const known = parts.get(part);
    const same = known !== undefined && (known.problem === null) === (problem === null);
    parts.set(part, { part, problem, since: same ? known.since : clock() });
  }

  return {
    report,
    watch: (part, look) => {
      looks.set(part, look);
    },
    state: async () => {
      for (const [part, look] of looks) report(part, await seen(look));
      return [...parts.values()].toSorted((a, b) => (a.part < b.part ? -1 : 1));
    },
  };
}

async function seen(look: () => string | null | Promise<string | null>): Promise<string | null> {
  try {
    return await look();
  } catch (error) {
    return `It cannot be looked at (${error instanceof Error ? error.message : String(error)}).`;
  }
}
